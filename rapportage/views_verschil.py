"""What changed between two editions, or since one: as page, PDF and JSON, and in a round since the edition before it."""

from collections.abc import Callable
from functools import partial, wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from programma.downloads import download
from programma.models import Programma
from programma.opmaak import datum
from programma.rechten import leest_programma
from programma.toegang import met_recht
from rapportage.edities.deur import ingetrokken
from rapportage.edities.kanten import NU, Ingetrokken, Kanten, Onbekend, lees_kanten, vergelijk
from rapportage.edities.rondestand import lees_ronde
from rapportage.models import Editie
from rapportage.pdfantwoord import geef_pdf
from rapportage.ronde.tabbladen import ronde_context
from rapportage.uitvoer import verschil_json, verschil_pdf
from rapportage.uitvoer.verschilbeeld import Deel, beeld

ADRES = "editie_verschil_met"


def met_edities(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator for a page about editions by number: one that is not there answers 404, a withdrawn one 410 with the reason."""

    @met_recht(leest_programma)
    @wraps(view)
    def binnen(request: HttpRequest, programma: Programma, **delen) -> HttpResponse:
        try:
            return view(request, programma, **delen)
        except Onbekend as fout:
            raise Http404("Deze editie bestaat niet.") from fout
        except Ingetrokken as fout:
            edities = Editie.objects.van(programma).vastgesteld().met_gebeurd().zonder_inhoud()
            return ingetrokken(request, edities.get(nummer=fout.nummer))

    return binnen


@met_recht(leest_programma)
def kies(request: HttpRequest, programma: Programma) -> HttpResponse:
    """To the difference that is chosen; without a choice to what the newest edition changed."""
    kanten = lees_kanten(programma)
    if not kanten.kiesbaar:
        return _niets(
            request, "Er is nog geen editie", "Zodra er een editie is, ziet u hier wat er sindsdien veranderd is."
        )
    nieuwste = str(kanten.kiesbaar[0].nummer)
    sleutels = {NU, *(str(rij.nummer) for rij in kanten.kiesbaar)}
    van, naar = (request.GET.get(kant, "") for kant in ("van", "naar"))
    van, naar = van if van in sleutels else nieuwste, naar if naar in sleutels else NU
    deel = request.GET.get("deel", "")
    vraag = f"?deel={deel}" if deel in set(Deel) else ""
    return redirect(reverse(ADRES, args=[programma.slug, van, naar]) + vraag)


@met_edities
def met_vorige(request: HttpRequest, programma: Programma, nummer: int) -> HttpResponse:
    """From the edition before it to this one."""
    vorige = lees_kanten(programma).voor(nummer)
    if vorige is None:
        tekst = "Vóór deze editie is er geen andere, dus er is niets om mee te vergelijken."
        return _niets(
            request, f"Editie {nummer} is de eerste", tekst, url=reverse("editie", args=[programma.slug, nummer])
        )
    return redirect(ADRES, programma.slug, vorige.nummer, nummer)


@met_edities
def verschil(request: HttpRequest, programma: Programma, van: str, naar: str) -> HttpResponse:
    kanten, stuk = vergelijk(programma, van, naar, nu=timezone.now())
    deel = request.GET.get("deel", "")
    gekozen = Deel(deel) if deel in set(Deel) else None
    adressen = {
        "pdf": reverse("editie_verschil_pdf", args=[programma.slug, van, naar]),
        "json": reverse("editie_verschil_json", args=[programma.slug, van, naar]),
        "omgekeerd": reverse(ADRES, args=[programma.slug, naar, van]),
    }
    context = {
        "stuk": stuk,
        "beeld": beeld(stuk.verschil, delen=[gekozen] if gekozen else tuple(Deel)),
        "deel": gekozen,
        "velden": _velden(kanten, van, naar, gekozen),
        "adressen": adressen,
        "kruimels": [{"naam": "Edities", "url": reverse("edities", args=[programma.slug])}, {"naam": stuk.titel}],
    }
    return render(request, "rapportage/verschil/pagina.html", context)


@met_edities
def verschil_als_pdf(request: HttpRequest, programma: Programma, van: str, naar: str) -> HttpResponse:
    """As a download; when it cannot be made a plain page says so."""
    _, stuk = vergelijk(programma, van, naar, nu=timezone.now())
    return geef_pdf(
        request,
        partial(verschil_pdf.maak, stuk),
        verschil_pdf.naam(stuk, "pdf"),
        terug=reverse(ADRES, args=[programma.slug, van, naar]),
        knop="Lees op het scherm wat er veranderd is",
    )


@met_edities
def verschil_als_json(request: HttpRequest, programma: Programma, van: str, naar: str) -> HttpResponse:
    _, stuk = vergelijk(programma, van, naar, nu=timezone.now())
    return download(verschil_json.maak(stuk), "application/json; charset=utf-8", verschil_pdf.naam(stuk, "json"))


@met_recht(leest_programma)
def van_ronde(request: HttpRequest, programma: Programma, periode: str) -> HttpResponse:
    """What changed in a round since the edition before it."""
    stand = lees_ronde(programma.perioden.all(), periode, nu=timezone.now())
    gevonden = stand.overzicht.verschil
    context = {
        **ronde_context(request, stand.periode, "ronde_verschil"),
        "beeld": beeld(gevonden) if gevonden else None,
        "met": gevonden and gevonden.met,
    }
    return render(request, "rapportage/ronde/verschil.html", context)


def _velden(kanten: Kanten, van: str, naar: str, deel: Deel | None) -> list[dict]:
    """The three choices of the form."""
    edities = [(str(rij.nummer), f"Editie {rij.nummer}, stand {datum(rij.peildatum)}") for rij in kanten.kiesbaar]
    alle = [(NU, f"Nu, stand {datum(kanten.ronde.peildatum)}"), *edities]
    return [
        {"naam": "van", "label": "Van", "gekozen": van, "opties": alle},
        {"naam": "naar", "label": "Naar", "gekozen": naar, "opties": alle},
        {"naam": "deel", "label": "Deel", "gekozen": deel or "", "opties": [("", "Alles"), *Deel.keuzes()]},
    ]


def _niets(request: HttpRequest, titel: str, tekst: str, url: str = "") -> HttpResponse:
    context = {"titel": titel, "tekst": tekst, "url": url, "knop": "Terug naar de editie"}
    return render(request, "rapportage/verschil/niets_te_vergelijken.html", context)
