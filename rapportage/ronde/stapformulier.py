"""The form of one step: what the step needs, and what the page showed to who takes it."""

from typing import Any

from django import forms

from programma.formulieren import Datumveld, Huisstijl, Tekstveld
from programma.formulierpagina import Versieveld, redenveld
from rapportage.handelingen.stappen import Besluitgegevens

from .stappen import Stap, Stapnaam
from .stapwoorden import BESLUITVELDEN

TERUG = frozenset({Stapnaam.HEROPEN, Stapnaam.TERUG})


class Stapformulier(Versieveld):
    """The reason when the step needs one and a remark when not, and the date and number of a besluit.

    `vingerafdruk` is that of the overview that was on the screen, "" when the page shows none.
    """

    datum = Datumveld()
    nummer = Tekstveld(max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    reden = redenveld("Dit staat bij de stap en in de geschiedenis.")
    vingerafdruk = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *delen: Any, stap: Stap, annuleer: str, **opties: Any) -> None:
        super().__init__(*delen, **opties)
        self.helper = Huisstijl(stap.naam.naam, annuleer=annuleer, gevaar=stap.naam in TERUG)
        if stap.besluit:
            self.fields["datum"].label, self.fields["nummer"].label = BESLUITVELDEN[stap.naam]
        else:
            del self.fields["datum"], self.fields["nummer"]
        if not stap.reden:
            self.fields["reden"].label, self.fields["reden"].required = "Opmerking", False

    def besluit(self) -> Besluitgegevens | None:
        """The besluit that was filled in, None when the step has none."""
        if "datum" not in self.fields:
            return None
        return Besluitgegevens(self.cleaned_data["datum"], self.cleaned_data["nummer"])
