"""The forms of a text: one that is changed, a new one, and one that is taken away."""

from collections.abc import Mapping
from typing import Any

from django import forms

from programma.formulieren import Formulier, Huisstijl, Keuzelijst, Tekstveld
from programma.formulierpagina import Versieveld, redenveld
from programma.tekstvorm.samenvoegen import samengevoegd
from rapportage.handelingen.tekstvelden import LANGSTE_KOP, Inhoud
from rapportage.models import Tekstblok

from .plekken import Plek
from .tekstvak import Tekstvakveld

ONDER_VORIGE = "3"


class Tekststijl(Huisstijl):
    """The form of a text, as tekstblad.js finds it; `adres` is where it is sent."""

    def __init__(self, knop: str, *, annuleer: str, adres: str) -> None:
        super().__init__(knop, annuleer=annuleer)
        self.form_class = "formulier tekstformulier"
        self.form_id = "tekstformulier"
        self.form_action = adres
        self.attrs |= {
            "data-hx-post": adres,
            "data-hx-target": "#tekstblad",
            "data-hx-select": "#tekstblad",
            "data-hx-swap": "outerHTML show:window:top",
        }


class Inhoudvelden(Formulier):
    kop = Tekstveld(
        label="Kop",
        max_length=LANGSTE_KOP,
        error_messages={"required": "Geef de tekst een kop."},
        widget=forms.TextInput(attrs={"lang": "nl", "spellcheck": "true", "autocomplete": "off"}),
    )
    tekst = Tekstvakveld(label="Tekst", required=False)
    # A heading may have no text of its own; saying so at the box would only take attention.
    tekst.soms_verplicht = True

    def inhoud(self) -> Inhoud:
        return Inhoud(self.cleaned_data["kop"], self.cleaned_data["tekst"])


class TekstForm(Inhoudvelden, Versieveld):
    """`basis` is the version with which the writing began; it stays when somebody else was first."""

    basis = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    @classmethod
    def van(cls, blok: Tekstblok) -> "TekstForm":
        return cls(initial={"kop": blok.kop, "tekst": blok.tekst, "versie": blok.versie, "basis": blok.versie})

    def met_beide(self, nu: Tekstblok) -> tuple["TekstForm", bool]:
        """What both people want, to go on with; True when both changed the same passage. The form must be valid."""
        toen = nu.history.filter(versie=self.cleaned_data["basis"]).first()
        mijn = self.inhoud()
        tekst, dubbel = samengevoegd(toen.tekst if toen else "", nu.tekst, mijn.tekst)
        kop = nu.kop if toen and mijn.kop == toen.kop else mijn.kop
        return type(self)(initial={"kop": kop, "tekst": tekst, "versie": nu.versie, "basis": nu.versie}), dubbel


class NieuweTekstForm(Inhoudvelden):
    """A text for one of these `plekken` of a section."""

    plek = forms.ChoiceField(label="Waar", widget=Keuzelijst)
    niveau = forms.ChoiceField(
        label="Soort kop",
        choices=[("2", "Een kop van zichzelf"), (ONDER_VORIGE, "Onder de kop ervoor")],
        widget=forms.RadioSelect,
        initial="2",
    )
    field_order = ("plek", "niveau", "kop", "tekst")

    def __init__(self, *delen: Any, plekken: Mapping[str, Plek], **opties: Any) -> None:
        super().__init__(*delen, **opties)
        self.plekken = plekken
        if len(plekken) > 1:
            self.fields["plek"].choices = [(plek.sleutel, plek.naam) for plek in plekken.values()]
        else:
            del self.fields["plek"], self.fields["niveau"]

    def plek_gekozen(self) -> Plek:
        return self.plekken[self.cleaned_data.get("plek", "")]

    def niveau_gekozen(self) -> int:
        return int(self.cleaned_data.get("niveau", 2))


class WegForm(Versieveld):
    reden = redenveld("Dit blijft in de geschiedenis staan, met de tekst.")
