"""The findings as their page shows them: by severity and by rule, with the addresses that belong to each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from programma.adressen import adres
from programma.bevindingen import Bevinding, Ernst, Regel, Soort, tel_open
from programma.models import Programma

from .bevindingenfilter import STANDEN, Bevindingenfilter

KOPPEN = {
    Ernst.FOUT: ("Fouten", "Een bedrag of verwijzing klopt niet, of gaat tegen de regels van het plan in."),
    Ernst.WAARSCHUWING: ("Waarschuwingen", "Er ontbreekt iets, of twee plaatsen spreken elkaar tegen."),
    Ernst.AANDACHT: ("Aandacht", "Goed om te weten; de cijfers kloppen ook zonder dat u iets doet."),
}
BRONOPMERKINGEN = "Opmerkingen bij de bronnen"
# From how many findings of one rule on it is worth to decide about them together.
SAMEN_VANAF = 2


@dataclass(frozen=True, slots=True)
class Rij:
    """A finding with the address of what it is about, of where it is mended, and of its own page ("" when there is none)."""

    bevinding: Bevinding
    url: str
    herstel: str
    blad: str


@dataclass(frozen=True, slots=True)
class Regelgroep:
    """The open findings of one rule, or the remarks on the sources. `samen` is where several are accepted at once."""

    kop: str
    rijen: tuple[Rij, ...]
    samen: str = ""


@dataclass(frozen=True, slots=True)
class Ernstgroep:
    """The open findings of one severity, by rule."""

    ernst: Ernst
    kop: str
    uitleg: str
    groepen: tuple[Regelgroep, ...]

    @property
    def aantal(self) -> int:
        return sum(len(groep.rijen) for groep in self.groepen)


@dataclass(frozen=True, slots=True)
class Keuzeveld:
    """A field of the filter with what can be chosen."""

    naam: str
    label: str
    gekozen: str
    opties: tuple[tuple[str, str], ...]


class Bevindingenbeeld:
    """Composes the rows of `programma` for one reader: who may edit sees where a finding is mended and accepted."""

    def __init__(self, programma: Programma, regels: Iterable[Regel], *, bewerkt: bool, vraag: str = "") -> None:
        self.programma = programma
        self.namen = {regel.id: regel.naam for regel in regels}
        self.bewerkt = bewerkt
        self.vraag = vraag

    def rij(self, bevinding: Bevinding) -> Rij:
        blad = reverse("bevinding", args=[self.programma.slug, bevinding.regel, bevinding.code])
        herstel = adres(bevinding.herstel, self.programma) if self.bewerkt else ""
        return Rij(bevinding, adres(bevinding.onderwerp.plek, self.programma), herstel, blad + self.vraag)

    def groepen(self, bevindingen: Iterable[Bevinding]) -> tuple[Ernstgroep, ...]:
        """The open findings, from worst to mildest; a severity without any is left out."""
        open_ = [rij for rij in bevindingen if not rij.geaccepteerd]
        alle = (
            Ernstgroep(ernst, kop, uitleg, self._per_regel([rij for rij in open_ if rij.ernst == ernst]))
            for ernst, (kop, uitleg) in KOPPEN.items()
        )
        return tuple(groep for groep in alle if groep.groepen)

    def geaccepteerd(self, bevindingen: Iterable[Bevinding]) -> tuple[Rij, ...]:
        return tuple(self.rij(bevinding) for bevinding in bevindingen if bevinding.geaccepteerd)

    def _per_regel(self, bevindingen: list[Bevinding]) -> tuple[Regelgroep, ...]:
        """In the order of the rules; the remarks on the sources are one group, the last."""
        per_regel: dict[str, list[Rij]] = {}
        for bevinding in sorted(bevindingen, key=lambda rij: rij.soort == Soort.BRON):
            sleutel = "" if bevinding.soort == Soort.BRON else bevinding.regel
            per_regel.setdefault(sleutel, []).append(self.rij(bevinding))
        return tuple(
            Regelgroep(self.namen.get(regel, BRONOPMERKINGEN), tuple(rijen), self._samen(regel, len(rijen)))
            for regel, rijen in per_regel.items()
        )

    def _samen(self, regel: str, aantal: int) -> str:
        if not regel or not self.bewerkt or aantal < SAMEN_VANAF:
            return ""
        return reverse("bevindingen_accepteren", args=[self.programma.slug, regel]) + self.vraag


def keuzevelden(
    filter_: Bevindingenfilter, bevindingen: Iterable[Bevinding], regels: Iterable[Regel]
) -> tuple[Keuzeveld, ...]:
    """The fields to choose in; only what some finding has can be chosen."""
    bevindingen = list(bevindingen)
    gevonden = {rij.regel for rij in bevindingen}
    objecten = {rij.onderwerp.sleutel: rij.object for rij in bevindingen}
    opties = {
        "ernst": ("Ernst", [(ernst.value, ernst.naam) for ernst in Ernst]),
        "stand": ("Stand", list(STANDEN)),
        "eigenaar": ("Eigenaar", sorted({(rij.eigenaar_keuze, rij.eigenaar) for rij in bevindingen}, key=_op_naam)),
        "object": ("Waarover", sorted(objecten.items(), key=_op_naam)),
        "regel": ("Regel", [(regel.id, regel.naam) for regel in regels if regel.id in gevonden]),
        "soort": ("Soort", [(soort.value, soort.naam) for soort in Soort]),
    }
    return tuple(
        Keuzeveld(naam, label, gekozen := getattr(filter_, naam), _met(gekozen, keuzes))
        for naam, (label, keuzes) in opties.items()
    )


def _op_naam(optie: tuple[str, str]) -> tuple[str, str]:
    return optie[1].casefold(), optie[0]


def _met(gekozen: str, opties: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The options with what was chosen, also when no finding has it any more."""
    bekend = not gekozen or gekozen in dict(opties)
    return tuple(opties) if bekend else (*opties, (gekozen, "Niet meer gevonden"))


def tellingen(bevindingen: Iterable[Bevinding]) -> tuple[tuple[str, str, int], ...]:
    """What the page counts: the query string, the name and how many. Only what is open counts as a finding of its severity."""
    bevindingen = list(bevindingen)
    ernsten = tuple(
        (f"?ernst={ernst}&stand=open", KOPPEN[ernst][0], aantal) for ernst, aantal in tel_open(bevindingen).items()
    )
    return (*ernsten, ("?stand=geaccepteerd", "Geaccepteerd", sum(bool(rij.geaccepteerd) for rij in bevindingen)))


def regels_met_aantal(regels: Iterable[Regel], bevindingen: Iterable[Bevinding]) -> tuple[tuple[Regel, int], ...]:
    """Every rule with the number of its findings."""
    aantallen = Counter(bevinding.regel for bevinding in bevindingen)
    return tuple((regel, aantallen[regel.id]) for regel in regels)
