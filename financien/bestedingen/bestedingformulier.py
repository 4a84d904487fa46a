"""The forms with which somebody registers what became of the money of acties."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from financien.bestedingen.bestedingregels import Bestedingsregel, gedeelde_bron
from financien.handelingen.bestedingen import Bestedingswens
from financien.handelingen.bestedingen_schrijven import BEDRAGEN
from financien.regelformulier import Bedragen, Invoerregel, Regelformulier, Verborgen, invoernaam
from programma.formulieren import Datumveld, Formulier, Tekstveld

ZONDER_BRON = "Schrijf waar deze cijfers vandaan komen."


class Peildatumformulier(Formulier):
    """Which day the page is about."""

    peildatum = Datumveld(label="Andere peildatum", help_text="", required=False)


class Bestedingsformulier(Regelformulier):
    """`bestedingen` are the lines, with an input for what was promised and one for what was paid."""

    def __init__(self, data: QueryDict | None = None, *, bestedingen: Sequence[Bestedingsregel]) -> None:
        bron = gedeelde_bron(bestedingen)
        super().__init__(
            data,
            regels=invoerregels(bestedingen),
            kolommen=BEDRAGEN,
            initial={"bron": bron, "was-bron": bron},
        )
        self.bestedingen = {regel.sleutel: regel for regel in bestedingen}
        self.fields["was-bron"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.fields["bron"] = Tekstveld(
            label="Waar komen de cijfers vandaan",
            max_length=300,
            required=False,
            help_text="Bijvoorbeeld: financiële administratie, uitdraai van 3 april 2026.",
        )
        self.fields["bron"].soms_verplicht = True
        self.fields["reden"].help_text = "Nodig als u een bedrag wijzigt of weghaalt dat al vastgelegd was."
        self.order_fields([*(naam for naam in self.fields if naam != "reden"), "reden"])
        for sleutel, regel in self.bestedingen.items():
            versie = forms.IntegerField(required=False, widget=Verborgen, initial=_versie(regel))
            self.fields[invoernaam("versie", sleutel)] = versie

    def bezwaar(self, regel: Invoerregel, bedragen: Bedragen) -> tuple[str, str]:
        for kolom, bedrag in bedragen.items():
            if bedrag is not None and bedrag < 0:
                return kolom, "Een bedrag kan hier niet negatief zijn."
        return "", ""

    def clean(self) -> None:
        super().clean()
        vastgelegd = any(any(bedrag is not None for bedrag in rij.values()) for rij in self.aangeraakt.values())
        if (vastgelegd or self._andere_bron) and not self.cleaned_data.get("bron") and "bron" not in self.errors:
            self.add_error("bron", ZONDER_BRON)

    @property
    def _andere_bron(self) -> bool:
        return self.cleaned_data.get("bron", "") != self.cleaned_data.get("was-bron", "")

    @property
    def wensen(self) -> list[Bestedingswens]:
        """The lines that were touched; with another bron also those that the person saw registered."""
        wensen = []
        for sleutel, regel in self.bestedingen.items():
            bedragen, versie = self.aangeraakt.get(sleutel), self.cleaned_data.get(invoernaam("versie", sleutel))
            if bedragen is None and versie and regel.nu and self._andere_bron:
                bedragen = {kolom: getattr(regel, kolom) for kolom in BEDRAGEN}
            if bedragen is not None:
                wensen.append(Bestedingswens(sleutel, **bedragen, bron=self.cleaned_data["bron"], versie=versie))
        return wensen

    @property
    def rijen_in_tabel(self) -> list[tuple[Bestedingsregel, list[forms.BoundField]]]:
        """Every line with its inputs."""
        return [(regel, self.velden(sleutel)) for sleutel, regel in self.bestedingen.items()]

    def na_botsing(self, bestedingen: Sequence[Bestedingsregel]) -> QueryDict:
        """What was posted, once its person has seen what there is now: saving once more is choosing one's own."""
        data = self.bijgewerkt(invoerregels(bestedingen))
        data["was-bron"] = gedeelde_bron(bestedingen)
        for regel in bestedingen:
            data[invoernaam("versie", regel.sleutel)] = str(_versie(regel) or "")
        return data


def invoerregels(bestedingen: Sequence[Bestedingsregel]) -> list[Invoerregel]:
    """The lines as a form has them."""
    return [
        Invoerregel(
            regel.sleutel,
            f"{regel.actie.nummer} {regel.actie.titel}",
            {kolom: getattr(regel, kolom) for kolom in BEDRAGEN},
        )
        for regel in bestedingen
    ]


def _versie(regel: Bestedingsregel) -> int | None:
    return regel.nu.versie if regel.nu else None
