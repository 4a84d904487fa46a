"""The forms of the register of besluiten."""

from collections.abc import Iterable
from typing import Any

from django import forms

from .formulieren import Datumveld, Tekstveld
from .formulierpagina import Versieveld, redenveld
from .handelingen.besluitvelden import Besluitkeuze, van
from .models import Besluit, Rapportageperiode, Uitvoeringsplan

GEEN = ("", "Geen")


class Besluitformulier(Versieveld):
    """What somebody fills in of a besluit; `plannen` and `perioden` are those of the programme."""

    soort = forms.ChoiceField(label="Soort", choices=Besluit.Soort.choices)
    orgaan = forms.ChoiceField(
        label="Orgaan", choices=Besluit.Orgaan.choices, help_text="Wie het besloot, toezegde of vroeg."
    )
    datum = Datumveld(label="Datum")
    tekst = Tekstveld(
        label="Besluit",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wat er besloten, toegezegd of gevraagd is, in één of twee zinnen.",
    )
    nummer = Tekstveld(
        label="Nummer", required=False, max_length=100, help_text="Zaaknummer of nummer van de motie, als dat er is."
    )
    uiterlijk = Datumveld(
        label="Uiterlijk",
        required=False,
        help_text="Alleen bij een toezegging, motie of amendement: de dag waarop het klaar moet zijn.",
    )
    plan = forms.ChoiceField(label="Plan", required=False)
    periode = forms.ChoiceField(label="Ronde", required=False)

    def __init__(
        self,
        *delen: Any,
        plannen: Iterable[Uitvoeringsplan],
        perioden: Iterable[Rapportageperiode],
        **opties: Any,
    ) -> None:
        super().__init__(*delen, **opties)
        self.rijen_op_slug = {
            "plan": {plan.slug: plan for plan in plannen},
            "periode": {periode.slug: periode for periode in perioden},
        }
        for veld, rijen in self.rijen_op_slug.items():
            self.fields[veld].choices = [GEEN, *((slug, rij.naam) for slug, rij in rijen.items())]

    def keuze(self) -> Besluitkeuze:
        """The valid answers, as the handelingen take them."""
        velden = {veld: self.cleaned_data[veld] for veld in Besluitkeuze.__dataclass_fields__}
        velden |= {veld: rijen.get(velden[veld]) for veld, rijen in self.rijen_op_slug.items()}
        return Besluitkeuze(**velden)


class Wijzigformulier(Besluitformulier):
    reden = redenveld()


class Afdoenformulier(Versieveld):
    """The day on which it was done, and how; without a day it is not done after all."""

    dag = Datumveld(label="Afgedaan op", required=False)
    reden = redenveld("Hoe het is afgedaan, met de brief of het besluit als dat er is.")


def beginwaarden(besluit: Besluit) -> dict[str, Any]:
    """What the form shows of a besluit."""
    keuze = van(besluit)
    velden = {veld: getattr(keuze, veld) for veld in Besluitkeuze.__dataclass_fields__}
    slugs = {veld: rij.slug if (rij := velden[veld]) else "" for veld in ("plan", "periode")}
    return velden | slugs | {"versie": besluit.versie}
