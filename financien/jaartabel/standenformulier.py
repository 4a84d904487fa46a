"""The form of a whole peildatum: the standen of all posts of a boekjaar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from financien.handelingen.standen import Nieuwestand, Standwaarden
from financien.jaartabel.versieformulier import Versieformulier
from financien.keuzes import Kolom
from financien.models import Budgetpost, Stand
from financien.rekenen import TOTAAL, Jaarregel, Jaartabel, tel_op
from programma.bedragen import Toestand, normaal
from programma.formulieren import Bedragveld, Datumveld, Tekstveld
from programma.formulierpagina import redenveld
from programma.opmaak import bedrag, datum

VERPLICHT = (Kolom.BESCHIKBAAR, Kolom.UITGAVEN, Kolom.VERPLICHTINGEN)
HALF = "Vul ook dit bedrag in, of maak de hele rij leeg. Is er niets, schrijf dan 0."
NIETS = "Vul bij minstens één post de bedragen in."


@dataclass(frozen=True, slots=True)
class Invoerrij:
    """The inputs of one post, and what the portal makes of them: None until there is something to compute."""

    post: Budgetpost
    cellen: tuple[tuple[Kolom, forms.BoundField], ...]
    te_verdelen: forms.BoundField
    regel: Jaarregel | None

    @property
    def met_fouten(self) -> bool:
        return any(veld.errors for _, veld in self.cellen)


class StandenForm(Versieformulier):
    """The standen of `posten` on a peildatum.

    `vorige` is the table of the time before, which stands beside the inputs as a help; `standen_op` gives the standen
    that there are on a day, by key of their post.
    """

    peildatum = Datumveld(label="Peildatum")
    bron = Tekstveld(
        label="Bron",
        max_length=300,
        help_text="Waar de bedragen vandaan komen, bijvoorbeeld ‘Bestuursrapportage 2024-2’.",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        posten: Sequence[Budgetpost],
        vorige: Jaartabel | None,
        standen_op: Callable[[date], Mapping[int, Stand]],
        **opties: Any,
    ) -> None:
        super().__init__(data, posten=posten, **opties)
        self.posten, self.standen_op = posten, standen_op
        eerder = {regel.post_sleutel: regel for regel in vorige.regels} if vorige else {}
        for post in posten:
            self._voeg_rij_toe(post, eerder.get(post.pk))
        self.fields["reden"] = redenveld("Nodig als u bedragen verandert van een stand die er al is.", soms=True)

    def _voeg_rij_toe(self, post: Budgetpost, vorige: Jaarregel | None) -> None:
        for kolom in Kolom:
            toen = vorige and bedrag(getattr(vorige, kolom.value))
            self.fields[celnaam(post, kolom)] = Bedragveld(
                label=f"{post.naam}, {kolom.naam.lower()}",
                required=False,
                help_text=f"vorige keer {toen}" if toen else "",
            )
        self.fields[f"te_verdelen-{post.pk}"] = forms.BooleanField(
            label=f"{post.naam}, moet nog verdeeld worden", required=False, initial=bool(vorige and vorige.te_verdelen)
        )

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty; and what changes a stand that is there needs a reason."""
        schoon = super().clean()
        gevuld = [post for post in self.posten if self._is_gevuld(post)]
        if not gevuld and not self.errors:
            self.add_error(None, NIETS)
        for post in gevuld:
            for kolom in VERPLICHT:
                naam = celnaam(post, kolom)
                if schoon.get(naam) is None and naam not in self.errors:
                    self.add_error(naam, HALF)
        if not self.errors and not schoon["reden"].strip() and (anders := self._veranderd(schoon["peildatum"])):
            wie = f"{', '.join(anders)} {'heeft' if len(anders) == 1 else 'hebben'}"
            self.add_error(
                "reden",
                f"{wie} op {datum(schoon['peildatum'])} al een stand. Wilt u die veranderen, schrijf dan waarom.",
            )
        return schoon

    def _is_gevuld(self, post: Budgetpost) -> bool:
        return any(str(self.data.get(celnaam(post, kolom), "")).strip() for kolom in Kolom)

    def _veranderd(self, peildatum: date) -> list[str]:
        """The names of the posts that have other amounts on `peildatum` than were filled in."""
        bestaand = self.standen_op(peildatum)
        return [
            post.naam
            for post in self.posten
            if post.pk in bestaand and self._is_gevuld(post) and self._is_anders(post, bestaand[post.pk])
        ]

    def _is_anders(self, post: Budgetpost, stand: Stand) -> bool:
        return any(getattr(stand, kolom.value) != self.cleaned_data[celnaam(post, kolom)] for kolom in Kolom)

    def standen(self) -> list[Nieuwestand]:
        """What was filled in, as the handeling takes it; an empty row says nothing about its post."""
        bestaand, gezien = self.standen_op(self.cleaned_data["peildatum"]), self.gezien()
        return [
            Nieuwestand(post, gezien[post.pk], self._waarden(post, bestaand.get(post.pk)))
            for post in self.posten
            if self._is_gevuld(post)
        ]

    def _waarden(self, post: Budgetpost, stand: Stand | None) -> Standwaarden:
        bron = self.cleaned_data["bron"]
        return Standwaarden(
            **{kolom.value: self.cleaned_data[celnaam(post, kolom)] for kolom in Kolom},
            te_verdelen=self.cleaned_data[f"te_verdelen-{post.pk}"],
            toelichting=stand.toelichting if stand else "",
            bron=bron,
            bronwaarden=stand.bronwaarden if stand and stand.bron == bron else {},
        )

    @property
    def regels(self) -> list[Invoerrij]:
        """Every post with its inputs."""
        return [
            Invoerrij(
                post,
                tuple((kolom, self[celnaam(post, kolom)]) for kolom in Kolom),
                self[f"te_verdelen-{post.pk}"],
                self._uitgerekend(post),
            )
            for post in self.posten
        ]

    @property
    def totaal(self) -> Jaarregel | None:
        """All rows that can be computed together; None as long as there are none."""
        regels = [regel for post in self.posten if (regel := self._uitgerekend(post))]
        return tel_op(TOTAAL, regels) if regels else None

    def _uitgerekend(self, post: Budgetpost) -> Jaarregel | None:
        schoon = getattr(self, "cleaned_data", {}) if self.is_bound else self.initial
        bedragen = [schoon.get(celnaam(post, kolom)) for kolom in VERPLICHT]
        if any(waarde is None for waarde in bedragen):
            return None
        return Jaarregel(post.naam, None, *bedragen, prognose=schoon.get(celnaam(post, Kolom.PROGNOSE)))

    def reken_na(self) -> None:
        """Compute what there is to compute; what is not filled in yet is no mistake."""
        self.is_valid()
        for veld in list(self.errors):
            if not str(self.data.get(veld, "")).strip():
                del self.errors[veld]


def celnaam(post: Budgetpost, kolom: Kolom) -> str:
    """The name of the input of an amount."""
    return f"{kolom.value}-{post.pk}"


def beginwaarden(standen: Mapping[int, Stand], peildatum: date | None) -> dict[str, Any]:
    """What the form of a whole peildatum shows of the standen that there are."""
    begin: dict[str, Any] = {"peildatum": peildatum, "bron": next((s.bron for s in standen.values() if s.bron), "")}
    for stand in standen.values():
        begin |= {celnaam(stand.post, kolom): getattr(stand, kolom.value) for kolom in Kolom}
        begin[f"te_verdelen-{stand.post_id}"] = stand.te_verdelen
    return begin


def met_beschikbaar(data: QueryDict, vorige: Jaartabel) -> QueryDict:
    """What was posted, with the beschikbaar of the time before where that was left empty."""
    data = data.copy()
    for regel in vorige.regels:
        naam = f"{Kolom.BESCHIKBAAR.value}-{regel.post_sleutel}"
        if not data.get(naam, "").strip():
            data[naam] = _getypt(regel.beschikbaar)
    return data


def _getypt(waarde: Decimal) -> str:
    return normaal(waarde, Toestand.BEDRAG)
