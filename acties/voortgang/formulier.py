"""The form of a report. A concept may hold anything that can be read; what is missing is said when it is sent in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from acties.keuzes import BETEKENIS, Status
from acties.models import Actie, Mijlpaal
from programma.formulieren import Datumveld, Tekstveld
from programma.formulierpagina import Versieveld
from programma.handelingen.weigering import Geweigerd

from .geschiedenis import NAMEN
from .inhoud import ONDERBOUWING, Inhoud
from .rijen import Bereikrijen, Mijlpaalrijen

GEWONE_VELDEN = ("status", *ONDERBOUWING, "bereikt", "verwacht")
LANGSTE_TEKST = 5_000


class Statuskeuze(forms.RadioSelect):
    """The words with what they mean, as `uitleg` of every choice."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        optie = super().create_option(name, value, *args, **kwargs)
        return optie | {"uitleg": BETEKENIS[Status(value)], "teken": str(value)}


def _tekst(sleutel: str, uitleg: str, *, verplicht: bool = True, regels: int = 3) -> Tekstveld:
    veld = Tekstveld(
        label=NAMEN[sleutel],
        max_length=LANGSTE_TEKST,
        required=False,
        widget=forms.Textarea(attrs={"rows": regels}),
        help_text=uitleg,
    )
    veld.soms_verplicht = verplicht
    return veld


class Verslagformulier(Versieveld):
    """`begin` is what stands in it before anybody types; what cannot be read, keeps that value."""

    status = forms.ChoiceField(label="Hoe het met de actie gaat", required=False, widget=Statuskeuze)
    status.soms_verplicht = True
    oorzaak = _tekst("oorzaak", "Waardoor loopt het anders?")
    gevolg = _tekst("gevolg", "Wat betekent dit voor het doel van de actie?")
    maatregel = _tekst("maatregel", "Wat doet u eraan, of wat is er nodig?")
    termijn = Datumveld(
        label="Maatregel klaar op", required=False, help_text="Bijvoorbeeld 1 september 2026 of 1-9-2026."
    )
    termijn.soms_verplicht = True
    bereikt = _tekst("bereikt", "Wat is er in deze periode gedaan, en wat heeft het opgeleverd?", regels=5)
    verwacht = _tekst("verwacht", "Wat gaat u doen?", verplicht=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        actie: Actie,
        mijlpalen: Sequence[Mijlpaal],
        begin: Inhoud,
        versie: int,
    ) -> None:
        velden = {veld: getattr(begin, veld) for veld in GEWONE_VELDEN}
        super().__init__(data, initial={"versie": versie, **velden})
        self.begin = begin
        self.fields["status"].choices = _statussen(actie, begin.status)
        regels = [{"wat": regel.wat, "aantal": regel.aantal} for regel in begin.bereik]
        self.bereik = Bereikrijen(data, prefix="bereik", initial=regels)
        self.mijlpalen = Mijlpaalrijen(data, mijlpalen, begin.mijlpalen)
        self.rijen = (self.bereik, self.mijlpalen)

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(rijen.is_valid() for rijen in self.rijen)])

    @property
    def inhoud(self) -> Inhoud:
        """What was filled in, as far as that can be read."""
        gelezen = {veld: self.cleaned_data.get(veld, getattr(self.begin, veld)) for veld in GEWONE_VELDEN}
        regels = tuple(rij.regel for rij in self.bereik.gevuld)
        return Inhoud(**gelezen, bereik=regels, mijlpalen=self.mijlpalen.meldingen)

    @property
    def onleesbaar(self) -> list[str]:
        """The names of the fields that cannot be read."""
        velden = [self.fields[veld].label for veld in self.errors if veld in self.fields]
        for rijen in self.rijen:
            velden += [f"{rijen.naam} {plaats}" for plaats, rij in enumerate(rijen.forms, 1) if rij.errors]
        return velden

    def zonder_fouten(self) -> None:
        """Its user is still busy, so nothing is wrong yet."""
        for deel in (self, *(rij for rijen in self.rijen for rij in rijen.forms)):
            deel.errors.clear()

    def weiger(self, geweigerd: Geweigerd) -> None:
        """What is missing in a row is said at that row."""
        rest: Mapping[str, str] = {
            naam: zin for naam, zin in geweigerd.fouten.items() if not self._weiger_in_rij(naam, zin)
        }
        super().weiger(Geweigerd(rest))

    def _weiger_in_rij(self, naam: str, zin: str) -> bool:
        rijen = {f"bereik-{plaats}": rij for plaats, rij in enumerate(self.bereik.gevuld)}
        rijen |= {rij.prefix: rij for rij in self.mijlpalen.forms}
        prefix, _, veld = naam.rpartition("-")
        if prefix not in rijen:
            return False
        rijen[prefix].add_error(veld, zin)
        return True


def _statussen(actie: Actie, gekozen: str) -> list[tuple[str, str]]:
    """What a rapporteur can say; geborgd only where the programmateam wrote down which afdeling takes over."""
    niet = {Status.NIET_GERAPPORTEERD}
    if not (actie.borging_afdeling_id and actie.borging_vanaf) and gekozen != Status.GEBORGD:
        niet.add(Status.GEBORGD)
    return [(lid.value, lid.naam) for lid in Status if lid not in niet]
