"""The annex of the programma-overzicht as plain data: the acties of a plan and the money under its ceilings.

The same holds here as in `gegevens.py`: no Django, no models, nothing formatted.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from acties.gegevens import FinancieringGegevens, MijlpaalGegevens, som
from acties.keuzes import TEN_EINDE, Bron, Soort, Status, Verslagtoestand, Zekerheid
from financien.plafonds.hefboom import Hefboom
from financien.plafonds.keten import Aarddeel, Keten
from financien.plafonds.plafondbeeld import Jaardelen
from financien.plafonds.plafondstanden import Doorbelasting
from financien.rekenen import Plafondstand
from programma.perioden import Looptijd


@dataclass(frozen=True, slots=True)
class Lettervaststelling:
    """A printed letter about which the programme decided for which doel it counts; `doel` is None for none."""

    letter: str
    doel: str | None

    @property
    def telt(self) -> str:
        """What it counts as, in words."""
        return f"telt als {self.doel}" if self.doel else "telt voor geen doel"


@dataclass(frozen=True, slots=True)
class Bereik:
    """How many of what an actie reached in a period: 120 deelnemers."""

    wat: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Verslag:
    """What its rapporteur reported on an actie in this period and the programmateam agreed to."""

    status: Status
    oorzaak: str
    gevolg: str
    maatregel: str
    termijn: date | None
    bereikt: str
    verwacht: str
    bereik: tuple[Bereik, ...]


@dataclass(frozen=True, slots=True)
class Actievoortgang:
    """How far an actie is: its mijlpalen, and what was reported on it in the period, None when nobody did.

    `toestand` is how far that report is, None without one, and `ingediend` when it first came in; `uitstel_tot` is the
    deadline that its rapporteur got instead.
    """

    mijlpalen: tuple[MijlpaalGegevens, ...] = ()
    verslag: Verslag | None = None
    toestand: Verslagtoestand | None = None
    ingediend: date | None = None
    uitstel_tot: date | None = None


@dataclass(frozen=True, slots=True)
class Actieregel:
    """An actie as the annex prints it: `letters` as printed, `programma` and `anders` are the two columns of money.

    `vastgesteld` are those of the letters about which was decided what they stand for. `verslag` is None when nobody
    reported on it in this period. `einde_verzet` counts how often its end was moved.
    """

    nummer: str
    slug: str
    titel: str
    letters: tuple[str, ...]
    vastgesteld: tuple[Lettervaststelling, ...]
    hoofdpartners: tuple[str, ...]
    samenwerkingspartners: tuple[str, ...]
    soort: Soort | None
    programma: tuple[FinancieringGegevens, ...]
    anders: tuple[FinancieringGegevens, ...]
    looptijd: Looptijd | None
    looptijd_bron: str
    status: Status
    omschrijving: str
    mijlpalen: tuple[MijlpaalGegevens, ...]
    verslag: Verslag | None
    einde_verzet: int = 0

    @property
    def klaar(self) -> bool:
        """Whether nothing has to come of it any more."""
        return self.status in TEN_EINDE

    @property
    def letterwoorden(self) -> tuple[str, ...]:
        """The letters as printed, each with what it counts as when that is something else: "B", "T (telt als S)"."""
        anders = {rij.letter: rij.telt for rij in self.vastgesteld if rij.doel != rij.letter}
        return tuple(f"{letter} ({anders[letter]})" if letter in anders else letter for letter in self.letters)

    @property
    def geldige_letters(self) -> tuple[str, ...]:
        """The doelen it counts for: what was decided about a letter, else what is printed."""
        besloten = {rij.letter: rij.doel for rij in self.vastgesteld}
        letters = (besloten.get(letter, letter) for letter in self.letters)
        return tuple(dict.fromkeys(letter for letter in letters if letter))


@dataclass(frozen=True, slots=True)
class Opgaveacties:
    """The acties of one opgave, with the sums of both money columns in euros."""

    nummer: int
    naam: str
    acties: tuple[Actieregel, ...]
    programma: Decimal
    anders: Decimal

    @property
    def gemeld(self) -> tuple[Actieregel, ...]:
        """The acties on which was reported in this period."""
        return tuple(actie for actie in self.acties if actie.verslag)


@dataclass(frozen=True, slots=True)
class Zwaartepunt:
    """An actie that takes so large a part of the ceiling of `opgave` that the programme wants to know it."""

    opgave: int
    nummer: str
    slug: str
    titel: str
    bedrag: Decimal
    aandeel: Decimal


@dataclass(frozen=True, slots=True)
class Bijdragen:
    """What others bring in of one bron and equally sure: lines with an amount, their sum, and lines without an amount."""

    bron: Bron
    zekerheid: Zekerheid
    regels: int
    bedrag: Decimal
    zonder_bedrag: int


@dataclass(frozen=True, slots=True)
class Plafonddeel:
    """What is charged to the ceiling of `opgave`, or to all of them when it is None, by kind and over the years."""

    opgave: int | None
    toegekend: Decimal
    aarden: tuple[Aarddeel, ...]
    jaren: Jaardelen


@dataclass(frozen=True, slots=True)
class Plandoel:
    """A lettered doel of a plan, of the opgave with this number; "" where the plan uses the letter and describes nothing."""

    letter: str
    opgave: int
    formulering: str


@dataclass(frozen=True, slots=True)
class Bijlage:
    """The acties and ceilings of one plan. They are another budget than the year table and are never added to it.

    `ketens` say per ceiling what became of the money up to the peildatum of the overview, `keten` of all together;
    `vrijgevallen` is money of acties that are vervallen, which no ceiling bears any more. `zwaartepunten` are at or above
    `zwaar_vanaf`, a ratio of the ceiling.
    """

    plan: str
    plan_slug: str
    vastgesteld_op: date | None
    van_jaar: int
    tot_jaar: int
    doelen: tuple[Plandoel, ...]
    opgaven: tuple[Opgaveacties, ...]
    ketens: tuple[Keten, ...]
    keten: Keten
    doorbelastingen: tuple[Doorbelasting, ...]
    vrijgevallen: Decimal
    plafonddelen: tuple[Plafonddeel, ...]
    zwaar_vanaf: Decimal
    zwaartepunten: tuple[Zwaartepunt, ...]
    hefbomen: tuple[Hefboom, ...]
    hefboom: Hefboom
    bijdragen: tuple[Bijdragen, ...]

    def naam_van(self, opgave: int) -> str:
        """The name of the opgave with this number."""
        return next(rij.naam for rij in self.opgaven if rij.nummer == opgave)

    @property
    def plafonds(self) -> tuple[Plafondstand, ...]:
        return tuple(keten.stand for keten in self.ketens)

    @property
    def plafondtotaal(self) -> Plafondstand:
        return self.keten.stand

    @property
    def aantal(self) -> int:
        return sum(len(opgave.acties) for opgave in self.opgaven)

    @property
    def gerapporteerd(self) -> int:
        """How many acties have a status that somebody reported."""
        acties = [actie for opgave in self.opgaven for actie in opgave.acties]
        return sum(1 for actie in acties if actie.status != Status.NIET_GERAPPORTEERD)

    @property
    def letters(self) -> int:
        """How many letters of doelen the plan prints at its acties."""
        return sum(len(actie.letters) for opgave in self.opgaven for actie in opgave.acties)

    @property
    def letters_vastgesteld(self) -> int:
        """About how many of them was decided what they stand for."""
        return sum(len(actie.vastgesteld) for opgave in self.opgaven for actie in opgave.acties)

    @property
    def programma(self) -> Decimal:
        return som(opgave.programma for opgave in self.opgaven)

    @property
    def anders(self) -> Decimal:
        return som(opgave.anders for opgave in self.opgaven)
