"""The door of every page of a programme: closed unless the view's right opens it."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from .models import Deelname, Programma, Rol

LEZEND = ("GET", "HEAD", "OPTIONS")


def deelname_van(gebruiker, slug: str) -> Deelname | None:
    """The role of `gebruiker` in the programme at `slug`; a superuser is beheerder of every programme."""
    if gebruiker.is_superuser:
        programma = Programma.objects.filter(slug=slug).first()
        return programma and Deelname(gebruiker=gebruiker, programma=programma, rol=Rol.BEHEERDER)
    return Deelname.objects.van(gebruiker).filter(programma__slug=slug).first()


def met_recht(recht: Callable[[Deelname], bool]) -> Callable:
    """Decorator for a page that is only read: `view(request, programma, …)` gets the Programma when `recht` allows it.

    No role, no right and no such programme all answer with the same 404; a method that writes gets 405.
    The role stands in `request.deelname`.
    """

    def decorator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def binnen(request: HttpRequest, programma: str, **delen) -> HttpResponse:
            deelname = deelname_van(request.user, programma)
            if deelname is None or not recht(deelname):
                raise Http404("Deze pagina bestaat niet, of u mag haar niet zien.")
            if request.method not in LEZEND:
                return HttpResponseNotAllowed(LEZEND)
            request.deelname = deelname
            return view(request, deelname.programma, **delen)

        binnen.recht = recht
        return binnen

    return decorator
