"""Rows of the form: partners in a role, and mijlpalen. A row that is empty, or ticked to be removed, does not count."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME

from acties.velden import VeldFout, Waarde
from acties.velden.tekst import lees_tekst
from programma.formulieren import Datumveld, Formulier, Rijen, weigering
from programma.opmaak import datum

from .namen import Naamkeuze, Namen

LEGE_RIJEN = 2
MEESTE_RIJEN = 60


class Rij(Formulier):
    """One row. After reading, `normaal` has the texts to show instead of what was typed, and `genoemd` its names."""

    # Fields that do not make a row filled in by themselves.
    bijzaak: frozenset[str] = frozenset()

    def __init__(self, *args: Any, namen: Namen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.namen = namen
        self.normaal: dict[str, str] = {}
        self.genoemd: list[str] = []
        # Set by the form as a whole: a name is asked about once, at the first row that holds it.
        self.naamkeuzes: list[Naamkeuze] = []

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - self.bijzaak)

    @property
    def leeg(self) -> bool:
        """Whether nobody filled anything in."""
        return not (self.has_changed() if self.is_bound else self.initial)

    @property
    def gaat_weg(self) -> bool:
        """Whether its user ticked that it goes."""
        return bool(self.cleaned_data.get(DELETION_FIELD_NAME))

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.gaat_weg:
            # What is wrong in a row that goes is nobody's concern.
            self._errors.clear()

    def clean(self) -> None:
        if not self.gaat_weg:
            self.lees()

    def lees(self) -> None:
        """Read the row further than field by field."""

    def lees_namen(self, veld: str) -> list[str]:
        """The canonical names in a field; none, and an error at the field, when one is unknown."""
        try:
            namen = self.namen.lees(self.cleaned_data.get(veld) or "")
        except VeldFout as fout:
            self.add_error(veld, weigering(fout.reden, fout.voorstel))
        except forms.ValidationError as fout:
            self.genoemd.append(fout.params["onbekend"])
            self.add_error(veld, fout)
        else:
            self.genoemd += namen
            self.normaal[veld] = "; ".join(namen)
            return namen
        return []


class Actierijen(Rijen):
    """Rows that start with what there is and two empty ones."""

    def initial_form_count(self) -> int:
        """None of them is fixed: a row that is emptied is a row that is gone."""
        return 0

    def total_form_count(self) -> int:
        return super().total_form_count() if self.is_bound else len(self.initial or ()) + LEGE_RIJEN

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields[DELETION_FIELD_NAME].label = "Verwijder"
        form.fields[DELETION_FIELD_NAME].soms_verplicht = True

    @property
    def gevuld(self) -> list[Rij]:
        """The rows that count."""
        return [rij for rij in self.forms if rij.has_changed() and not rij.gaat_weg]

    def normaal(self) -> Mapping[str, str]:
        """The texts to show instead of what was typed, by the name of the input; not where something is wrong."""
        return {
            rij.add_prefix(veld): tekst
            for rij in self.forms
            for veld, tekst in rij.normaal.items()
            if veld not in rij.errors
        }


def rijen(rij: type[Rij], soort: type[Actierijen]) -> type[Actierijen]:
    """The formset class of rows of one kind."""
    return forms.formset_factory(
        rij, formset=soort, can_delete=True, max_num=MEESTE_RIJEN, absolute_max=MEESTE_RIJEN, validate_max=True
    )


class Partnerrij(Rij):
    naam = forms.CharField(
        label="Partner", widget=forms.TextInput(attrs={"list": "partnernamen", "autocomplete": "off"})
    )

    def lees(self) -> None:
        self.waarde = self.lees_namen("naam")


class _Partnerrijen(Actierijen):
    def clean(self) -> None:
        """The same partner twice in one role is a slip."""
        gezien: set[str] = set()
        for rij in self.gevuld:
            for naam in rij.waarde if rij.is_valid() else ():
                if naam in gezien:
                    rij.add_error("naam", weigering(f"{naam} staat er al. Verwijder deze regel."))
                gezien.add(naam)

    @property
    def waarde(self) -> Waarde:
        return [naam for rij in self.gevuld for naam in rij.waarde]

    @staticmethod
    def begin(waarde: Waarde) -> list[dict[str, Any]]:
        """The rows for a value of the field."""
        return [{"naam": naam} for naam in waarde]


class Mijlpaalrij(Rij):
    naam = forms.CharField(label="Mijlpaal")
    datum = Datumveld(label="Datum", help_text="")
    gehaald_op = Datumveld(label="Gehaald op", required=False, help_text="")
    # How often its day was moved; set by the form as a whole.
    verzet = 0

    def lees(self) -> None:
        gehaald = self.cleaned_data.get("gehaald_op")
        for veld in ("datum", "gehaald_op"):
            if dag := self.cleaned_data.get(veld):
                self.normaal[veld] = datum(dag)
        try:
            naam = lees_tekst(self.cleaned_data.get("naam"), "Mijlpaal", hoogstens=200)
        except VeldFout as fout:
            self.add_error("naam", weigering(fout.reden))
            return
        self.normaal["naam"] = naam
        if dag := self.cleaned_data.get("datum"):
            self.waarde = {
                "naam": naam,
                "datum": dag.isoformat(),
                "gehaald_op": gehaald.isoformat() if gehaald else "",
            }


class _Mijlpaalrijen(Actierijen):
    naam = "Mijlpaal"

    def clean(self) -> None:
        """A mijlpaal is known by its name: two of the same name cannot be told apart."""
        gezien: set[str] = set()
        for rij in self.gevuld:
            naam = rij.waarde["naam"] if rij.is_valid() else None
            if naam in gezien:
                rij.add_error("naam", "Deze naam staat er al. Geef elke mijlpaal een eigen naam.")
            gezien |= {naam} - {None}

    @property
    def waarde(self) -> Waarde:
        return [rij.waarde for rij in self.gevuld]

    @staticmethod
    def begin(waarde: Waarde) -> list[dict[str, Any]]:
        """The rows for a value of the field."""
        return [
            {deel: _dag(tekst) if deel != "naam" else tekst for deel, tekst in mijlpaal.items()} for mijlpaal in waarde
        ]


def _dag(tekst: str) -> str:
    return datum(date.fromisoformat(tekst)) if tekst else ""


Partnerrijen = rijen(Partnerrij, _Partnerrijen)
Mijlpaalrijen = rijen(Mijlpaalrij, _Mijlpaalrijen)
