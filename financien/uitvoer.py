"""Year tables, ceilings and bestedingen as rows of an export, and as JSON. Pure; amounts in euros."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from acties.uitvoer import bedrag_json
from financien.bestedingen.bestedingregels import Bestedingsregel

from .rekenen import Jaartabel, Plafondstand


@dataclass(frozen=True, slots=True)
class Jaarrij:
    """One post at one peildatum."""

    boekjaar: int
    peildatum: date
    post: str
    beschikbaar: Decimal
    uitgaven: Decimal
    verplichtingen: Decimal
    saldo: Decimal


@dataclass(frozen=True, slots=True)
class Plafondrij:
    """The ceiling of one opgave; `toegekend` is what is charged to it, cross-charges included."""

    plan: str
    opgave: int
    plafond: Decimal | None
    toegekend: Decimal
    vrij: Decimal | None


@dataclass(frozen=True, slots=True)
class Bestedingrij:
    """What is registered of one line of programme money at one peildatum; None for what nobody registered."""

    plan: str
    nummer: str
    titel: str
    partner: str | None
    toelichting: str
    toegekend: Decimal
    peildatum: date
    verplicht: Decimal | None
    uitgegeven: Decimal | None
    bron: str
    versie: int | None


def bestedingrij(regel: Bestedingsregel, peildatum: date) -> Bestedingrij:
    """A line as a row of an export."""
    return Bestedingrij(
        plan=regel.actie.plan,
        nummer=regel.actie.nummer,
        titel=regel.actie.titel,
        partner=regel.regel.bron_partner,
        toelichting=regel.regel.toelichting,
        toegekend=regel.toegekend,
        peildatum=peildatum,
        verplicht=regel.verplicht,
        uitgegeven=regel.uitgegeven,
        bron=regel.nu.stand.bron if regel.nu else "",
        versie=regel.nu.versie if regel.nu else None,
    )


def bestedingrij_json(rij: Bestedingrij) -> dict:
    return {
        "plan": rij.plan,
        "nummer": rij.nummer,
        "titel": rij.titel,
        "partner": rij.partner,
        "toelichting": rij.toelichting,
        "toegekend": bedrag_json(rij.toegekend),
        "peildatum": rij.peildatum.isoformat(),
        "verplicht": bedrag_json(rij.verplicht),
        "uitgegeven": bedrag_json(rij.uitgegeven),
        "bron": rij.bron,
        "versie": rij.versie,
    }


def jaarrijen(tabellen: Iterable[Jaartabel]) -> Iterator[Jaarrij]:
    """The posts of the year tables in their order, without totals: those are for the reader to compute."""
    for tabel in tabellen:
        for post in tabel.regels:
            yield Jaarrij(
                tabel.boekjaar,
                tabel.peildatum,
                post.post,
                post.beschikbaar,
                post.uitgaven,
                post.verplichtingen,
                post.saldo,
            )


def plafondrijen(plan: str, standen: Iterable[Plafondstand]) -> Iterator[Plafondrij]:
    """The ceilings of the plan with slug `plan`."""
    for stand in standen:
        yield Plafondrij(plan, stand.opgave, stand.plafond, stand.belast, stand.vrij)


def jaarrij_json(rij: Jaarrij) -> dict:
    return {
        "boekjaar": rij.boekjaar,
        "peildatum": rij.peildatum.isoformat(),
        "post": rij.post,
        "beschikbaar": bedrag_json(rij.beschikbaar),
        "uitgaven": bedrag_json(rij.uitgaven),
        "verplichtingen": bedrag_json(rij.verplichtingen),
        "saldo": bedrag_json(rij.saldo),
    }


def plafondrij_json(rij: Plafondrij) -> dict:
    return {
        "plan": rij.plan,
        "opgave": rij.opgave,
        "plafond": bedrag_json(rij.plafond),
        "toegekend": bedrag_json(rij.toegekend),
        "vrij": bedrag_json(rij.vrij),
    }
