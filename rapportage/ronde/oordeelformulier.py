"""The form of one judgement: the word with its meaning, the grounds, and why it differs from the figures."""

from typing import Any

from django import forms
from django.utils.html import format_html

from programma.formulieren import Datumveld, Tekstveld
from programma.formulierpagina import Versieveld
from rapportage.gegevens import Statusregel
from rapportage.keuzes import Oordeel

from .oordeelkeuze import BETEKENIS, ONDERBOUWING, Naast, Oordeelkeuze, verschillen

INTUSSEN = "De cijfers zijn intussen veranderd: zij geven nu {}. Kijk of uw oordeel nog klopt, en sla het dan op."


def _uitleg(label: str, hulp: str) -> Tekstveld:
    """A text that some judgements need; which ones, its help says."""
    veld = Tekstveld(
        label=label, required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}), help_text=hulp
    )
    veld.soms_verplicht = True
    return veld


class OordeelForm(Versieveld):
    """`gezien` is what the figures said when the page was opened; `signaal` is what they say now."""

    oordeel = forms.ChoiceField(
        label="Oordeel",
        widget=forms.RadioSelect,
        choices=[
            (
                oordeel.value,
                format_html(
                    '<span><span class="status status-{}">{}</span> <span class="keuze-uitleg">{}</span></span>',
                    oordeel.value.replace("_", "-"),
                    oordeel.naam,
                    BETEKENIS[oordeel],
                ),
            )
            for oordeel in Oordeel
        ],
        error_messages={"required": "Kies een oordeel."},
    )
    oorzaak = _uitleg("Oorzaak", "Waardoor komt het? Nodig bij Aandachtspunt en Bijsturen.")
    gevolg = _uitleg("Gevolg voor het doel", "Wat betekent dit voor wat inwoners ervan merken?")
    maatregel = _uitleg("Maatregel", "Wat wordt er aan gedaan, en door wie?")
    termijn = Datumveld(label="Termijn", required=False)
    verschil_reden = _uitleg(
        "Waarom is uw oordeel anders?",
        "Nodig als het oordeel anders is dan de cijfers. De reden staat in het overzicht.",
    )
    gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, signaal: Oordeel | None, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.signaal = signaal
        self.fields["termijn"].soms_verplicht = True

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        if gegevens.get("gezien", "") != (self.signaal or ""):
            self.vul_in(gezien=self.signaal or "")
            self.add_error(None, INTUSSEN.format(self.signaal.naam if self.signaal else "niets"))
        return gegevens

    def keuze(self) -> Oordeelkeuze:
        """What was filled in."""
        velden = {veld: self.cleaned_data[veld] for veld in (*ONDERBOUWING, "verschil_reden")}
        return Oordeelkeuze(Oordeel(self.cleaned_data["oordeel"]), **velden)


def ingevuld(regel: Statusregel, versie: int) -> dict[str, Any]:
    """The form as it is opened: what was judged, and what the figures say now."""
    velden = {veld: getattr(regel, veld) for veld in (*ONDERBOUWING, "verschil_reden")}
    return velden | {"oordeel": regel.oordeel.value, "versie": versie, "gezien": regel.signaal or ""}


def gelijk(naast: Naast) -> list[Oordeel]:
    """The judgements that differ from nothing beside them."""
    return [oordeel for oordeel in Oordeel if not any(verschillen(oordeel, naast))]
