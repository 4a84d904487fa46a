"""Choosing from when on the figures speak about the planning and about who reports."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from programma.models import Programma
from programma.normenpagina import NormenForm, Normenpagina, normveld, toon
from programma.rechten import bewerkt_programma
from programma.toegang import FORMULIER, met_recht

from .handelingen.signaalnormen import SIGNAALNORMEN


class SignaalnormenForm(NormenForm):
    """The four norms; those for the money have a page of their own."""

    te_laat = normveld(
        "Veel acties te laat boven (%)",
        "Is meer dan dit deel van de acties voorbij het einde, dan zeggen de cijfers Bijsturen.",
        van=0,
    )
    einde_verzet = normveld("Vaak verzet vanaf (keer)", "Zo vaak is een einde of een mijlpaal verzet.", tot=20)
    verslagen_aandacht = normveld(
        "Te weinig verslagen onder (%)", "Was minder dan dit deel op de deadline binnen, dan zeggen zij Aandachtspunt."
    )
    verslagen_bijsturen = normveld(
        "Veel te weinig verslagen onder (%)", "Was minder dan dit deel binnen, dan zeggen zij Bijsturen.", van=0
    )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        streng, mild = gegevens.get("verslagen_bijsturen"), gegevens.get("verslagen_aandacht")
        if streng is not None and mild is not None and streng > mild:
            self.add_error("verslagen_bijsturen", f"Kies hoogstens {mild}: Bijsturen is erger dan Aandachtspunt.")
        return gegevens


@met_recht(bewerkt_programma, methoden=FORMULIER)
def normen(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The norms for the signals."""
    rapportages = reverse("rapportages", args=[programma.slug])
    pagina = Normenpagina(
        SIGNAALNORMEN,
        "Normen voor de signalen",
        "rapportage/signaalnormen_uitleg.html",
        "signaalnormen",
        terug=rapportages,
        kruimel={"naam": "Rapportages", "url": rapportages},
    )
    return toon(request, programma, pagina, SignaalnormenForm)
