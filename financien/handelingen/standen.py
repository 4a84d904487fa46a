"""The standen of a post: laid down per peildatum, corrected with a reason, removed with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from financien.models import Budgetpost, Stand
from programma.handelingen.weigering import Geweigerd
from programma.models import Wijziging, nieuwe_reeks
from programma.opmaak import datum
from programma.vastleggen import Daad, Verschil

from .posten import GEEN_REDEN, als_tekst, bewerkt, verschil

BEDRAGEN = ("beschikbaar", "uitgaven", "verplichtingen", "prognose")
OVERIG = ("te_verdelen", "toelichting", "bron")


@dataclass(frozen=True, slots=True)
class Standwaarden:
    """What a stand says, amounts in euros; see `financien.models.Stand`."""

    beschikbaar: Decimal
    uitgaven: Decimal
    verplichtingen: Decimal
    prognose: Decimal | None = None
    te_verdelen: bool = False
    toelichting: str = ""
    bron: str = ""
    bronwaarden: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nieuwestand:
    """What one post was; `versie` is that of the post as somebody saw it."""

    post: Budgetpost
    versie: int
    waarden: Standwaarden


@transaction.atomic
def leg_stand_vast(
    *,
    post: Budgetpost,
    versie: int,
    peildatum: date,
    waarden: Standwaarden,
    daad: Daad,
    handeling: Wijziging.Handeling | None = None,
) -> Stand:
    """Lay down what `post` was on `peildatum`, or correct it.

    A stand that is the same already is left as it is, and then the post keeps its version. The stand names the round of
    `daad` as where it comes from, none when a person typed it. Raises Geweigerd when an amount changes without a reason,
    VersieBotsing when somebody wrote at the post since `versie`.
    """
    stand = Stand.objects.filter(post=post, peildatum=peildatum).first()
    verschillen = verschillen_van(stand, waarden, peildatum)
    if stand and not verschillen:
        return stand
    if stand and not daad.reden.strip() and any(rij.veld in BEDRAGEN for rij in verschillen):
        raise Geweigerd({"reden": GEEN_REDEN})
    soort = Wijziging.Handeling.GEWIJZIGD if stand else Wijziging.Handeling.TOEGEVOEGD
    stand = stand or Stand(post=post, peildatum=peildatum)
    with bewerkt(post, versie, verschillen, daad, handeling or soort):
        for veld in (*BEDRAGEN, *OVERIG, "bronwaarden"):
            setattr(stand, veld, getattr(waarden, veld))
        stand.importronde = daad.importronde
        stand.save()
    return stand


@transaction.atomic
def leg_standen_vast(*, standen: Iterable[Nieuwestand], peildatum: date, daad: Daad) -> list[Stand]:
    """Lay down what several posts were on `peildatum`, all of them or none, as one reeks.

    Raises what `leg_stand_vast` raises at the first of them.
    """
    daad = replace(daad, reeks=daad.reeks or nieuwe_reeks())
    # In a fixed order, so that two people who do the same never wait for each other.
    return [
        leg_stand_vast(post=rij.post, versie=rij.versie, peildatum=peildatum, waarden=rij.waarden, daad=daad)
        for rij in sorted(standen, key=lambda rij: rij.post.pk)
    ]


@transaction.atomic
def verwijder_stand(*, stand: Stand, versie: int, daad: Daad) -> None:
    """Remove a stand; what it said stays in the history of its post. Raises Geweigerd without a reason, VersieBotsing."""
    if not daad.reden.strip():
        raise Geweigerd({"reden": GEEN_REDEN})
    oud = json_van(stand)
    verschillen = [verschil(veld, oud[veld], None, _op(stand.peildatum)) for veld in (*BEDRAGEN, *OVERIG) if oud[veld]]
    with bewerkt(stand.post, versie, verschillen, daad, Wijziging.Handeling.VERWIJDERD):
        stand.delete()


def verschillen_van(stand: Stand | None, waarden: Stand | Standwaarden, peildatum: date) -> list[Verschil]:
    """What `waarden` change at `stand`, None for a new one."""
    oud = json_van(stand) if stand else dict.fromkeys((*BEDRAGEN, *OVERIG))
    nieuw = json_van(waarden)
    return [
        verschil(veld, oud[veld], nieuw[veld], _op(peildatum))
        for veld in (*BEDRAGEN, *OVERIG)
        if oud[veld] != nieuw[veld] and (oud[veld] or nieuw[veld])
    ]


def json_van(stand: Stand | Standwaarden) -> dict[str, Any]:
    """The fields of a stand as JSON, amounts as text."""
    return {veld: als_tekst(getattr(stand, veld)) for veld in BEDRAGEN} | {
        veld: getattr(stand, veld) for veld in OVERIG
    }


def _op(peildatum: date) -> str:
    return f"op {datum(peildatum)}"
