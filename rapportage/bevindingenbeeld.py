"""The findings as their page shows them: filtered, grouped by severity, with the address of what each is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from programma.adressen import adres
from programma.bevindingen import Bevinding, Ernst, Regel, Soort, tel_open
from programma.models import Programma

KOPPEN = {
    Ernst.FOUT: ("Fouten", "Een bedrag of verwijzing klopt niet, of gaat tegen de regels van het plan in."),
    Ernst.WAARSCHUWING: ("Waarschuwingen", "Er ontbreekt iets, of twee plaatsen spreken elkaar tegen."),
    Ernst.AANDACHT: ("Aandacht", "Goed om te weten; de cijfers kloppen ook zonder dat u iets doet."),
}


@dataclass(frozen=True, slots=True)
class Bevindingenfilter:
    """What the reader asks for; an empty choice means all."""

    ernst: str = ""
    soort: str = ""

    @classmethod
    def uit(cls, vraag: QueryDict) -> "Bevindingenfilter":
        """The filter in an address; a value that is no choice counts as empty."""
        ernst, soort = vraag.get("ernst", ""), vraag.get("soort", "")
        return cls(ernst if ernst in set(Ernst) else "", soort if soort in set(Soort) else "")

    def kies(self, bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
        return [rij for rij in bevindingen if self.ernst in ("", rij.ernst) and self.soort in ("", rij.soort)]


@dataclass(frozen=True, slots=True)
class Groep:
    """The findings of one severity, each with the address of what it is about ("" without a page)."""

    ernst: Ernst
    kop: str
    uitleg: str
    rijen: tuple[tuple[Bevinding, str], ...]


def groepen(bevindingen: Iterable[Bevinding], programma: Programma) -> tuple[Groep, ...]:
    """The severities that occur, from worst to mildest."""
    bevindingen = list(bevindingen)
    alle = (
        Groep(
            ernst,
            kop,
            uitleg,
            tuple((rij, adres(rij.onderwerp, programma)) for rij in bevindingen if rij.ernst == ernst),
        )
        for ernst, (kop, uitleg) in KOPPEN.items()
    )
    return tuple(groep for groep in alle if groep.rijen)


def tellingen(bevindingen: Iterable[Bevinding]) -> tuple[tuple[Ernst, str, int], ...]:
    """Per severity its heading and the number of open findings."""
    return tuple((ernst, KOPPEN[ernst][0], aantal) for ernst, aantal in tel_open(bevindingen).items())


def regels_met_aantal(regels: Iterable[Regel], bevindingen: Iterable[Bevinding]) -> tuple[tuple[Regel, int], ...]:
    """Every rule with the number of its findings."""
    aantallen = Counter(bevinding.regel for bevinding in bevindingen)
    return tuple((regel, aantallen[regel.id]) for regel in regels)
