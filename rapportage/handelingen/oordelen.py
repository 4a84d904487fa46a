"""Judging one aspect or opgave in a round, beside what the figures say of it."""

from dataclasses import asdict
from typing import Any

from django.db import transaction

from programma.handelingen.weigering import Geweigerd
from programma.models import Opgave, Rapportageperiode, Wijziging
from programma.opmaak import datum
from programma.vastleggen import Daad, Verschil, neem, vastgelegd
from programma.versies import VersieBotsing
from rapportage.edities.delen import Deel
from rapportage.keuzes import Aspect, Oordeel
from rapportage.models import Statusoordeel
from rapportage.ronde.bewerkbaar import houd_open
from rapportage.ronde.oordeelkeuze import Naast, Oordeelkeuze, bezwaren, geschoond
from rapportage.signalen import slechtste

SOORT = "statusoordeel"
NAMEN = {
    "oordeel": "Oordeel",
    "oorzaak": "Oorzaak",
    "gevolg": "Gevolg voor het doel",
    "maatregel": "Maatregel",
    "termijn": "Termijn",
    "signaal": "Wat de cijfers gaven",
    "verschil_reden": "Reden van het verschil",
}


@transaction.atomic
def beoordeel(
    *,
    periode: Rapportageperiode,
    aspect: Aspect,
    opgave: Opgave | None,
    versie: int,
    keuze: Oordeelkeuze,
    signaal: Oordeel | None,
    daad: Daad,
) -> Statusoordeel:
    """Give `aspect` (of `opgave`, or of the programme for None) this judgement, while the figures say `signaal`.

    `versie` is that of the judgement as somebody saw it, 0 when there was none. What does not belong to the judgement is
    left out, and what is the same already stays as it is. Raises Geweigerd when the judgements are fixed or an
    explanation is missing, VersieBotsing when somebody was first.
    """
    houd_open(periode, Deel.STATUS)
    naast = Naast(signaal, _slechtste(periode) if (aspect, opgave) == (Aspect.TOTAAL, None) else None)
    if fouten := bezwaren(keuze, naast):
        raise Geweigerd(fouten)
    rij = _rij(periode, aspect, opgave, versie)
    voor = _waarden(rij) if versie else {}
    nieuw = asdict(geschoond(keuze, naast)) | {"signaal": signaal or ""}
    verschillen = [
        _verschil(veld, voor.get(veld), nieuw[veld])
        for veld in NAMEN
        if (voor.get(veld) or None) != (nieuw[veld] or None)
    ]
    if versie and not verschillen:
        return rij
    for veld, waarde in nieuw.items():
        setattr(rij, veld, waarde.value if isinstance(waarde, Oordeel) else waarde)
    neem(rij, versie)
    with vastgelegd(
        rij,
        daad,
        Wijziging.Handeling.GEWIJZIGD if versie else Wijziging.Handeling.TOEGEVOEGD,
        verschillen,
        soort=SOORT,
        programma=periode.programma,
        versie=rij.versie,
    ):
        rij.save()
    return rij


def _slechtste(periode: Rapportageperiode) -> tuple[Aspect, Oordeel] | None:
    """The worst of the other aspects of the programme."""
    rijen = periode.oordelen.filter(opgave=None).exclude(aspect=Aspect.TOTAAL.value).order_by("pk")
    oordelen = {Aspect(aspect): Oordeel(oordeel) for aspect, oordeel in rijen.values_list("aspect", "oordeel")}
    ergste = slechtste(oordelen.values())
    return next(((aspect, oordeel) for aspect, oordeel in oordelen.items() if oordeel == ergste), None)


def _rij(periode: Rapportageperiode, aspect: Aspect, opgave: Opgave | None, versie: int) -> Statusoordeel:
    if not versie:
        return Statusoordeel(periode=periode, aspect=aspect.value, opgave=opgave)
    rij = periode.oordelen.filter(aspect=aspect.value, opgave=opgave).select_related("opgave").first()
    if rij is None:
        raise VersieBotsing
    return rij


def _waarden(rij: Statusoordeel) -> dict[str, Any]:
    return {veld: getattr(rij, veld) for veld in NAMEN}


def _verschil(veld: str, oud: Any, nieuw: Any) -> Verschil:
    if veld == "termijn":
        return Verschil(
            veld, NAMEN[veld], oud and oud.isoformat(), nieuw and nieuw.isoformat(), datum(oud), datum(nieuw)
        )
    return Verschil(veld, NAMEN[veld], oud or "", nieuw or "", _woord(veld, oud), _woord(veld, nieuw))


def _woord(veld: str, waarde: Any) -> str:
    return Oordeel(waarde).naam if veld in ("oordeel", "signaal") and waarde else waarde or ""
