"""What there can be many of in a report: rows of numbers, and the mijlpalen of the actie."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from acties.models import Mijlpaal
from programma.formulieren import Bedragveld, Datumveld, Formulier, Rijen, Tekstveld, weigering
from programma.opmaak import getal

from .inhoud import Bereikregel, Mijlpaalmelding

MEESTE_RIJEN = 20
GROOTSTE_AANTAL = 999_999_999


class Aantalveld(Bedragveld):
    """A whole number, written as people do: "120", "1.200". Its value is an `int`, None when it is empty."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "invoer-bedrag"})
    default_error_messages = {"geen_getal": "Vul een heel getal in, bijvoorbeeld 120."}

    def to_python(self, value: Any) -> int | None:
        gelezen = super().to_python(value)
        if gelezen is None:
            return None
        if gelezen != int(gelezen) or not 0 <= gelezen <= GROOTSTE_AANTAL:
            raise weigering(self.error_messages["geen_getal"])
        return int(gelezen)

    def prepare_value(self, value: Any) -> Any:
        return getal(value) if isinstance(value, int) else value


class Bereikrij(Formulier):
    """One number. An empty row does not count."""

    wat = Tekstveld(
        label="Wat",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    aantal = Aantalveld(label="Aantal", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            # Once the one is filled in, so must the other be.
            veld.soms_verplicht = True

    @property
    def regel(self) -> Bereikregel:
        """What is in it, as far as that can be read."""
        return Bereikregel(self.cleaned_data.get("wat") or "", self.cleaned_data.get("aantal"))

    @property
    def gevuld(self) -> bool:
        return bool(self.regel.wat or self.regel.aantal is not None or self.errors)


class _Bereikrijen(Rijen):
    naam = "Bereik"

    def initial_form_count(self) -> int:
        """None of them is fixed: a row that is emptied is a row that is gone."""
        return 0

    def total_form_count(self) -> int:
        return super().total_form_count() if self.is_bound else len(self.initial or ()) + 1

    @property
    def gevuld(self) -> list[Bereikrij]:
        return [rij for rij in self.forms if rij.gevuld]


Bereikrijen = forms.formset_factory(
    Bereikrij, formset=_Bereikrijen, max_num=MEESTE_RIJEN, absolute_max=MEESTE_RIJEN, validate_max=True
)


def zonder_rij(data: QueryDict) -> QueryDict:
    """What was posted, without the row of which the button was pressed (`weg` is its place)."""
    rest = data.copy()
    plaats, teller = data["weg"], "bereik-TOTAL_FORMS"
    if not (plaats.isdecimal() and rest.get(teller, "").isdecimal()):
        return rest
    aantal = min(int(rest[teller]), MEESTE_RIJEN)
    for nummer in range(int(plaats), aantal):
        for veld in Bereikrij.base_fields:
            rest[f"bereik-{nummer}-{veld}"] = rest.get(f"bereik-{nummer + 1}-{veld}", "")
    rest[teller] = str(max(aantal - 1, 0))
    return rest


class Mijlpaalrij(Formulier):
    """What is new about one mijlpaal of the actie: when it was reached, or on which day it will be."""

    gehaald_op = Datumveld(label="Gehaald op", required=False, help_text="")
    datum = Datumveld(label="Nieuwe dag", required=False, help_text="")
    reden = Tekstveld(
        label="Waarom een nieuwe dag",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Alleen als de dag verandert.",
    )
    reden.soms_verplicht = True

    def __init__(self, data: QueryDict | None, *, mijlpaal: Mijlpaal, melding: Mijlpaalmelding | None) -> None:
        self.mijlpaal = mijlpaal
        # After an akkoord that was taken back, the actie has the day that is reported.
        bekend = melding and mijlpaal.datum in (melding.was, melding.datum)
        self.was = melding.was if bekend else mijlpaal.datum
        begin = {}
        if melding:
            nieuw = melding.datum if melding.datum != self.was else None
            begin = {"gehaald_op": melding.gehaald_op, "datum": nieuw, "reden": melding.reden}
        super().__init__(data, prefix=f"mijlpaal-{mijlpaal.pk}", initial=begin)

    @property
    def melding(self) -> Mijlpaalmelding | None:
        """What is in it, as far as that can be read; None when that is nothing new."""
        gelezen = self.cleaned_data
        gehaald, dag = gelezen.get("gehaald_op"), gelezen.get("datum") or self.was
        if not gehaald and dag == self.was:
            return None
        return Mijlpaalmelding(self.mijlpaal.pk, self.mijlpaal.naam, self.was, dag, gehaald, gelezen.get("reden") or "")


class Mijlpaalrijen:
    """The mijlpalen of an actie on the form of a report, as the list of errors wants rows."""

    naam = "Mijlpaal"

    def __init__(
        self, data: QueryDict | None, mijlpalen: Sequence[Mijlpaal], meldingen: Sequence[Mijlpaalmelding]
    ) -> None:
        eerder = {melding.mijlpaal: melding for melding in meldingen}
        # What the actie says was reached, needs no report any more.
        self.forms = [
            Mijlpaalrij(data, mijlpaal=mijlpaal, melding=eerder.get(mijlpaal.pk))
            for mijlpaal in mijlpalen
            if mijlpaal.gehaald_op is None or mijlpaal.pk in eerder
        ]

    def is_valid(self) -> bool:
        geldig = [rij.is_valid() for rij in self.forms]
        return all(geldig)

    def non_form_errors(self) -> list[str]:
        return []

    @property
    def meldingen(self) -> tuple[Mijlpaalmelding, ...]:
        return tuple(melding for rij in self.forms if (melding := rij.melding))
