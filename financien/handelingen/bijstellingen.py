"""Adjustments of the budget: money added or taken away, moved from one post to another, and withdrawn again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db import transaction

from financien.models import Bijstelling, Budgetpost
from programma.handelingen.weigering import GEEN_REDEN, Geweigerd, eis_reden
from programma.models import Besluit, Wijziging, nieuwe_reeks
from programma.opmaak import bedragverschil, datum
from programma.vastleggen import Daad, Verschil

from .posten import NAMEN, als_tekst, bewerkt

VELD = "bijstelling"


@transaction.atomic
def stel_bij(
    *,
    post: Budgetpost,
    versie: int,
    op: date,
    bedrag: Decimal,
    daad: Daad,
    besluit: Besluit | None = None,
    besluit_tekst: str = "",
) -> Bijstelling:
    """Add `bedrag` euros to the budget of `post`, or take them away when it is negative, by a decision of the day `op`.

    The reason is that of `daad`. Raises Geweigerd, and VersieBotsing when somebody wrote at the post since `versie`.
    """
    rij = Bijstelling(
        post=post, datum=op, bedrag=bedrag, besluit=besluit, besluit_tekst=besluit_tekst, reden=daad.reden.strip()
    )
    _schrijf(rij, {post.pk: versie}, daad)
    return rij


@transaction.atomic
def hevel_over(
    *,
    van: Budgetpost,
    naar: Budgetpost,
    versies: Mapping[int, int],
    op: date,
    bedrag: Decimal,
    daad: Daad,
    besluit: Besluit | None = None,
    besluit_tekst: str = "",
) -> Bijstelling:
    """Move `bedrag` euros from one post to another of the same boekjaar: one record, so that it always balances.

    `versies` are those of both posts, by key. Raises Geweigerd, and VersieBotsing when somebody wrote at one of the two.
    """
    rij = Bijstelling(
        post=naar,
        van_post=van,
        datum=op,
        bedrag=bedrag,
        besluit=besluit,
        besluit_tekst=besluit_tekst,
        reden=daad.reden.strip(),
    )
    _schrijf(rij, versies, daad)
    return rij


@transaction.atomic
def trek_bijstelling_in(*, bijstelling: Bijstelling, versies: Mapping[int, int], daad: Daad) -> None:
    """Withdraw an adjustment, of both posts when it is an overheveling; what it said stays in their history.

    Raises Geweigerd without a reason, VersieBotsing when somebody wrote at one of its posts since `versies`.
    """
    eis_reden(daad)
    _bij_elke_post(bijstelling, versies, daad, Wijziging.Handeling.VERWIJDERD)


def _schrijf(rij: Bijstelling, versies: Mapping[int, int], daad: Daad) -> None:
    if fouten := dict(_bezwaren(rij)):
        raise Geweigerd(fouten)
    _bij_elke_post(rij, versies, daad, Wijziging.Handeling.GEWIJZIGD)


def _bezwaren(rij: Bijstelling):
    if not rij.reden:
        yield "reden", GEEN_REDEN
    if not rij.bedrag:
        yield "bedrag", "Een bijstelling van niets is geen bijstelling."
    if not rij.besluit and not rij.besluit_tekst:
        yield "besluit", "Noem het besluit: kies het uit de lijst of schrijf het op."
    if rij.van_post:
        if rij.van_post == rij.post or rij.van_post.boekjaar != rij.post.boekjaar:
            yield "van_post", f"Kies een andere post van boekjaar {rij.post.boekjaar}."
        if rij.bedrag < 0:
            yield "bedrag", "Schrijf een overheveling zonder minteken: welke post betaalt, kiest u hierboven."


def _bij_elke_post(rij: Bijstelling, versies: Mapping[int, int], daad: Daad, handeling: Wijziging.Handeling) -> None:
    """Both sides get a next version and a Wijziging of their own, in the order of their keys: so two people never wait
    for each other. The row itself belongs to the post that receives."""
    weg = handeling == Wijziging.Handeling.VERWIJDERD
    posten = sorted(filter(None, (rij.post, rij.van_post)), key=lambda post: post.pk)
    if len(posten) > 1:
        daad = replace(daad, reeks=daad.reeks or nieuwe_reeks())
    for post in posten:
        with bewerkt(post, versies[post.pk], [_verschil(rij, post, weg=weg)], daad, handeling):
            if post == rij.post:
                rij.delete() if weg else rij.save()


def _verschil(rij: Bijstelling, post: Budgetpost, *, weg: bool) -> Verschil:
    """The adjustment as a change of `post`."""
    erbij = post == rij.post
    waarde = {
        "datum": rij.datum.isoformat(),
        "bedrag": als_tekst(rij.bedrag if erbij else -rij.bedrag),
        "besluit": rij.besluit_in_woorden,
        "van": rij.van_post.naam if rij.van_post and erbij else "",
        "naar": "" if erbij else rij.post.naam,
    }
    tekst = f"{bedragverschil(Decimal(waarde['bedrag']))}, {rij.besluit_in_woorden}"
    if rij.van_post:
        tekst += f", overgeheveld van {rij.van_post.naam}" if erbij else f", overgeheveld naar {rij.post.naam}"
    oud, nieuw = (waarde, None) if weg else (None, waarde)
    naam = f"{NAMEN[VELD]} op {datum(rij.datum)}"
    return Verschil(VELD, naam, oud, nieuw, tekst if weg else "", "" if weg else tekst)
