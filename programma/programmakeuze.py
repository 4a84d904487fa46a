"""Which programme a command is about."""

from django.core.management.base import CommandError
from django.db.models import QuerySet

from .models import Programma


def kies_programma(programmas: QuerySet[Programma], slug: str | None) -> Programma:
    """The programme at `slug`, or the only one there is; raises CommandError when that leaves none or a choice."""
    gevonden = list(programmas.filter(slug=slug) if slug else programmas[:2])
    if len(gevonden) == 1:
        return gevonden[0]
    bekend = ", ".join(programmas.order_by("slug").values_list("slug", flat=True))
    if not bekend:
        raise CommandError("Er is nog geen programma. Voer eerst uit: make start")
    waarom = f"Het programma ‘{slug}’ bestaat niet." if slug else "Er is meer dan één programma."
    raise CommandError(f"{waarom} Kies met --programma uit: {bekend}.")
