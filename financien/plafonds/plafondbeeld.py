"""The ceilings of a plan as the page shows them: per opgave and together. Pure; amounts in euros."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import NUL, som
from acties.keuzes import Aard
from financien.balken import Balk, schaalbalk
from financien.plafonds.jaren import Wijze, alles_samen, jaarlast
from financien.plafonds.keten import Aarddeel, Keten, Zwaartepunt, per_aard, zwaartepunten
from financien.plafonds.ketenbeeld import Ketenstap, schaal_van, stappen
from financien.plafonds.lasten import Lastregel, van_betaler
from financien.plafonds.plafondstanden import PlafondOverzicht
from financien.plafonds.regelkeuze import MEERVOUD
from programma.opmaak import bedrag, procent

AANTAL_ZWAARTEPUNTEN = 3
# These kinds always have their column: that there are none of a kind is news as well.
VASTE_AARDEN = (Aard.ACTIE, Aard.RESERVERING, Aard.DEELBUDGET)


@dataclass(frozen=True, slots=True)
class Jaardeel:
    """What a ceiling bears in one year, None when nobody knows of any money; `uit_looptijd` of it nobody divided."""

    jaar: int
    bedrag: Decimal | None
    uit_looptijd: Decimal

    @property
    def verdeeld(self) -> Decimal:
        """What somebody divided."""
        return (self.bedrag or NUL) - self.uit_looptijd


@dataclass(frozen=True, slots=True)
class Jaardelen:
    """What a ceiling bears over the years of the plan; `niet_verdeeld` is of no year yet."""

    jaren: tuple[Jaardeel, ...]
    niet_verdeeld: Decimal


@dataclass(frozen=True, slots=True)
class Plafondrij:
    """One ceiling, or all together when the keten is that of the total (its `stappen` are empty then).

    `aarddelen` has a place for every column of `Plafondbeeld.aarden`, None where there is nothing. `zwaartepunten` are the
    largest lasten, and every other that is at or above the norm, each with its bar (None without a ceiling).
    """

    keten: Keten
    naam: str
    stappen: tuple[Ketenstap, ...]
    aarddelen: tuple[tuple[Aard, str, Aarddeel | None], ...]
    jaren: Jaardelen
    zwaartepunten: tuple[tuple[Zwaartepunt, Balk | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Plafondbeeld:
    """What the page shows besides the overzicht itself; `aarden` are the kinds that have a column, in the plural."""

    rijen: tuple[Plafondrij, ...]
    totaal: Plafondrij
    aarden: tuple[str, ...]
    jaren: tuple[int, ...]

    @property
    def overschreden(self) -> tuple[Plafondrij, ...]:
        """The ceilings that cannot bear what is charged to them."""
        return tuple(rij for rij in self.rijen if rij.keten.stand.overschreden)


def maak_beeld(overzicht: PlafondOverzicht, concentratie: Decimal) -> Plafondbeeld:
    """The page of `overzicht`; `concentratie` is the part of a ceiling from which one actie is much."""
    voorkomend = {regel.actie.aard for regel in overzicht.regels}
    aarden = tuple(aard for aard in Aard if aard in VASTE_AARDEN or aard in voorkomend)
    jaren = overzicht.plan.jaren
    schaal = schaal_van(overzicht.ketens)

    def rij(keten: Keten) -> Plafondrij:
        regels = van_betaler(overzicht.regels, keten.opgave)
        return Plafondrij(
            keten=keten,
            naam=overzicht.namen[keten.opgave],
            stappen=stappen(keten, schaal),
            aarddelen=_kolommen(regels, aarden),
            jaren=_jaren(regels, jaren),
            zwaartepunten=_zwaartepunten(keten, regels, concentratie),
        )

    return Plafondbeeld(
        rijen=tuple(rij(keten) for keten in overzicht.ketens),
        totaal=Plafondrij(
            overzicht.keten, "Totaal", (), _kolommen(overzicht.regels, aarden), _jaren(overzicht.regels, jaren)
        ),
        aarden=tuple(MEERVOUD[aard] for aard in aarden),
        jaren=jaren,
    )


def _jaren(regels: Iterable[Lastregel], jaren: tuple[int, ...]) -> Jaardelen:
    lasten = tuple(jaarlast(regel, jaren) for regel in regels)
    totaal = alles_samen(lasten, jaren)
    uit_looptijd = [last for last in lasten if last.wijze == Wijze.LOOPTIJD]
    return Jaardelen(
        tuple(Jaardeel(jaar, deel, som(last.deel(jaar) for last in uit_looptijd)) for jaar, deel in totaal.per_jaar),
        totaal.onverdeeld,
    )


def _zwaartepunten(
    keten: Keten, regels: Iterable[Lastregel], concentratie: Decimal
) -> tuple[tuple[Zwaartepunt, Balk | None], ...]:
    gevonden = []
    for plaats, punt in enumerate(zwaartepunten(regels, keten.plafond, concentratie)):
        if plaats < AANTAL_ZWAARTEPUNTEN or punt.zwaar:
            gevonden.append((punt, _deelbalk(punt, max(keten.plafond, keten.toegekend)) if punt.aandeel else None))
    return tuple(gevonden)


def _deelbalk(punt: Zwaartepunt, schaal: Decimal) -> Balk:
    titel = f"{bedrag(punt.bedrag)}, {procent(punt.aandeel)} van het plafond"
    delen = [(punt.actie.titel, "vul-toegekend", punt.bedrag), ("de rest", "vul-vrij", schaal - punt.bedrag)]
    return schaalbalk(punt.actie.titel, titel, delen, schaal)


def _kolommen(regels: Iterable[Lastregel], aarden: tuple[Aard, ...]) -> tuple[tuple[Aard, str, Aarddeel | None], ...]:
    per = {deel.aard: deel for deel in per_aard(regels)}
    return tuple((aard, MEERVOUD[aard], per.get(aard)) for aard in aarden)
