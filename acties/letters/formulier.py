"""The form under the list of letters (which ones, and what is decided about them), and the one that confirms a preview."""

from collections.abc import Iterable, Mapping

from django import forms

from programma.formulieren import Formulier, Huisstijl

from .gegevens import Letterrij
from .keuze import Letterkeuze

VINKEN, LIJST = "vinken", "lijst"
# Before the letter of the doel, in the value of a choice for another doel.
DOEL = "doel-"
LANGSTE_REDEN = 500
ZONDER_DOEL = [(keuze.value, keuze.naam) for keuze in Letterkeuze if keuze != Letterkeuze.ANDERS]


class Keuzeformulier(Formulier):
    """`rijen` are the letters in the list of the reader, `doelen` the letters of the plan with their wording."""

    rij = forms.MultipleChoiceField(
        label="Letters",
        required=False,
        error_messages={
            "invalid_choice": "Letter %(value)s staat niet meer in de lijst. Bekijk de lijst opnieuw en kies nog eens."
        },
    )
    welke = forms.ChoiceField(
        label="Voor welke letters?", initial=VINKEN, widget=forms.RadioSelect(attrs={"class": "form-check-input"})
    )
    besluit = forms.ChoiceField(
        label="Uw besluit",
        initial=Letterkeuze.VOORSTEL.value,
        error_messages={"required": "Kies wat u besluit.", "invalid_choice": "Kies een van de besluiten in de lijst."},
    )

    def __init__(self, data: Mapping | None, rijen: Iterable[Letterrij], doelen: Mapping[str, str]) -> None:
        super().__init__(data)
        self.letters = tuple(rijen)
        aantal = len(self.letters)
        alle = "De letter in deze lijst" if aantal == 1 else f"Alle {aantal} letters in deze lijst"
        doelkeuzes = [(f"{DOEL}{letter}", _kort(letter, formulering)) for letter, formulering in doelen.items()]
        self.fields["rij"].choices = [(rij.sleutel, rij.sleutel) for rij in self.letters]
        self.fields["welke"].choices = [(VINKEN, "De aangevinkte letters"), (LIJST, alle)]
        self.fields["besluit"].choices = [*ZONDER_DOEL, (Letterkeuze.ANDERS.naam, doelkeuzes)]

    def clean(self) -> dict:
        gegevens = super().clean()
        if gegevens.get("welke") == VINKEN and not gegevens.get("rij") and "rij" not in self.errors:
            self.add_error("rij", "Vink ten minste één letter aan, of kies voor alle letters in de lijst.")
        return gegevens

    @property
    def aangevinkt(self) -> set[str]:
        """The keys of the letters that are ticked."""
        return set(self["rij"].value() or ())

    @property
    def gekozen(self) -> tuple[Letterrij, ...]:
        """The letters that are chosen, of a valid form."""
        if self.cleaned_data["welke"] == LIJST:
            return self.letters
        sleutels = set(self.cleaned_data["rij"])
        return tuple(rij for rij in self.letters if rij.sleutel in sleutels)

    @property
    def keuze(self) -> tuple[Letterkeuze, str | None]:
        """What is decided about them, of a valid form, and which doel when that is another one."""
        besluit = self.cleaned_data["besluit"]
        if besluit.startswith(DOEL):
            return Letterkeuze.ANDERS, besluit.removeprefix(DOEL)
        return Letterkeuze(besluit), None


class Vaststelformulier(Formulier):
    """Confirms a preview; `bewijs` is what it showed, sealed."""

    bewijs = forms.CharField(widget=forms.HiddenInput)
    reden = forms.CharField(label="Waarom", required=False, max_length=LANGSTE_REDEN)

    def __init__(self, *args, knop: str, adres: str, annuleer: str, **opties) -> None:
        super().__init__(*args, **opties)
        self.helper = Huisstijl(knop, annuleer=annuleer)
        self.helper.form_action = adres


def _kort(letter: str, formulering: str) -> str:
    """A doel as one line of a choice."""
    woorden = formulering or "(niet beschreven)"
    return f"{letter} {woorden if len(woorden) <= 70 else f'{woorden[:69].rstrip()}…'}"
