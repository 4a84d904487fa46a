"""The small forms below a report: what the programmateam asks or gives, and what a rapporteur takes back."""

from typing import Any

from django import forms

from programma.formulieren import Datumveld, Huisstijl, Tekstveld
from programma.formulierpagina import Versieveld, redenveld

from .blad import Blad


class Stapformulier(Versieveld):
    """`knop` is what its button says, `naam` the last part of its address."""

    naam = ""
    knop = ""

    def __init__(self, data: Any = None, *, blad: Blad) -> None:
        super().__init__(data, initial={"versie": blad.versie}, auto_id=f"id_{self.naam}_%s")
        self.helper = Huisstijl(self.knop)
        self.helper.form_action = f"{blad.adres}{self.naam}/"


class Terughalen(Stapformulier):
    naam, knop = "intrekken", "Haal terug om te wijzigen"


class Terugsturen(Stapformulier):
    naam, knop = "terugsturen", "Stuur terug"
    opmerking = Tekstveld(
        label="Wat moet er anders?",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dit staat boven het formulier van de rapporteur.",
        error_messages={"required": "Schrijf op wat er anders moet. De rapporteur leest dit."},
    )


class Uitstel(Stapformulier):
    naam, knop = "uitstel", "Verleen uitstel"
    tot = Datumveld(label="Uitstel tot en met", error_messages={"required": "Vul in tot en met welke dag."})
    reden = redenveld("De partner leest dit.")


class Overnemen(Stapformulier):
    naam, knop = "overnemen", "Neem het verslag over"
    reden = redenveld("De partner leest dit, en kan het verslag daarna niet meer schrijven.")


class Akkoord(Stapformulier):
    """`gezien` are the marks of the actie as the page showed it, as one text."""

    naam, knop = "akkoord", "Geef akkoord"
    status = forms.CharField(widget=forms.HiddenInput, required=False)
    mijlpalen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, blad: Blad, gezien: dict[str, str]) -> None:
        super().__init__(data, blad=blad)
        self.initial |= gezien

    @property
    def gezien(self) -> dict[str, str]:
        return {veld: self.cleaned_data[veld] for veld in ("status", "mijlpalen")}
