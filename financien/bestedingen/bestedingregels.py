"""Lines of programme money with what was registered of them at one peildatum. Pure; amounts in euros."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from acties.gegevens import NUL, ActieGegevens, FinancieringGegevens, som
from financien.plafonds.lasten import Bestedingen, Bestedingsstand


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """A registration as it is kept: its key, its versie, and the import that brought it (None when it was typed)."""

    sleutel: int
    versie: int
    stand: Bestedingsstand
    importronde: int | None = None


@dataclass(frozen=True, slots=True)
class Bestedingsregel:
    """One line of programme money: what was registered at the peildatum (`nu`), and the newest before it (`vorige`)."""

    actie: ActieGegevens
    regel: FinancieringGegevens
    nu: Vastgelegd | None = None
    vorige: Bestedingsstand | None = None

    @property
    def sleutel(self) -> int:
        """The key of the line."""
        return self.regel.financiering_sleutel

    @property
    def toegekend(self) -> Decimal:
        return self.regel.bedrag

    @property
    def verplicht(self) -> Decimal | None:
        return self.nu.stand.verplicht if self.nu else None

    @property
    def uitgegeven(self) -> Decimal | None:
        return self.nu.stand.uitgegeven if self.nu else None

    @property
    def te_veel(self) -> Decimal | None:
        """What was promised and paid above what was toegekend, None when it fits."""
        gebonden = self.nu.stand.gebonden if self.nu else NUL
        return gebonden - self.toegekend if gebonden > self.toegekend else None

    @property
    def teruggelopen(self) -> bool:
        """Whether less was paid than at the peildatum before; what is paid normally only grows."""
        eerder = self.vorige.uitgegeven if self.vorige else None
        return self.uitgegeven is not None and eerder is not None and self.uitgegeven < eerder


@dataclass(frozen=True, slots=True)
class Deelsom:
    """The sum of what is registered, None when nothing is, over `regels` lines."""

    bedrag: Decimal | None
    regels: int


@dataclass(frozen=True, slots=True)
class Bestedingstotaal:
    """The lines together. Only where every line has a registration, the sums are complete."""

    regels: int
    toegekend: Decimal
    verplicht: Deelsom
    uitgegeven: Deelsom


def bestedingsregels(
    acties: Iterable[ActieGegevens], nu: Mapping[int, Vastgelegd], vorige: Bestedingen
) -> Iterator[Bestedingsregel]:
    """The lines of programme money with an amount, in the order of the acties. Also of acties that are vervallen."""
    for actie in acties:
        for regel in actie.eigen_regels:
            sleutel = regel.financiering_sleutel
            yield Bestedingsregel(actie, regel, nu.get(sleutel), vorige.get(sleutel))


def totaal_van(regels: Iterable[Bestedingsregel]) -> Bestedingstotaal:
    regels = tuple(regels)
    return Bestedingstotaal(
        len(regels),
        som(regel.toegekend for regel in regels),
        _deelsom(regel.verplicht for regel in regels),
        _deelsom(regel.uitgegeven for regel in regels),
    )


def gedeelde_bron(regels: Iterable[Bestedingsregel]) -> str:
    """Where the figures come from when all of them come from the same, "" otherwise."""
    bronnen = {regel.nu.stand.bron for regel in regels if regel.nu}
    return bronnen.pop() if len(bronnen) == 1 else ""


def _deelsom(bedragen: Iterable[Decimal | None]) -> Deelsom:
    bekend = [bedrag for bedrag in bedragen if bedrag is not None]
    return Deelsom(som(bekend) if bekend else None, len(bekend))


def eerdere(peildata: Iterable[date], peildatum: date) -> date | None:
    """The newest of `peildata` before `peildatum`."""
    return max((dag for dag in peildata if dag < peildatum), default=None)
