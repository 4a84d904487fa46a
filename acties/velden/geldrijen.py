"""Saving the lines of a money field as rows below the actie."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import PROTECT, Count

from acties.jaarverdeling import als_json, uit_json, waarom_niet
from acties.models import Actie, Financiering, Jaarverdeling
from acties.naslag import Naslag
from programma.opmaak import bedrag

from .basis import VeldFout
from .geldregel import PROGRAMMABRONNEN, Regel
from .partners import OnbekendePartner

KOLOMMEN = (
    *("bron", "bedrag", "toestand", "zekerheid", "bron_partner_id", "begunstigde_id", "ten_laste_van_id"),
    *("toelichting", "brontekst"),
)
# How a line finds its own row: by what both say, from everything to nothing. So the history of a row stays one, and what
# refers to it stays with the same money.
VERWANTSCHAP = (
    (*KOLOMMEN, "jaarverdeling"),
    KOLOMMEN,
    ("bron", "bron_partner_id", "ten_laste_van_id", "toelichting"),
    ("bron", "bron_partner_id"),
    ("bron", "bedrag", "toestand", "toelichting"),
)


def schrijf_regels(actie: Actie, regels: Sequence[Regel], naslag: Naslag, *, van_programma: bool) -> None:
    """Save `regels` as the lines of one field; a line that stays as it is, is not touched. The programme's come first.

    Raises VeldFout for a division over years that cannot be, and when a line would go that something else refers to.
    """
    nieuw = [_stand(regel, naslag) for regel in regels]
    alle = list(actie.financieringen.order_by("volgorde").prefetch_related("jaarverdeling"))
    eigen = van_veld(alle, van_programma=van_programma)
    andere = [rij for rij in alle if rij not in eigen]
    gevonden = _koppel(nieuw, eigen)
    # Whoever only changes an amount leaves no row behind, and then nobody has to be asked.
    vast = {} if all(rij in gevonden for rij in eigen) else vastgehouden([actie.pk])
    _neem_wat_over_is(gevonden, eigen, vast)
    if reden := _waarom_niet_weg(eigen, gevonden, vast):
        raise VeldFout(reden)
    for rij in eigen:
        if rij not in gevonden:
            rij.delete()
    rijen = [_zet(rij or Financiering(actie=actie), stand) for rij, stand in zip(gevonden, nieuw, strict=True)]
    for volgorde, rij in enumerate([*rijen, *andere] if van_programma else [*andere, *rijen], 1):
        if rij.volgorde != volgorde:
            rij.volgorde = volgorde
            rij.save()
    for rij, regel in zip(rijen, regels, strict=True):
        _verdeel(rij, regel["jaarverdeling"])


def bezwaar(regels: Sequence[Regel], rijen: Sequence[Financiering], vast: Mapping[int, str], naslag: Naslag) -> str:
    """Why `rijen`, the rows of one field, cannot become `regels`: one would go that is held on to; "" when they can.

    The rows have their jaarverdeling read; `vast` is what `vastgehouden` gives. Raises VeldFout.
    """
    gevonden = _koppel([_stand(regel, naslag) for regel in regels], rijen)
    _neem_wat_over_is(gevonden, rijen, vast)
    return _waarom_niet_weg(rijen, gevonden, vast)


def van_veld(rijen: Iterable[Financiering], *, van_programma: bool) -> list[Financiering]:
    """The rows that belong to one of the two money fields."""
    return [rij for rij in rijen if (rij.bron in PROGRAMMABRONNEN) == van_programma]


def _koppel(nieuw: Sequence[Mapping[str, Any]], rijen: Iterable[Financiering]) -> list[Financiering | None]:
    """The own row of each line in `nieuw`, None for a line without one."""
    over = [(rij, _stand_van(rij)) for rij in rijen]
    gevonden: list[Financiering | None] = [None] * len(nieuw)
    for delen in VERWANTSCHAP:
        for plaats, stand in enumerate(nieuw):
            if gevonden[plaats] is None:
                passend = (rij for rij in over if all(rij[1][deel] == stand[deel] for deel in delen))
                if eigen := next(passend, None):
                    gevonden[plaats] = eigen[0]
                    over.remove(eigen)
    return gevonden


def _neem_wat_over_is(
    gevonden: list[Financiering | None], rijen: Iterable[Financiering], vast: Collection[int]
) -> None:
    """Give the lines without a row of their own the rows that are left, in order; one that is held on to never."""
    over = [rij for rij in rijen if rij not in gevonden and rij.pk not in vast]
    for plaats, rij in enumerate(gevonden):
        if rij is None and over:
            gevonden[plaats] = over.pop(0)


def vastgehouden(acties: Collection[int]) -> dict[int, str]:
    """The rows of money of these acties that records of another app refer to, by key, with what those are in words.

    "2 bestedingen bij Financiën". One query for each kind of such records.
    """
    gevonden: dict[int, list[str]] = {}
    for relatie in Financiering._meta.related_objects:
        if relatie.on_delete is PROTECT:
            model, veld = relatie.related_model, relatie.field.name
            rijen = model._default_manager.filter(**{f"{veld}__actie__in": acties}).order_by()
            for sleutel, aantal in rijen.values_list(veld).annotate(Count("pk")):
                soort = model._meta.verbose_name if aantal == 1 else model._meta.verbose_name_plural
                gevonden.setdefault(sleutel, []).append(f"{aantal} {soort} bij {model._meta.app_config.verbose_name}")
    return {sleutel: " en ".join(soorten) for sleutel, soorten in gevonden.items()}


def _waarom_niet_weg(
    rijen: Iterable[Financiering], gevonden: Collection[Financiering | None], vast: Mapping[int, str]
) -> str:
    """The Dutch sentence about the first row that would go while something holds on to it."""
    blijft = next((rij for rij in rijen if rij not in gevonden and rij.pk in vast), None)
    if blijft is None:
        return ""
    geld = bedrag(blijft.bedrag) if blijft.bedrag is not None else blijft.get_toestand_display().lower()
    return (
        f"{geld} ({blijft.get_bron_display().lower()}) kan niet weg, want er is al iets over vastgelegd: "
        f"{vast[blijft.pk]}. Laat deze regel staan (het bedrag mag wel anders), of haal dat eerst weg."
    )


def _stand(regel: Regel, naslag: Naslag) -> dict[str, Any]:
    """What the row of one line says: its columns, and the division. Raises VeldFout."""
    verdeling = dict(uit_json(regel["jaarverdeling"]))
    geld = None if regel["bedrag"] is None else Decimal(regel["bedrag"])
    plan = naslag.plan
    if reden := waarom_niet(verdeling, geld, range(plan.van_jaar, plan.tot_jaar + 1)):
        raise VeldFout(reden)
    return {
        "bron": regel["bron"],
        "bedrag": geld,
        "toestand": regel["toestand"],
        "zekerheid": regel["zekerheid"],
        "bron_partner_id": geldpartner(regel["bron_partner"], naslag),
        "begunstigde_id": geldpartner(regel["begunstigde"], naslag),
        "ten_laste_van_id": naslag.opgaven[regel["ten_laste_van"]][0] if regel["ten_laste_van"] else None,
        "toelichting": regel["toelichting"],
        "brontekst": regel["brontekst"],
        "jaarverdeling": als_json(sorted(verdeling.items())),
    }


def _stand_van(rij: Financiering) -> dict[str, Any]:
    """The same of a row that is there."""
    verdeling = als_json((deel.jaar, deel.bedrag) for deel in rij.jaarverdeling.all())
    return {kolom: getattr(rij, kolom) for kolom in KOLOMMEN} | {"jaarverdeling": verdeling}


def _zet(rij: Financiering, stand: Mapping[str, Any]) -> Financiering:
    """Put `stand` in the columns of `rij`; a row with another value has no place yet, so that it is saved."""
    for kolom in KOLOMMEN:
        if getattr(rij, kolom) != stand[kolom]:
            setattr(rij, kolom, stand[kolom])
            rij.volgorde = None
    return rij


def _verdeel(rij: Financiering, verdeling: Mapping[str, str]) -> None:
    """Save the division of a row; a year that keeps its part is not touched."""
    nieuw, over = dict(uit_json(verdeling)), {deel.jaar: deel for deel in rij.jaarverdeling.all()}
    for jaar, geld in nieuw.items():
        deel = over.pop(jaar, None) or Jaarverdeling(financiering=rij, jaar=jaar)
        if deel.bedrag != geld:
            deel.bedrag = geld
            deel.save()
    for deel in over.values():
        deel.delete()


def geldpartner(naam: str | None, naslag: Naslag) -> int | None:
    """The key of a partner that pays or receives. Residents do neither."""
    if not naam:
        return None
    if (sleutel := naslag.partner(naam)) is None:
        raise OnbekendePartner(naam, "", naslag.lijkt_op(naam))
    if sleutel in naslag.inwoners:
        raise VeldFout(f"Geld komt niet van {naam} en gaat niet naar {naam}. Kies een organisatie die daarmee instemt.")
    return sleutel
