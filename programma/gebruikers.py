"""Who takes part in a programme, as the beheerder reads it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from .models import Deelname, Gebruiker, Partner, Programma, Wijziging
from .rechten import TEAM


@dataclass(frozen=True, slots=True)
class Gebruikersregel:
    """One line of the list; `gedeeld` when the account does not belong to this programme alone, `zelf` for the reader."""

    deelname: Deelname
    gedeeld: bool
    zelf: bool

    @property
    def heeft_wachtwoord(self) -> bool:
        return self.deelname.gebruiker.has_usable_password()

    @property
    def laatst(self) -> datetime | None:
        return self.deelname.gebruiker.last_login


def lees_gebruikers(programma: Programma, lezer: Gebruiker) -> tuple[Gebruikersregel, ...]:
    """Everybody with a role, those who can sign in first, by name. One query."""
    elders = Deelname.objects.filter(gebruiker=OuterRef("gebruiker")).exclude(programma=programma)
    deelnames = (
        Deelname.objects.filter(programma=programma)
        .select_related("gebruiker", "partner")
        .annotate(elders=Exists(elders))
        .order_by("-gebruiker__is_active", "gebruiker__naam", "pk")
    )
    return tuple(
        Gebruikersregel(rij, rij.elders or rij.gebruiker.is_superuser, rij.gebruiker == lezer) for rij in deelnames
    )


def partners_om_te_kiezen(programma: Programma) -> list[tuple[str, str]]:
    """The organisations of `programma` and their parts, as (slug, name); nobody acts for a group. One query."""
    partners = (
        Partner.objects.filter(programmapartners__programma=programma)
        .exclude(soort=Partner.Soort.GROEP)
        .select_related("onder")
    )
    return [(rij.slug, f"{rij.naam} ({rij.onder.naam})" if rij.onder else rij.naam) for rij in partners]


def team_om_te_kiezen(programma: Programma) -> list[tuple[str, str]]:
    """The people of the team who can sign in, as (key, name). One query."""
    team = Deelname.objects.filter(programma=programma, rol__in=TEAM, gebruiker__is_active=True)
    return [
        (str(pk), naam) for pk, naam in team.order_by("gebruiker__naam").values_list("gebruiker", "gebruiker__naam")
    ]


def geschiedenis_van(deelname: Deelname, soort: str, aantal: int = 20) -> list[Wijziging]:
    """What last happened to somebody in this programme, the newest first."""
    over = Wijziging.objects.over(soort, deelname.gebruiker_id)
    return list(over.filter(programma=deelname.programma_id)[:aantal])
