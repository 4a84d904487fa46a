"""The page on which the team chooses from when on something asks for attention: the form, and what came of it."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from .botsing import Botsing, Verschilregel, lees_botsing
from .formulieren import Huisstijl
from .formulierpagina import Versieveld, redenveld, voer_uit
from .handelingen.normen import Normsoort, kies_normen
from .models import Programma, Wijziging


@dataclass(frozen=True, slots=True)
class Normenpagina:
    """`adres` is the name of the page itself, `uitleg` a template that says what the norms do, `terug` where one came from."""

    soort: Normsoort
    titel: str
    uitleg: str
    adres: str
    terug: str
    kruimel: dict[str, str]


def normveld(label: str, hulp: str, *, van: int = 1, tot: int = 100) -> forms.IntegerField:
    """A whole number from `van` up to and including `tot`."""
    return forms.IntegerField(
        label=label,
        help_text=hulp,
        min_value=van,
        max_value=tot,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "invoer-bedrag"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Vul een heel getal in van {van} tot en met {tot}."
        ),
    )


class NormenForm(Versieveld):
    """The norms, and why they change; `versie` is that of the norms as they were opened, 0 for the defaults."""

    reden = redenveld("De reden staat in de geschiedenis.")
    field_order = None

    def __init__(self, *args, **opties) -> None:
        super().__init__(*args, **opties)
        self.order_fields([veld for veld in self.fields if veld != "reden"])


def toon(request: HttpRequest, programma: Programma, pagina: Normenpagina, formulier: type[NormenForm]) -> HttpResponse:
    """409: somebody else was first; 422: what was filled in cannot be."""
    soort = pagina.soort
    rij = soort.rij(programma)
    form = formulier(request.POST or None, initial={**soort.waarden(rij), "versie": rij.versie if rij else 0})

    def doe(daad):
        nieuw = {veld: form.cleaned_data[veld] for veld in soort.namen}
        return kies_normen(soort, programma=programma, versie=form.cleaned_data["versie"], nieuw=nieuw, daad=daad)

    def bots() -> Botsing:
        nu = soort.rij(programma)
        form.kijk_opnieuw(nu.versie if nu else 0)
        staat = soort.waarden(nu)
        regels = [
            Verschilregel(naam, soort.in_woorden(veld, staat[veld]), soort.in_woorden(veld, form.cleaned_data[veld]))
            for veld, naam in soort.namen.items()
        ]
        return lees_botsing(soort.sleutel, {nu.pk: form.cleaned_data["versie"]} if nu else {}, regels)

    afloop = voer_uit(request, form, doe, bots)
    if afloop.gedaan:
        messages.success(request, "De normen zijn bewaard.")
        return redirect(pagina.adres, programma.slug)
    form.helper = Huisstijl("Sla op", annuleer=pagina.terug)
    context = {
        "form": form,
        "titel": pagina.titel,
        "uitleg": pagina.uitleg,
        "terug": pagina.terug,
        "standaard": [(naam, soort.in_woorden(veld, soort.standaard[veld])) for veld, naam in soort.namen.items()],
        "botsing": afloop.botsing,
        "geschiedenis": list(Wijziging.objects.over(soort.sleutel, rij.pk)[:10]) if rij else (),
        "kruimels": [pagina.kruimel, {"naam": "Normen"}],
    }
    return render(request, "programma/normen.html", context, status=afloop.status)
