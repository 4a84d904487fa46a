"""The forms with which a what-if is kept."""

from typing import Any

from django import forms

from programma.formulieren import Formulier, Tekstveld

from ..models import Verkenning


class VerkenningForm(Formulier):
    """What a what-if is called and what it is for."""

    naam = Tekstveld(label="Naam", max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    toelichting = Tekstveld(
        label="Toelichting",
        required=False,
        max_length=2000,
        help_text="Waarvoor is deze verkenning, en voor wie?",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class VersieForm(Formulier):
    """Something that is done to a what-if as somebody saw it."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def zag(self, rij: Verkenning) -> None:
        """From now on the form has seen `rij` as it is: the next time it is sent, it counts."""
        self.vul_in(versie=rij.versie)


class WijzigForm(VersieForm, VerkenningForm):
    """The same of one that is there already."""

    def __init__(self, *args: Any, rij: Verkenning, **opties: Any) -> None:
        begin = {"naam": rij.naam, "toelichting": rij.toelichting, "versie": rij.versie}
        super().__init__(*args, initial=begin, **opties)
