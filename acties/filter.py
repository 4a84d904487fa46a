"""Which acties a reader asks for: the filter of the list, read from an address and put to the database."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

from django.db.models import Exists, Model, OuterRef, Q

from programma.bedragen import Toestand
from programma.zoekwoorden import eenvoudig

from .keuzes import Bron, Soort, Status

# The value that asks for acties in which the plan leaves the field open.
NIET_GENOEMD = "geen"
ZONDER_GELD = frozenset({Toestand.LEEG, Toestand.GEEN, Toestand.NVT})
LANGSTE_VRAAG = 200
# A list is searched word by word, and its titles and partners come back every time.
_eenvoudig = lru_cache(maxsize=1024)(eenvoudig)

SOORTEN = (*Soort.keuzes(), (NIET_GENOEMD, "Niet genoemd"))
STATUSSEN = tuple(Status.keuzes())
BRONNEN = (
    *((bron.value, f"{bron.naam}{' (bron)' * (bron == Bron.NIET_GENOEMD)}") for bron in Bron),
    (NIET_GENOEMD, "Geen financiering"),
)


@dataclass(frozen=True, slots=True)
class Actiefilter:
    """What is asked for; an empty value asks nothing. A value that nothing has, matches nothing."""

    opgave: str = ""
    doel: str = ""
    partner: str = ""
    soort: str = ""
    status: str = ""
    bron: str = ""
    tekst: str = ""

    @classmethod
    def uit(cls, vraag: Mapping[str, str]) -> "Actiefilter":
        """The filter in the query string of an address."""
        return cls(**{veld.name: vraag.get(veld.name, "").strip()[:LANGSTE_VRAAG] for veld in fields(cls)})

    def vraag(self) -> dict[str, str]:
        """The filled fields, for the query string of an address."""
        return {veld.name: waarde for veld in fields(self) if (waarde := getattr(self, veld.name))}

    def voorwaarde(self, model: type[Model]) -> Q:
        """Everything but the words, as a condition on acties."""
        eisen = Q()
        if self.opgave:
            # A number that no opgave has, where it is no number at all.
            eisen &= Q(opgave__nummer=int(self.opgave) if self.opgave.isdecimal() else -1)
        if self.doel:
            # The doel for which a letter counts: as decided, until then as printed.
            telt = Q(toewijzing="", letter=self.doel) | Q(toegewezen_doel__letter=self.doel)
            eisen &= Q(_heeft(model, "doelverwijzingen", telt))
        if self.partner:
            hij = Q(partner__slug=self.partner) | Q(partner__onder__slug=self.partner)
            eisen &= Q(_heeft(model, "actiepartners", hij))
        if self.soort:
            eisen &= Q(soort="" if self.soort == NIET_GENOEMD else self.soort)
        if self.status:
            eisen &= Q(status=self.status)
        if self.bron == NIET_GENOEMD:
            eisen &= ~Q(_heeft(model, "financieringen", _MET_GELD))
        elif self.bron:
            eisen &= Q(_heeft(model, "financieringen", _MET_GELD, bron=self.bron))
        return eisen

    def heeft_woorden(self, *delen: str | None) -> bool:
        """Whether every word of `tekst` occurs in `delen`: the TEKSTVELDEN of an actie and the names of its partners.

        A database compares accents and capitals each in its own way; here they make no difference on any of them.
        """
        tekst = _eenvoudig(" ".join(filter(None, delen)))
        return all(woord in tekst for woord in _eenvoudig(self.tekst).split())


# Where words are looked for: also as the plan prints them.
TEKSTVELDEN = ("nummer", "titel", "omschrijving", "bronwaarden__hoofdpartner", "bronwaarden__samen_met")
_MET_GELD = ~Q(toestand__in=[toestand.value for toestand in ZONDER_GELD])


def _heeft(model: type[Model], relatie: str, *vragen: Q, **velden: str) -> Exists:
    rijen = getattr(model, relatie).rel.related_model.objects
    return Exists(rijen.filter(*vragen, actie=OuterRef("pk"), **velden))
