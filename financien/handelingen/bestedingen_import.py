"""Registering what a confirmed import says of money; `bestedingen_terug.py` takes it back."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from programma.handelingen.weigering import Geweigerd
from programma.importeren.soorten import Ingehaald
from programma.models import Importronde, Wijziging
from programma.vastleggen import Daad

from .bestedingen import Bestedingswens, leg_bestedingen_vast
from .bestedingen_schrijven import BEDRAGEN, Bestedingsbotsing


@transaction.atomic
def voer_import_uit(ronde: Importronde, daad: Daad) -> int:
    """Register the bestedingen of the preview of `ronde`, all or none; returns how many.

    Raises Ingehaald when somebody registered something else since the preview.
    """
    opdrachten = ronde.voorbeeld["opdracht"]["bestedingen"]
    per_dag: dict[date, list[Mapping[str, Any]]] = defaultdict(list)
    for rij in opdrachten:
        per_dag[date.fromisoformat(rij["peildatum"])].append(rij)
    ingehaald = []
    gedaan = 0
    for peildatum, rijen in sorted(per_dag.items()):
        try:
            gedaan += len(
                leg_bestedingen_vast(
                    programma=ronde.programma,
                    peildatum=peildatum,
                    wensen=[_wens(rij) for rij in rijen],
                    daad=daad,
                    handeling=Wijziging.Handeling.GEIMPORTEERD,
                )
            )
        except Bestedingsbotsing as fout:
            ingehaald += [rij["onderwerp"] for rij in rijen if rij["financiering"] in fout.financieringen]
        except Geweigerd as fout:
            # The preview was possible; a line of money went since then.
            ingehaald.append(str(fout).rstrip("."))
    if ingehaald:
        raise Ingehaald(ingehaald)
    return gedaan


def _wens(rij: Mapping[str, Any]) -> Bestedingswens:
    bedragen = {veld: None if rij[veld] is None else Decimal(rij[veld]) for veld in BEDRAGEN}
    return Bestedingswens(rij["financiering"], **bedragen, bron=rij["bron"], versie=rij["versie"])
