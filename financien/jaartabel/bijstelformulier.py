"""The forms that adjust the budget of a post: money that comes or goes, money from another post, and what is withdrawn."""

from collections.abc import Iterable
from typing import Any

from django import forms

from financien.jaartabel.begroting import Begroting
from financien.jaartabel.versieformulier import Versieformulier
from financien.models import Budgetpost
from programma.formulieren import Bedragveld, Datumveld, Tekstveld
from programma.formulierpagina import redenveld
from programma.models import Besluit
from programma.opmaak import bedragverschil, datum

NIET_IN_LIJST = "Staat niet in de lijst"
LANGSTE_KEUZE = 90


class BijstelForm(Versieformulier):
    """Money that is added or taken away; `besluiten` is the register of the programme."""

    bedrag = Bedragveld(label="Bedrag", help_text="Gaat er geld af, zet er dan een minteken voor.")
    op = Datumveld(label="Datum van het besluit", help_text="Vanaf die dag telt de bijstelling mee.")
    besluit = forms.ChoiceField(label="Besluit", required=False)
    besluit_tekst = Tekstveld(
        label="Besluit in woorden", required=False, max_length=300, help_text="Als het besluit niet in de lijst staat."
    )
    reden = redenveld()

    def __init__(self, *delen: Any, besluiten: Iterable[Besluit], **opties: Any) -> None:
        super().__init__(*delen, **opties)
        self.besluiten = {str(besluit.pk): besluit for besluit in besluiten}
        keuzes = [(sleutel, _in_een_regel(besluit)) for sleutel, besluit in self.besluiten.items()]
        self.fields["besluit"].choices = [("", NIET_IN_LIJST), *keuzes]
        self.fields["besluit"].soms_verplicht = self.fields["besluit_tekst"].soms_verplicht = True

    def clean(self) -> dict[str, Any]:
        """A decision is named in one of two ways."""
        schoon = super().clean()
        if schoon.get("besluit") and schoon.get("besluit_tekst"):
            self.add_error("besluit_tekst", "U koos al een besluit uit de lijst. Laat dit leeg, of kies niets.")
        return schoon

    def waarden(self) -> dict[str, Any]:
        """The valid answers, as the handelingen take them."""
        schoon = self.cleaned_data
        return {
            "op": schoon["op"],
            "bedrag": schoon["bedrag"],
            "besluit": self.besluiten.get(schoon["besluit"]),
            "besluit_tekst": schoon["besluit_tekst"],
        }


class OverhevelForm(BijstelForm):
    """Money from another post of the boekjaar; `anderen` are those posts."""

    van_post = forms.ChoiceField(label="Van post")
    field_order = ("van_post",)

    def __init__(self, *delen: Any, anderen: Iterable[Budgetpost], **opties: Any) -> None:
        super().__init__(*delen, **opties)
        self.anderen = {str(post.pk): post for post in anderen}
        self.fields["van_post"].choices = [
            ("", "Kies een post"),
            *((pk, post.naam) for pk, post in self.anderen.items()),
        ]
        self.fields["bedrag"].help_text = "Zonder minteken: dit gaat van de ene post naar de andere."

    def van(self) -> Budgetpost:
        return self.anderen[self.cleaned_data["van_post"]]


class IntrekForm(Versieformulier):
    """Which adjustment of a post goes, and why."""

    bijstelling = forms.ChoiceField(
        label="Bijstelling",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies welke bijstelling u intrekt.",
            "invalid_choice": "Deze bijstelling is er niet meer. Kies opnieuw.",
        },
    )
    reden = redenveld()

    def __init__(self, *delen: Any, begroting: Begroting, **opties: Any) -> None:
        super().__init__(*delen, **opties)
        self.fields["bijstelling"].choices = [
            (str(regel.sleutel), f"{bedragverschil(regel.bedrag)} op {datum(regel.datum)}, {regel.besluit}")
            for regel in begroting.bijstellingen
        ]


def _in_een_regel(besluit: Besluit) -> str:
    tekst = besluit.tekst if len(besluit.tekst) <= LANGSTE_KEUZE else besluit.tekst[: LANGSTE_KEUZE - 1] + "…"
    return f"{datum(besluit.datum)}: {tekst}"
