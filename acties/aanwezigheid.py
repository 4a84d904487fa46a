"""Who else is working on an actie right now: a hint beside a field or a form, never a lock."""

from datetime import datetime, timedelta

from programma.models import Gebruiker

from .models import Actie, Bewerking

# A form renews its presence every minute; who is not heard of twice is gone.
GELDIG = timedelta(minutes=2)


def meld_bewerking(actie: Actie | int, gebruiker: Gebruiker, nu: datetime) -> None:
    """`gebruiker` opened a field or the form of `actie` (or its key) at `nu`, or still has it open. One query."""
    rij = Bewerking(actie_id=actie if isinstance(actie, int) else actie.pk, gebruiker=gebruiker, gezien_op=nu)
    Bewerking.objects.bulk_create(
        [rij], update_conflicts=True, unique_fields=["actie", "gebruiker"], update_fields=["gezien_op"]
    )


def klaar_met_bewerken(actie: Actie | int, gebruiker: Gebruiker) -> None:
    """`gebruiker` saved or left."""
    Bewerking.objects.filter(actie=actie, gebruiker=gebruiker).delete()


def anderen_aan(actie: Actie | int, gebruiker: Gebruiker, nu: datetime) -> list[str]:
    """The names of the others who work on `actie` at `nu`. One query."""
    bezig = Bewerking.objects.filter(actie=actie, gezien_op__gt=nu - GELDIG).exclude(gebruiker=gebruiker)
    return list(bezig.order_by("gebruiker__naam").values_list("gebruiker__naam", flat=True))
