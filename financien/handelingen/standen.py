"""The standen of a post: laid down per peildatum, corrected with a reason, removed with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from django.db import transaction

from financien.models import Budgetpost, Stand
from programma.handelingen.weigering import eis_reden
from programma.models import Wijziging, nieuwe_reeks
from programma.opmaak import datum
from programma.vastleggen import Daad, Verschil

from .posten import als_tekst, bewerkt, toegevoegd, verschil

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
    """Lay down what `post` was on `peildatum`, or correct it; see `leg_peildata_vast`."""
    standen = leg_peildata_vast(post=post, versie=versie, standen={peildatum: waarden}, daad=daad, handeling=handeling)
    return standen[peildatum]


@transaction.atomic
def leg_peildata_vast(
    *,
    post: Budgetpost,
    versie: int,
    standen: Mapping[date, Standwaarden],
    daad: Daad,
    handeling: Wijziging.Handeling | None = None,
) -> dict[date, Stand]:
    """Lay down what `post` was on these peildata, or correct it, as one handeling.

    A stand that is the same already is left as it is; when all of them are, the post keeps its version. A stand names the
    round of `daad` as where it comes from, none when a person typed its amounts. Raises Geweigerd when an amount changes without a
    reason, VersieBotsing when somebody wrote at the post since `versie`.
    """
    nu = {stand.peildatum: stand for stand in Stand.objects.filter(post=post, peildatum__in=standen)}
    verschillen = {dag: verschillen_van(nu.get(dag), waarden, dag) for dag, waarden in standen.items()}
    anders = [dag for dag in standen if dag not in nu or verschillen[dag]]
    if not anders:
        return nu
    ander_bedrag = any(rij.veld in BEDRAGEN for dag in nu for rij in verschillen[dag])
    if ander_bedrag:
        eis_reden(daad)
    soort = Wijziging.Handeling.GEWIJZIGD if nu else Wijziging.Handeling.TOEGEVOEGD
    with bewerkt(post, versie, chain(*verschillen.values()), daad, handeling or soort):
        geschreven = {
            dag: _schrijf(nu.get(dag) or Stand(post=post, peildatum=dag), standen[dag], daad) for dag in anders
        }
    return nu | geschreven


@transaction.atomic
def begin_post(*, post: Budgetpost, standen: Mapping[date, Standwaarden], daad: Daad) -> dict[date, Stand]:
    """Write a `nieuwe_post` with its first standen, as one handeling. Raises Geweigerd."""
    verschillen = chain(*(verschillen_van(None, waarden, dag) for dag, waarden in standen.items()))
    with toegevoegd(post, daad, verschillen):
        return {dag: _schrijf(Stand(post=post, peildatum=dag), waarden, daad) for dag, waarden in standen.items()}


def _schrijf(stand: Stand, waarden: Standwaarden, daad: Daad) -> Stand:
    # Whoever only explains figures does not change where they come from.
    if daad.importronde or any(getattr(stand, veld) != getattr(waarden, veld) for veld in BEDRAGEN):
        stand.importronde = daad.importronde
    for veld in (*BEDRAGEN, *OVERIG, "bronwaarden"):
        setattr(stand, veld, getattr(waarden, veld))
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
    eis_reden(daad)
    verschillen = verschillen_van(stand, None, stand.peildatum)
    with bewerkt(stand.post, versie, verschillen, daad, Wijziging.Handeling.VERWIJDERD):
        stand.delete()


def verschillen_van(oud: Stand | None, nieuw: Stand | Standwaarden | None, peildatum: date) -> list[Verschil]:
    """From one stand to another of a post on `peildatum`; None for no stand."""
    voor, na = json_van(oud), json_van(nieuw)
    return [
        verschil(veld, voor[veld], na[veld], f"op {datum(peildatum)}")
        for veld in (*BEDRAGEN, *OVERIG)
        if voor[veld] != na[veld] and (voor[veld] or na[veld])
    ]


def json_van(stand: Stand | Standwaarden | None) -> dict[str, Any]:
    """The fields of a stand as JSON, amounts as text; without a stand all of them are None."""
    if stand is None:
        return dict.fromkeys((*BEDRAGEN, *OVERIG))
    return {veld: als_tekst(getattr(stand, veld)) for veld in BEDRAGEN} | {
        veld: getattr(stand, veld) for veld in OVERIG
    }
