"""Reading what a what-if is about, and composing its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from urllib.parse import parse_qs

from acties.actielezen import Deel
from acties.gegevens import ActieGegevens
from acties.models import Actie
from financien.plafonds.lasten import Bestedingen
from financien.verkenning.verkennen import Keuzes, Vergelijking, totaal, vergelijk
from programma.models import Uitvoeringsplan

from ..lezen import bestedingen_van
from ..models import Plafond, Verkenning
from .beeld import Groep, Plafondblok, blokken, groepen
from .toen import Toen, Verandering, momentopname, veranderd
from .vraag import Gelezen, als_vraag, lees


@dataclass(frozen=True)
class Grondslag:
    """The acties, ceilings and opgaven of a plan as they are now; every what-if of that plan starts from it.

    `plafonds` and `namen` are by number of the opgave, the ceilings in euros.
    """

    acties: tuple[ActieGegevens, ...]
    plafonds: Mapping[int, Decimal]
    bestedingen: Bestedingen
    namen: Mapping[int, str]

    def lees(self, vraag: Mapping[str, Sequence[str]]) -> Gelezen:
        """The choices in an address."""
        return lees(vraag, self.acties, self.namen)

    def lees_tekst(self, vraag: str) -> Gelezen:
        """The choices in a query string."""
        return self.lees(parse_qs(vraag))

    @cached_property
    def nu(self) -> Toen:
        """What a what-if that is kept now is based on."""
        return momentopname(self.acties, self.plafonds, self.bestedingen)


@dataclass(frozen=True, slots=True)
class Verkenningsblad:
    """Everything on the page of a what-if. `vraag` is its address, `anders` what changed since it was kept."""

    gelezen: Gelezen
    vergelijkingen: tuple[Vergelijking, ...]
    blokken: tuple[Plafondblok, ...]
    groepen: tuple[Groep, ...]
    anders: tuple[Verandering, ...]

    @property
    def keuzes(self) -> Keuzes:
        return self.gelezen.keuzes

    @property
    def vraag(self) -> str:
        return als_vraag(self.keuzes)

    @property
    def totaal(self) -> Vergelijking:
        return totaal(self.vergelijkingen)


def grondslag(plan: Uitvoeringsplan) -> Grondslag:
    """Five queries, whatever the number of acties."""
    return Grondslag(
        acties=Actie.objects.van_plan(plan).delen(Deel.GELD),
        plafonds=dict(Plafond.objects.filter(plan=plan).values_list("opgave__nummer", "bedrag")),
        bestedingen=bestedingen_van(plan),
        namen=dict(plan.programma.opgaven.order_by("nummer").values_list("nummer", "naam")),
    )


def blad(basis: Grondslag, gelezen: Gelezen, bewaard: Verkenning | None = None) -> Verkenningsblad:
    """The page of these choices; `bewaard` is the what-if that was kept and from which they started."""
    vergelijkingen = vergelijk(basis.acties, gelezen.keuzes, basis.plafonds, basis.bestedingen)
    return Verkenningsblad(
        gelezen=gelezen,
        vergelijkingen=vergelijkingen,
        blokken=blokken(vergelijkingen, basis.namen),
        groepen=groepen(basis.acties, gelezen, basis.bestedingen, basis.namen),
        anders=tuple(veranderd(Toen.uit_json(bewaard.keuzes["toen"]), basis.nu)) if bewaard else (),
    )


def bewaarde_keuzes(rij: Verkenning) -> Keuzes:
    """What was chosen in a what-if that was kept."""
    return Keuzes.uit_json(rij.keuzes)


def als_json(keuzes: Keuzes, toen: Toen) -> dict:
    """The choices and what they were based on, as a Verkenning keeps them."""
    return keuzes.als_json() | {"toen": toen.als_json()}
