"""How the history tells a report: the columns that count, with their names and their words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from acties.keuzes import Status, Verslagtoestand
from acties.models import Voortgang
from programma.opmaak import datum
from programma.vastleggen import Verschil

from .inhoud import Bereikregel, Mijlpaalmelding


def _keuze(soort: type) -> Callable[[str], str]:
    return lambda waarde: soort(waarde).naam if waarde else ""


def _regels(soort: type) -> Callable[[list], str]:
    return lambda waarde: "; ".join(str(soort.uit_json(rij)) for rij in waarde)


def _zoals(waarde: str) -> str:
    return waarde


# Per column its name and its words.
VELDEN: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "toestand": ("Toestand", _keuze(Verslagtoestand)),
    "status": ("Status", _keuze(Status)),
    "oorzaak": ("Oorzaak", _zoals),
    "gevolg": ("Gevolg voor het doel", _zoals),
    "maatregel": ("Maatregel", _zoals),
    "termijn": ("Termijn", datum),
    "bereikt": ("Bereikt", _zoals),
    "verwacht": ("Verwacht in de volgende periode", _zoals),
    "bereik": ("Bereik in aantallen", _regels(Bereikregel)),
    "mijlpalen": ("Mijlpalen", _regels(Mijlpaalmelding)),
    "opmerking": ("Opmerking van het programmateam", _zoals),
    "uitstel_tot": ("Uitstel tot en met", datum),
    "overgenomen": ("Overgenomen door het programmateam", lambda waarde: "ja" if waarde else "nee"),
}
NAMEN = {veld: naam for veld, (naam, _) in VELDEN.items()}


def momentopname(rij: Any) -> dict[str, Any]:
    """The columns of a Voortgang, or of a row of its history, as they are now."""
    return {veld: getattr(rij, veld) for veld in VELDEN}


def verschillen(oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> list[Verschil]:
    """What changed between two of those, in the order of VELDEN."""
    return [
        Verschil(veld, naam, _als_json(oud[veld]), _als_json(nieuw[veld]), woorden(oud[veld]), woorden(nieuw[veld]))
        for veld, (naam, woorden) in VELDEN.items()
        if oud[veld] != nieuw[veld]
    ]


def _als_json(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


LEEG = momentopname(Voortgang(toestand=""))
