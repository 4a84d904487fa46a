"""Which rows of a ledger a reader asks for, in the address of the page behind a stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from financien.jaartabel.grootboek import Regelgroep
from financien.keuzes import Kolom
from financien.models.standen import Grootboekregelquery
from programma.formulieren import Formulier

ALLES = ("", "Alle")
# In an address, where nothing asks nothing.
ZONDER = "(leeg)"
ONBEKEND = "Hiervan zijn er geen regels. Kies uit de lijst."


class Regelfilter(Formulier):
    """By the amount in which rows count, their kostenplaats and their kostensoort, of what is there."""

    kolom = forms.ChoiceField(label="Telt mee in", required=False)
    kostenplaats = forms.ChoiceField(label="Kostenplaats", required=False)
    kostensoort = forms.ChoiceField(label="Kostensoort", required=False)

    def __init__(self, vraag: Mapping[str, str], groepen: Sequence[Regelgroep]) -> None:
        super().__init__(vraag)
        self._groepen = groepen
        aanwezig = {groep.kolom for groep in groepen}
        keuzes = {"kolom": [(kolom.value, kolom.naam) for kolom in Kolom if kolom in aanwezig]}
        for veld in ("kostenplaats", "kostensoort"):
            namen = sorted({getattr(groep, veld) for groep in groepen})
            keuzes[veld] = [(naam, naam) if naam else (ZONDER, "zonder") for naam in namen]
        for veld, rijen in keuzes.items():
            self.fields[veld].choices = [ALLES, *rijen]
            self.fields[veld].error_messages["invalid_choice"] = ONBEKEND

    @property
    def vraag(self) -> dict[str, Any]:
        """What is asked and can be read, by field."""
        self.is_valid()
        gevraagd = {veld: waarde for veld, waarde in self.cleaned_data.items() if waarde}
        return {veld: "" if waarde == ZONDER else waarde for veld, waarde in gevraagd.items()}

    def kies(self, regels: Grootboekregelquery) -> Grootboekregelquery:
        """The rows that answer to it."""
        return regels.filter(**self.vraag)

    @property
    def groepen(self) -> list[Regelgroep]:
        """The same rows, added up."""
        vraag = self.vraag
        return [rij for rij in self._groepen if all(getattr(rij, veld) == waarde for veld, waarde in vraag.items())]
