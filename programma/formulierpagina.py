"""A page with a form that writes something: what came of it, and the form that knows which version it saw."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from .botsing import Botsing
from .formulieren import Formulier, Tekstveld
from .handelingen.weigering import GEEN_REDEN, Geweigerd
from .vastleggen import Daad
from .versies import VersieBotsing


@dataclass(frozen=True, slots=True)
class Afloop:
    """What became of a form: its answer and the status of the page; `gedaan` when there is nothing left to show."""

    status: int
    gedaan: bool = False
    uitkomst: Any = None
    botsing: Botsing | None = None


def voer_uit(request: HttpRequest, form: Formulier, doe: Callable[[Daad], Any], bots: Callable[[], Botsing]) -> Afloop:
    """Do what a form asks with the reason in it.

    422: something is wrong, and the form says what. 409: somebody was first; then `bots` reads again, and lets the form
    see what there is now. Nothing is written then.
    """
    if request.method != "POST":
        return Afloop(200)
    if not form.is_valid():
        return Afloop(422)
    try:
        uitkomst = doe(Daad(request.user, timezone.now(), form.cleaned_data.get("reden", "")))
    except Geweigerd as fout:
        form.weiger(fout)
        return Afloop(422)
    except VersieBotsing:
        return Afloop(409, botsing=bots())
    return Afloop(302, gedaan=True, uitkomst=uitkomst)


class Versieveld(Formulier):
    """A form about one record, with the version of it that its page showed."""

    versie = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def kijk_opnieuw(self, versie: int) -> None:
        """From now on the form has seen this version: the next time it is sent, it counts."""
        self.vul_in(versie=versie)


def redenveld(uitleg: str = "", *, soms: bool = False) -> Tekstveld:
    """The reason of a change; with `soms` only some changes need it, and `uitleg` says which."""
    veld = Tekstveld(
        label="Waarom",
        max_length=1000,
        required=not soms,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=uitleg,
        error_messages={"required": GEEN_REDEN},
    )
    veld.soms_verplicht = soms
    return veld
