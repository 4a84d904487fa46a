"""The looptijd, as the text that `programma.perioden` writes: "2025-2026", "schooljaar 2025/2026"."""

from typing import Any

from acties.gegevens import ActieGegevens
from acties.models import Actie
from programma.perioden import PeriodeFout, lees_looptijd, toon_looptijd
from programma.vastleggen import Daad

from .basis import Veld, VeldFout


def _waarde(gegevens: ActieGegevens) -> str:
    return toon_looptijd(gegevens.looptijd) if gegevens.looptijd else ""


def _lees(tekst: Any, naslag: Any, huidig: str) -> str:
    try:
        looptijd = lees_looptijd(tekst)
    except PeriodeFout as fout:
        raise VeldFout(fout.reden, fout.voorstel or "") from fout
    return toon_looptijd(looptijd) if looptijd else ""


def _zet(actie: Actie, waarde: str, naslag: Any, daad: Daad) -> None:
    """An end that was known and becomes another known day is a move, and counts."""
    looptijd = lees_looptijd(waarde)
    tot = looptijd.tot if looptijd else None
    if actie.looptijd_tot and tot and tot != actie.looptijd_tot:
        actie.einde_verzet = max(0, actie.einde_verzet + daad.verzet)
    actie.looptijd_van = looptijd.van if looptijd else None
    actie.looptijd_tot = tot
    actie.looptijd_precisie = looptijd.precisie.value if looptijd else ""


LOOPTIJD = Veld("looptijd", "Looptijd", _waarde, lambda waarde: waarde, _lees, _zet, reden_nodig=True)
