"""What a rapporteur does with the report on an actie: begin it, keep it, send it in, take it back."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from acties.keuzes import Verslagtoestand
from acties.models import Actie, Voortgang
from acties.voortgang.inhoud import ONDERBOUWING, Inhoud, ontbreekt
from acties.voortgang.invullen import ingevuld
from acties.voortgang.lezen import termijn_van, vorig_verslag
from acties.voortgang.wie import van_het_team
from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode, Wijziging
from programma.opmaak import AMSTERDAM
from programma.vastleggen import Daad

from .verslagen import eis_open, eis_toestand, maak, schrijf

TE_SCHRIJVEN = (Verslagtoestand.CONCEPT.value, Verslagtoestand.TERUG.value)


@transaction.atomic
def begin_verslag(*, actie: Actie, periode: Rapportageperiode, daad: Daad, inhoud: Inhoud | None = None) -> Voortgang:
    """The report on `actie` in `periode`, as a concept with `inhoud`; without that, filled in from what is known.

    Raises Geweigerd when the round is closed, VersieBotsing when somebody began it first.
    """
    eis_open(periode)
    if inhoud is None:
        return maak(actie, periode, ingevuld(actie, vorig_verslag(actie, periode)).kolommen(), daad)
    return maak(actie, periode, inhoud.kolommen() | {"bewaard_op": daad.nu}, daad)


@transaction.atomic
def bewaar_verslag(*, verslag: Voortgang, versie: int, inhoud: Inhoud, daad: Daad, vanzelf: bool = False) -> Voortgang:
    """Keep what was written so far; nothing need be complete. `vanzelf`: the page does it, see `verslagen`.

    Raises Geweigerd when the report was sent in or the round is closed, VersieBotsing when somebody wrote since `versie`.
    """
    eis_open(verslag.periode)
    eis_toestand(verslag, TE_SCHRIJVEN)
    if vanzelf and verslag.versie == versie and Inhoud.van(verslag) == inhoud:
        return verslag
    schrijf(verslag, versie, inhoud.kolommen() | {"bewaard_op": daad.nu}, daad, vanzelf=vanzelf)
    return verslag


@transaction.atomic
def dien_in(*, verslag: Voortgang, versie: int, inhoud: Inhoud, daad: Daad) -> Voortgang:
    """Send the report in with this `inhoud`. What does not belong to its status (oorzaak and so on) is left out.

    Raises Geweigerd with what is missing at each field, and when it is too late: for a partner, the programmateam may as
    long as the round is open. A report that was sent back may always come again. Raises VersieBotsing.
    """
    eis_open(verslag.periode)
    eis_toestand(verslag, TE_SCHRIJVEN)
    fouten = ontbreekt(inhoud, vandaag := _dag(daad))
    if te_laat := _te_laat(verslag, vandaag):
        fouten[""] = te_laat
    if fouten:
        raise Geweigerd(fouten)
    if not inhoud.met_onderbouwing:
        inhoud = replace(inhoud, **{veld: None if veld == "termijn" else "" for veld in ONDERBOUWING})
    kolommen = inhoud.kolommen() | {
        "toestand": Verslagtoestand.INGEDIEND.value,
        "bewaard_op": daad.nu,
        # Who sent in on time and was asked for more, still was on time.
        "ingediend_op": verslag.ingediend_op or daad.nu,
        "ingediend_door": daad.actor,
    }
    schrijf(verslag, versie, kolommen, daad)
    return verslag


@transaction.atomic
def trek_terug(*, verslag: Voortgang, versie: int, daad: Daad) -> Voortgang:
    """Take a report that was sent in back to concept, as long as it could still be sent in again.

    Raises Geweigerd, VersieBotsing.
    """
    eis_open(verslag.periode)
    eis_toestand(verslag, [Verslagtoestand.INGEDIEND.value])
    if _te_laat(verslag, _dag(daad)):
        raise Geweigerd({"": "Indienen kan niet meer, en terughalen dus ook niet. Vraag het programmateam."})
    kolommen = {"toestand": Verslagtoestand.CONCEPT.value, "ingediend_op": None, "ingediend_door": None}
    schrijf(verslag, versie, kolommen, daad, handeling=Wijziging.Handeling.TERUGGEHAALD)
    return verslag


def _te_laat(verslag: Voortgang, vandaag: date) -> str:
    if van_het_team(verslag.actie, verslag) or verslag.toestand == Verslagtoestand.TERUG:
        return ""
    return termijn_van(verslag.periode, verslag).waarom_niet(vandaag)


def _dag(daad: Daad) -> date:
    return daad.nu.astimezone(AMSTERDAM).date()
