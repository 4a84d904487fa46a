"""The form that divides money over the years of the plan."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from acties.gegevens import ActieGegevens
from acties.handelingen.wensen import Wens
from acties.jaarverdeling import als_json, waarom_niet
from acties.velden import VELDEN, Waarde, merk
from financien.plafonds.jaren import Jaarlast, gelijke_delen
from financien.regelformulier import Bedragen, Invoerregel, Regelformulier, getypt, invoernaam

VELD = "financiering_programma"
VEROUDERD = "verouderd"


class Verdeelformulier(Regelformulier):
    """`lasten` are the lines, with an input for each of `jaren`."""

    def __init__(self, data: QueryDict | None = None, *, lasten: Sequence[Jaarlast], jaren: Sequence[int]) -> None:
        super().__init__(data, regels=invoerregels(lasten, jaren), kolommen={str(jaar): str(jaar) for jaar in jaren})
        self.lasten, self.jaren = {last.sleutel: last for last in lasten}, jaren
        self.fields["reden"].help_text = "De reden komt bij elke actie in de geschiedenis."

    def bezwaar(self, regel: Invoerregel, bedragen: Bedragen) -> tuple[str, str]:
        """The years must be the amount together."""
        delen = {int(jaar): deel for jaar, deel in bedragen.items() if deel is not None}
        return str(self.jaren[0]), waarom_niet(delen, self.lasten[regel.sleutel].regel.bedrag, self.jaren)

    @property
    def rijen_in_tabel(self) -> list[tuple[Jaarlast, list[forms.BoundField]]]:
        """Every line with its inputs."""
        return [(last, self.velden(sleutel)) for sleutel, last in self.lasten.items()]

    def wensen(self, sleutels: Mapping[str, int], gezien: Mapping[str, str]) -> list[Wens]:
        """What is asked of the acties whose division differs from what there is.

        `sleutels` are the keys of the acties by their address, `gezien` what the person saw of their money (see `afdruk`).
        """
        acties = {last.actie.slug: last.actie for last in self.lasten.values()}
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
        """The lines of the programme column with the divisions that were typed."""
        regels = [regel for regel in actie.financieringen if regel.in_programmakolom]
        return [
            json | {"jaarverdeling": _als_json(self.aangeraakt[regel.financiering_sleutel])}
            if regel.financiering_sleutel in self.aangeraakt
            else json
            for regel, json in zip(regels, VELDEN[VELD].waarde(actie), strict=True)
        ]


def invoerregels(lasten: Sequence[Jaarlast], jaren: Sequence[int]) -> list[Invoerregel]:
    """The lines as a form has them."""
    return [
        Invoerregel(
            last.sleutel, f"{last.actie.nummer} {last.actie.titel}", {str(jaar): last.deel(jaar) for jaar in jaren}
        )
        for last in lasten
    ]


def afdruk(actie: ActieGegevens) -> str:
    """The same as long as nobody touches the programme money of `actie`."""
    return hashlib.sha256(merk(VELDEN[VELD].waarde(actie)).encode()).hexdigest()[:16]


def met_gelijke_delen(data: QueryDict, lasten: Sequence[Jaarlast], jaren: Sequence[int]) -> QueryDict:
    """What was posted, with equal parts where a line had nothing filled in."""
    data = data.copy()
    for last in lasten:
        namen = {jaar: invoernaam(str(jaar), last.sleutel) for jaar in jaren}
        if not any(data.get(naam, "").strip() for naam in namen.values()):
            for jaar, deel in gelijke_delen(last.last.bedrag, jaren):
                data[namen[jaar]] = getypt(deel)
    return data


def gezien_in(data: Mapping[str, Any]) -> dict[str, str]:
    """What the person saw of each actie, as the hidden inputs of the page say."""
    return {
        sleutel.removeprefix("gezien-"): waarde for sleutel, waarde in data.items() if sleutel.startswith("gezien-")
    }


def _als_json(bedragen: Bedragen) -> dict[str, str]:
    return als_json(sorted((int(jaar), deel) for jaar, deel in bedragen.items() if deel is not None))
