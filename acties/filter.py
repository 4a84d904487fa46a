"""Which acties a reader asks for: the filter of the list, read from an address. Pure module."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from acties.gegevens import ActieGegevens, FinancieringGegevens
from acties.keuzes import Bron, Soort
from programma.bedragen import Toestand

# The value that asks for acties in which the plan leaves the field open.
NIET_GENOEMD = "geen"
ZONDER_GELD = frozenset({Toestand.LEEG, Toestand.GEEN, Toestand.NVT})
LANGSTE_VRAAG = 200

SOORTEN = (*Soort.keuzes(), (NIET_GENOEMD, "Niet genoemd"))
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
    bron: str = ""
    tekst: str = ""

    @classmethod
    def uit(cls, vraag: Mapping[str, str]) -> "Actiefilter":
        """The filter in the query string of an address."""
        return cls(**{veld.name: vraag.get(veld.name, "").strip()[:LANGSTE_VRAAG] for veld in fields(cls)})

    def vraag(self) -> dict[str, str]:
        """The filled fields, for the query string of an address."""
        return {veld.name: waarde for veld in fields(self) if (waarde := getattr(self, veld.name))}

    def kies(self, acties: Iterable[ActieGegevens]) -> tuple[ActieGegevens, ...]:
        """The acties that answer to every filled field, in the given order."""
        woorden = _eenvoudig(self.tekst).split()
        return tuple(actie for actie in acties if self._past(actie, woorden))

    def _past(self, actie: ActieGegevens, woorden: list[str]) -> bool:
        return (
            (not self.opgave or self.opgave == str(actie.opgave))
            and (not self.doel or any(self.doel == verwijzing.letter for verwijzing in actie.letters))
            and (not self.partner or any(self.partner in (rij.slug, rij.onder) for rij in actie.partners))
            and (not self.soort or self.soort == (actie.soort or NIET_GENOEMD))
            and (not self.bron or self.bron in _bronnen(actie))
            and (not woorden or _bevat(actie, woorden))
        )


def heeft_geld(regel: FinancieringGegevens) -> bool:
    """Whether the plan names money in this line, with or without an amount."""
    return regel.toestand not in ZONDER_GELD


def _bronnen(actie: ActieGegevens) -> set[str]:
    return {regel.bron.value for regel in actie.financieringen if heeft_geld(regel)} or {NIET_GENOEMD}


def _bevat(actie: ActieGegevens, woorden: list[str]) -> bool:
    """Whether every word occurs in title, description or a partner's name, as printed or as registered."""
    namen = [partner.naam for partner in actie.partners]
    gedrukt = [actie.bronwaarden.get(cel, "") for cel in ("hoofdpartner", "samen_met")]
    tekst = _eenvoudig(" ".join([actie.titel, actie.omschrijving, *namen, *gedrukt]))
    return all(woord in tekst for woord in woorden)


def _eenvoudig(tekst: str) -> str:
    """Without capitals and accents, so that "cafe" finds "café"."""
    return "".join(
        teken for teken in unicodedata.normalize("NFKD", tekst.casefold()) if not unicodedata.combining(teken)
    )
