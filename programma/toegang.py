"""The door of every page of a programme: closed unless the view's right opens it."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from .models import Deelname, Programma, Rol
from .rechten import bewerkt_programma

LEZEND = ("GET", "HEAD", "OPTIONS")
FORMULIER = (*LEZEND, "POST")
HANDELING = ("POST",)

# What belongs to a programme in other apps and is read along with it, so that no page asks a question more for it.
_MEE: list[str] = []


def lees_mee(relatie: str) -> None:
    """Read this one-to-one relation of Programma along with it on every page; call it from the `ready` of the app."""
    _MEE.append(relatie)


def deelname_van(gebruiker, slug: str) -> Deelname | None:
    """The role of `gebruiker` in the programme at `slug`; a superuser is beheerder of every programme."""
    if gebruiker.is_superuser:
        programma = Programma.objects.select_related(*_MEE).filter(slug=slug).first()
        return programma and Deelname(gebruiker=gebruiker, programma=programma, rol=Rol.BEHEERDER)
    deelnames = Deelname.objects.van(gebruiker).select_related(*(f"programma__{relatie}" for relatie in _MEE))
    return deelnames.filter(programma__slug=slug).first()


def bewerkbare_programmas(gebruiker) -> set[int]:
    """The keys of the programmes that `gebruiker` may edit; a superuser edits all of them."""
    if gebruiker.is_superuser:
        return set(Programma.objects.values_list("pk", flat=True))
    return {deelname.programma_id for deelname in Deelname.objects.van(gebruiker) if bewerkt_programma(deelname)}


def met_recht(recht: Callable[[Deelname], bool], *, methoden: tuple[str, ...] = LEZEND) -> Callable:
    """Decorator for a page of a programme: `view(request, programma, …)` gets the Programma when `recht` allows it.

    No role, no right and no such programme all answer with the same 404; another method than `methoden` gets 405. A page
    is only read unless it says otherwise (see FORMULIER and HANDELING). The role stands in `request.deelname`.
    """

    def decorator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def binnen(request: HttpRequest, programma: str, **delen) -> HttpResponse:
            deelname = deelname_van(request.user, programma)
            if deelname is None or not recht(deelname):
                raise Http404("Deze pagina bestaat niet, of u mag haar niet zien.")
            if request.method not in methoden:
                return HttpResponseNotAllowed(methoden)
            request.deelname = deelname
            return view(request, deelname.programma, **delen)

        binnen.recht, binnen.methoden = recht, methoden
        return binnen

    return decorator
