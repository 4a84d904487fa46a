"""In how many acties a partner has which role: what the register must know before a partner changes or leaves."""

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from programma.partnergebruik import Gebruik, Rol, vertelt_gebruik

from .models import Actie


@vertelt_gebruik
def gebruik_in_acties(partner: int) -> Iterable[Gebruik]:
    """By programme and role; six queries."""
    return [
        Gebruik(programma, rol, aantal)
        for rol, acties in acties_met(partner).items()
        for programma, aantal in acties.order_by().values_list("plan__programma").annotate(Count("pk", distinct=True))
    ]


def acties_met(partner: int) -> dict[Rol, QuerySet]:
    """The acties that refer to the partner with this key, by role."""
    return {
        Rol.HOOFDPARTNER: Actie.objects.filter(actiepartners__partner=partner, actiepartners__rol="hoofdpartner"),
        Rol.SAMENWERKINGSPARTNER: Actie.objects.filter(
            actiepartners__partner=partner, actiepartners__rol="samenwerkingspartner"
        ),
        Rol.RAPPORTEUR: Actie.objects.filter(rapporteur=partner),
        Rol.BORGT: Actie.objects.filter(borging_afdeling=partner),
        Rol.BETAALT: Actie.objects.filter(financieringen__bron_partner=partner),
        Rol.ONTVANGT: Actie.objects.filter(financieringen__begunstigde=partner),
    }
