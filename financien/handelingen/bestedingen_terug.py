"""Taking back what was registered of money, with everything that was registered together with it: all of it, or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from acties.models import Financiering
from financien.models import Besteding
from programma.geschiedenisbeeld import in_een_zin
from programma.importeren.soorten import Ingehaald
from programma.models import Importronde, Wijziging, nieuwe_reeks
from programma.vastleggen import Daad

from .bestedingen_schrijven import SOORT, Bestedingsbotsing, Zet, schrijf_bestedingen, waarden_van

# A row of the history of bestedingen, as simple-history makes it.
Spoor = Any


def samen_vastgelegd(wijziging: Wijziging) -> Sequence[Wijziging]:
    """Everything that was registered with the same click."""
    if wijziging.reeks is None:
        return [wijziging]
    return list(Wijziging.objects.filter(reeks=wijziging.reeks, onderwerp_soort=SOORT).order_by("pk"))


def maak_bestedingen_ongedaan(*, wijziging: Wijziging, daad: Daad) -> int:
    """Give the bestedingen of `wijziging`, and of what was registered with it, their values of before; returns how many.

    What was new goes, and what was removed comes back. The Wijziging is the reason when `daad` has none. Raises Ingehaald
    when somebody registered something else since.
    """
    reeks = samen_vastgelegd(wijziging)
    samen = daad.reeks or (nieuwe_reeks() if len(reeks) > 1 else None)
    return draai_terug(reeks, replace(daad, reden=daad.reden or f"Maakt ongedaan {in_een_zin(wijziging)}", reeks=samen))


def maak_import_ongedaan(ronde: Importronde, daad: Daad) -> int:
    """Take back all that `ronde` registered; returns how many bestedingen. Raises Ingehaald."""
    gedaan = Wijziging.objects.filter(importronde=ronde, onderwerp_soort=SOORT).order_by("pk")
    return draai_terug(list(gedaan), daad)


@transaction.atomic
def draai_terug(reeks: Sequence[Wijziging], daad: Daad) -> int:
    """Undo these handelingen on bestedingen; returns how many. Raises Ingehaald."""
    bestedingen = Besteding.objects.select_related("financiering__actie__plan__programma").in_bulk(
        [rij.onderwerp_id for rij in reeks]
    )
    if ingehaald := [rij.onderwerp for rij in reeks if not _is_nog_zo(rij, bestedingen)]:
        raise Ingehaald(ingehaald)
    regels = Financiering.objects.select_related("actie__plan__programma").in_bulk(
        filter(None, map(_weggehaald_van, reeks))
    )
    ervoor = _sporen(reeks)
    zetten = []
    for rij in reeks:
        oud, besteding = ervoor.get(rij.onderwerp_id), bestedingen.get(rij.onderwerp_id)
        if besteding is None:
            if oud.financiering_id not in regels:
                raise Ingehaald([rij.onderwerp])
            besteding = Besteding(financiering=regels[oud.financiering_id], peildatum=oud.peildatum)
        zetten.append(Zet(besteding, waarden_van(oud), oud.importronde_id if oud else None, herstelt=rij))
    try:
        schrijf_bestedingen(zetten, daad, Wijziging.Handeling.ONGEDAAN)
    except Bestedingsbotsing as fout:
        # Somebody registered something on that day again.
        raakt = [zet for zet in zetten if zet.rij.financiering_id in fout.financieringen]
        raise Ingehaald([zet.herstelt.onderwerp for zet in raakt]) from fout
    return len(reeks)


def _is_nog_zo(rij: Wijziging, bestedingen: dict[int, Besteding]) -> bool:
    """Whether nothing happened to the besteding since: it has the versie of then, or it is gone as it was left."""
    besteding = bestedingen.get(rij.onderwerp_id)
    if besteding is None:
        return _weggehaald_van(rij) is not None
    return besteding.versie == rij.versie


def _weggehaald_van(rij: Wijziging) -> int | None:
    """The key of the line of money from which `rij` removed a besteding, None when it did something else."""
    return next((verschil["oud"] for verschil in rij.verschillen if verschil["veld"] == "financiering"), None)


def _sporen(reeks: Iterable[Wijziging]) -> dict[int, Spoor]:
    """What each besteding was before, by its key; a new one was nothing."""
    eerste = {rij.onderwerp_id: rij.pk for rij in reeks}
    ervoor: dict[int, Spoor] = {}
    for spoor in Besteding.history.filter(id__in=eerste).order_by("history_id"):
        if spoor.history_type != "-" and spoor.wijziging_id < eerste[spoor.id]:
            ervoor[spoor.id] = spoor
    return ervoor
