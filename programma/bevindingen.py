"""Findings: what is wrong, missing or contradictory in the data, and the rules that compute them. Pure module.

A rule is a small function over the facts of its app that yields a `Vondst` for every place where something is wrong. It
stands in the `Regelboek` of its app under an id that never changes, because agreements and exports refer to it.

What people agree about a finding, its owner and why it may stay, hangs on its `sleutel`: the rule and the object, whatever
their names and order. Why it may stay counts for as long as the facts behind it are the same, see `vingerafdruk`.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from programma.keuzes import Keuze

# Who owns a finding about which nothing was agreed: the name, and how a form chooses it.
PROGRAMMATEAM, PROGRAMMATEAM_KEUZE = "Programmateam", "programmateam"

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
class Plek:
    """A place below the programme: the name of its page, the variable parts, the query string, and the id on the page."""

    url_naam: str
    delen: tuple[str, ...] = ()
    vraag: str = ""
    anker: str = ""


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What a finding is about.

    `sleutel` stays the same when the name changes ("actie/2025-2026/zumba-lessen"). `plek` is its page, None when it has
    none; `acties` are the slugs of the acties on whose pages the finding belongs.
    """

    sleutel: str
    naam: str
    plek: Plek | None = None
    acties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vondst:
    """What a rule yields: one sentence about what is wrong (`tekst`) and one about what to do (`oplossing`).

    `inhoud` are the facts behind it: when one changes, it is another finding for whoever accepted it. `deel` tells apart
    what one rule finds at several places of one object. `herstel` is where it can be mended, for who may do so.
    """

    onderwerp: Onderwerp
    tekst: str
    oplossing: str
    inhoud: tuple[Any, ...] = ()
    deel: str = ""
    herstel: Plek | None = None


@dataclass(frozen=True, slots=True)
class Bronplaats:
    """The place in a source document; `hoofdstuk` and `kop` may be empty."""

    document: str
    hoofdstuk: str = ""
    kop: str = ""


@dataclass(frozen=True, slots=True)
class Acceptatie:
    """Why a finding may stay, who said so and when ("" and None for what the source brought along).

    It no longer counts (`geldt`) once the finding has changed since.
    """

    reden: str
    door: str
    op: datetime | None
    geldt: bool = True


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What people agreed about the finding with this `sleutel`: its owner, and the reason why it may stay ("" for none).

    `eigenaar` is the name of the owner, `eigenaar_keuze` how a form chooses it; `vingerafdruk` is that of the finding as
    it was accepted.
    """

    sleutel: str
    versie: int
    eigenaar: str
    eigenaar_keuze: str
    vingerafdruk: str = ""
    reden: str = ""
    door: str = ""
    op: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A finding as every screen and export reads it. `versie` is that of what was agreed about it, 0 for nothing yet."""

    sleutel: str
    regel: str
    ernst: Ernst
    soort: Soort
    onderwerp: Onderwerp
    tekst: str
    oplossing: str
    vingerafdruk: str = ""
    herstel: Plek | None = None
    plaats: Bronplaats | None = None
    eigenaar: str = PROGRAMMATEAM
    eigenaar_keuze: str = PROGRAMMATEAM_KEUZE
    acceptatie: Acceptatie | None = None
    versie: int = 0

    @property
    def code(self) -> str:
        return code_van(self.sleutel)

    @property
    def object(self) -> str:
        """The name of what the finding is about."""
        return self.onderwerp.naam

    @property
    def geaccepteerd(self) -> str:
        """The reason why it may stay, "" while it is open."""
        return self.acceptatie.reden if self.acceptatie and self.acceptatie.geldt else ""


@dataclass(frozen=True, slots=True)
class Regel(Generic[Feiten]):
    """A rule with its stable `id` (kebab-case) and `naam`, the sentence that a reader of the list of rules sees."""

    id: str
    ernst: Ernst
    naam: str
    zoek: Callable[[Feiten], Iterable[Vondst]]

    def bevindingen(self, feiten: Feiten) -> Iterator[Bevinding]:
        for vondst in self.zoek(feiten):
            over = vondst.onderwerp
            yield Bevinding(
                "/".join(filter(None, (self.id, over.sleutel, vondst.deel))),
                self.id,
                self.ernst,
                Soort.REGEL,
                over,
                vondst.tekst,
                vondst.oplossing,
                vingerafdruk(*vondst.inhoud),
                vondst.herstel,
            )


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


def code_van(sleutel: str) -> str:
    """The sleutel of a finding as part of an address."""
    return hashlib.sha256(sleutel.encode()).hexdigest()[:16]


def vingerafdruk(*inhoud: Any) -> str:
    """A short mark of the facts behind a finding: another mark, another finding. Facts are told apart by their text."""
    return hashlib.sha256("\x1f".join(map(str, inhoud)).encode()).hexdigest()[:16]


def met_afspraken(bevindingen: Iterable[Bevinding], afspraken: Mapping[str, Afspraak]) -> tuple[Bevinding, ...]:
    """The findings with their owner and with why they may stay, in the order given. `afspraken` stand by sleutel."""
    return tuple(_met_afspraak(rij, afspraken[rij.sleutel]) if rij.sleutel in afspraken else rij for rij in bevindingen)


def _met_afspraak(bevinding: Bevinding, afspraak: Afspraak) -> Bevinding:
    acceptatie = None
    if afspraak.reden:
        geldt = afspraak.vingerafdruk == bevinding.vingerafdruk
        acceptatie = Acceptatie(afspraak.reden, afspraak.door, afspraak.op, geldt)
    return replace(
        bevinding,
        eigenaar=afspraak.eigenaar,
        eigenaar_keuze=afspraak.eigenaar_keuze,
        acceptatie=acceptatie,
        versie=afspraak.versie,
    )


def gesorteerd(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    """The worst first, within a severity the open ones before the accepted ones; otherwise in the order given."""
    volgorde = list(Ernst)
    return tuple(sorted(bevindingen, key=lambda rij: (volgorde.index(rij.ernst), bool(rij.geaccepteerd))))


def tel_open(bevindingen: Iterable[Bevinding]) -> dict[Ernst, int]:
    """How many findings nobody accepted yet, for every severity from worst to mildest."""
    aantallen = Counter(bevinding.ernst for bevinding in bevindingen if not bevinding.geaccepteerd)
    return {ernst: aantallen[ernst] for ernst in Ernst}
