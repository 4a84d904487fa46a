"""Amounts that are typed in a table: for every line an input per column, and one reason for all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from acties.velden import merk
from programma.bedragen import Toestand, normaal
from programma.formulieren import Bedragveld, Formulier, Tekstveld, weigering

Bedragen = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Invoerregel:
    """A line: its key, what an error calls it, and the amount there is in each column, None for none."""

    sleutel: int
    naam: str
    bedragen: Bedragen


class Regelinvoer(forms.TextInput):
    """An input, written in one go: a page has hundreds, and a template for each takes longer than all else on it."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attributen = {"type": self.input_type, "name": name, **self.build_attrs(self.attrs, attrs)}
        if (tekst := self.format_value(value)) is not None:
            attributen["value"] = tekst
        return format_html("<input{}>", flatatt(attributen))


class Verborgen(Regelinvoer):
    input_type = "hidden"


class Regelbedrag(Bedragveld):
    widget = Regelinvoer(attrs=Bedragveld.widget.attrs)


class Regelformulier(Formulier):
    """`regels` are the lines, `kolommen` the heads of the columns by key, in the order of the table.

    The form carries what its person saw of each line. After `is_valid`, `aangeraakt` are the amounts by key of the lines
    that are no longer as they were seen; the others are left to whoever changed them meanwhile.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        regels: Sequence[Invoerregel],
        kolommen: Mapping[str, str],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.regels, self.kolommen = regels, kolommen
        for regel in regels:
            was = merk(_teksten(regel.bedragen))
            self.fields[_was(regel)] = forms.CharField(required=False, widget=Verborgen, initial=was)
            for kolom, kop in kolommen.items():
                label = f"{regel.naam}, {kop.lower()}"
                veld = Regelbedrag(label=label, required=False, initial=regel.bedragen.get(kolom))
                veld.kop = kop
                self.fields[invoernaam(kolom, regel.sleutel)] = veld
        self.fields["reden"] = Tekstveld(label="Waarom", max_length=500, required=False)
        self.fields["reden"].soms_verplicht = True
        self.aangeraakt: dict[int, Bedragen] = {}

    def clean(self) -> None:
        for regel in self.regels:
            namen = [invoernaam(kolom, regel.sleutel) for kolom in self.kolommen]
            if any(naam in self.errors for naam in namen):
                continue
            bedragen = dict(zip(self.kolommen, map(self.cleaned_data.get, namen), strict=True))
            if merk(_teksten(bedragen)) != self.cleaned_data[_was(regel)]:
                self.aangeraakt[regel.sleutel] = bedragen
                kolom, bezwaar = self.bezwaar(regel, bedragen)
                if bezwaar:
                    self.add_error(invoernaam(kolom, regel.sleutel), weigering(bezwaar))

    def bezwaar(self, regel: Invoerregel, bedragen: Bedragen) -> tuple[str, str]:
        """What is wrong with these amounts of a line: the column where it is said, and the sentence; "" for nothing."""
        return "", ""

    def velden(self, sleutel: int) -> list[forms.BoundField]:
        """The inputs of a line."""
        return [self[invoernaam(kolom, sleutel)] for kolom in self.kolommen]

    def bijgewerkt(self, regels: Sequence[Invoerregel]) -> QueryDict:
        """What was posted, once its person has seen `regels`: lines that were left alone are as they are now."""
        data = self.data.copy()
        for regel in regels:
            data[_was(regel)] = merk(_teksten(regel.bedragen))
            if regel.sleutel not in self.aangeraakt:
                for kolom in self.kolommen:
                    data[invoernaam(kolom, regel.sleutel)] = getypt(regel.bedragen.get(kolom))
        return data


def invoernaam(kolom: str, sleutel: int) -> str:
    """The name of the input of a line in a column."""
    return f"{kolom}-{sleutel}"


def getypt(bedrag: Decimal | None) -> str:
    """An amount as it stands in an input."""
    return "" if bedrag is None else normaal(bedrag, Toestand.BEDRAG)


def _was(regel: Invoerregel) -> str:
    return invoernaam("was", regel.sleutel)


def _teksten(bedragen: Bedragen) -> dict[str, str]:
    return {kolom: f"{bedrag:.2f}" for kolom, bedrag in bedragen.items() if bedrag is not None}
