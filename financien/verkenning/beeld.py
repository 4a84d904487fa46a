"""What the page of a what-if shows: the ceilings as they are and would be, and every actie with what was chosen. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import ActieGegevens, som
from acties.keuzes import Aard
from financien.plafonds.lasten import Bestedingen, lastregels, telt_mee, totaal
from financien.verkenning.verkennen import Vergelijking, doorbelast_aan, pas_toe
from programma.opmaak import bedrag

from ..balken import Balk, plafondbalken
from ..rekenen import NUL, Plafondstand
from .vraag import BEDRAG, Gelezen


@dataclass(frozen=True, slots=True)
class Plafondblok:
    """One ceiling in words and bars; without a ceiling it has no bars."""

    opgave: int
    naam: str
    vergelijking: Vergelijking
    balk_nu: Balk | None
    balk_dan: Balk | None

    @property
    def vrij_nu(self) -> str:
        return vrij_in_woorden(self.vergelijking.nu)

    @property
    def vrij_dan(self) -> str:
        return vrij_in_woorden(self.vergelijking.dan)

    @property
    def te_veel(self) -> bool:
        """Whether more is granted in the what-if than the ceiling holds."""
        return self.vergelijking.dan.overschreden


@dataclass(frozen=True, slots=True)
class Actierij:
    """One actie with what was chosen. `nu` and `dan` are what it costs all ceilings, `vast` what was promised already.

    `bedrag` is the other amount as typed, `andere` the opgaven that pay for it now; one that is vervallen has no choices.
    """

    nummer: str
    slug: str
    titel: str
    aard: str
    nu: Decimal
    dan: Decimal
    vast: Decimal
    mee: bool
    bedrag: str
    fout: str
    andere: tuple[int, ...]
    zelf: bool
    vervallen: bool

    @property
    def veld(self) -> str:
        """The name of the field with the other amount, and its id."""
        return f"{BEDRAG}{self.nummer}"

    @property
    def gewijzigd(self) -> bool:
        """Whether anything about it is otherwise than it is now."""
        return not self.vervallen and (not self.mee or self.zelf or bool(self.bedrag))


@dataclass(frozen=True, slots=True)
class Groep:
    """The acties of one opgave: those that cost the ceilings something, now or in the what-if, and the others."""

    opgave: int
    naam: str
    met_geld: tuple[Actierij, ...]
    zonder_geld: tuple[Actierij, ...]

    @property
    def nu(self) -> Decimal:
        return som(rij.nu for rij in self.met_geld)

    @property
    def dan(self) -> Decimal:
        return som(rij.dan for rij in self.met_geld)


def blokken(vergelijkingen: Iterable[Vergelijking], namen: Mapping[int, str]) -> tuple[Plafondblok, ...]:
    """Every ceiling, its two bars and those of all others on one scale."""
    vergelijkingen = tuple(vergelijkingen)
    met_plafond = [rij for rij in vergelijkingen if rij.dan.plafond is not None]
    balken = plafondbalken([stand for rij in met_plafond for stand in (rij.nu, rij.dan)], namen)
    paren = dict(zip((rij.opgave for rij in met_plafond), zip(balken[::2], balken[1::2], strict=True), strict=True))
    return tuple(
        Plafondblok(rij.opgave, namen[rij.opgave], rij, *paren.get(rij.opgave, (None, None))) for rij in vergelijkingen
    )


def groepen(
    acties: Iterable[ActieGegevens], gelezen: Gelezen, bestedingen: Bestedingen, namen: Mapping[int, str]
) -> tuple[Groep, ...]:
    """The acties per opgave, in their order. One that is vervallen stands there only when it still costs something."""
    fouten = {melding.veld: melding.tekst for melding in gelezen.meldingen}
    rijen = [(actie.opgave, _rij(actie, gelezen, bestedingen, fouten)) for actie in acties]
    return tuple(
        Groep(
            opgave,
            naam,
            tuple(rij for nummer, rij in rijen if nummer == opgave and _kost_iets(rij)),
            tuple(rij for nummer, rij in rijen if nummer == opgave and not _kost_iets(rij) and not rij.vervallen),
        )
        for opgave, naam in namen.items()
    )


def in_een_zin(blokken: Iterable[Plafondblok]) -> str:
    """What all ceilings come down to, for who hears the page: "Opgave 1: € 14.220 te veel. Opgave 2: € 17.000 vrij."."""
    return " ".join(f"Opgave {blok.opgave}: {blok.vrij_dan}." for blok in blokken)


def vrij_in_woorden(stand: Plafondstand) -> str:
    """What is left under a ceiling, or how much too much was granted."""
    if stand.vrij is None:
        return "geen plafond"
    return f"{bedrag(-stand.vrij)} te veel" if stand.overschreden else f"{bedrag(stand.vrij)} vrij"


def _rij(
    actie: ActieGegevens,
    gelezen: Gelezen,
    bestedingen: Bestedingen,
    fouten: Mapping[str, str],
) -> Actierij:
    keuzes = gelezen.keuzes
    regels = lastregels([actie], bestedingen)
    return Actierij(
        nummer=actie.nummer,
        slug=actie.slug,
        titel=actie.titel,
        aard="" if actie.aard == Aard.ACTIE else actie.aard.naam,
        nu=totaal(regels),
        dan=totaal(lastregels(pas_toe([actie], keuzes), bestedingen)),
        vast=som(regel.besteding.gebonden for regel in regels if regel.besteding),
        mee=actie.nummer not in keuzes.uit,
        bedrag=gelezen.bedragen.get(actie.nummer, ""),
        fout=fouten.get(f"{BEDRAG}{actie.nummer}", ""),
        andere=doorbelast_aan(actie),
        zelf=actie.nummer in keuzes.zelf,
        vervallen=not telt_mee(actie),
    )


def _kost_iets(rij: Actierij) -> bool:
    return rij.nu > NUL or rij.gewijzigd
