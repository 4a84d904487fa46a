"""The e-mail that goes with a report that was sent back."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from acties.models import Voortgang
from acties.voortgang.haken import bij_terugsturen
from programma.berichtkeuzes import Berichtsoort
from programma.handelingen.weigering import Geweigerd
from programma.vastleggen import Daad
from rapportage.handelingen.rondeberichten import verstuur_brieven

from .afzenders import afzender_van, volledig
from .brieven import schrijf_brief
from .lezen import lees_cockpit
from .melding import meld

NIEMAND = "Niemand van {} heeft een account, dus er is geen e-mail verstuurd. Laat het zelf weten."


@bij_terugsturen
def bericht_over_terug(request: HttpRequest, verslag: Voortgang) -> None:
    """Tell everybody who reports on this actie what must be different, and the team who was told.

    Every report may be sent back on one day; about each there is one message.
    """
    periode, actie, nu = verslag.periode, verslag.actie, timezone.now()
    cockpit = lees_cockpit(periode, vandaag=timezone.localdate(nu))
    regel = next((rij for rij in cockpit.regels if rij.actie == actie.pk), None)
    if regel is None or not regel.bij_partner:
        return
    mensen = cockpit.groep(regel.rapporteur.slug).mensen
    if not mensen:
        messages.warning(request, NIEMAND.format(regel.rapporteur.naam))
        return
    afzender = afzender_van(periode, Berichtsoort.TERUG)
    over = f"{afzender.over}/verslag/{verslag.pk}"
    pagina = volledig(reverse("verslag", args=[periode.programma.slug, actie.slug, periode.slug]))
    afzender = replace(afzender, over=over, adres=pagina)
    brieven = [schrijf_brief(cockpit, afzender, persoon, [regel], verslag.opmerking) for persoon in mensen]
    try:
        uitkomst = verstuur_brieven(
            periode=periode, soort=Berichtsoort.TERUG, over=over, brieven=brieven, daad=Daad(request.user, nu)
        )
    except Geweigerd as fout:
        messages.warning(request, f"Er is geen e-mail verstuurd. {fout}")
    else:
        meld(request, uitkomst, "e-mail", "e-mails")
