"""Somebody else changed the same field: what to show of it, and the form after one click."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from acties.gegevens import ActieGegevens
from acties.handelingen.wensen import Veldbotsing
from acties.velden import VELDEN, Waarde, merk

from .actieformulier import OP_HET_FORMULIER, Actieformulier
from .data import met_waarden


@dataclass(frozen=True, slots=True)
class Botsingsblok:
    """One field that two people changed, in words. `nu` is the mark of the value that is there now."""

    veld: str
    naam: str
    door: str
    moment: datetime | None
    huidig: str
    gewenst: str
    nu: str


def blokken(botsingen: Sequence[Veldbotsing], form: Actieformulier) -> list[Botsingsblok]:
    """What to show above the form."""
    return [
        Botsingsblok(
            botsing.veld,
            form.naam_van(botsing.veld),
            botsing.door,
            botsing.moment,
            VELDEN[botsing.veld].in_woorden(botsing.huidig),
            VELDEN[botsing.veld].in_woorden(botsing.gewenst),
            merk(botsing.huidig),
        )
        for botsing in botsingen
    ]


def na_keuze(form: Actieformulier, data: QueryDict, actie: ActieGegevens) -> QueryDict:
    """The form after the button `neem` (take theirs) or `houd` (keep mine) of a field; `form` is valid.

    Who keeps the own value has seen the other one: the mark that the block carried is what was seen from now on.
    """
    waarden, gezien = dict(form.waarden), dict(form.gezien)
    veld = data.get("neem") or data.get("houd")
    if veld in OP_HET_FORMULIER:
        nu = VELDEN[veld].waarde(actie)
        if "neem" in data:
            waarden[veld] = gezien[veld] = nu
        elif data.get(f"nu-{veld}") == merk(nu):
            gezien[veld] = nu
    return met_waarden(data, waarden, gezien, form.keuzes, actie)


def bijgewerkt(form: Actieformulier, data: QueryDict, actie: ActieGegevens) -> QueryDict:
    """The form in which every field that its user left alone is as it is now."""
    waarden: dict[str, Waarde] = form.waarden
    veranderd = form.veranderd
    nu: Mapping[str, Any] = {veld: VELDEN[veld].waarde(actie) for veld in waarden}
    return met_waarden(
        data,
        {veld: waarde if veld in veranderd else nu[veld] for veld, waarde in waarden.items()},
        {veld: form.gezien[veld] if veld in veranderd else nu[veld] for veld in waarden},
        form.keuzes,
        actie,
    )
