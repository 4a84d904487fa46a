"""The register of partners of a programme, with what each does in the acties of a plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models.functions import Lower

from programma.models import Partner, Programma

from .aandelen import Aandeel, aandelen
from .gegevens import ActieGegevens


@dataclass(frozen=True, slots=True)
class Registerregel:
    """A partner with its other spellings and its share in the acties."""

    partner: Partner
    spellingen: tuple[str, ...]
    aandeel: Aandeel


@dataclass(frozen=True, slots=True)
class Register:
    """Organisations, each followed by its parts, and the groups without legal form."""

    organisaties: tuple[Registerregel, ...]
    groepen: tuple[Registerregel, ...]


def lees_register(programma: Programma, acties: Iterable[ActieGegevens]) -> Register:
    """The partners of `programma`: two queries."""
    per_partner = aandelen(acties)
    partners = list(_van_programma(programma).prefetch_related("aliassen"))
    regels = {
        partner.pk: Registerregel(
            partner, tuple(alias.spelling for alias in partner.aliassen.all()), per_partner.get(partner.slug, Aandeel())
        )
        for partner in partners
    }
    organisaties = []
    for partner in partners:
        if partner.soort == Partner.Soort.ORGANISATIE:
            organisaties.append(regels[partner.pk])
            organisaties += [regels[deel.pk] for deel in partners if deel.onder_id == partner.pk]
    return Register(
        organisaties=tuple(organisaties),
        groepen=tuple(regels[partner.pk] for partner in partners if partner.soort == Partner.Soort.GROEP),
    )


def lees_partner(programma: Programma, slug: str) -> Partner | None:
    """One partner of `programma` with spellings and parts, None when there is none at `slug`: three queries."""
    return (
        _van_programma(programma)
        .select_related("onder")
        .prefetch_related("aliassen", "onderdelen")
        .filter(slug=slug)
        .first()
    )


def _van_programma(programma: Programma):
    return Partner.objects.filter(programmapartners__programma=programma)


def namen_met_spellingen() -> list[tuple[str, str]]:
    """Every name of the register with its other spellings on one line, for a list to choose from. One query."""
    namen: dict[str, list[str]] = {}
    for naam, spelling in Partner.objects.order_by(Lower("naam")).values_list("naam", "aliassen__spelling"):
        namen.setdefault(naam, [])
        if spelling:
            namen[naam].append(spelling)
    return [(naam, ", ".join(spellingen)) for naam, spellingen in namen.items()]
