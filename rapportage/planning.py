"""The planning as a picture: where every bar and mark stands. Pure geometry, the same for page and PDF.

All measures are whole units of a picture that is BREEDTE wide: whole, because a comma in an SVG attribute breaks it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap

from programma.perioden import Looptijd
from rapportage.bijlagegegevens import Actieregel, Bijlage
from rapportage.gegevens import Besluitregel

BREEDTE = 1000
LINKS = 440  # the axis begins here; before it stand number and title
TEKENS = 44  # of a title on one line
KOP = 44
REGEL = 28
TWEEDE_REGEL = 20
# A picture cannot be split over two pages, so a long list becomes several pictures.
RIJEN_PER_BEELD = 32


@dataclass(frozen=True, slots=True)
class Jaarlijn:
    """The beginning of a year; `midden` is where its label stands."""

    jaar: int
    x: int
    midden: int


@dataclass(frozen=True, slots=True)
class Titelregel:
    y: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Balk:
    """One row: `nummer` and title at the left, a bar from x over `breedte`. `y` is the middle of the row, `onder` its end."""

    nummer: str
    titel: str
    regels: tuple[Titelregel, ...]
    looptijd: Looptijd
    x: int
    breedte: int
    y: int
    onder: int


@dataclass(frozen=True, slots=True)
class Beeld:
    """The bars of one opgave, or a part of them when `vervolg` is more than 1; `merken` are the x of the besluiten."""

    opgave: int
    naam: str
    vervolg: int
    balken: tuple[Balk, ...]
    jaren: tuple[Jaarlijn, ...]
    merken: tuple[int, ...]
    peildatum_x: int | None
    hoogte: int


@dataclass(frozen=True, slots=True)
class Merk:
    """A besluit as a mark at x in a row of its own."""

    besluit: Besluitregel
    regels: tuple[Titelregel, ...]
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    merken: tuple[Merk, ...]
    jaren: tuple[Jaarlijn, ...]
    peildatum_x: int | None
    hoogte: int


@dataclass(frozen=True, slots=True)
class Planningsbeeld:
    """All pictures on one time axis, with their numbers in words. `zonder` have no looptijd, so they get no bar."""

    eerste_jaar: int
    laatste_jaar: int
    tijdlijn: Tijdlijn | None
    beelden: tuple[Beeld, ...]
    aantallen: tuple[tuple[Looptijd, int], ...]
    zonder: tuple[Actieregel, ...]

    @property
    def met(self) -> int:
        """How many acties have a bar."""
        return sum(aantal for _, aantal in self.aantallen)


@dataclass(frozen=True, slots=True)
class _As:
    van: date
    tot: date

    def x(self, dag: date) -> int:
        return LINKS + (dag - self.van).days * (BREEDTE - LINKS) // ((self.tot - self.van).days + 1)

    @property
    def jaren(self) -> tuple[Jaarlijn, ...]:
        return tuple(
            Jaarlijn(jaar, self.x(date(jaar, 1, 1)), self.x(date(jaar, 7, 2)))
            for jaar in range(self.van.year, self.tot.year + 1)
        )

    def x_of_niets(self, dag: date) -> int | None:
        return self.x(dag) if self.van <= dag <= self.tot else None


def teken(bijlagen: Sequence[Bijlage], besluiten: Sequence[Besluitregel], peildatum: date) -> Planningsbeeld:
    """The pictures of all acties in `bijlagen`, on one axis of whole years that holds the besluiten and the peildatum."""
    acties = [actie for bijlage in bijlagen for opgave in bijlage.opgaven for actie in opgave.acties]
    met = [actie for actie in acties if actie.looptijd]
    dagen = [peildatum, *(besluit.datum for besluit in besluiten)]
    dagen += [dag for actie in met for dag in (actie.looptijd.van, actie.looptijd.tot)]
    tijdas = _As(date(min(dagen).year, 1, 1), date(max(dagen).year, 12, 31))
    merken = tuple(tijdas.x(besluit.datum) for besluit in besluiten)
    return Planningsbeeld(
        eerste_jaar=tijdas.van.year,
        laatste_jaar=tijdas.tot.year,
        tijdlijn=_tijdlijn(besluiten, tijdas, peildatum) if besluiten else None,
        beelden=tuple(
            _beeld(opgave.nummer, opgave.naam, vervolg, deel, tijdas, merken, peildatum)
            for bijlage in bijlagen
            for opgave in bijlage.opgaven
            for vervolg, deel in enumerate(_delen([actie for actie in opgave.acties if actie.looptijd]), 1)
        ),
        aantallen=_aantallen(met),
        zonder=tuple(actie for actie in acties if not actie.looptijd),
    )


def _delen(acties: list[Actieregel]) -> Iterable[list[Actieregel]]:
    """Parts of about the same length, none longer than fits in one picture."""
    aantal = -(-len(acties) // RIJEN_PER_BEELD)
    for deel in range(aantal):
        yield acties[deel * len(acties) // aantal : (deel + 1) * len(acties) // aantal]


def _beeld(opgave, naam, vervolg, acties: list[Actieregel], tijdas: _As, merken, peildatum: date) -> Beeld:
    balken, y = [], KOP
    for actie in acties:
        regels, hoogte = _regels(actie.titel, y)
        x = tijdas.x(actie.looptijd.van)
        breedte = tijdas.x(actie.looptijd.tot + timedelta(days=1)) - x
        balken.append(Balk(actie.nummer, actie.titel, regels, actie.looptijd, x, breedte, y + hoogte // 2, y + hoogte))
        y += hoogte
    return Beeld(opgave, naam, vervolg, tuple(balken), tijdas.jaren, merken, tijdas.x_of_niets(peildatum), y + 6)


def _tijdlijn(besluiten: Sequence[Besluitregel], tijdas: _As, peildatum: date) -> Tijdlijn:
    merken, y = [], KOP
    for besluit in besluiten:
        regels, hoogte = _regels(besluit.tekst, y + TWEEDE_REGEL)
        merken.append(Merk(besluit, (Titelregel(y + 19, ""), *regels), tijdas.x(besluit.datum), y + 13))
        y += hoogte + TWEEDE_REGEL + 4
    return Tijdlijn(tuple(merken), tijdas.jaren, tijdas.x_of_niets(peildatum), y + 6)


def _regels(titel: str, y: int) -> tuple[tuple[Titelregel, ...], int]:
    """The lines of a title in a row that begins at `y`, and the height of that row."""
    delen = wrap(titel, TEKENS, break_long_words=False, break_on_hyphens=False) or [""]
    regels = tuple(Titelregel(y + 19 + nummer * TWEEDE_REGEL, deel) for nummer, deel in enumerate(delen))
    return regels, REGEL + (len(delen) - 1) * TWEEDE_REGEL


def _aantallen(acties: Iterable[Actieregel]) -> tuple[tuple[Looptijd, int], ...]:
    geteld = Counter(actie.looptijd for actie in acties)
    return tuple(sorted(geteld.items(), key=lambda paar: (paar[0].van, paar[0].tot)))
