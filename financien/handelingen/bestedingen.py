"""What became of the money of acties: registered for many lines at one peildatum, corrected with a reason, removed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from acties.keuzes import Bron
from acties.models import Financiering
from financien.models import Besteding
from financien.models.bestedingen import geld_in_woorden
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma, Wijziging, nieuwe_reeks
from programma.opmaak import AMSTERDAM, bedrag, datum
from programma.vastleggen import Daad, Verschil, vastgelegd
from programma.versies import VersieBotsing, wissel

from .posten import GEEN_REDEN, als_tekst

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
class Bestedingswens:
    """What is registered of one line of money, in euros; None for what nobody registers, both None to remove it.

    `versie` is that of the besteding which the person saw, None when there was none.
    """

    financiering: int
    verplicht: Decimal | None
    uitgegeven: Decimal | None
    bron: str
    versie: int | None = None


@transaction.atomic
def leg_bestedingen_vast(
    *,
    programma: Programma,
    peildatum: date,
    wensen: Sequence[Bestedingswens],
    daad: Daad,
    handeling: Wijziging.Handeling | None = None,
) -> tuple[Wijziging, ...]:
    """Register what became of these lines of programme money up to `peildatum`, all or none.

    What says the same already is left as it is. Raises Geweigerd (also without a reason when an amount changes that was
    registered), Bestedingsbotsing when somebody was first.
    """
    if peildatum > daad.nu.astimezone(AMSTERDAM).date():
        raise Geweigerd(
            {"peildatum": f"{datum(peildatum)} ligt in de toekomst. Dan is nog niet bekend wat er betaald is."}
        )
    regels = _regels_van(programma, [wens.financiering for wens in wensen])
    rijen = Besteding.objects.select_for_update().filter(financiering__in=regels, peildatum=peildatum)
    nu = {rij.financiering_id: rij for rij in rijen}
    anders = [wens for wens in wensen if waarden_van(wens) != waarden_van(nu.get(wens.financiering))]
    _weiger(anders, nu, daad)
    if len(anders) > 1 and daad.reeks is None:
        daad = replace(daad, reeks=nieuwe_reeks())
    gedaan = []
    for wens in anders:
        rij = nu.get(wens.financiering) or Besteding(peildatum=peildatum)
        rij.financiering = regels[wens.financiering]
        gedaan.append(zet_besteding(rij, waarden_van(wens), daad, handeling))
    return tuple(gedaan)


def zet_besteding(
    rij: Besteding,
    waarden: Waarden,
    daad: Daad,
    handeling: Wijziging.Handeling | None,
    herstelt: Wijziging | None = None,
    importronde: int | None = None,
) -> Wijziging:
    """Give `rij` these values (see `waarden_van`), a new one or not; without values it goes.

    Its versie is the one that was seen. `importronde` is the key of the round that brought the values, when that is not
    the one of `daad`. Raises Bestedingsbotsing.
    """
    sleutel, voor = rij.financiering_id, {} if rij._state.adding else waarden_van(rij)
    verschillen = _verschillen(rij, voor, waarden)
    for veld in BEDRAGEN:
        tekst = waarden.get(veld)
        setattr(rij, veld, None if tekst is None else Decimal(tekst))
    rij.bron = waarden.get("bron", "")
    rij.importronde_id = importronde or (daad.importronde and daad.importronde.pk)
    try:
        with transaction.atomic():
            if voor:
                wissel(rij, rij.versie)
            else:
                # Its key is needed first; another one may take its place at this very moment.
                rij.skip_history_when_saving = True
                rij.save()
                del rij.skip_history_when_saving
    except (IntegrityError, VersieBotsing) as fout:
        raise Bestedingsbotsing([sleutel]) from fout
    with vastgelegd(
        rij,
        daad,
        handeling or _handeling(voor, waarden),
        verschillen,
        soort=SOORT,
        programma=rij.financiering.actie.plan.programma,
        versie=rij.versie,
        herstelt=herstelt,
    ) as wijziging:
        if waarden:
            rij.save()
        else:
            rij.delete()
    return wijziging


def _regels_van(programma: Programma, sleutels: Iterable[int]) -> dict[int, Financiering]:
    """The lines of programme money with these keys, held on to. Raises Geweigerd when one is gone."""
    sleutels = set(sleutels)
    rijen = Financiering.objects.select_for_update(of=("self",)).select_related("actie__plan__programma")
    rijen = rijen.filter(pk__in=sleutels, actie__plan__programma=programma, bron=Bron.PROGRAMMA.value)
    gevonden = {rij.pk: rij for rij in rijen.order_by("pk")}
    if sleutels - gevonden.keys():
        raise Geweigerd({"": "Een van deze regels geld is intussen weggehaald. Open de pagina opnieuw."})
    return gevonden


def _weiger(wensen: Iterable[Bestedingswens], nu: Mapping[int, Besteding], daad: Daad) -> None:
    botst, zonder_reden = [], False
    for wens in wensen:
        rij = nu.get(wens.financiering)
        if wens.versie != (rij.versie if rij else None):
            botst.append(wens.financiering)
        for veld in BEDRAGEN:
            geld, was = getattr(wens, veld), getattr(rij, veld, None)
            if geld is not None and geld < 0:
                raise Geweigerd({"": f"{BEDRAGEN[veld]} kan niet negatief zijn: {bedrag(geld)}."})
            zonder_reden |= was is not None and geld != was
    if botst:
        raise Bestedingsbotsing(botst)
    if zonder_reden and not daad.reden.strip():
        raise Geweigerd({"reden": GEEN_REDEN})


def waarden_van(van: Besteding | Bestedingswens | None) -> Waarden:
    """The fields as JSON, amounts as text; empty when nothing is registered."""
    if van is None or (van.verplicht is None and van.uitgegeven is None):
        return {}
    return {veld: als_tekst(getattr(van, veld)) for veld in BEDRAGEN} | {"bron": van.bron}


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
