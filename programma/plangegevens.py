"""An uitvoeringsplan as plain data: what its page, and any other output of the plan, shows. No Django.

Texts with `tekst` are clean HTML where the class says so, otherwise plain words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

ROMEINS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
VERVOLG = " (vervolg)"


@dataclass(frozen=True, slots=True)
class Bronvermelding:
    """Where a text comes from; `letterlijk` says that it stands there word for word."""

    document: str
    hoofdstuk: str
    kop: str
    letterlijk: bool


@dataclass(frozen=True, slots=True)
class Tekst:
    """A passage of the plan; `tekst` is clean HTML, `soort` the value of Plantekst.Soort."""

    soort: str
    kop: str
    tekst: str
    bron: Bronvermelding


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """Passages of one soort that follow each other; the heading of the first one names them."""

    soort: str
    teksten: tuple[Tekst, ...]

    @property
    def kop(self) -> str:
        return self.teksten[0].kop.removesuffix(VERVOLG)

    @property
    def bron(self) -> Bronvermelding | None:
        """The source, when all passages share one."""
        bronnen = {tekst.bron for tekst in self.teksten}
        return bronnen.pop() if len(bronnen) == 1 else None


@dataclass(frozen=True, slots=True)
class Deel:
    """A chapter of the general part, as the source divides it."""

    titel: str
    onderdelen: tuple[Onderdeel, ...]


@dataclass(frozen=True, slots=True)
class DoelInPlan:
    """A lettered doel; an empty `formulering` means that the plan uses the letter and describes it nowhere."""

    letter: str
    formulering: str


@dataclass(frozen=True, slots=True)
class Basisregel:
    """One line of what is already done; `soort` is inleiding, punt or toelichting. Plain words."""

    soort: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What is already done for one doel, or for a few together (E and F)."""

    letters: tuple[str, ...]
    regels: tuple[Basisregel, ...]

    @property
    def blokken(self) -> tuple[tuple[bool, tuple[str, ...]], ...]:
        """(is a list, lines): runs of punten, with the sentences around them."""
        return tuple(
            (punten, tuple(regel.tekst for regel in groep))
            for punten, groep in groupby(self.regels, lambda regel: regel.soort == "punt")
        )


@dataclass(frozen=True, slots=True)
class Genummerd:
    """A numbered line, plain words."""

    nummer: int
    tekst: str

    @property
    def romeins(self) -> str:
        return romeins(self.nummer)


@dataclass(frozen=True, slots=True)
class Themadoelen:
    """Programmadoelen of one thema; `thema` is empty where the programme plan gives none."""

    thema: str
    formuleringen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """The chapter about one opgave, in the order of the source."""

    opgave: int
    opgave_naam: str
    titel: str
    hoofdambitie: str
    gewenste_situatie: Onderdeel | None
    programmadoelen: tuple[Themadoelen, ...]
    verslag: tuple[Onderdeel, ...]
    doelen: tuple[DoelInPlan, ...]
    randvoorwaarden: Onderdeel | None
    basis: tuple[Basis, ...]
    doorlopende_acties: tuple[Genummerd, ...]
    beoogde_resultaten: tuple[Genummerd, ...]


@dataclass(frozen=True, slots=True)
class OpgenomenDoel:
    """A programmadoel that an earlier plan takes up: as that plan prints it, and as the programme plan does."""

    gedrukt: str
    formulering: str

    @property
    def wijkt_af(self) -> bool:
        return self.gedrukt != self.formulering


@dataclass(frozen=True, slots=True)
class Plandocument:
    """A whole plan. An earlier plan, of which the portal holds no text, has `opgenomen` and `besluiten` only."""

    slug: str
    naam: str
    opgave: str | None
    van_jaar: int
    tot_jaar: int
    vastgesteld_op: date | None
    delen: tuple[Deel, ...]
    hoofdstukken: tuple[Hoofdstuk, ...]
    opgenomen: tuple[OpgenomenDoel, ...]
    besluiten: tuple[tuple[date, str], ...]


def onderdelen(teksten: Iterable[Tekst]) -> tuple[Onderdeel, ...]:
    """Passages of the same soort that follow each other, together."""
    return tuple(Onderdeel(soort, tuple(groep)) for soort, groep in groupby(teksten, lambda tekst: tekst.soort))


def delen(teksten: Iterable[Tekst]) -> tuple[Deel, ...]:
    """The general part, divided by chapter of the source."""
    return tuple(
        Deel(titel, onderdelen(groep)) for titel, groep in groupby(teksten, lambda tekst: tekst.bron.hoofdstuk)
    )


def romeins(nummer: int) -> str:
    """1 → I, 9 → IX; for the numbers below 40 that a plan needs."""
    tekens = ""
    for waarde, teken in ROMEINS:
        aantal, nummer = divmod(nummer, waarde)
        tekens += teken * aantal
    return tekens
