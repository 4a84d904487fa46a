"""The forms of an import: the upload, and the confirmation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from programma.formulieren import Formulier, Huisstijl, Tekstveld

from .soorten import SOORTEN, Importsoort
from .uploads import GRENS
from .voorbeeld import Voorbeeld

TE_GROOT = (
    f"Het bestand is groter dan {GRENS >> 20} MB. Haal afbeeldingen en bladen die niet nodig zijn eruit, of splits het."
)


class Uploadformulier(Formulier):
    """The file, and what is in it when there is more than one kind."""

    soort = forms.ChoiceField(label="Wat staat erin")
    bestand = forms.FileField(
        label="Bestand",
        help_text=f"Excel (.xlsx), OpenDocument (.ods) of CSV, hoogstens {GRENS >> 20} MB.",
        # An empty file gets a sentence of the reader, as every other file that is no table.
        allow_empty_file=True,
        error_messages={
            "required": "Kies een bestand.",
            "missing": "Kies een bestand.",
            "invalid": "Kies een bestand.",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv", "class": "form-control"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [(soort.sleutel, soort.meervoud.capitalize()) for soort in SOORTEN.values()]
        if len(SOORTEN) == 1:
            self.fields["soort"].widget = forms.HiddenInput()
            self.fields["soort"].initial = next(iter(SOORTEN))
        self.helper = Huisstijl("Bekijk wat er verandert")

    def clean_bestand(self) -> UploadedFile:
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GRENS:
            raise ValidationError(TE_GROOT)
        return bestand


class Bevestigformulier(Formulier):
    """Yes to the preview of this `versie`, with one reason for everything where it needs one."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, voorbeeld: Voorbeeld, soort: Importsoort, adres: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nodig = bool(voorbeeld.reden_voor)
        self.fields["reden"] = Tekstveld(
            label="Waarom",
            max_length=500,
            required=nodig,
            help_text=(
                f"Nodig omdat {' en '.join(voorbeeld.reden_voor)} verandert. De reden komt bij elke wijziging in de geschiedenis."
                if nodig
                else "De reden komt bij elke wijziging in de geschiedenis."
            ),
            error_messages={"required": f"Schrijf kort waarom {' en '.join(voorbeeld.reden_voor)} verandert."},
        )
        self.helper = Huisstijl(_knop(voorbeeld, soort.naam.lower(), soort.meervoud))
        self.helper.form_action = adres


def _knop(voorbeeld: Voorbeeld, naam: str, meervoud: str) -> str:
    """ "Voeg 1 actie toe en wijzig 2 acties"."""
    erbij, anders = len(voorbeeld.nieuw), len(voorbeeld.gewijzigd)
    delen = [f"voeg {erbij} {naam if erbij == 1 else meervoud} toe"] if erbij else []
    delen += [f"wijzig {anders} {naam if anders == 1 else meervoud}"] if anders else []
    return " en ".join(delen).capitalize()
