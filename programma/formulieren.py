"""The house style of forms: what `{% crispy form %}` prints comes from templates/bootstrap5/.

A form of the portal is a `Formulier` with a `helper` that is a `Huisstijl`. A form with rows below it (formsets) has them
in `rijen`, so that the list of errors on top tells their errors too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from programma.bedragen import BedragFout, Toestand, lees_bedrag, normaal, op_een_regel
from programma.handelingen.weigering import Geweigerd
from programma.opmaak import datum
from programma.perioden import PeriodeFout, lees_datum
from programma.tekens import gewone_tekens, waarom_vreemd


class Huisstijl(FormHelper):
    """One column, the button `knop` below it, and a link "Annuleer" to `annuleer` when that is given."""

    def __init__(self, knop: str, *, annuleer: str = "", gevaar: bool = False) -> None:
        super().__init__()
        self.attrs = {"novalidate": ""}
        self.form_class = "formulier"
        self.knop = knop
        self.annuleer = annuleer
        self.gevaar = gevaar


class Formulier(forms.Form):
    """A form that says what is required by `aria-required`: the browser's own messages are not ours to word.

    A field with the attribute `soms_verplicht` is required with another choice only: it gets neither mark, its help says
    when.
    """

    use_required_attribute = False
    rijen: Iterable["Rijen"] = ()

    def weiger(self, geweigerd: Geweigerd) -> None:
        """Put what a handeling refused at its fields; what is of no field here counts for the form as a whole."""
        for veld, zin in geweigerd.fouten.items():
            self.add_error(veld if veld in self.fields else None, zin)

    def vul_in(self, **velden: Any) -> None:
        """Put these values in the place of what was sent. With what the page shows now, sending the form again counts."""
        self.data = self.data.copy()
        for veld, waarde in velden.items():
            self.data[veld] = str(waarde)


class Rijen(forms.BaseFormSet):
    """Rows of a form; `naam` is what one row is called in the list of errors ("Mijlpaal")."""

    naam = "Regel"


class Keuzelijst(forms.Select):
    """A select without groups, written in one go: a template for every choice takes longer than all else on a page."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        gekozen = "" if value is None else str(value)
        opties = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((keuze, SafeString(" selected" if str(keuze) == gekozen else ""), naam) for keuze, naam in self.choices),
        )
        attributen = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}"{}>{}</select>', name, attributen, opties)


class Tekstveld(forms.CharField):
    """A text in signs that can be printed, see `programma.tekens`."""

    def to_python(self, value: Any) -> str:
        return gewone_tekens(super().to_python(value).replace("\r\n", "\n"))

    def validate(self, value: str) -> None:
        super().validate(value)
        if vreemd := waarom_vreemd(value):
            raise weigering(vreemd)


class Datumveld(forms.Field):
    """A day, written as people do: "1 april 2024", "1-4-2024". Its value is a `date`, None when it is empty."""

    def __init__(self, **opties: Any) -> None:
        super().__init__(**{"help_text": "Bijvoorbeeld 1 april 2026 of 1-4-2026."} | opties)

    def to_python(self, value: Any) -> date | None:
        tekst = op_een_regel(value or "")
        try:
            return lees_datum(tekst) if tekst else None
        except PeriodeFout as fout:
            raise weigering(fout.reden, fout.voorstel or "") from fout

    def prepare_value(self, value: Any) -> Any:
        return datum(value) if isinstance(value, date) else value


class Bedragveld(forms.Field):
    """An amount in Dutch notation, strict: see `programma.bedragen`. Its value is a `Decimal` in euros, None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "invoer-bedrag"})
    default_error_messages = {"geen_getal": "Vul een bedrag in, bijvoorbeeld 1.285 of 4.977,50."}

    def to_python(self, value: Any) -> Decimal | None:
        try:
            gelezen = lees_bedrag(value or "")
        except BedragFout as fout:
            raise weigering(
                fout.reden, "" if fout.voorstel is None else normaal(fout.voorstel, Toestand.BEDRAG)
            ) from fout
        if gelezen.bedrag is None and gelezen.toestand != Toestand.LEEG:
            raise weigering(self.error_messages["geen_getal"])
        return gelezen.bedrag

    def prepare_value(self, value: Any) -> Any:
        return normaal(value, Toestand.BEDRAG) if isinstance(value, Decimal) else value


def weigering(reden: str, voorstel: str = "") -> ValidationError:
    """The error of a field; with `voorstel` there is a button beside it that takes that text (see `neem_voorstel`)."""
    return ValidationError(reden.replace("%", "%%"), params={"voorstel": voorstel})


def neem_voorstel(data: QueryDict) -> QueryDict:
    """What was posted, with the proposal in its field when its button was pressed."""
    veld, _, voorstel = data.get("voorstel", "").partition("=")
    if veld in data:
        data = data.copy()
        data[veld] = voorstel
    return data


def voorstel_bij(veld: forms.BoundField) -> str:
    """The text that is proposed for a field that was refused, "" when there is none."""
    return next((fout.params["voorstel"] for fout in veld.errors.as_data() if "voorstel" in (fout.params or ())), "")


@dataclass(frozen=True, slots=True)
class Fout:
    """One line of the list of errors; `anker` is the id of the input, "" for an error of the form as a whole."""

    anker: str
    label: str
    tekst: str


def fouten(form: forms.BaseForm) -> list[Fout]:
    """Every error of `form` and of its rows, in the order of the page."""
    gevonden = [Fout("", "", tekst) for tekst in form.non_field_errors()]
    gevonden += _veldfouten(form)
    for rijen in getattr(form, "rijen", ()):
        gevonden += [Fout("", "", tekst) for tekst in rijen.non_form_errors()]
        for nummer, rij in enumerate(rijen.forms, 1):
            plaats = f"{rijen.naam} {nummer}"
            gevonden += [Fout("", plaats, tekst) for tekst in rij.non_field_errors()]
            gevonden += _veldfouten(rij, plaats)
    return gevonden


def _veldfouten(form: forms.BaseForm, plaats: str = "") -> Iterator[Fout]:
    for veld in form:
        label = f"{plaats}, {veld.label.lower()}" if plaats else veld.label
        yield from (Fout(eerste_invoer(veld), label, tekst) for tekst in veld.errors)


def eerste_invoer(veld: forms.BoundField) -> str:
    """The id of the input of a field, or of its first choice when it is a group."""
    return veld.id_for_label or f"{veld.auto_id}_0"
