"""The form that divides money over the years: an input for every line and year, and one reason for all of it."""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from acties.gegevens import ActieGegevens
from acties.handelingen.wensen import Wens
from acties.jaarverdeling import als_json, waarom_niet
from acties.velden import VELDEN, Waarde, merk
from programma.bedragen import Toestand, normaal
from programma.formulieren import Bedragveld, Formulier, Tekstveld, weigering

from .jaren import Jaarlast, gelijke_delen

VELD = "financiering_programma"
VEROUDERD = "verouderd"


class Verdeelformulier(Formulier):
    """`lasten` are the lines with an input for each of `jaren`.

    After `is_valid`, `delen` are the divisions by line of the lines that the person touched.
    """

    def __init__(self, data: QueryDict | None = None, *, lasten: Sequence[Jaarlast], jaren: Sequence[int]) -> None:
        super().__init__(data, initial={"reden": ""})
        self.lasten, self.jaren = lasten, jaren
        for last in lasten:
            self.fields[_was(last)] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=merk(als_json(last.delen))
            )
            for jaar in jaren:
                label = f"{last.actie.nummer} {last.actie.titel}, {jaar}"
                veld = Bedragveld(label=label, required=False, initial=last.deel(jaar))
                veld.jaar = jaar
                self.fields[naam(last, jaar)] = veld
        self.fields["reden"] = Tekstveld(
            label="Waarom", max_length=500, required=False, help_text="De reden komt bij elke actie in de geschiedenis."
        )
        self.fields["reden"].soms_verplicht = True
        self.delen: dict[int, dict[int, Decimal]] = {}

    def clean(self) -> None:
        for last in self.lasten:
            velden = [naam(last, jaar) for jaar in self.jaren]
            if any(veld in self.errors for veld in velden):
                continue
            delen = {
                jaar: deel
                for jaar, veld in zip(self.jaren, velden, strict=True)
                if (deel := self.cleaned_data.get(veld)) is not None
            }
            if merk(als_json(delen.items())) == self.cleaned_data[_was(last)]:
                continue
            if reden := waarom_niet(delen, last.regel.bedrag, self.jaren):
                self.add_error(velden[0], weigering(reden))
            self.delen[last.sleutel] = delen

    @property
    def regels(self) -> list[tuple[Jaarlast, list[forms.BoundField]]]:
        """Every line with its inputs."""
        return [(last, [self[naam(last, jaar)] for jaar in self.jaren]) for last in self.lasten]

    def bijgewerkt(self, lasten: Sequence[Jaarlast]) -> QueryDict:
        """What was posted, once its person has seen `lasten`: lines that were left alone are as they are now."""
        data = self.data.copy()
        for last in lasten:
            data[_was(last)] = merk(als_json(last.delen))
            if last.sleutel not in self.delen:
                for jaar in self.jaren:
                    data[naam(last, jaar)] = _getypt(last.deel(jaar))
        return data

    def wensen(self, sleutels: Mapping[str, int], gezien: Mapping[str, str]) -> list[Wens]:
        """What is asked of the acties whose division differs from what there is.

        `sleutels` are the keys of the acties by their address, `gezien` what the person saw of their money (see `afdruk`).
        """
        acties = {last.actie.slug: last.actie for last in self.lasten}
        return [
            Wens(
                sleutels[slug],
                {VELD: nieuw},
                {VELD: merk(nu) if gezien.get(slug) == afdruk(actie) else VEROUDERD},
            )
            for slug, actie in acties.items()
            if (nieuw := self._verdeeld(actie)) != (nu := VELDEN[VELD].waarde(actie))
        ]

    def _verdeeld(self, actie: ActieGegevens) -> Waarde:
        """The lines of the programme column with the divisions of the form."""
        regels = [regel for regel in actie.financieringen if regel.in_programmakolom]
        waarde = VELDEN[VELD].waarde(actie)
        return [
            json | {"jaarverdeling": als_json(sorted(self.delen[regel.financiering_sleutel].items()))}
            if regel.financiering_sleutel in self.delen
            else json
            for regel, json in zip(regels, waarde, strict=True)
        ]


def _was(last: Jaarlast) -> str:
    """The name of the hidden input with the division that the person saw."""
    return f"was-{last.sleutel}"


def _getypt(deel: Decimal | None) -> str:
    return "" if deel is None else normaal(deel, Toestand.BEDRAG)


def naam(last: Jaarlast, jaar: int) -> str:
    """The name of the input of a line in a year."""
    return f"deel-{last.sleutel}-{jaar}"


def afdruk(actie: ActieGegevens) -> str:
    """The same as long as nobody touches the programme money of `actie`."""
    return hashlib.sha256(merk(VELDEN[VELD].waarde(actie)).encode()).hexdigest()[:16]


def met_gelijke_delen(data: QueryDict, lasten: Sequence[Jaarlast], jaren: Sequence[int]) -> QueryDict:
    """What was posted, with equal parts where a line had nothing filled in."""
    data = data.copy()
    for last in lasten:
        if not any(data.get(naam(last, jaar), "").strip() for jaar in jaren):
            for jaar, deel in gelijke_delen(last.last.bedrag, jaren):
                data[naam(last, jaar)] = _getypt(deel)
    return data


def gezien_in(data: Mapping[str, Any]) -> dict[str, str]:
    """What the person saw of each actie, as the hidden inputs of the page say."""
    return {
        sleutel.removeprefix("gezien-"): waarde for sleutel, waarde in data.items() if sleutel.startswith("gezien-")
    }
