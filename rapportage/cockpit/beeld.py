"""What the cockpit shows of its figures: bars, counts to filter by, and the pages of a long list. Pure module."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from financien.balken import Balk, aantalbalk, schaalbalk
from programma.opmaak import datum

from .standen import TE_LAAT, Cockpit, Gekozen, Verslagstand

PER_BLAD = 100
# What is done comes first in the bar.
VULLING = {
    Verslagstand.AKKOORD: "vul-uitgegeven",
    Verslagstand.INGEDIEND: "vul-verplicht",
    Verslagstand.TERUG: "vul-over",
    Verslagstand.CONCEPT: "vul-zacht",
    Verslagstand.LEEG: "vul-vrij",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A count that is a filter too: `stand` is what the address asks for, "" for everything."""

    stand: str
    naam: str
    aantal: int


def tellingen(cockpit: Cockpit) -> tuple[Telling, ...]:
    """How many reports there are, and how many in every stand."""
    per_stand = (Telling(stand.value, stand.naam, cockpit.tellingen[stand]) for stand in Verslagstand)
    return (
        Telling("", "Alle", len(cockpit.regels)),
        *per_stand,
        Telling(TE_LAAT, "Te laat", cockpit.te_laat),
    )


def verslagbalk(cockpit: Cockpit) -> tuple[Balk, list[tuple[str, str, int]]]:
    """The reports as one bar, and its key: (class, name, number) of every stand."""
    delen = [(stand.naam.lower(), klasse, cockpit.tellingen[stand]) for stand, klasse in VULLING.items()]
    return aantalbalk("Verslagen", delen), [(klasse, naam, aantal) for naam, klasse, aantal in delen]


def tijdbalk(cockpit: Cockpit) -> Balk | None:
    """How much of the time has passed, from the first to the last day; the line is the deadline. None without days."""
    termijn, vandaag = cockpit.termijn, cockpit.vandaag
    if not (termijn.vanaf and termijn.deadline and termijn.tot):
        return None
    heel = max((termijn.tot - termijn.vanaf).days, 1)
    verstreken = min(max((vandaag - termijn.vanaf).days, 0), heel)
    titel = (
        f"Indienen kan van {datum(termijn.vanaf)} tot en met {datum(termijn.tot)}. "
        f"De streep is de deadline, {datum(termijn.deadline)}; {verstreken} van de {heel} dagen zijn om."
    )
    delen = [
        ("verstreken", "vul-toegekend", Decimal(verstreken)),
        ("nog over", "vul-vrij", Decimal(heel - verstreken)),
    ]
    return schaalbalk("Tijd", titel, delen, Decimal(heel), grens=Decimal((termijn.deadline - termijn.vanaf).days))


def over_dagen(dag: date, vandaag: date) -> str:
    """How far a day is from today: "over 5 dagen", "vandaag", "2 dagen geleden"."""
    over = (dag - vandaag).days
    if over == 0:
        return "vandaag"
    dagen = "1 dag" if abs(over) == 1 else f"{abs(over)} dagen"
    return f"over {dagen}" if over > 0 else f"{dagen} geleden"


@dataclass(frozen=True, slots=True)
class Blad:
    """One page of the list: per rapporteur the reports on it. `nummer` counts from 1 to `aantal`."""

    delen: tuple[Gekozen, ...]
    nummer: int
    aantal: int

    @property
    def nummers(self) -> range:
        return range(1, self.aantal + 1)


def maak_blad(gekozen: Sequence[Gekozen], nummer: str) -> Blad:
    """The page that the address asks for, the first one when that makes no sense."""
    alles = [(groep, regel) for groep, regels in gekozen for regel in regels]
    aantal = max(1, -(-len(alles) // PER_BLAD))
    nr = int(nummer) if nummer.isascii() and nummer.isdigit() and 1 <= int(nummer) <= aantal else 1
    delen: dict[int, tuple] = {}
    for groep, regel in alles[(nr - 1) * PER_BLAD : nr * PER_BLAD]:
        delen.setdefault(id(groep), (groep, []))[1].append(regel)
    return Blad(tuple((groep, tuple(regels)) for groep, regels in delen.values()), nr, aantal)
