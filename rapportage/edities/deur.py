"""The door of every page about one edition: it finds the edition, and tells why it was withdrawn when it was."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from programma.models import Deelname, Programma
from programma.toegang import LEZEND, met_recht
from rapportage.models import Editie
from rapportage.models.edities import EditieQuerySet


def met_editie(
    recht: Callable[[Deelname], bool],
    *,
    methoden: tuple[str, ...] = LEZEND,
    collegeversie: bool = False,
    ook_ingetrokken: bool = False,
) -> Callable:
    """Decorator for a page at `edities/<nummer>/…`: `view(request, programma, editie, …)`, behind `recht` as `met_recht` does.

    `editie` comes with what happened to it, and without its long texts: those are read when they are asked for. What
    was withdrawn answers 410 with the reason, but for a page that shows nothing of it and is there for it
    (`ook_ingetrokken`).
    """

    def decorator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @met_recht(recht, methoden=methoden)
        @wraps(view)
        def binnen(request: HttpRequest, programma: Programma, nummer: int, **delen) -> HttpResponse:
            editie = van_soort(Editie.objects.van(programma), collegeversie).met_gebeurd().zonder_inhoud()
            rij = editie.select_related("periode").filter(nummer=nummer).first()
            if rij is None:
                raise Http404("Deze editie bestaat niet.")
            if rij.ingetrokken_op and not ook_ingetrokken:
                return ingetrokken(request, rij)
            return view(request, programma, rij, **delen)

        return binnen

    return decorator


def van_soort(edities: EditieQuerySet, collegeversie: bool) -> EditieQuerySet:
    """The collegeversies among them, or the editions and errata: each kind has its own numbers."""
    return edities.collegeversies() if collegeversie else edities.vastgesteld()


def ingetrokken(request: HttpRequest, editie: Editie) -> HttpResponse:
    """What every address of a withdrawn edition answers; `editie` comes with what happened to it."""
    return render(request, "rapportage/edities/ingetrokken.html", {"editie": editie}, status=410)
