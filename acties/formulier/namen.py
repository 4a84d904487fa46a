"""Names of partners on the form: read in any spelling, and what to do with one that the register does not know."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from acties.handelingen.bewaren import NieuwePartner
from acties.naslag import Naslag
from acties.velden import OnbekendePartner
from acties.velden.partners import lees_namen
from programma.bedragen import citaat, op_een_regel
from programma.formulieren import Formulier, Keuzelijst
from programma.models import Partner

from .keuzes import Keuzes

MEESTE_ONBEKENDE = 50
BESTAAND = "is:"
TOEVOEGEN = (
    (Partner.Soort.ORGANISATIE.value, "Voeg toe aan het register als organisatie"),
    (Partner.Soort.ONDERDEEL.value, "Voeg toe als afdeling of onderdeel van een organisatie"),
    (Partner.Soort.GROEP.value, "Voeg toe als groep zonder rechtsvorm, zoals ‘Scholen’"),
)


class Naamkeuze(Formulier):
    """Who is meant by a name that is in no register: a partner that looks like it, or one to add."""

    naam = forms.CharField(widget=forms.HiddenInput)
    keuze = forms.ChoiceField(widget=forms.RadioSelect)
    onder = forms.ChoiceField(widget=Keuzelijst, label="Afdeling of onderdeel van", required=False)

    def __init__(self, *args: Any, naam: str, keuzes: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, initial={"naam": naam}, **kwargs)
        self.onbekend = naam
        lijken = lijken_op(naam, keuzes)
        self.fields["keuze"].label = f"Wie bedoelt u met {citaat(naam)}?"
        self.fields["keuze"].choices = [*((f"{BESTAAND}{ander}", ander) for ander in lijken), *TOEVOEGEN]
        self.fields["onder"].choices = [("", "Kies een organisatie"), *((naam, naam) for naam in keuzes.organisaties)]
        self.fields["onder"].soms_verplicht = True

    def clean(self) -> None:
        if self.cleaned_data.get("keuze") == Partner.Soort.ONDERDEEL and not self.cleaned_data.get("onder"):
            self.add_error("onder", "Kies van welke organisatie dit een afdeling of onderdeel is.")

    @property
    def bestaand(self) -> str:
        """The partner of the register that was chosen, "" when it is one to add."""
        keuze = self.cleaned_data["keuze"]
        return keuze.removeprefix(BESTAAND) if keuze.startswith(BESTAAND) else ""

    @property
    def nieuw(self) -> NieuwePartner:
        """The partner to add."""
        soort = self.cleaned_data["keuze"]
        onder = self.cleaned_data["onder"] if soort == Partner.Soort.ONDERDEEL else ""
        return NieuwePartner(self.onbekend, soort, onder)


class Namen:
    """All names on one form. What somebody decided about an unknown one holds for every place where it stands."""

    def __init__(self, keuzes: Keuzes, data: Any = None) -> None:
        self.keuzes = keuzes.lerend()
        self.naamkeuzes: dict[str, Naamkeuze] = {}
        self.nieuw: dict[str, NieuwePartner] = {}
        for naamkeuze in self._besluiten(data):
            self.naamkeuzes[naamkeuze.onbekend] = naamkeuze
            if naamkeuze.is_valid():
                bestaand = naamkeuze.bestaand
                if not bestaand:
                    self.nieuw[naamkeuze.onbekend] = naamkeuze.nieuw
                self.keuzes.leer(naamkeuze.onbekend, bestaand or naamkeuze.onbekend)

    def _besluiten(self, data: Any) -> Iterable[Naamkeuze]:
        for nummer in range(MEESTE_ONBEKENDE if data else 0):
            naam = op_een_regel(data.get(f"onbekend-{nummer}-naam", ""))[:200]
            if naam and self.keuzes.namen.naam(naam) is None:
                yield Naamkeuze(data, prefix=f"onbekend-{nummer}", naam=naam, keuzes=self.keuzes)

    def lees(self, tekst: str) -> list[str]:
        """Canonical names. Raises ValidationError for a name that is unknown and not decided about."""
        try:
            return lees_namen(tekst, self.keuzes)
        except OnbekendePartner as fout:
            raise self.onbekend(fout) from fout

    def onbekend(self, fout: OnbekendePartner) -> ValidationError:
        """The error of a field that holds an unknown name; from now on it is asked who is meant."""
        if fout.naam not in self.naamkeuzes:
            bezet = {naamkeuze.prefix for naamkeuze in self.naamkeuzes.values()}
            prefix = next(naam for naam in map("onbekend-{}".format, range(MEESTE_ONBEKENDE * 2)) if naam not in bezet)
            self.naamkeuzes[fout.naam] = Naamkeuze(prefix=prefix, naam=fout.naam, keuzes=self.keuzes)
        return ValidationError(
            "%(naam)s staat niet in het register van partners. Kies hieronder wie u bedoelt, of voeg deze partner toe.",
            params={"naam": citaat(fout.naam), "onbekend": fout.naam},
        )


def lijken_op(naam: str, naslag: Naslag) -> list[str]:
    """Canonical names that are named in `naam` or look like it, at most five."""
    canoniek = {spelling.casefold(): naam_ for spelling, naam_ in naslag.spellingen.items()}
    gelijkend = get_close_matches(naam.casefold(), canoniek, n=6, cutoff=0.6)
    alle = [*naslag.namen.genoemd(naam), *(canoniek[spelling] for spelling in gelijkend)]
    return list(dict.fromkeys(alle))[:5]
