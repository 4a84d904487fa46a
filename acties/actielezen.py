"""Reading acties as plain data: two queries, whatever their number, and a third where mijlpalen are asked for.

It reads values and no model instances: 56 acties come with a thousand related objects, and making those takes longer than
all the rest of a page.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Model, OuterRef, QuerySet

from programma.bedragen import Toestand
from programma.jsonrows import JsonRows
from programma.perioden import Looptijd, Precisie

from .gegevens import ActieGegevens, FinancieringGegevens, MijlpaalGegevens, PartnerGegevens, Verwijzing
from .keuzes import Aard, Bron, Rol, Soort, Status, Toewijzing, Zekerheid

VELDEN = """plan__slug opgave__nummer nummer slug titel omschrijving aard soort status looptijd_van looptijd_tot
looptijd_precisie gekoppeld_aan__nummer versie bronwaarden einde_verzet gebied rapporteur__naam borging_afdeling__naam
borging_vanaf voortzetting_van__plan__slug voortzetting_van__nummer komt_uit__opgave__nummer komt_uit__nummer""".split()
LETTERVELDEN = """letter doel__letter doel__opgave__nummer voorgesteld_doel__letter voorstel_reden toewijzing
toegewezen_doel__letter""".split()
PARTNERVELDEN = (
    "rol partner__naam partner__slug partner__soort partner__natuurlijke_personen partner__onder__slug".split()
)
GELDVELDEN = """bron bedrag toestand zekerheid bron_partner__naam begunstigde__naam ten_laste_van__nummer toelichting
brontekst pk""".split()
MIJLPAALVELDEN = "naam datum gehaald_op verzet".split()


class Deel(Enum):
    """What belongs to an actie outside its own columns. VERBAND is what those refer to; the others are rows below it."""

    VERBAND = "verband"
    LETTERS = "letters"
    PARTNERS = "partners"
    GELD = "geld"
    MIJLPALEN = "mijlpalen"


# Text and whole numbers, of which an actie has few: they come along in the query of the acties themselves.
MEEGELEZEN = {Deel.LETTERS, Deel.PARTNERS}
OP_EEN_PAGINA = (Deel.LETTERS, Deel.PARTNERS, Deel.GELD)
ALLES = (*OP_EEN_PAGINA, Deel.MIJLPALEN)
_NIETS: Mapping[int, list[Any]] = defaultdict(list)


def lees_gegevens(acties: QuerySet, *, delen: Collection[Deel] = OP_EEN_PAGINA) -> tuple[ActieGegevens, ...]:
    """The acties of a queryset of Actie in its order; letters, partners and money of each in the order of the plan.

    Parts that are not in `delen` are not read: they stay empty, and mijlpalen None. GELD and MIJLPALEN cost a query each;
    the other parts come with the acties themselves.
    """
    return tuple(gegevens for gegevens, _ in lees_met(acties, (), delen=delen))


def lees_met(
    acties: QuerySet, erbij: Iterable[str], *, delen: Collection[Deel] = OP_EEN_PAGINA
) -> tuple[tuple[ActieGegevens, Mapping[str, Any]], ...]:
    """The same acties, each with its own values of `erbij`: what the queryset annotated costs no query more."""
    mee = [deel for deel in delen if deel in MEEGELEZEN]
    acties = acties.annotate(**{deel.value: _rijen_van(acties.model, deel) for deel in mee})
    rijen = list(acties.values("pk", *VELDEN, *erbij, *(deel.value for deel in mee)))
    sleutels = [rij["pk"] for rij in rijen]
    gelezen = {
        deel: _uit_rijen(deel, rijen) if deel in mee else _lees_deel(acties.model, deel, sleutels)
        for deel in delen
        if deel in DELEN
    }
    letters, partners, geld = (gelezen.get(deel, _NIETS) for deel in (Deel.LETTERS, Deel.PARTNERS, Deel.GELD))
    mijlpalen = gelezen.get(Deel.MIJLPALEN)
    return tuple(
        (
            ActieGegevens(
                plan=rij["plan__slug"],
                opgave=rij["opgave__nummer"],
                nummer=rij["nummer"],
                slug=rij["slug"],
                titel=rij["titel"],
                omschrijving=rij["omschrijving"],
                aard=Aard(rij["aard"]),
                soort=Soort(rij["soort"]) if rij["soort"] else None,
                status=Status(rij["status"]),
                looptijd=_looptijd(rij["looptijd_van"], rij["looptijd_tot"], rij["looptijd_precisie"]),
                gekoppeld_aan=rij["gekoppeld_aan__nummer"],
                letters=tuple(letters[rij["pk"]]),
                hoofdpartners=_met_rol(Rol.HOOFDPARTNER, partners[rij["pk"]]),
                samenwerkingspartners=_met_rol(Rol.SAMENWERKINGSPARTNER, partners[rij["pk"]]),
                financieringen=tuple(geld[rij["pk"]]),
                versie=rij["versie"],
                bronwaarden=rij["bronwaarden"],
                einde_verzet=rij["einde_verzet"],
                gebied=rij["gebied"],
                rapporteur=rij["rapporteur__naam"],
                borging_afdeling=rij["borging_afdeling__naam"],
                borging_vanaf=rij["borging_vanaf"],
                voortzetting_van=_samen(rij["voortzetting_van__plan__slug"], " ", rij["voortzetting_van__nummer"]),
                komt_uit=_samen(rij["komt_uit__opgave__nummer"], ".", rij["komt_uit__nummer"]),
                mijlpalen=tuple(mijlpalen[rij["pk"]]) if mijlpalen is not None else None,
            ),
            rij,
        )
        for rij in rijen
    )


def uit_instantie(actie: Any, delen: Collection[Deel]) -> ActieGegevens:
    """The gegevens of an Actie that was read with its plan and opgave: its own columns, and `delen` read for it.

    What it refers to (VERBAND) is left out; who needs that reads the actie with `lees_gegevens`.
    """
    gelezen = {deel: _lees_deel(type(actie), deel, [actie.pk])[actie.pk] for deel in delen}
    return ActieGegevens(
        plan=actie.plan.slug,
        opgave=actie.opgave.nummer,
        nummer=actie.nummer,
        slug=actie.slug,
        gekoppeld_aan=None,
        letters=tuple(gelezen.get(Deel.LETTERS, ())),
        hoofdpartners=_met_rol(Rol.HOOFDPARTNER, gelezen.get(Deel.PARTNERS, ())),
        samenwerkingspartners=_met_rol(Rol.SAMENWERKINGSPARTNER, gelezen.get(Deel.PARTNERS, ())),
        financieringen=tuple(gelezen.get(Deel.GELD, ())),
        mijlpalen=tuple(gelezen[Deel.MIJLPALEN]) if Deel.MIJLPALEN in gelezen else None,
        bronwaarden=actie.bronwaarden,
        titel=actie.titel,
        omschrijving=actie.omschrijving,
        aard=Aard(actie.aard),
        soort=Soort(actie.soort) if actie.soort else None,
        status=Status(actie.status),
        looptijd=_looptijd(actie.looptijd_van, actie.looptijd_tot, actie.looptijd_precisie),
        versie=actie.versie,
        einde_verzet=actie.einde_verzet,
        gebied=actie.gebied,
        borging_vanaf=actie.borging_vanaf,
    )


def _rijen_van(model: type[Model], deel: Deel) -> JsonRows:
    """The rows of this part of an actie of the query, in the order of the plan."""
    relatie, velden, _ = DELEN[deel]
    return JsonRows(_rijen(getattr(model, relatie)).filter(actie=OuterRef("pk")), *velden)


def _uit_rijen(deel: Deel, rijen: list[dict[str, Any]]) -> dict[int, list[Any]]:
    """The part as it was read along with each actie."""
    *_, maker = DELEN[deel]
    maak = maker()
    return {rij["pk"]: [maak(*waarden) for waarden in rij[deel.value]] for rij in rijen}


def _lees_deel(model: type[Model], deel: Deel, sleutels: list[int]) -> dict[int, list[Any]]:
    relatie, velden, maak = DELEN[deel]
    rijen = _rijen(getattr(model, relatie)).filter(actie__in=sleutels)
    return _geld_per_actie(rijen) if deel == Deel.GELD else _per_actie(rijen, velden, maak())


def _rijen(relatie: Any) -> QuerySet:
    """The rows at the other side of `relatie`, of each actie in the order of the plan."""
    model: type[Model] = relatie.rel.related_model
    return model.objects.order_by("volgorde")


def _geld_per_actie(rijen: QuerySet) -> dict[int, list[FinancieringGegevens]]:
    """The lines of money, each joined with the years it was divided over: a divided line comes once for every year."""
    per_actie: dict[int, list[FinancieringGegevens]] = defaultdict(list)
    gelezen = rijen.order_by("actie", "volgorde", "pk", "jaarverdeling__jaar").values_list(
        "actie", "jaarverdeling__jaar", "jaarverdeling__bedrag", *GELDVELDEN
    )
    for (actie, _), groep in groupby(gelezen, itemgetter(0, -1)):
        delen = list(groep)
        verdeling = tuple((jaar, bedrag) for _, jaar, bedrag, *_ in delen if jaar is not None)
        per_actie[actie].append(_financiering(*delen[0][3:], verdeling))
    return per_actie


def _per_actie(rijen: QuerySet, velden: Iterable[str], maak: Callable[..., Any]) -> dict[int, list[Any]]:
    per_actie: dict[int, list[Any]] = defaultdict(list)
    for sleutel, *waarden in rijen.values_list("actie", *velden):
        per_actie[sleutel].append(maak(*waarden))
    return per_actie


@lru_cache
def _looptijd(van: date | None, tot: date | None, precisie: str) -> Looptijd | None:
    return Looptijd(van, tot, Precisie(precisie)) if van else None


def lees_verwijzing(
    letter: str,
    doel: str | None,
    opgave: int | None,
    voorgesteld: str | None,
    reden: str,
    toewijzing: str,
    toegewezen: str | None,
) -> Verwijzing:
    """A letter from the values of LETTERVELDEN."""
    besluit = Toewijzing(toewijzing) if toewijzing else None
    return Verwijzing(letter, doel, opgave, voorgesteld, reden, besluit, toegewezen)


def _samen(eerste: object, teken: str, tweede: object) -> str | None:
    """Both parts of a reference as one text, None when it refers to nothing."""
    return None if tweede is None else f"{eerste}{teken}{tweede}"


def _rol_en_partner(
    rol: str, naam: str, slug: str, soort: str, inwoners: bool, onder: str | None
) -> tuple[str, PartnerGegevens]:
    return rol, PartnerGegevens(naam, slug, groep=soort == "groep", inwoners=bool(inwoners), onder=onder)


def _met_rol(rol: Rol, partners: Iterable[tuple[str, PartnerGegevens]]) -> tuple[PartnerGegevens, ...]:
    return tuple(partner for eigen_rol, partner in partners if eigen_rol == rol)


def _financiering(bron: str, bedrag: Decimal | None, toestand: str, zekerheid: str, *rest: Any) -> FinancieringGegevens:
    return FinancieringGegevens(Bron(bron), bedrag, Toestand(toestand), Zekerheid(zekerheid), *rest)


# The relation, its columns, and what makes one value of a row; most letters and partners occur many times.
DELEN: dict[Deel, tuple[str, list[str], Callable[[], Callable[..., Any]]]] = {
    Deel.LETTERS: ("doelverwijzingen", LETTERVELDEN, lambda: cache(lees_verwijzing)),
    Deel.PARTNERS: ("actiepartners", PARTNERVELDEN, lambda: cache(_rol_en_partner)),
    Deel.GELD: ("financieringen", GELDVELDEN, lambda: _financiering),
    Deel.MIJLPALEN: ("mijlpalen", MIJLPAALVELDEN, lambda: MijlpaalGegevens),
}
