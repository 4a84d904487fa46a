"""The editions of a programme: the list, and what each of them is."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from programma.models import Programma
from programma.rechten import bewerkt_programma, geeft_akkoord, leest_programma
from programma.toegang import deelname_van, met_recht

from .edities import beeld
from .edities.deur import met_editie
from .edities.lezen import stempel_van
from .models import Editie, Periodegebeurtenis
from .ronde.stappen import Stapnaam


@met_recht(leest_programma)
def edities(request: HttpRequest, programma: Programma) -> HttpResponse:
    """Editions and errata, the newest first, and for who works at them the collegeversies."""
    alle = Editie.objects.van(programma).met_gebeurd().zonder_inhoud().select_related("periode", "corrigeert").reverse()
    werkt_eraan = bewerkt_programma(request.deelname) or geeft_akkoord(request.deelname)
    rijen = list(alle if werkt_eraan else alle.vastgesteld())
    context = {
        "edities": [rij for rij in rijen if not rij.is_collegeversie],
        "collegeversies": [rij for rij in rijen if rij.is_collegeversie],
        "gepubliceerd": any(rij.gepubliceerd_op for rij in rijen),
        "kruimels": [{"naam": "Edities"}],
    }
    return render(request, "rapportage/edities/edities.html", context)


@login_not_required
def edities_index(request: HttpRequest, programma: str) -> HttpResponse:
    """Where the link back in a document leads to: it must also work from a disk, where a folder has no page of its own.

    Whoever may not read the programme itself goes on to what was published.
    """
    deelname = deelname_van(request.user, programma) if request.user.is_authenticated else None
    if not (deelname and leest_programma(deelname)) and _gepubliceerd(programma):
        return redirect("publiek", programma=programma, pad="edities/index.html")
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return _naar_de_lijst(request, programma=programma)


@met_recht(leest_programma)
def _naar_de_lijst(request: HttpRequest, programma: Programma) -> HttpResponse:
    return redirect("edities", programma.slug)


edities_index.recht, edities_index.methoden = _naar_de_lijst.recht, _naar_de_lijst.methoden


def _gepubliceerd(programma: str) -> bool:
    """Whether anything of this programme was ever published."""
    return Periodegebeurtenis.objects.filter(periode__programma__slug=programma, stap=Stapnaam.PUBLICEER.value).exists()


@met_editie(leest_programma)
def editie(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    return _toon(request, programma, editie)


@met_editie(leest_programma, collegeversie=True)
def collegeversie(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    return _toon(request, programma, editie)


def _toon(request: HttpRequest, programma: Programma, editie: Editie) -> HttpResponse:
    """What it is, who answers for it since when, its files, and what happened to it."""
    context = {
        "editie": editie,
        "stempel": stempel_van(editie),
        "bestanden": beeld.bestanden(editie, programma.slug),
        "gebeurtenissen": beeld.gebeurd_met(editie, editie.periode.gebeurtenissen.all()),
        "kruimels": [{"naam": "Edities", "url": reverse("edities", args=[programma.slug])}, {"naam": str(editie)}],
    }
    return render(request, "rapportage/edities/editie.html", context)
