"""The forms with which the team decides about findings: who owns one, and why it may stay."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from programma.bevindingen import Bevinding
from programma.formulieren import Formulier, Huisstijl
from programma.models import Bevindingafspraak, Gebruiker

LANGSTE_REDEN = 1000
REDEN_ONTBREEKT = "Schrijf op waarom dit zo mag blijven."


class BevindingForm(Formulier):
    """A decision about one finding, with the version and the mark of the finding that its page showed."""

    versie = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    vingerafdruk = forms.CharField(max_length=64, widget=forms.HiddenInput)
    knop = ""

    def __init__(self, data: Any = None, *, bevinding: Bevinding, actie: str, **opties: Any) -> None:
        zag = {"versie": bevinding.versie, "vingerafdruk": bevinding.vingerafdruk}
        super().__init__(data, **opties | {"initial": zag | opties.get("initial", {})})
        self.bevinding = bevinding
        self.helper = Huisstijl(self.knop)
        self.helper.form_action = actie

    def gezien(self) -> Bevinding:
        """The finding as its page showed it."""
        zag = {veld: self.cleaned_data[veld] for veld in ("versie", "vingerafdruk")}
        return replace(self.bevinding, **zag)

    def kijk_opnieuw(self) -> None:
        """From now on the form has seen the finding as it is: the next time it is sent, it counts."""
        self.vul_in(versie=self.bevinding.versie, vingerafdruk=self.bevinding.vingerafdruk)


class EigenaarForm(BevindingForm):
    """Who takes care of the finding: a role, or a person of the team."""

    eigenaar = forms.ChoiceField(label="Eigenaar", help_text="Wie zorgt dat dit wordt opgelost.")
    knop = "Wijs toe"

    def __init__(self, *args: Any, team: Sequence[tuple[str, str]], **opties: Any) -> None:
        super().__init__(*args, **opties)
        rij = self.bevinding
        keuzes = [("Rol", Bevindingafspraak.Eigenaarrol.choices), ("Persoon", list(team))]
        if rij.eigenaar_keuze not in {keuze for _, groep in keuzes for keuze, _ in groep}:
            keuzes.append(("Niet meer in het team", [(rij.eigenaar_keuze, rij.eigenaar)]))
        self.fields["eigenaar"].choices = [groep for groep in keuzes if groep[1]]
        self.fields["eigenaar"].initial = rij.eigenaar_keuze

    def keuze(self) -> dict[str, Any]:
        """The valid answer, as the handeling takes it."""
        gekozen = self.cleaned_data["eigenaar"]
        if gekozen in Bevindingafspraak.Eigenaarrol.values:
            return {"rol": Bevindingafspraak.Eigenaarrol(gekozen), "persoon": None}
        persoon = Gebruiker.objects.get(pk=gekozen)
        return {"rol": Bevindingafspraak.Eigenaarrol.PROGRAMMATEAM, "persoon": persoon}


class AccepteerForm(BevindingForm):
    """Why the finding may stay. The reason of an acceptance that no longer counts is there to start with."""

    reden = forms.CharField(
        label="Geaccepteerd omdat",
        max_length=LANGSTE_REDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Waarom dit zo mag blijven. De bevinding telt dan niet meer mee, tot er iets aan verandert.",
        error_messages={"required": REDEN_ONTBREEKT},
    )
    knop = "Accepteer"

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if self.bevinding.acceptatie:
            self.fields["reden"].initial = self.bevinding.acceptatie.reden


class HeropenForm(BevindingForm):
    """Take the acceptance back, with or without a reason."""

    reden = forms.CharField(
        label="Waarom", required=False, max_length=LANGSTE_REDEN, widget=forms.Textarea(attrs={"rows": 2})
    )
    knop = "Neem de acceptatie terug"


class SamenForm(Formulier):
    """Several findings of one rule, and the one reason why they may stay.

    A choice carries the finding as it was seen: one that changed, was mended or was decided about is a choice no longer.
    """

    gekozen = forms.MultipleChoiceField(
        label="Bevindingen",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies welke bevindingen mogen blijven.",
            "invalid_choice": "Wat u koos is intussen veranderd, hersteld of al geaccepteerd. Kies opnieuw.",
        },
    )
    reden = forms.CharField(
        label="Geaccepteerd omdat",
        max_length=LANGSTE_REDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Deze reden komt bij alle gekozen bevindingen te staan.",
        error_messages={"required": REDEN_ONTBREEKT},
    )
    helper = Huisstijl("Bekijk wat er verandert")

    def __init__(self, *args: Any, bevindingen: Sequence[Bevinding], alles: bool = False, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.per_merk = {_merk(rij): rij for rij in bevindingen}
        veld = self.fields["gekozen"]
        veld.choices = [(merk, f"{rij.object}: {rij.tekst}") for merk, rij in self.per_merk.items()]
        veld.initial = list(self.per_merk) if alles else []

    @property
    def verouderd(self) -> bool:
        """Whether something was chosen that is no longer as it was seen."""
        return self.has_error("gekozen", "invalid_choice")

    def bevindingen(self) -> list[Bevinding]:
        """The findings that were chosen."""
        return [self.per_merk[merk] for merk in self.cleaned_data["gekozen"]]


def _merk(bevinding: Bevinding) -> str:
    return f"{bevinding.code}.{bevinding.vingerafdruk}.{bevinding.versie}"
