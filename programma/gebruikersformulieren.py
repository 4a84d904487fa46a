"""The forms with which a beheerder lets people in, changes them and lets them go."""

from typing import Any

from django import forms

from .formulieren import Formulier, Huisstijl
from .gebruikers import partners_om_te_kiezen
from .handelingen.gebruikers import Versies
from .models import NAMENS_PARTNER, Deelname, Partner, Programma, Rol
from .rechten import IN_WOORDEN

GEEN_PARTNER = ("", "Geen")


class GebruikerForm(Formulier):
    """Who somebody is and what the role is; `partner` is read as the slug of a partner of the programme."""

    naam = forms.CharField(label="Naam", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        help_text="Hiermee logt deze gebruiker in.",
        error_messages={"invalid": "Dit is geen e-mailadres. Een voorbeeld: anna@gemeente.nl."},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    rol = forms.ChoiceField(
        label="Rol",
        choices=[(rol, f"{rol.label}: {IN_WOORDEN[rol]}") for rol in Rol],
        widget=forms.RadioSelect,
    )
    partner = forms.ChoiceField(
        label="Partner", required=False, help_text="Alleen bij de rollen Bestuurslid en Partner: namens wie."
    )

    def __init__(self, *args: Any, programma: Programma, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = [GEEN_PARTNER, *partners_om_te_kiezen(programma)]
        self.fields["partner"].soms_verplicht = True

    def clean(self) -> dict[str, Any]:
        """A partner that is left over from another role is no mistake; without one where it is needed there is."""
        gegevens = super().clean()
        if gegevens.get("rol") not in NAMENS_PARTNER:
            gegevens["partner"] = ""
        elif not gegevens.get("partner") and "partner" not in self.errors:
            self.add_error("partner", "Kies namens welke partner deze gebruiker meedoet.")
        return gegevens

    def keuze(self) -> dict[str, Any]:
        """The valid answers, as the handelingen take them."""
        slug = self.cleaned_data.get("partner")
        antwoorden = {veld: self.cleaned_data[veld] for veld in ("naam", "email") if veld in self.cleaned_data}
        partner = Partner.objects.get(slug=slug) if slug else None
        return antwoorden | {"rol": Rol(self.cleaned_data["rol"]), "partner": partner}


class VersieForm(Formulier):
    """A handeling about somebody, with the versions of what its page showed."""

    versie_deelname = forms.IntegerField(widget=forms.HiddenInput)
    versie_gebruiker = forms.IntegerField(widget=forms.HiddenInput)

    def gezien(self) -> Versies:
        return Versies(self.cleaned_data["versie_deelname"], self.cleaned_data["versie_gebruiker"])

    def zag(self, deelname: Deelname) -> None:
        """From now on the form has seen `deelname` as it is: the next time it is sent, it counts."""
        self.vul_in(**versies_van(deelname))


class WijzigForm(VersieForm, GebruikerForm):
    """The form of somebody who takes part: without name and address when the account does not belong here alone.

    A beheerder who is about to give up the own role is asked for `zelf` first.
    """

    zelf = forms.BooleanField(
        label="Ja, ik geef mijn eigen rol van beheerder op",
        error_messages={"required": "Hierna kunt u zelf geen gebruikers meer beheren. Vink aan dat u dit wilt."},
    )

    def __init__(self, *args: Any, deelname: Deelname, zelf: bool, account: bool, **kwargs: Any) -> None:
        super().__init__(*args, programma=deelname.programma, initial=_nu(deelname), **kwargs)
        self.helper = Huisstijl("Sla op")
        geeft_op = self.is_bound and self.data.get("rol") != Rol.BEHEERDER
        if not (zelf and geeft_op and deelname.rol == Rol.BEHEERDER):
            del self.fields["zelf"]
        if not account:
            del self.fields["naam"], self.fields["email"]
        self._houd_partner(deelname.partner)

    def _houd_partner(self, partner: Partner | None) -> None:
        """A partner that has left the programme stays a choice for who acts for it already."""
        keuzes = self.fields["partner"].choices
        if partner and partner.slug not in dict(keuzes):
            self.fields["partner"].choices = [*keuzes, (partner.slug, partner.naam)]


def versies_van(deelname: Deelname) -> dict[str, int]:
    """What the hidden fields of a form about `deelname` carry."""
    return {"versie_deelname": deelname.versie, "versie_gebruiker": deelname.gebruiker.versie}


def _nu(deelname: Deelname) -> dict[str, Any]:
    partner = deelname.partner.slug if deelname.partner else ""
    gebruiker = deelname.gebruiker
    antwoorden = {"naam": gebruiker.naam, "email": gebruiker.email, "rol": deelname.rol, "partner": partner}
    return antwoorden | versies_van(deelname)
