"""In how many acties a partner has which role: what the register must know before a partner changes or leaves."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from programma.partnergebruik import Gebruik, Rol, vertelt_gebruik

from .models import Actie


@vertelt_gebruik
def gebruik_in_acties(partner: int) -> Iterable[Gebruik]:
    """By programme and role; six queries."""
    return [
        Gebruik(programma, rol, aantal)
        for rol, voorwaarde in _rollen(partner).items()
        for programma, aantal in Actie.objects.filter(voorwaarde)
        .order_by()
        .values_list("plan__programma")
        .annotate(Count("pk", distinct=True))
    ]


def acties_met(partner: int) -> QuerySet:
    """The acties that refer to the partner with this key in any role, each once."""
    in_een_rol = Q()
    for voorwaarde in _rollen(partner).values():
        in_een_rol |= Q(pk__in=Actie.objects.filter(voorwaarde).order_by().values("pk"))
    return Actie.objects.filter(in_een_rol)


def _rollen(partner: int) -> dict[Rol, Q]:
    return {
        Rol.HOOFDPARTNER: Q(actiepartners__partner=partner, actiepartners__rol="hoofdpartner"),
        Rol.SAMENWERKINGSPARTNER: Q(actiepartners__partner=partner, actiepartners__rol="samenwerkingspartner"),
        Rol.RAPPORTEUR: Q(rapporteur=partner),
        Rol.BORGT: Q(borging_afdeling=partner),
        Rol.BETAALT: Q(financieringen__bron_partner=partner),
        Rol.ONTVANGT: Q(financieringen__begunstigde=partner),
    }
