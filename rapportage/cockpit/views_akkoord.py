"""Agreeing to many reports at once, after a look at each."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from acties.handelingen.voortgang_akkoord import NietAllemaal, geef_akkoord_in_bulk
from acties.keuzes import Verslagtoestand
from acties.models import Voortgang
from programma.handelingen.weigering import Geweigerd
from programma.models import Programma, Rapportageperiode
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht
from programma.vastleggen import Daad
from rapportage.handelingen.rondeberichten import waarom_niet

from .pagina import adres, context_van, open_ronde
from .samenvatting import vat_samen

PER_KEER = 100
GEEN_KEUZE = "Kies minstens één verslag."
INTUSSEN = "Een verslag dat u koos, is intussen veranderd. Er is nog geen akkoord gegeven."
NIET_ALLES = "Niet elk verslag kan akkoord, dus er is nog geen akkoord gegeven. Bij het verslag staat waarom."


@met_recht(bewerkt_programma, methoden=FORMULIER)
def akkoord(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """Every report that is in, in short, with what it changes; a post agrees to the chosen ones, all or none.

    409: a report or its actie changed since it was looked at; 422: nothing was chosen, or the round is closed.
    """
    rij = open_ronde(request, programma, periode)
    verslagen = {f"{verslag.pk}-{verslag.versie}": verslag for verslag in _ingediend(rij)[:PER_KEER]}
    gekozen = request.POST.getlist("verslag") if request.method == "POST" else []
    fout, status, redenen = waarom_niet(rij), 200, {}
    if request.method == "POST":
        if not gekozen:
            fout, status = GEEN_KEUZE, 422
        elif not verslagen.keys() >= set(gekozen):
            fout, status = INTUSSEN, 409
        else:
            paren = [(verslagen[merk], verslagen[merk].versie) for merk in gekozen]
            try:
                gedaan = geef_akkoord_in_bulk(verslagen=paren, daad=Daad(request.user, timezone.now()))
            except NietAllemaal as niet:
                fout, status, redenen = NIET_ALLES, 409, niet.redenen
            except Geweigerd as geweigerd:
                fout, status = str(geweigerd), 422
            else:
                aantal = "1 verslag is" if len(gedaan) == 1 else f"{len(gedaan)} verslagen zijn"
                messages.success(request, f"{aantal} akkoord. Wat erin staat, geldt nu ook voor de acties.")
                return redirect(adres(rij))
    alles = "alles" in request.GET and request.method != "POST"
    context = context_van(request, rij, ("Akkoord geven", "")) | {
        "stukken": [
            (merk, vat_samen(verslag), alles or merk in gekozen, redenen.get(verslag.pk, ""))
            for merk, verslag in verslagen.items()
        ],
        "meer": max(0, _ingediend(rij).count() - PER_KEER) if len(verslagen) == PER_KEER else 0,
        "per_keer": PER_KEER,
        "fout": fout,
        "kan": not waarom_niet(rij),
    }
    return render(request, "rapportage/cockpit/akkoord.html", context, status=status)


def _ingediend(periode: Rapportageperiode) -> QuerySet:
    """What waits for an akkoord, in the order of the plan."""
    wacht = Voortgang.objects.filter(periode=periode, toestand=Verslagtoestand.INGEDIEND.value)
    met_alles = wacht.select_related("actie__rapporteur", "periode__programma", "ingediend_door")
    return met_alles.order_by("actie__plan__van_jaar", "actie__opgave__nummer", "actie__nummer")
