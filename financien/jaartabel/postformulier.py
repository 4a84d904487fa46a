"""The forms of a post: a new one, and one that is changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from financien.jaartabel.versieformulier import Versieformulier
from financien.keuzes import Postsoort
from financien.models import Budgetpost
from programma.formulieren import Bedragveld, Tekstveld
from programma.formulierpagina import redenveld
from programma.models import Opgave

GEEN_JAAR = "Schrijf het boekjaar als vier cijfers, bijvoorbeeld 2024."
GEEN_OPGAVE = "Geen: het programma in het algemeen"


class PostForm(Versieformulier):
    """The fields of a post; `opgaven` are those of the programme, by number."""

    naam = Tekstveld(label="Naam", max_length=200, help_text="Zoals de post in de begroting heet.")
    opgave = forms.ChoiceField(label="Opgave", required=False)
    soort = forms.ChoiceField(
        label="Waar het geld heen gaat",
        choices=Postsoort.keuzes(),
        widget=forms.RadioSelect,
        help_text="Hieruit rekent het portaal uit wat het bureau gebruikt. Een post zonder opgave is meestal bureau.",
    )
    primitief = Bedragveld(
        label="Primitieve begroting",
        required=False,
        help_text="Waarmee het jaar begon, vóór alle bijstellingen. Laat leeg als u het niet weet: leeg is iets anders dan 0.",
    )

    def __init__(self, *delen: Any, opgaven: Iterable[Opgave], **opties: Any) -> None:
        super().__init__(*delen, **opties)
        self.opgaven = {str(opgave.nummer): opgave for opgave in opgaven}
        keuzes = [(nummer, str(opgave)) for nummer, opgave in self.opgaven.items()]
        self.fields["opgave"].choices = [("", GEEN_OPGAVE), *keuzes]

    def nieuw(self) -> dict[str, Any]:
        """The valid answers, as the handelingen take them."""
        schoon = self.cleaned_data
        return {
            "naam": schoon["naam"],
            "opgave": self.opgaven.get(schoon["opgave"]),
            "soort": Postsoort(schoon["soort"]),
            "primitief": schoon["primitief"],
        }


def _boekjaarveld(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), GEEN_JAAR),
    )


class NieuwePostForm(PostForm):
    boekjaar = _boekjaarveld("Boekjaar")
    field_order = ("boekjaar",)


class WijzigPostForm(PostForm):
    reden = redenveld("Nodig als de primitieve begroting verandert.", soms=True)


class OverneemForm(Versieformulier):
    """A new boekjaar with the posts of another; `boekjaren` are those that there are, the newest first."""

    van = forms.ChoiceField(label="Posten van boekjaar")
    naar = _boekjaarveld("Nieuw boekjaar")

    def __init__(self, *delen: Any, boekjaren: Sequence[int], **opties: Any) -> None:
        super().__init__(*delen, posten=(), **opties)
        self.fields["van"].choices = [(str(jaar), str(jaar)) for jaar in boekjaren]
        self.fields["naar"].initial = boekjaren[0] + 1 if boekjaren else None


def beginwaarden(post: Budgetpost) -> dict[str, Any]:
    """What the form shows of a post."""
    return {
        "naam": post.naam,
        "opgave": str(post.opgave.nummer) if post.opgave else "",
        "soort": post.soort,
        "primitief": post.primitief,
    }
