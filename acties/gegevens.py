"""An actie as plain data: what lists, findings, exports and reports read. No Django, no formatted text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from acties.keuzes import Aard, Bron, Soort, Status, Toewijzing, Zekerheid
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
    """A printed letter. `doel` is the letter of the plan's doel, None when the plan has none; `opgave` is that doel's opgave.

    `toewijzing` is what somebody decided about it, None while nobody did; `toegewezen` is the doel it stands for since then.
    """

    letter: str
    doel: str | None
    opgave: int | None
    voorgesteld: str | None = None
    reden: str = ""
    toewijzing: Toewijzing | None = None
    toegewezen: str | None = None

    @property
    def bevestigd(self) -> bool:
        """Whether somebody decided which doel the letter stands for."""
        return self.toewijzing is not None

    @property
    def wacht(self) -> bool:
        """Whether somebody still has to decide: another doel is proposed, or the plan has no such doel."""
        return not self.bevestigd and (self.voorgesteld is not None or self.doel is None)

    @property
    def anders(self) -> bool:
        """Whether somebody decided that it stands for something else than what is printed."""
        return self.bevestigd and self.toegewezen != self.doel

    @property
    def geldig(self) -> str | None:
        """The letter of the doel that counts: what was decided, until then what the plan prints."""
        return self.toegewezen if self.bevestigd else self.doel


@dataclass(frozen=True, slots=True)
class FinancieringGegevens:
    """One line of money, in euros; without `bedrag` the `toestand` says why. `ten_laste_van` is the number of an opgave.

    `financiering_sleutel` is the key of its record, None for a line that is not kept (yet); two lines that say the same are equal.
    `jaarverdeling` has a part of the amount per year, in the order of the years; it is empty when nobody divided it.
    """

    bron: Bron
    bedrag: Decimal | None
    toestand: Toestand
    zekerheid: Zekerheid
    bron_partner: str | None
    begunstigde: str | None
    ten_laste_van: int | None
    toelichting: str
    brontekst: str
    financiering_sleutel: int | None = field(default=None, compare=False)
    jaarverdeling: tuple[tuple[int, Decimal], ...] = ()

    @property
    def in_programmakolom(self) -> bool:
        """Whether the plan's table shows this line under Financiering programma."""
        return self.bron in (Bron.PROGRAMMA, Bron.BASISFINANCIERING)


@dataclass(frozen=True, slots=True)
class MijlpaalGegevens:
    """What must be reached by `datum`; `verzet` says how often that day was moved."""

    naam: str
    datum: date
    gehaald_op: date | None
    verzet: int


@dataclass(frozen=True, slots=True)
class ActieGegevens:
    """One actie. `rapporteur` and `borging_afdeling` are names of partners; without rapporteur the programmateam reports.

    `voortzetting_van` is the plan and nummer of an earlier actie, `komt_uit` a doorlopende actie by opgave and nummer
    ("3.4"). `mijlpalen` is None where they were not asked for.
    """

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
    einde_verzet: int = 0
    gebied: str = ""
    rapporteur: str | None = None
    borging_afdeling: str | None = None
    borging_vanaf: date | None = None
    voortzetting_van: str | None = None
    komt_uit: str | None = None
    mijlpalen: tuple[MijlpaalGegevens, ...] | None = None

    @property
    def partners(self) -> tuple[PartnerGegevens, ...]:
        """Everybody with a role, the hoofdpartners first; who has both roles comes twice."""
        return self.hoofdpartners + self.samenwerkingspartners

    @property
    def eigen_regels(self) -> tuple[FinancieringGegevens, ...]:
        """The lines of programme money with an amount."""
        return tuple(
            regel for regel in self.financieringen if regel.bron == Bron.PROGRAMMA and regel.bedrag is not None
        )

    @property
    def eigen_geld(self) -> Decimal:
        """Programme money of the actie, in euros."""
        return som(regel.bedrag for regel in self.eigen_regels)

    @property
    def ander_geld(self) -> Decimal:
        """Money from anybody else with a readable amount, in euros."""
        return som(regel.bedrag for regel in self.financieringen if regel.bron != Bron.PROGRAMMA)


def som(bedragen: Iterable[Decimal | None]) -> Decimal:
    """The sum in euros; what has no amount does not count."""
    return sum((bedrag for bedrag in bedragen if bedrag is not None), NUL)
