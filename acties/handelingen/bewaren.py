"""Saving the form of an actie: its fields, and first the partners that the register did not know yet. All or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from acties.models import Actie
from acties.velden import Waarde
from programma.handelingen.partners import voeg_partner_toe
from programma.models import Opgave, Partner, Programma, Uitvoeringsplan
from programma.vastleggen import Daad

from .levensloop import maak_actie
from .wensen import Wens
from .wijzigen import Uitkomst, wijzig_actie


@dataclass(frozen=True, slots=True)
class NieuwePartner:
    """A partner to add to the register; `onder` is the name of the organisation of which it is a part, or ""."""

    naam: str
    soort: str
    onder: str = ""


def bewaar_actie(
    *, programma: Programma, wens: Wens, nieuwe_partners: Sequence[NieuwePartner] = (), daad: Daad
) -> Uitkomst:
    """Add `nieuwe_partners`, then change the actie. Raises as `wijzig_actie` and `voeg_partner_toe`."""
    with transaction.atomic():
        _voeg_toe(programma, nieuwe_partners, daad)
        return wijzig_actie(wens=wens, daad=daad)


def bewaar_nieuwe_actie(
    *,
    plan: Uitvoeringsplan,
    opgave: Opgave,
    waarden: Mapping[str, Waarde],
    nieuwe_partners: Sequence[NieuwePartner] = (),
    daad: Daad,
) -> Actie:
    """Add `nieuwe_partners`, then the actie. Raises as `maak_actie` and `voeg_partner_toe`."""
    with transaction.atomic():
        _voeg_toe(plan.programma, nieuwe_partners, daad)
        return maak_actie(plan=plan, opgave=opgave, waarden=waarden, daad=daad)


def _voeg_toe(programma: Programma, nieuwe_partners: Sequence[NieuwePartner], daad: Daad) -> None:
    for nieuw in nieuwe_partners:
        onder = Partner.objects.get(naam=nieuw.onder) if nieuw.onder else None
        voeg_partner_toe(programma=programma, naam=nieuw.naam, soort=nieuw.soort, onder=onder, daad=daad)
