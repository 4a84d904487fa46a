"""The form of one stand that is corrected."""

from django import forms

from financien.handelingen.standen import BEDRAGEN, Standwaarden
from financien.jaartabel.versieformulier import Versieformulier
from financien.models import Stand
from programma.formulieren import Bedragveld, Tekstveld
from programma.formulierpagina import redenveld


class StandForm(Versieformulier):
    """One stand, corrected."""

    beschikbaar = Bedragveld(label="Beschikbaar")
    uitgaven = Bedragveld(label="Uitgaven")
    verplichtingen = Bedragveld(label="Verplichtingen")
    prognose = Bedragveld(
        label="Prognose", required=False, help_text="Wat er aan het eind van het jaar uitgegeven zal zijn."
    )
    te_verdelen = forms.BooleanField(label="Moet nog over acties verdeeld worden", required=False)
    toelichting = Tekstveld(label="Toelichting", required=False, max_length=300)
    bron = Tekstveld(label="Bron", required=False, max_length=300, help_text="Waar de bedragen vandaan komen.")
    reden = redenveld()

    def waarden(self, stand: Stand) -> Standwaarden:
        """The valid answers; how `stand` was printed stays with it as long as it comes from the same source."""
        schoon = {veld: self.cleaned_data[veld] for veld in (*BEDRAGEN, "te_verdelen", "toelichting", "bron")}
        return Standwaarden(**schoon, bronwaarden=stand.bronwaarden if stand.bron == schoon["bron"] else {})
