"""What a person saw in a preview, to take along to the confirmation: sealed, so that exactly that is confirmed."""

from collections.abc import Iterable

from django.core import signing

from acties.keuzes import Toewijzing
from programma.models import Uitvoeringsplan

from .gegevens import Besluit, Letterbesluit
from .keuze import Verandering

ZOUT = "letters vaststellen"


class BewijsFout(ValueError):
    """The preview cannot be confirmed: it is damaged, or of another plan."""


def verzegel(plan: Uitvoeringsplan, veranderingen: Iterable[Verandering]) -> str:
    """The changes of a preview as one text for a form."""
    besluiten = [(rij.rij.actie, rij.rij.letter, _kort(rij.rij.besluit), _kort(rij.besluit)) for rij in veranderingen]
    return signing.dumps([plan.pk, besluiten], salt=ZOUT, compress=True)


def open_bewijs(plan: Uitvoeringsplan, tekst: str) -> list[Letterbesluit]:
    """The decisions in a text of `verzegel`. Raises BewijsFout."""
    try:
        sleutel, besluiten = signing.loads(tekst, salt=ZOUT)
    except signing.BadSignature as fout:
        raise BewijsFout from fout
    if sleutel != plan.pk:
        raise BewijsFout
    return [Letterbesluit(actie, letter, _lang(gezien), _lang(nieuw)) for actie, letter, gezien, nieuw in besluiten]


def _kort(besluit: Besluit | None) -> list[str | None] | None:
    return [besluit.hoe.value, besluit.doel] if besluit else None


def _lang(waarde: list[str | None] | None) -> Besluit | None:
    return Besluit(Toewijzing(waarde[0]), waarde[1]) if waarde else None
