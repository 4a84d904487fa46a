"""The forms of the letter, in which everything may stay empty until it is sent, and of its template."""

from dataclasses import asdict
from typing import Any

from django import forms

from programma.formulieren import Datumveld, Tekstveld
from programma.formulierpagina import Versieveld, redenveld

from .sjabloonregels import GROOTST, MEGA
from .velden import NAMEN, VRIJ, Briefvelden

LANG = 20_000


def _regel(naam: str, uitleg: str = "") -> Tekstveld:
    return Tekstveld(
        label=NAMEN[naam], max_length=100 if naam == "zaaknummer" else 200, required=False, help_text=uitleg
    )


def _tekst(naam: str, regels: int, uitleg: str = "") -> Tekstveld:
    invoer = forms.Textarea(attrs={"rows": regels, "spellcheck": "true"})
    return Tekstveld(label=NAMEN[naam], max_length=LANG, required=False, widget=invoer, help_text=uitleg)


class BriefForm(Versieveld):
    """The fields of `Briefvelden`; `reden` is there when the raad has the letter already."""

    onderwerp = _regel("onderwerp")
    aan = _regel("aan")
    datum = Datumveld(label=NAMEN["datum"], required=False)
    zaaknummer = _regel("zaaknummer")
    datum_collegebesluit = Datumveld(label=NAMEN["datum_collegebesluit"], required=False)
    portefeuillehouder = _regel("portefeuillehouder")
    aanleiding = _tekst("aanleiding", 5, "Waarom krijgt de raad deze brief?")
    kernboodschap = _tekst("kernboodschap", 10, "Wat moet de raad in elk geval weten?")
    toelichting = _tekst("toelichting", 8)
    eerdere_besluitvorming = _tekst("eerdere_besluitvorming", 6)
    financien = _tekst("financien", 12, "De bedragen komen uit de editie.")
    risicos = _tekst("risicos", 8)
    vervolg = _tekst("vervolg", 4, "Wat gebeurt er hierna, en wanneer?")
    secretaris = _regel("secretaris", "De naam van wie voor het college tekent.")
    burgemeester = _regel("burgemeester", "De naam van wie voor het college tekent.")
    reden = redenveld("De raad heeft deze brief al. Schrijf waarom u hem toch wijzigt.")

    def __init__(self, data: Any = None, *, velden: Briefvelden, versie: int, aangeboden: bool) -> None:
        super().__init__(data, initial=asdict(velden) | {"versie": versie})
        if not aangeboden:
            del self.fields["reden"]
        for veld in NAMEN:
            # Needed before the letter can be sent, not before it can be kept.
            self.fields[veld].soms_verplicht = veld not in VRIJ

    def nieuw(self) -> Briefvelden:
        """The valid answers."""
        return Briefvelden(**{veld: self.cleaned_data[veld] for veld in NAMEN})


class SjabloonForm(Versieveld):
    """Another Word template; what is in it is looked at by the handeling."""

    bestand = forms.FileField(
        label="Word-document",
        help_text=f"Een .docx van hoogstens {GROOTST // MEGA} MB.",
        # An empty file is no Word document either, and gets that sentence.
        allow_empty_file=True,
        error_messages=dict.fromkeys(("required", "missing", "invalid"), "Kies een bestand."),
        widget=forms.FileInput(attrs={"accept": ".docx", "class": "form-control"}),
    )
