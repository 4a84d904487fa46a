"""The forms with which the team corrects an edition or withdraws it."""

from django import forms

from programma.formulieren import Tekstveld
from programma.formulierpagina import Versieveld

from .delen import Deel

OPENBAAR = "Iedereen kan dit lezen. Noem geen namen of andere gegevens van personen."


class Erratumformulier(Versieveld):
    delen = forms.MultipleChoiceField(
        label="Wat wilt u verbeteren?",
        choices=Deel.keuzes(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen deze delen worden opnieuw gelezen. De rest blijft zoals in de editie.",
        error_messages={"required": "Kies welke delen u wilt verbeteren."},
    )
    reden = Tekstveld(
        label="Wat klopte er niet?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Dit komt voor in het erratum te staan. {OPENBAAR}",
        error_messages={"required": "Schrijf wat er niet klopte."},
    )


class Intrekformulier(Versieveld):
    reden = Tekstveld(
        label="Waarom trekt u deze editie in?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Dit staat op elk adres van de editie. {OPENBAAR}",
        error_messages={"required": "Schrijf waarom."},
    )
