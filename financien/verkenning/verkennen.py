"""What if: acties in or out, another amount, another opgave that pays, and ideas beside them. Pure; amounts in euros.

A what-if is a set of choices (`Keuzes`) on top of the acties as they are. It is applied to the acties themselves, so that
what the ceilings then bear is computed exactly as it is for the real ones; nothing is written anywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from acties.gegevens import ActieGegevens, FinancieringGegevens, som
from acties.keuzes import Bron, Status, Zekerheid
from financien.plafonds.lasten import GEEN_BESTEDINGEN, Bestedingen
from financien.plafonds.plafondstanden import lasten, standen
from financien.rekenen import NUL, Last, Plafondstand, plafondstanden, plafondtotaal
from programma.bedragen import Toestand
from programma.opmaak import CENT
from programma.opmaak import bedrag as toon_bedrag


@dataclass(frozen=True, slots=True)
class Idee:
    """Something that is no actie yet: its title, the opgave that would pay, and what it would cost."""

    titel: str
    opgave: int
    bedrag: Decimal


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What is otherwise than it is now. Acties are named by their number in the plan ("3.07").

    - `uit`: do not take part.
    - `bedragen`: cost another amount of programme money than they do now.
    - `zelf`: are paid by their own opgave, where another one pays now.
    - `ideeen`: come beside the acties.
    """

    uit: frozenset[str] = frozenset()
    bedragen: Mapping[str, Decimal] = field(default_factory=dict)
    zelf: frozenset[str] = frozenset()
    ideeen: tuple[Idee, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is otherwise at all."""
        return bool(self.uit or self.bedragen or self.zelf or self.ideeen)

    @property
    def in_woorden(self) -> str:
        """What is otherwise, as one line: "zonder 3.07; 1.05 kost € 5.000; 1.05 zelf betaald; Zomerschool: € 5.000 van opgave 2"."""
        delen = [f"zonder {', '.join(sorted(self.uit))}"] if self.uit else []
        delen += [f"{nummer} kost {toon_bedrag(self.bedragen[nummer])}" for nummer in sorted(self.bedragen)]
        delen += [f"{nummer} zelf betaald" for nummer in sorted(self.zelf)]
        delen += [f"{idee.titel}: {toon_bedrag(idee.bedrag)} van opgave {idee.opgave}" for idee in self.ideeen]
        return "; ".join(delen)

    def als_json(self) -> dict[str, Any]:
        """The choices as they are kept: the same choices always give the same text, amounts stand as "14770.00"."""
        return {
            "uit": sorted(self.uit),
            "bedragen": {nummer: f"{self.bedragen[nummer]:.2f}" for nummer in sorted(self.bedragen)},
            "zelf": sorted(self.zelf),
            "ideeen": [
                {"titel": idee.titel, "opgave": idee.opgave, "bedrag": f"{idee.bedrag:.2f}"} for idee in self.ideeen
            ],
        }

    @classmethod
    def uit_json(cls, gegevens: Mapping[str, Any]) -> "Keuzes":
        """The inverse of `als_json`."""
        return cls(
            uit=frozenset(gegevens["uit"]),
            bedragen={nummer: Decimal(bedrag) for nummer, bedrag in gegevens["bedragen"].items()},
            zelf=frozenset(gegevens["zelf"]),
            ideeen=tuple(Idee(rij["titel"], rij["opgave"], Decimal(rij["bedrag"])) for rij in gegevens["ideeen"]),
        )


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One ceiling as it is now and as it would be; of all ceilings together when its opgave is None."""

    nu: Plafondstand
    dan: Plafondstand

    @property
    def opgave(self) -> int | None:
        return self.nu.opgave

    @property
    def verschil(self) -> Decimal:
        """How much more the ceiling would bear."""
        return self.dan.belast - self.nu.belast


def vergelijk(
    acties: Iterable[ActieGegevens],
    keuzes: Keuzes,
    plafonds: Mapping[int, Decimal],
    bestedingen: Bestedingen = GEEN_BESTEDINGEN,
) -> tuple[Vergelijking, ...]:
    """Every ceiling that is there or that an idea asks for, by number; `plafonds` maps the number of an opgave to euros."""
    acties = tuple(acties)
    nu = {stand.opgave: stand for stand in standen(acties, plafonds, bestedingen)}
    straks = (
        *lasten(pas_toe(acties, keuzes), bestedingen),
        *(Last(idee.opgave, idee.bedrag) for idee in keuzes.ideeen),
    )
    dan = {stand.opgave: stand for stand in plafondstanden(straks, plafonds)}
    return tuple(
        Vergelijking(nu.get(nummer) or _leeg(nummer), dan.get(nummer) or _leeg(nummer))
        for nummer in sorted(nu.keys() | dan.keys())
    )


def totaal(vergelijkingen: Iterable[Vergelijking]) -> Vergelijking:
    """All ceilings together."""
    vergelijkingen = tuple(vergelijkingen)
    return Vergelijking(
        plafondtotaal(rij.nu for rij in vergelijkingen), plafondtotaal(rij.dan for rij in vergelijkingen)
    )


def pas_toe(acties: Iterable[ActieGegevens], keuzes: Keuzes) -> tuple[ActieGegevens, ...]:
    """The acties as they would be, in their order; without choices they are what they were."""
    return tuple(_pas_toe(actie, keuzes) for actie in acties)


def doorbelast_aan(actie: ActieGegevens) -> tuple[int, ...]:
    """The other opgaven that pay for the actie now, by number."""
    return tuple(sorted({regel.ten_laste_van for regel in actie.eigen_regels if _betaalt_een_ander(actie, regel)}))


def _pas_toe(actie: ActieGegevens, keuzes: Keuzes) -> ActieGegevens:
    """An actie that is left out is as one that is vervallen: what was promised already, stays."""
    if actie.nummer in keuzes.bedragen:
        actie = replace(actie, financieringen=_met_bedrag(actie, keuzes.bedragen[actie.nummer]))
    if actie.nummer in keuzes.zelf:
        actie = replace(
            actie,
            financieringen=tuple(
                replace(regel, ten_laste_van=None) if _betaalt_een_ander(actie, regel) else regel
                for regel in actie.financieringen
            ),
        )
    return replace(actie, status=Status.VERVALLEN) if actie.nummer in keuzes.uit else actie


def _met_bedrag(actie: ActieGegevens, bedrag: Decimal) -> tuple[FinancieringGegevens, ...]:
    """The lines of an actie of which the programme money is `bedrag` together; who pays stays as it is."""
    eigen = actie.eigen_regels
    if not eigen:
        return (*actie.financieringen, _nieuwe_regel(bedrag))
    delen = iter(verdeel(bedrag, [regel.bedrag for regel in eigen]))
    return tuple(replace(regel, bedrag=next(delen)) if regel in eigen else regel for regel in actie.financieringen)


def verdeel(bedrag: Decimal, naar: list[Decimal]) -> list[Decimal]:
    """`bedrag` in parts that relate as `naar`, to the cent; together they are `bedrag`. Nothing but zeros: all to the first."""
    geheel = som(naar)
    delen, tot, deel_tot = [], NUL, NUL
    for gewicht in naar if geheel else [Decimal(1), *[NUL] * (len(naar) - 1)]:
        tot += gewicht
        # Ends are rounded, not parts, so that no cent is lost.
        tot_hier = (bedrag * tot / (geheel or 1)).quantize(CENT, ROUND_HALF_UP)
        delen.append(tot_hier - deel_tot)
        deel_tot = tot_hier
    return delen


def _betaalt_een_ander(actie: ActieGegevens, regel: FinancieringGegevens) -> bool:
    return regel.bron == Bron.PROGRAMMA and regel.ten_laste_van not in (None, actie.opgave)


def _nieuwe_regel(bedrag: Decimal) -> FinancieringGegevens:
    return FinancieringGegevens(
        bron=Bron.PROGRAMMA,
        bedrag=bedrag,
        toestand=Toestand.BEDRAG,
        zekerheid=Zekerheid.ONBEKEND,
        bron_partner=None,
        begunstigde=None,
        ten_laste_van=None,
        toelichting="",
        brontekst="",
    )


def _leeg(opgave: int) -> Plafondstand:
    return Plafondstand(opgave, NUL, NUL, NUL, None)
