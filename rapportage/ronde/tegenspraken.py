"""Where an overview contradicts itself. Pure: it looks at a composed overview, so every output and the freeze see the same."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from programma.opmaak import bedrag, procent
from rapportage.gegevens import Overzicht


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """One contradiction: `sleutel` is stable as long as it is about the same, `advies` says how to solve it."""

    sleutel: str
    tekst: str
    advies: str

    @property
    def vingerafdruk(self) -> str:
        """Changes when what it says changes."""
        return hashlib.sha256(self.tekst.encode()).hexdigest()


def vind(overzicht: Overzicht) -> tuple[Tegenspraak, ...]:
    """Every contradiction in `overzicht`, the weightiest first."""
    return tuple(_budget(overzicht))


def openstaand(tegenspraken: Iterable[Tegenspraak], weerlegd: Mapping[str, str]) -> tuple[Tegenspraak, ...]:
    """Those that nobody overruled as they are now; `weerlegd` has the vingerafdruk of each overruled one by its key."""
    return tuple(rij for rij in tegenspraken if weerlegd.get(rij.sleutel) != rij.vingerafdruk)


def _budget(overzicht: Overzicht) -> Iterable[Tegenspraak]:
    for rij in overzicht.status.tegenspraken:
        gebonden = f" en {procent(rij.gebonden)} gebonden is" if rij.gebonden is not None else ""
        yield Tegenspraak(
            f"budget/{rij.post}",
            f"Budget staat op {rij.oordeel.naam}, terwijl {rij.post} een saldo van {bedrag(rij.saldo)} heeft{gebonden}.",
            "Verander het oordeel over Budget, of leg uit waarom dit geen gevolgen heeft.",
        )
