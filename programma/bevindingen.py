"""Findings: what is wrong, missing or contradictory in the data, and the rules that compute them. Pure module.

A rule is a small function over the facts of its app that yields a `Vondst` for every place where something is wrong. It
stands in the `Regelboek` of its app under an id that never changes, because acceptances and exports refer to it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from programma.keuzes import Keuze

PROGRAMMATEAM = "Programmateam"

Feiten = TypeVar("Feiten")


class Ernst(Keuze):
    """From worst to mildest.

    A fout is a figure or reference that is wrong, unresolved or against the rules of the plan. A waarschuwing is
    something that two readers may understand differently or that is missing. Aandacht is good to know.
    """

    FOUT = "fout", "Fout"
    WAARSCHUWING = "waarschuwing", "Waarschuwing"
    AANDACHT = "aandacht", "Aandacht"


class Soort(Keuze):
    REGEL = "regel", "Regelbevinding"
    BRON = "bron", "Bronopmerking"


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What a finding is about.

    `url_naam` with `url_delen` names its page below the programme, "" when it has none; `acties` are the slugs of the
    acties on whose pages the finding belongs.
    """

    naam: str
    url_naam: str = ""
    url_delen: tuple[str, ...] = ()
    acties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vondst:
    """What a rule yields: one sentence about what is wrong (`tekst`) and one about what to do (`oplossing`)."""

    onderwerp: Onderwerp
    tekst: str
    oplossing: str


@dataclass(frozen=True, slots=True)
class Bronplaats:
    """The place in a source document; `hoofdstuk` and `kop` may be empty."""

    document: str
    hoofdstuk: str = ""
    kop: str = ""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A finding as every screen and export reads it. `geaccepteerd` is the reason why it may stay, "" while it is open."""

    regel: str
    ernst: Ernst
    soort: Soort
    onderwerp: Onderwerp
    tekst: str
    oplossing: str
    eigenaar: str = PROGRAMMATEAM
    geaccepteerd: str = ""
    plaats: Bronplaats | None = None

    @property
    def object(self) -> str:
        """The name of what the finding is about."""
        return self.onderwerp.naam


@dataclass(frozen=True, slots=True)
class Regel(Generic[Feiten]):
    """A rule with its stable `id` (kebab-case) and `naam`, the sentence that a reader of the list of rules sees."""

    id: str
    ernst: Ernst
    naam: str
    zoek: Callable[[Feiten], Iterable[Vondst]]

    def bevindingen(self, feiten: Feiten) -> Iterator[Bevinding]:
        for vondst in self.zoek(feiten):
            yield Bevinding(self.id, self.ernst, Soort.REGEL, vondst.onderwerp, vondst.tekst, vondst.oplossing)


class Regelboek(Generic[Feiten]):
    """The rules of one app, over one kind of facts, in the order in which they were written down."""

    def __init__(self) -> None:
        self.regels: dict[str, Regel[Feiten]] = {}

    def regel(self, id: str, ernst: Ernst, naam: str) -> Callable:
        """Decorator that puts a rule in the book; a rule id that is taken raises ValueError."""

        def decorator(zoek: Callable[[Feiten], Iterable[Vondst]]) -> Callable[[Feiten], Iterable[Vondst]]:
            if id in self.regels:
                raise ValueError(f"De regel {id} staat al in het boek.")
            self.regels[id] = Regel(id, ernst, naam, zoek)
            return zoek

        return decorator

    def controleer(self, feiten: Feiten) -> tuple[Bevinding, ...]:
        """Everything that the rules of this book find in `feiten`, rule by rule."""
        return tuple(bevinding for regel in self.regels.values() for bevinding in regel.bevindingen(feiten))


def gesorteerd(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """The worst first, within a severity the open ones before the accepted ones; otherwise in the order given."""
    volgorde = list(Ernst)
    return tuple(sorted(bevindingen, key=lambda rij: (volgorde.index(rij.ernst), bool(rij.geaccepteerd))))


def tel_open(bevindingen: Iterable[Bevinding]) -> dict[Ernst, int]:
    """How many findings nobody accepted yet, for every severity from worst to mildest."""
    aantallen = Counter(bevinding.ernst for bevinding in bevindingen if not bevinding.geaccepteerd)
    return {ernst: aantallen[ernst] for ernst in Ernst}
