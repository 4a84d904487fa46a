"""Reading acties as plain data: four queries, whatever their number, and a fifth where mijlpalen are asked for.

It reads values and no model instances: 56 acties come with a thousand related objects, and making those takes longer than
all the rest of a page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.db.models import Model, QuerySet

from programma.bedragen import Toestand
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
brontekst""".split()
MIJLPAALVELDEN = "naam datum gehaald_op verzet".split()


def lees_gegevens(acties: QuerySet, *, met_mijlpalen: bool = False) -> tuple[ActieGegevens, ...]:
    """The acties of a queryset of Actie in its order; letters, partners and money of each in the order of the plan."""
    rijen = list(acties.values("pk", *VELDEN))
    sleutels = [rij["pk"] for rij in rijen]
    actie = acties.model
    letters = _per_actie(_rijen(actie.doelverwijzingen, sleutels), LETTERVELDEN, cache(lees_verwijzing))
    partners = _per_actie(_rijen(actie.actiepartners, sleutels), PARTNERVELDEN, cache(_rol_en_partner))
    geld = _per_actie(_rijen(actie.financieringen, sleutels), GELDVELDEN, _financiering)
    mijlpalen = (
        _per_actie(_rijen(actie.mijlpalen, sleutels), MIJLPAALVELDEN, MijlpaalGegevens) if met_mijlpalen else None
    )
    return tuple(
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
        )
        for rij in rijen
    )


def _rijen(relatie: Any, sleutels: list[int]) -> QuerySet:
    """The rows at the other side of `relatie` that belong to these acties, in the order of the plan."""
    model: type[Model] = relatie.rel.related_model
    return model.objects.filter(actie__in=sleutels).order_by("volgorde")


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
    return rol, PartnerGegevens(naam, slug, groep=soort == "groep", inwoners=inwoners, onder=onder)


def _met_rol(rol: Rol, partners: Iterable[tuple[str, PartnerGegevens]]) -> tuple[PartnerGegevens, ...]:
    return tuple(partner for eigen_rol, partner in partners if eigen_rol == rol)


def _financiering(bron: str, bedrag: Decimal | None, toestand: str, zekerheid: str, *rest: Any) -> FinancieringGegevens:
    return FinancieringGegevens(Bron(bron), bedrag, Toestand(toestand), Zekerheid(zekerheid), *rest)
