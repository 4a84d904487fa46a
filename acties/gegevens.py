"""An actie as plain data: what lists, findings, exports and reports read. No Django, no formatted text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from acties.keuzes import Aard, Bron, Soort, Status, Zekerheid
from programma.bedragen import Toestand
from programma.perioden import Looptijd

NUL = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class PartnerGegevens:
    """A partner by its canonical name; `groep` has no legal form, `inwoners` are natural persons.

    `onder` is the slug of the organisation of which it is a part.
    """

    naam: str
    slug: str
    groep: bool = False
    inwoners: bool = False
    onder: str | None = None


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A printed letter. `doel` is the letter of the plan's doel, None when the plan has none; `opgave` is that doel's opgave."""

    letter: str
    doel: str | None
    opgave: int | None
    voorgesteld: str | None = None
    reden: str = ""
    bevestigd: bool = False


@dataclass(frozen=True, slots=True)
class FinancieringGegevens:
    """One line of money, in euros; without `bedrag` the `toestand` says why. `ten_laste_van` is the number of an opgave."""

    bron: Bron
    bedrag: Decimal | None
    toestand: Toestand
    zekerheid: Zekerheid
    bron_partner: str | None
    begunstigde: str | None
    ten_laste_van: int | None
    toelichting: str
    brontekst: str

    @property
    def in_programmakolom(self) -> bool:
        """Whether the plan's table shows this line under Financiering programma."""
        return self.bron in (Bron.PROGRAMMA, Bron.BASISFINANCIERING)


@dataclass(frozen=True, slots=True)
class ActieGegevens:
    plan: str
    opgave: int
    nummer: str
    slug: str
    titel: str
    omschrijving: str
    aard: Aard
    soort: Soort | None
    status: Status
    looptijd: Looptijd | None
    gekoppeld_aan: str | None
    letters: tuple[Verwijzing, ...]
    hoofdpartners: tuple[PartnerGegevens, ...]
    samenwerkingspartners: tuple[PartnerGegevens, ...]
    financieringen: tuple[FinancieringGegevens, ...]
    versie: int
    bronwaarden: dict[str, str] = field(hash=False)

    @property
    def partners(self) -> tuple[PartnerGegevens, ...]:
        """Everybody with a role, the hoofdpartners first; who has both roles comes twice."""
        return self.hoofdpartners + self.samenwerkingspartners

    @property
    def eigen_geld(self) -> Decimal:
        """Programme money of the actie, in euros."""
        return som(regel.bedrag for regel in self.financieringen if regel.bron == Bron.PROGRAMMA)

    @property
    def ander_geld(self) -> Decimal:
        """Money from anybody else with a readable amount, in euros."""
        return som(regel.bedrag for regel in self.financieringen if regel.bron != Bron.PROGRAMMA)


def som(bedragen: Iterable[Decimal | None]) -> Decimal:
    """The sum in euros; what has no amount does not count."""
    return sum((bedrag for bedrag in bedragen if bedrag is not None), NUL)
