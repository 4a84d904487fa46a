"""The arithmetic of the money: the year table at a peildatum, and what the acties charge to the ceilings of a plan.

The two are different budgets and are never added up. Amounts are Decimal, in euros; a ratio is a Decimal, 1 is 100 %.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from .keuzes import Postsoort

NUL = Decimal("0.00")
TOTAAL = "Totaal"


@dataclass(frozen=True, slots=True)
class Jaarregel:
    """One post of the year table. `opgave` is None for the programme in general and for a total, `soort` for a total.

    `prognose` is what will have been spent at the end of the year, None when nobody said. `bronwaarden` holds the printed
    cells: beschikbaar, uitgaven, verplichtingen, saldo. `bron` says where they come from, "" when nobody wrote that down,
    and `bestand` is the name of the file that brought them, "" without one.
    `ronde_sleutel`, `post_sleutel` and `stand_sleutel` are the keys of the import and the records, None for a total.
    """

    post: str
    opgave: int | None
    beschikbaar: Decimal
    uitgaven: Decimal
    verplichtingen: Decimal
    bronwaarden: Mapping[str, str] = field(default_factory=dict, compare=False)
    prognose: Decimal | None = None
    soort: Postsoort | None = None
    bron: str = ""
    te_verdelen: bool = False
    toelichting: str = ""
    bestand: str = ""
    ronde_sleutel: int | None = field(default=None, compare=False)
    post_sleutel: int | None = field(default=None, compare=False)
    stand_sleutel: int | None = field(default=None, compare=False)

    @property
    def vastgelegd(self) -> Decimal:
        """What is spent or promised."""
        return self.uitgaven + self.verplichtingen

    @property
    def saldo(self) -> Decimal:
        return self.beschikbaar - self.vastgelegd

    @property
    def uitgegeven(self) -> Decimal | None:
        """uitgaven / beschikbaar; None when nothing is beschikbaar."""
        return self.uitgaven / self.beschikbaar if self.beschikbaar else None

    @property
    def gebonden(self) -> Decimal | None:
        """(uitgaven + verplichtingen) / beschikbaar; None when nothing is beschikbaar."""
        return self.vastgelegd / self.beschikbaar if self.beschikbaar else None

    @property
    def overschreden(self) -> bool:
        """More is spent or promised than there is."""
        return self.saldo < 0

    @property
    def verwacht(self) -> Decimal | None:
        """What will be left at the end of the year, positive is voordelig (V), negative nadelig (N); None without prognose."""
        return None if self.prognose is None else self.beschikbaar - self.prognose


@dataclass(frozen=True, slots=True)
class Jaartabel:
    """The posts of one boekjaar as they stood on one peildatum, in the order of the source."""

    boekjaar: int
    peildatum: date
    regels: tuple[Jaarregel, ...]

    @property
    def sleutel(self) -> str:
        """How an address names this table: "2024_2024-04-01"."""
        return f"{self.boekjaar}_{self.peildatum.isoformat()}"

    @property
    def gedrukt(self) -> bool:
        """Whether the portal knows how the amounts stood in the source."""
        return any(regel.bronwaarden for regel in self.regels)

    @property
    def totaal(self) -> Jaarregel:
        """All posts together; its `bronwaarden` are empty, because the portal adds up itself."""
        return tel_op(TOTAAL, self.regels)

    @property
    def bureau(self) -> Jaarregel:
        """The posts that pay for running the programme, together."""
        return self._van(Postsoort.BUREAU)

    @property
    def bureauposten(self) -> tuple[Jaarregel, ...]:
        """The posts that count as bureau."""
        return tuple(regel for regel in self.regels if regel.soort == Postsoort.BUREAU)

    @property
    def acties(self) -> Jaarregel:
        """The posts that pay for acties, together."""
        return self._van(Postsoort.ACTIES)

    def _van(self, soort: Postsoort) -> Jaarregel:
        return replace(tel_op(soort.naam, (regel for regel in self.regels if regel.soort == soort)), soort=soort)

    @property
    def heeft_prognose(self) -> bool:
        """Whether anybody said of any post what will have been spent."""
        return any(regel.prognose is not None for regel in self.regels)

    @property
    def overschreden(self) -> tuple[Jaarregel, ...]:
        """The posts with a negative saldo."""
        return tuple(regel for regel in self.regels if regel.overschreden)


def tel_op(naam: str, regels: Iterable[Jaarregel]) -> Jaarregel:
    """These posts together under one name. The prognose is known only when that of all of them is."""
    regels = tuple(regels)
    prognoses = [regel.prognose for regel in regels if regel.prognose is not None]
    return Jaarregel(
        naam,
        None,
        _som(regel.beschikbaar for regel in regels),
        _som(regel.uitgaven for regel in regels),
        _som(regel.verplichtingen for regel in regels),
        prognose=_som(prognoses) if regels and len(prognoses) == len(regels) else None,
    )


def tabel_op(tabellen: Iterable[Jaartabel], peildatum: date) -> Jaartabel | None:
    """The first of these tables that stood on exactly `peildatum`; None when there is none."""
    return next((tabel for tabel in tabellen if tabel.peildatum == peildatum), None)


def deel_van(deel: Decimal, geheel: Decimal) -> Decimal | None:
    """`deel` / `geheel` as a ratio; None of nothing."""
    return deel / geheel if geheel else None


@dataclass(frozen=True, slots=True)
class Last:
    """Programme money of an actie of `opgave`; `ten_laste_van` is the opgave that pays, None for its own."""

    opgave: int
    bedrag: Decimal
    ten_laste_van: int | None = None

    @property
    def doorbelast(self) -> bool:
        return self.ten_laste_van is not None and self.ten_laste_van != self.opgave


@dataclass(frozen=True, slots=True)
class Plafondstand:
    """What an opgave charges to its ceiling. `opgave` is None in a total.

    eigen = programme money of its own acties; doorbelast_uit = the part another opgave pays; doorbelast_in = what it
    pays for acties of others. Without a ceiling `plafond` and `vrij` are None.
    """

    opgave: int | None
    eigen: Decimal
    doorbelast_uit: Decimal
    doorbelast_in: Decimal
    plafond: Decimal | None

    @property
    def belast(self) -> Decimal:
        """What the ceiling has to bear: eigen − doorbelast_uit + doorbelast_in."""
        return self.eigen - self.doorbelast_uit + self.doorbelast_in

    @property
    def doorbelasting(self) -> Decimal:
        """What the ceiling bears for other opgaven minus what they bear for this one; nothing in a total."""
        return self.doorbelast_in - self.doorbelast_uit

    @property
    def vrij(self) -> Decimal | None:
        """What is left under the ceiling; negative when it is exceeded."""
        return None if self.plafond is None else self.plafond - self.belast

    @property
    def overschreden(self) -> bool:
        return self.vrij is not None and self.vrij < 0

    @property
    def tekort(self) -> Decimal:
        """How far the ceiling is exceeded, nothing when it is not."""
        return -self.vrij if self.overschreden else NUL


def plafondstanden(lasten: Iterable[Last], plafonds: Mapping[int, Decimal | None]) -> tuple[Plafondstand, ...]:
    """One stand per opgave that has a ceiling or a last, by number. `plafonds` maps opgave to ceiling."""
    lasten = tuple(lasten)
    nummers = {*plafonds, *(last.opgave for last in lasten)}
    nummers |= {last.ten_laste_van for last in lasten if last.ten_laste_van is not None}
    return tuple(
        Plafondstand(
            opgave=nummer,
            eigen=_som(last.bedrag for last in lasten if last.opgave == nummer),
            doorbelast_uit=_som(last.bedrag for last in lasten if last.doorbelast and last.opgave == nummer),
            doorbelast_in=_som(last.bedrag for last in lasten if last.doorbelast and last.ten_laste_van == nummer),
            plafond=plafonds.get(nummer),
        )
        for nummer in sorted(nummers)
    )


def plafondtotaal(standen: Iterable[Plafondstand]) -> Plafondstand:
    """All opgaven together; its ceiling is None when one of them has none, for the rest would say nothing."""
    standen = tuple(standen)
    bekend = [stand.plafond for stand in standen if stand.plafond is not None]
    return Plafondstand(
        opgave=None,
        eigen=_som(stand.eigen for stand in standen),
        doorbelast_uit=_som(stand.doorbelast_uit for stand in standen),
        doorbelast_in=_som(stand.doorbelast_in for stand in standen),
        plafond=_som(bekend) if len(bekend) == len(standen) else None,
    )


def _som(bedragen: Iterable[Decimal]) -> Decimal:
    return sum(bedragen, NUL)
