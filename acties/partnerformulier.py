"""The forms of the register: a partner, one of its spellings, and its leave."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from programma.formulieren import Formulier, Huisstijl
from programma.models import Partner
from programma.partnervelden import JA, waarden

GEZIEN = "gezien_"
LANGSTE_LIJST = 5000  # characters of spellings in one go
UITLEG_SOORT = "Een groep heeft geen rechtsvorm, zoals ‘Scholen’. Zij krijgt geen account en rapporteert niet."


class PartnerForm(Formulier):
    """The fields of a partner; `organisaties` are the names from which an afdeling chooses its organisation."""

    naam = forms.CharField(label="Naam", max_length=200, help_text="Zo staat de partner overal in het portaal.")
    soort = forms.ChoiceField(
        label="Soort", choices=Partner.Soort.choices, widget=forms.RadioSelect, help_text=UITLEG_SOORT
    )
    onder = forms.ChoiceField(
        label="Onderdeel van", required=False, help_text="Alleen bij een afdeling of onderdeel: van welke organisatie."
    )
    natuurlijke_personen = forms.BooleanField(
        label="Bestaat uit inwoners",
        required=False,
        help_text="Geld komt niet van inwoners en gaat niet naar inwoners: een partner ontvangt het voor hen.",
    )
    toelichting = forms.CharField(label="Toelichting", required=False, max_length=300)

    def __init__(self, *args: Any, organisaties: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["onder"].choices = [("", "–"), *((naam, naam) for naam in organisaties)]

    def gewenst(self) -> dict[str, str]:
        """What was filled in, as the values of `partnervelden`."""
        schoon = self.cleaned_data
        return {
            **{veld: schoon[veld] for veld in ("naam", "soort", "onder", "toelichting")},
            "natuurlijke_personen": JA if schoon["natuurlijke_personen"] else "",
        }


class NieuwePartnerForm(PartnerForm):
    """A partner that is not in the register yet."""

    aliassen = forms.CharField(
        label="Andere spellingen",
        required=False,
        max_length=LANGSTE_LIJST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zoals de partner ook wordt genoemd, bijvoorbeeld een afkorting. Zet elke spelling op een eigen regel.",
    )

    def spellingen(self) -> list[str]:
        return [regel for regel in self.cleaned_data["aliassen"].splitlines() if regel.strip()]


class WijzigPartnerForm(PartnerForm):
    """A partner as it is; hidden fields hold what this person saw."""

    reden = forms.CharField(label="Waarom wijzigt u dit?", required=False, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in list(PartnerForm.base_fields):
            self.fields[GEZIEN + veld] = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def gezien(self) -> dict[str, str]:
        return {veld: self.cleaned_data[GEZIEN + veld] for veld in PartnerForm.base_fields}


def beginwaarden(partner: Partner) -> dict[str, Any]:
    """What the form shows of a partner, and what it remembers as seen."""
    nu = waarden(partner)
    return nu | {"natuurlijke_personen": partner.natuurlijke_personen} | gezien_nu(nu)


def gezien_nu(nu: Mapping[str, str]) -> dict[str, str]:
    return {GEZIEN + veld: waarde for veld, waarde in nu.items()}


class SpellingForm(Formulier):
    spelling = forms.CharField(
        label="Nieuwe spelling",
        max_length=200,
        help_text="Hoofdletters, koppeltekens en spaties maken geen verschil: die hoeft u niet apart te noemen.",
    )
    helper = Huisstijl("Voeg toe")


class VertrekForm(Formulier):
    reden = forms.CharField(label="Waarom doet deze partner niet meer mee?", max_length=1000)


class SamenvoegKeuze(Formulier):
    """Which two partners; `partners` are those of the programme, by address and name."""

    blijft = forms.ChoiceField(label="Partner die blijft", help_text="Deze naam staat straks overal.")
    weg = forms.ChoiceField(
        label="Partner die erin opgaat",
        help_text="Deze naam blijft bestaan als andere spelling, zodat niets onvindbaar wordt.",
    )

    def __init__(self, *args: Any, partners: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", "Kies een partner"), *partners]
        for veld in self.fields.values():
            veld.choices = keuzes


class SamenvoegForm(Formulier):
    """The decision; hidden fields hold what the preview was about, and what it showed."""

    weg = forms.CharField(widget=forms.HiddenInput)
    blijft = forms.CharField(widget=forms.HiddenInput)
    afdruk = forms.CharField(widget=forms.HiddenInput)
    reden = forms.CharField(
        label="Waarom is dit dezelfde partner?",
        max_length=1000,
        help_text="Dit komt bij elke actie in de geschiedenis te staan.",
    )
