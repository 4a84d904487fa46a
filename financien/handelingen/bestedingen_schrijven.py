"""Writing bestedingen with their history: new ones, changed ones, and those that go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models.signals import post_save

from financien.models import Besteding
from financien.models.bestedingen import geld_in_woorden
from programma.models import Wijziging
from programma.opmaak import bedrag, datum
from programma.vastleggen import Daad, Verschil, vastgelegd
from programma.versies import VersieBotsing, wissel

from .posten import als_tekst

SOORT = "besteding"
BEDRAGEN = {"verplicht": "Verplicht", "uitgegeven": "Uitgegeven"}
NAMEN = {"financiering": "Geld", "peildatum": "Peildatum", **BEDRAGEN, "bron": "Bron"}
Waarden = dict[str, Any]


class Bestedingsbotsing(VersieBotsing):
    """Somebody else registered something else of these lines of money (their keys). Nothing is written."""

    def __init__(self, financieringen: Iterable[int]) -> None:
        super().__init__()
        self.financieringen = tuple(financieringen)


@dataclass(frozen=True, slots=True)
class Zet:
    """What happens to one besteding, read with its money or new: it gets these values, and without any it goes.

    `importronde` is the key of the round that brought the values when that is not the one that is carried out now.
    """

    rij: Besteding
    waarden: Waarden
    importronde: int | None = None
    herstelt: Wijziging | None = None


def schrijf_bestedingen(
    zetten: Sequence[Zet], daad: Daad, handeling: Wijziging.Handeling | None = None
) -> tuple[Wijziging, ...]:
    """Do all of it, in a transaction of the caller. Raises Bestedingsbotsing when a row is not as it was read any more."""
    voor = [{} if zet.rij._state.adding else waarden_van(zet.rij) for zet in zetten]
    verschillen = [_verschillen(zet.rij, oud, zet.waarden) for zet, oud in zip(zetten, voor, strict=True)]
    for zet in zetten:
        _vul(zet, daad)
    _voeg_toe([zet.rij for zet, oud in zip(zetten, voor, strict=True) if not oud])
    for zet, oud in zip(zetten, voor, strict=True):
        if oud:
            _wissel(zet.rij)
    return tuple(
        _leg_geschiedenis_vast(zet, oud, anders, daad, handeling or _handeling(oud, zet.waarden))
        for zet, oud, anders in zip(zetten, voor, verschillen, strict=True)
    )


def waarden_van(van: Any) -> Waarden:
    """The fields of a besteding, a wish or a row of history as JSON, amounts as text; empty when nothing is registered."""
    if van is None or (van.verplicht is None and van.uitgegeven is None):
        return {}
    return {veld: als_tekst(getattr(van, veld)) for veld in BEDRAGEN} | {"bron": van.bron}


def _vul(zet: Zet, daad: Daad) -> None:
    for veld in BEDRAGEN:
        tekst = zet.waarden.get(veld)
        setattr(zet.rij, veld, None if tekst is None else Decimal(tekst))
    zet.rij.bron = zet.waarden.get("bron", "")
    zet.rij.importronde_id = zet.importronde or (daad.importronde and daad.importronde.pk)


def _voeg_toe(rijen: Sequence[Besteding]) -> None:
    """All at once; another one may take the place of one of them at this very moment."""
    try:
        with transaction.atomic():
            Besteding.objects.bulk_create(rijen)
    except IntegrityError as fout:
        er_al = Besteding.objects.filter(financiering__in=[rij.financiering_id for rij in rijen])
        bezet = set(er_al.values_list("financiering", "peildatum"))
        raise Bestedingsbotsing(
            [rij.financiering_id for rij in rijen if (rij.financiering_id, rij.peildatum) in bezet]
        ) from fout


def _wissel(rij: Besteding) -> None:
    """The new values with the next versie; one that goes keeps its values until it is gone."""
    kolommen = {veld: getattr(rij, veld) for veld in (*BEDRAGEN, "bron", "importronde_id")}
    weg = all(kolommen[veld] is None for veld in BEDRAGEN)
    try:
        wissel(rij, rij.versie, **({} if weg else kolommen))
    except VersieBotsing as fout:
        raise Bestedingsbotsing([rij.financiering_id]) from fout


def _leg_geschiedenis_vast(
    zet: Zet, voor: Waarden, verschillen: Iterable[Verschil], daad: Daad, handeling: Wijziging.Handeling
) -> Wijziging:
    rij = zet.rij
    with vastgelegd(
        rij,
        daad,
        handeling,
        verschillen,
        soort=SOORT,
        programma=rij.financiering.actie.plan.programma,
        versie=rij.versie,
        herstelt=zet.herstelt,
    ) as wijziging:
        if zet.waarden:
            # The row is written already; whoever follows its saves, such as its history, hears of it here.
            post_save.send(Besteding, instance=rij, created=not voor, raw=False, using=None, update_fields=None)
        else:
            rij.delete()
    return wijziging


def _verschillen(rij: Besteding, voor: Waarden, na: Waarden) -> list[Verschil]:
    """From old to new. What comes or goes says of which money and which day it is, so that it can come back."""
    vast = {"financiering": rij.financiering_id, "peildatum": rij.peildatum.isoformat()}
    oud, nieuw = voor and voor | vast, na and na | vast
    woorden = {"financiering": geld_in_woorden(rij.financiering), "peildatum": datum(rij.peildatum)}
    return [
        Verschil(
            veld,
            naam,
            oud.get(veld),
            nieuw.get(veld),
            _in_woorden(veld, oud.get(veld), woorden),
            _in_woorden(veld, nieuw.get(veld), woorden),
        )
        for veld, naam in NAMEN.items()
        if (oud.get(veld) or None) != (nieuw.get(veld) or None)
    ]


def _in_woorden(veld: str, waarde: Any, woorden: Mapping[str, str]) -> str:
    if waarde in (None, ""):
        return ""
    return bedrag(Decimal(waarde)) if veld in BEDRAGEN else woorden.get(veld, waarde)


def _handeling(voor: Waarden, na: Waarden) -> Wijziging.Handeling:
    if not voor:
        return Wijziging.Handeling.TOEGEVOEGD
    return Wijziging.Handeling.GEWIJZIGD if na else Wijziging.Handeling.VERWIJDERD
