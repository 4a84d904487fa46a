"""Which part of the history a reader asks for: the filter above it, read from an address."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from .formulieren import Datumveld, Formulier
from .geschiedenisbeeld import HET_PORTAAL
from .models import Deelname, Gebruiker, Programma, Wijziging
from .onderwerpen import SOORTEN, verborgen_voor
from .opmaak import AMSTERDAM
from .zoekwoorden import eenvoudig

PORTAAL = "portaal"
LANGSTE_VRAAG = 200
ALLES = ("", "Alle")
ONBEKEND = "Deze keuze bestaat niet (meer). Kies opnieuw uit de lijst."


class Geschiedenisfilter(Formulier):
    """By whom, what, when, and with which words. What cannot be read is told and asks nothing."""

    tekst = forms.CharField(label="Zoek in tekst en reden", required=False, max_length=LANGSTE_VRAAG)
    wie = forms.ChoiceField(label="Door", required=False, error_messages={"invalid_choice": ONBEKEND})
    soort = forms.ChoiceField(label="Waarvan", required=False, error_messages={"invalid_choice": ONBEKEND})
    veld = forms.ChoiceField(label="Veld", required=False, error_messages={"invalid_choice": ONBEKEND})
    van = Datumveld(label="Van", required=False, help_text="")
    tot = Datumveld(label="Tot en met", required=False, help_text="")

    def __init__(self, vraag: Mapping[str, str], deelname: Deelname) -> None:
        super().__init__(vraag)
        verborgen = verborgen_voor(deelname)
        soorten = [soort for soort in SOORTEN.values() if soort.sleutel not in verborgen]
        self.fields["wie"].choices = [ALLES, *_mensen(deelname.programma)]
        self.fields["soort"].choices = [ALLES, *((soort.sleutel, soort.meervoud.capitalize()) for soort in soorten)]
        self.fields["veld"].choices = [
            ALLES,
            *(
                (soort.naam, [(f"{soort.sleutel}.{sleutel}", naam) for sleutel, naam in soort.velden.items()])
                for soort in soorten
                if soort.velden
            ),
        ]

    def clean(self) -> dict[str, Any]:
        """The end of a period lies after its begin."""
        van, tot = self.cleaned_data.get("van"), self.cleaned_data.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Deze dag ligt voor de dag bij ‘Van’. Verwissel de twee, of kies een latere dag.")
        return self.cleaned_data

    def kies(self, wijzigingen: QuerySet[Wijziging]) -> QuerySet[Wijziging]:
        """Those that answer to everything that is asked and can be read."""
        self.is_valid()
        vraag = {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}
        if wie := vraag.get("wie"):
            wijzigingen = wijzigingen.filter(actor=None if wie == PORTAAL else wie)
        if soort := vraag.get("soort"):
            wijzigingen = _van_soort(wijzigingen, soort)
        if veld := vraag.get("veld"):
            soort, _, sleutel = veld.partition(".")
            wijzigingen = _van_soort(wijzigingen, soort).filter(geraakte_velden__contains=f"|{sleutel}|")
        if van := vraag.get("van"):
            wijzigingen = wijzigingen.filter(moment__gte=_begin(van))
        if tot := vraag.get("tot"):
            wijzigingen = wijzigingen.filter(moment__lt=_begin(tot + timedelta(days=1)))
        for woord in eenvoudig(vraag.get("tekst", "")).split():
            wijzigingen = wijzigingen.filter(zoektekst__contains=woord)
        return wijzigingen

    @property
    def gevraagd(self) -> dict[str, str]:
        """The filled fields, for the query string of an address."""
        return {naam: waarde for naam in self.fields if (waarde := self.data.get(naam, "").strip())}


def _van_soort(wijzigingen: QuerySet[Wijziging], soort: str) -> QuerySet[Wijziging]:
    """Nearly all of them are acties: an index on the kind would find too much."""
    return wijzigingen.alias(soort_=Concat("onderwerp_soort", Value(""))).filter(soort_=soort)


def _begin(dag: date) -> datetime:
    """The first moment of a day here."""
    return datetime.combine(dag, time.min, AMSTERDAM)


def _mensen(programma: Programma) -> list[tuple[str, str]]:
    """Everybody who ever changed something in `programma`, also who has left since. One query."""
    gedaan = Wijziging.objects.filter(programma=programma, actor=OuterRef("pk")).order_by()
    namen = Gebruiker.objects.filter(Exists(gedaan)).order_by("naam", "pk").values_list("pk", "naam")
    return [*((str(sleutel), naam) for sleutel, naam in namen), (PORTAAL, HET_PORTAAL)]
