"""The fields of the form that have one input, with their words and choices."""

from collections.abc import Iterable

from django import forms

from acties.keuzes import Aard, Soort, Status
from programma.formulieren import Formulier, Keuzelijst, Tekstveld

from .keuzes import Keuzes

# Required with another choice only; what is said beside them tells when.
SOMS_VERPLICHT = ("gekoppeld_aan", "borging_afdeling", "borging_vanaf", "reden")
NAAMINVOER = {"list": "partnernamen", "autocomplete": "off"}


class Invoervelden(Formulier):
    titel = forms.CharField(label="Titel", error_messages={"required": "Vul een titel in."})
    omschrijving = forms.CharField(
        label="Omschrijving",
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Een lege regel begint een nieuwe alinea, een streepje vooraan een opsomming.",
    )
    gebied = forms.CharField(label="Gebied", required=False, help_text="Bijvoorbeeld De Heuvel, of heel Noord.")
    doelen = forms.MultipleChoiceField(label="Doelen", required=False, widget=forms.CheckboxSelectMultiple)
    rapporteur = forms.CharField(
        label="Rapporteur",
        required=False,
        widget=forms.TextInput(attrs=NAAMINVOER),
        help_text="Wie over deze actie rapporteert. Leeg: het programmateam.",
    )
    soort = forms.ChoiceField(
        label="Doorlopend of nieuw",
        required=False,
        widget=forms.RadioSelect,
        choices=[*Soort.keuzes(), ("", "Niet genoemd")],
    )
    aard = forms.ChoiceField(label="Aard", widget=forms.RadioSelect, choices=Aard.keuzes(), initial=Aard.ACTIE.value)
    gekoppeld_aan = forms.ChoiceField(widget=Keuzelijst, label="Gekoppeld aan", required=False)
    status = forms.ChoiceField(
        widget=Keuzelijst, label="Status", choices=Status.keuzes(), initial=Status.NIET_GERAPPORTEERD.value
    )
    borging_afdeling = forms.CharField(
        label="Geborgd bij",
        required=False,
        widget=forms.TextInput(attrs=NAAMINVOER),
        help_text="De afdeling die de actie overneemt.",
    )
    borging_vanaf = forms.CharField(label="Geborgd vanaf", required=False, help_text="Bijvoorbeeld 1 januari 2026.")
    looptijd = forms.CharField(
        label="Looptijd",
        required=False,
        help_text="Bijvoorbeeld 2025, 2025-2026, schooljaar 2025/2026, kwartaal 2-3 2025 of maart-mei 2025.",
    )
    voortzetting_van = forms.ChoiceField(widget=Keuzelijst, label="Voortzetting van", required=False)
    komt_uit = forms.ChoiceField(widget=Keuzelijst, label="Komt uit de doorlopende acties van het plan", required=False)
    reden = Tekstveld(
        label="Waarom deze wijziging",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nodig als u geld, status, looptijd, borging of een mijlpaal wijzigt. Het komt in de geschiedenis.",
    )
    gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    def kies_uit(self, keuzes: Keuzes, nummer: str, letters: Iterable[str]) -> None:
        """Set the choices of the fields that refer to something.

        `nummer` is that of the actie itself ("" for a new one), `letters` are those that it has: one that the plan does
        not know may only stay.
        """
        for veld in SOMS_VERPLICHT:
            self.fields[veld].soms_verplicht = True
        vreemd = [letter for letter in letters if letter not in keuzes.doelen]
        self.fields["doelen"].choices = [
            *((doel.letter, doel.formulering) for doel in keuzes.doelkeuzes),
            *((letter, "") for letter in vreemd),
        ]
        self.fields["gekoppeld_aan"].choices = [
            ("", "Kies een actie"),
            *(
                (ander.nummer, f"{ander.nummer} {ander.titel}")
                for ander in keuzes.actiekeuzes
                if ander.nummer != nummer
            ),
        ]
        self.fields["voortzetting_van"].choices = [("", "Geen eerdere actie"), *keuzes.eerdere_keuzes]
        self.fields["komt_uit"].choices = [
            ("", "Niet uit een doorlopende actie"),
            *((code, f"{code} {tekst}") for code, (_, tekst) in keuzes.doorlopende_acties.items()),
        ]
