"""Which findings a reader asks for: the filter above the list, read from an address. Pure module."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from programma.bevindingen import Bevinding, Ernst, Soort
from programma.zoekwoorden import eenvoudig

OPEN, GEACCEPTEERD = "open", "geaccepteerd"
STANDEN = ((OPEN, "Open"), (GEACCEPTEERD, "Geaccepteerd"))
LANGSTE_VRAAG = 400


@dataclass(frozen=True, slots=True)
class Bevindingenfilter:
    """What is asked for; an empty value asks nothing. A value that no finding has, matches nothing."""

    ernst: str = ""
    soort: str = ""
    stand: str = ""
    eigenaar: str = ""
    regel: str = ""
    object: str = ""
    tekst: str = ""

    @classmethod
    def uit(cls, vraag: Mapping[str, str]) -> "Bevindingenfilter":
        """The filter in the query string of an address; a severity, soort or stand that does not exist counts as empty."""
        waarden = {veld.name: vraag.get(veld.name, "").strip()[:LANGSTE_VRAAG] for veld in fields(cls)}
        keuzes = {"ernst": set(Ernst), "soort": set(Soort), "stand": {stand for stand, _ in STANDEN}}
        return cls(**{veld: waarde for veld, waarde in waarden.items() if waarde in keuzes.get(veld, {waarde})})

    def vraag(self) -> str:
        """The query string of an address that asks for the same, "" when nothing is asked."""
        gevuld = {veld.name: waarde for veld in fields(self) if (waarde := getattr(self, veld.name))}
        return f"?{urlencode(gevuld)}" if gevuld else ""

    def kies(self, bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
        """The findings that answer to every filled field, in the given order."""
        woorden = eenvoudig(self.tekst).split()
        return tuple(rij for rij in bevindingen if self._past(rij) and all(woord in _tekst(rij) for woord in woorden))

    def _past(self, rij: Bevinding) -> bool:
        return (
            self.ernst in ("", rij.ernst)
            and self.soort in ("", rij.soort)
            and self.stand in ("", GEACCEPTEERD if rij.geaccepteerd else OPEN)
            and self.eigenaar in ("", rij.eigenaar_keuze)
            and self.regel in ("", rij.regel)
            and self.object in ("", rij.onderwerp.sleutel)
        )


def _tekst(rij: Bevinding) -> str:
    return eenvoudig(f"{rij.object} {rij.tekst} {rij.oplossing} {rij.geaccepteerd}")
