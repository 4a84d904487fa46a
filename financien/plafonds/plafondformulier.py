"""The form that sets the ceiling of an opgave. It is sent twice: once to see what it does, and once to do it."""

from typing import Any

from django import forms

from financien.handelingen.plafonds import GEEN_REDEN, NEGATIEF
from programma.formulieren import Bedragveld, Formulier, Huisstijl, Tekstveld, weigering

BEKIJK, BEWAAR = "Bekijk wat dit doet", "Sla het plafond op"


class Plafondformulier(Formulier):
    """`versie` is that of the ceiling as it was opened, 0 for none; `gezien` the amount of which the effect was shown."""

    bedrag = Bedragveld(label="Plafond (€)", help_text="Bijvoorbeeld 146.000.")
    reden = Tekstveld(
        label="Waarom",
        max_length=500,
        help_text="Noem het besluit als dat er is. De reden staat in de geschiedenis.",
        error_messages={"required": GEEN_REDEN},
    )
    versie = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, annuleer: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = Huisstijl(BEKIJK, annuleer=annuleer)

    def clean_bedrag(self):
        bedrag = self.cleaned_data["bedrag"]
        if bedrag is not None and bedrag < 0:
            raise weigering(NEGATIEF)
        return bedrag

    @property
    def effect_gezien(self) -> bool:
        """Whether the effect of exactly this amount was on the screen when it was sent."""
        return self.cleaned_data["gezien"] == f"{self.cleaned_data['bedrag']:.2f}"

    def toon_effect(self) -> None:
        """From now on the effect of the amount is on the screen: sending the form again does it."""
        self.vul_in(gezien=f"{self.cleaned_data['bedrag']:.2f}")
        self.helper.knop = BEWAAR

    def kijk_opnieuw(self, versie: int) -> None:
        """Somebody else was first: keep what was typed, and begin again from the ceiling as it is now."""
        self.vul_in(versie=versie, gezien="")
        self.helper.knop = BEKIJK
