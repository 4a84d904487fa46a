"""The forms of a round: a new one, one that is changed, and the day of its next treatment."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms

from programma.formulieren import Datumveld, Tekstveld
from programma.formulierpagina import Versieveld, redenveld
from programma.models import Rapportageperiode, Uitvoeringsplan
from programma.opmaak import datum
from programma.periodekeuzes import Periodesoort
from rapportage.handelingen.periodevelden import Periodekeuze, van

SOORTEN = {
    Periodesoort.REGULIER: "Reguliere ronde: het college stemt in, daarna gaat het overzicht naar de raad",
    Periodesoort.TUSSENTIJDS: "Tussentijdse actualisatie: de portefeuillehouder stelt het overzicht vast op mandaat",
}
GEEN_PROFIEL = ("", "Niet bepaald")


class Periodeformulier(Versieveld):
    """What the team fills in of a round; `plannen` are those of the programme."""

    naam = Tekstveld(label="Naam", max_length=100, required=False)
    soort = forms.ChoiceField(
        label="Soort ronde",
        choices=[(soort.value, uitleg) for soort, uitleg in SOORTEN.items()],
        widget=forms.RadioSelect,
    )
    peildatum = Datumveld(label="Peildatum", help_text="De dag waarop de cijfers en teksten zo waren.")
    plannen = forms.MultipleChoiceField(
        label="Plannen waarover deze ronde verslag doet", required=False, widget=forms.CheckboxSelectMultiple
    )
    indienen_vanaf = Datumveld(
        label="Indienen vanaf", required=False, help_text="Vanaf deze dag kunnen rapporteurs hun verslag schrijven."
    )
    deadline = Datumveld(
        label="Deadline", required=False, help_text="Uiterlijk op deze dag. Wie later indient, is te laat."
    )
    indienen_tot = Datumveld(
        label="Indienen tot en met", required=False, help_text="Na deze dag kan het alleen nog met uitstel."
    )
    risicoprofiel = forms.ChoiceField(
        label="Risicoprofiel", required=False, choices=[GEEN_PROFIEL, *Rapportageperiode.Risicoprofiel.choices]
    )
    risicoprofiel_reden = Tekstveld(
        label="Reden van het risicoprofiel",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig als het risicoprofiel verandert. De raad leest dit mee.",
    )
    volgende_behandeling = Datumveld(
        label="Volgende behandeling",
        required=False,
        help_text="Wanneer de raad of een commissie het programma weer behandelt, als dat bekend is.",
    )

    def __init__(self, *delen: Any, plannen: Iterable[Uitvoeringsplan], **opties: Any) -> None:
        super().__init__(*delen, **opties)
        self.plannen = {plan.slug: plan for plan in plannen}
        self.fields["plannen"].choices = [(slug, plan.naam) for slug, plan in self.plannen.items()]
        self.fields["risicoprofiel_reden"].soms_verplicht = True
        self.fields["naam"].help_text = f"Laat leeg, dan wordt het ‘{naam_bij('1 oktober 2026')}’."

    def clean(self) -> dict[str, Any]:
        """Who gives no name gets one with the peildatum."""
        gegevens = super().clean()
        if not gegevens.get("naam") and gegevens.get("peildatum"):
            gegevens["naam"] = naam_bij(datum(gegevens["peildatum"]))
        return gegevens

    def keuze(self) -> Periodekeuze:
        """The valid answers, as the handelingen take them."""
        schoon = {veld: waarde for veld, waarde in self.cleaned_data.items() if veld in BEGIN}
        plannen = tuple(plan for slug, plan in self.plannen.items() if slug in schoon["plannen"])
        return Periodekeuze(**schoon | {"soort": Periodesoort(schoon["soort"]), "plannen": plannen})

    def indeling(self, *eerst: str) -> Layout:
        """The fields in groups; `eerst` are fields of the first group before the others."""
        return Layout(
            Fieldset("De ronde", "soort", "peildatum", "naam", *eerst),
            Fieldset("De verslagen per actie", "indienen_vanaf", "deadline", "indienen_tot"),
            Fieldset("Het overzicht", "plannen", "risicoprofiel", "risicoprofiel_reden", "volgende_behandeling"),
            "versie",
        )


BEGIN = tuple(veld for veld in Periodeformulier.base_fields if veld != "versie")


class NieuwePeriodeformulier(Periodeformulier):
    """A new round has an address too; it never changes."""

    slug = forms.SlugField(
        label="Adres",
        required=False,
        max_length=50,
        help_text="Het laatste deel van het internetadres; het verandert nooit meer. Laat leeg, dan maakt het portaal er een van de peildatum, zoals 2026-10.",
        error_messages={"invalid": "Gebruik alleen letters, cijfers en streepjes, zonder spaties."},
    )


class Behandelformulier(Versieveld):
    """Another day for the next treatment, and why."""

    dag = Datumveld(label="Volgende behandeling", required=False, help_text="Laat leeg als de dag nog niet bekend is.")
    reden = redenveld("Bijvoorbeeld: de commissie is verplaatst.")


def naam_bij(peildatum: str) -> str:
    return f"Programma-overzicht, stand {peildatum}"


def beginwaarden(periode: Rapportageperiode) -> dict[str, Any]:
    """What the form shows of a round."""
    keuze = van(periode, tuple(periode.plannen.all()))
    return {veld: getattr(keuze, veld) for veld in BEGIN} | {
        "plannen": [plan.slug for plan in keuze.plannen],
        "soort": keuze.soort.value,
        "versie": periode.versie,
    }


def begin_van_nieuwe(
    vorige: Rapportageperiode | None, plannen: Iterable[Uitvoeringsplan], vandaag: date
) -> dict[str, Any]:
    """What the form of a new round proposes: what went for the round before it and may go for this one too.

    Of the `plannen` also those that run now: on their acties somebody has to report.
    """
    lopend = [plan.slug for plan in plannen if plan.van_jaar <= vandaag.year <= plan.tot_jaar]
    begin = {"soort": Periodesoort.REGULIER.value, "versie": 0, "plannen": lopend}
    if vorige:
        eerder = beginwaarden(vorige)
        begin |= {veld: eerder[veld] for veld in ("risicoprofiel", "risicoprofiel_reden")}
        begin["plannen"] = [*eerder["plannen"], *lopend]
    return begin
