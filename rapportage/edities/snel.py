"""Published files at the speed of static ones: found before anybody asks who the reader is.

What is published is for everybody and never changes, so nothing of a session, a role or a form is needed to give it. Only
a withdrawal can end it: a process looks once a second whether that happened, and at once when it did so itself.
"""

import re
import time
from collections.abc import Callable
from functools import lru_cache

from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse

from rapportage.models import Periodegebeurtenis
from rapportage.models.edities import KORT
from rapportage.views_editiebestand import geef_bestand

from .lezen import Vondst, vind_bestand

PAD = re.compile(rf"/(?:publiek/)?([-\w]+)/edities/(\d{{1,6}})/([0-9a-f]{{{KORT}}})/([\w.-]+)")
METHODEN = ("GET", "HEAD")


class GepubliceerdeEdities:
    """Middleware: gives what was published, and leaves all else to the views."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in METHODEN and (pad := PAD.fullmatch(request.path_info)):
            programma, nummer, kort, naam = pad.groups()
            vondst = gepubliceerd(programma, int(nummer), kort, naam, int(time.monotonic()))
            if vondst:
                return geef_bestand(request, vondst, programma, False, int(nummer), naam)
        return self.get_response(request)


@lru_cache(maxsize=1024)
def gepubliceerd(programma: str, nummer: int, kort: str, naam: str, seconde: int) -> Vondst | None:
    """The file at a permanent address when everybody may have it, as it was in this second."""
    vondst = vind_bestand(programma, collegeversie=False, nummer=nummer, kort=kort, naam=naam)
    return vondst if vondst and vondst.openbaar and not vondst.ingetrokken else None


def _vergeet(**_: object) -> None:
    gepubliceerd.cache_clear()


post_save.connect(_vergeet, sender=Periodegebeurtenis, dispatch_uid="gepubliceerde edities")
