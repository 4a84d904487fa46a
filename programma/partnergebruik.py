"""Where a partner is used: every app that refers to partners tells it for its own records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count

from .keuzes import Keuze
from .models import Deelname


class Rol(Keuze):
    """What a partner is to the records that refer to it; the name is what stands before their number."""

    HOOFDPARTNER = "hoofdpartner", "hoofdpartner van"
    SAMENWERKINGSPARTNER = "samenwerkingspartner", "samenwerkingspartner van"
    RAPPORTEUR = "rapporteur", "rapporteur van"
    BORGT = "borgt", "borgt"
    BETAALT = "betaalt", "betaalt mee aan"
    ONTVANGT = "ontvangt", "krijgt geld uit"
    GEBRUIKERS = "gebruikers", "de partner van"


@dataclass(frozen=True, slots=True)
class Gebruik:
    """In one programme (by its key) `aantal` records refer to a partner in this role."""

    programma: int
    rol: Rol
    aantal: int

    def __str__(self) -> str:
        """ "hoofdpartner van 3 acties"."""
        woord = "gebruiker" if self.rol == Rol.GEBRUIKERS else "actie"
        return f"{self.rol.naam} {self.aantal} {woord}{'' if self.aantal == 1 else 's'}"


Lezer = Callable[[int], Iterable[Gebruik]]
_LEZERS: list[Lezer] = []


def vertelt_gebruik(lezer: Lezer) -> Lezer:
    """Decorator for the function of an app that finds the use of the partner with this key in its own records."""
    _LEZERS.append(lezer)
    return lezer


def gebruik_van(partner: int) -> tuple[Gebruik, ...]:
    """Every use of the partner with this key in the whole installation, in the order of the roles."""
    volgorde = list(Rol)
    alle = [gebruik for lezer in _LEZERS for gebruik in lezer(partner)]
    return tuple(sorted(alle, key=lambda gebruik: (gebruik.programma, volgorde.index(gebruik.rol))))


@vertelt_gebruik
def _gebruikers(partner: int) -> Iterable[Gebruik]:
    tellingen = Deelname.objects.filter(partner=partner).values_list("programma").annotate(Count("pk")).order_by()
    return [Gebruik(programma, Rol.GEBRUIKERS, aantal) for programma, aantal in tellingen]
