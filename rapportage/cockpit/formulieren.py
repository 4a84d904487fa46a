"""The forms of the cockpit: about which reports, and why."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from programma.formulieren import Datumveld, Formulier, Tekstveld
from programma.formulierpagina import Versieveld, redenveld

from .standen import Verslagregel

INTUSSEN = "Aan een verslag dat u koos, is intussen iets veranderd. Kies opnieuw."
LANGSTE_TEKST = 4000


class Verslagkeuze(Formulier):
    """A choice of reports. Each carries the version that was seen: one that changed is a choice no longer."""

    gekozen = forms.MultipleChoiceField(
        label="Verslagen",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één verslag.", "invalid_choice": INTUSSEN},
    )

    def __init__(self, *args: Any, regels: Sequence[Verslagregel], alle: bool, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.per_merk = {f"{regel.actie}-{regel.versie}": regel for regel in regels}
        meer = len({regel.rapporteur for regel in regels}) > 1
        self.fields["gekozen"].choices = [(merk, _naam(regel, meer)) for merk, regel in self.per_merk.items()]
        self.fields["gekozen"].initial = list(self.per_merk) if alle else []

    @property
    def verouderd(self) -> bool:
        """Whether something was chosen that is no longer as it was seen."""
        return self.has_error("gekozen", "invalid_choice")

    def regels(self) -> list[Verslagregel]:
        """The reports that were chosen."""
        return [self.per_merk[merk] for merk in self.cleaned_data["gekozen"]]


def _naam(regel: Verslagregel, met_rapporteur: bool) -> str:
    wie = f" ({regel.rapporteur.naam})" if met_rapporteur else ""
    uitstel = ", heeft al uitstel" if regel.termijn.uitstel_tot else ""
    return f"{regel.nummer} {regel.titel}{wie}: {regel.stand.naam.lower()}{uitstel}"


class UitstelForm(Verslagkeuze):
    """Until when, and why."""

    tot = Datumveld(label="Uitstel tot en met", error_messages={"required": "Vul de nieuwe laatste dag in."})
    reden = redenveld("De partner leest dit bij het verslag.")

    def keuze(self) -> tuple[date, str]:
        return self.cleaned_data["tot"], self.cleaned_data["reden"]


class OverneemForm(Verslagkeuze):
    """Why the programmateam writes these reports."""

    reden = redenveld("De partner leest dit bij het verslag, en kan het daarna alleen nog lezen.")


class BerichttekstForm(Versieveld):
    """The words of one kind of message; `versie` is 0 for those of the portal."""

    onderwerp = Tekstveld(label="Onderwerp", max_length=200, error_messages={"required": "Vul een onderwerp in."})
    tekst = Tekstveld(
        label="Tekst",
        max_length=LANGSTE_TEKST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Wat tussen accolades staat, vult het portaal in voor wie het bericht krijgt.",
        error_messages={"required": "Vul een tekst in."},
    )
