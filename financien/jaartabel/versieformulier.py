"""Forms about posts: they carry the versions that their page showed, so that nobody overwrites what somebody else did."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from financien.models import Budgetpost
from programma.formulieren import Formulier
from programma.formulierpagina import redenveld

# "12.3 15.1": version 3 of the post with key 12, version 1 of that with key 15.
_VERSIE = re.compile(r"(\d{1,18})\.(\d{1,9})", re.ASCII)


class Versieformulier(Formulier):
    """A form with the versions of `posten` in a hidden field."""

    versies = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, posten: Iterable[Budgetpost], **opties: Any) -> None:
        begin = {"versies": _als_tekst(posten)} | opties.pop("initial", {})
        super().__init__(data, initial=begin, **opties)

    def gezien(self) -> Mapping[int, int]:
        """The version of each post that the page showed, by key; 0 for a post that was not on it."""
        gelezen = {int(sleutel): int(versie) for sleutel, versie in _VERSIE.findall(self.data.get("versies", ""))}
        return _Gezien(gelezen)

    def kijk_opnieuw(self, posten: Iterable[Budgetpost]) -> None:
        """From now on the form has seen `posten` as they are: the next time it is sent, it counts."""
        self.vul_in(versies=_als_tekst(posten))


class _Gezien(dict[int, int]):
    def __missing__(self, sleutel: int) -> int:
        return 0


class Redenformulier(Versieformulier):
    """Nothing but the reason why something goes."""

    reden = redenveld()


def _als_tekst(posten: Iterable[Budgetpost]) -> str:
    return " ".join(f"{post.pk}.{post.versie}" for post in posten)
