"""Acties, doelen and partners as JSON: the keys of the export, in their order. Pure: from plain data to dicts.

Amounts are strings with a dot and two decimals, dates ISO texts; None stands for what is not there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import ActieGegevens, FinancieringGegevens
from acties.jaarverdeling import als_json
from acties.keuzes import Status


@dataclass(frozen=True, slots=True)
class Doelgegevens:
    """A lettered doel of a plan. `acties` counts the acties that print its letter, `basisvoorzieningen` what is done already."""

    plan: str
    opgave: int
    letter: str
    formulering: str
    acties: int
    basisvoorzieningen: int


@dataclass(frozen=True, slots=True)
class Partneruitvoer:
    """A partner of the register with its other spellings, and in how many acties it has which role."""

    naam: str
    soort: str
    onder: str | None
    inwoners: bool
    spellingen: tuple[str, ...]
    hoofdpartner: int
    samenwerkingspartner: int


def actie_json(actie: ActieGegevens) -> dict:
    """One actie. `status` is null as long as nobody reported; `doelen` are the letters as printed."""
    return {
        "opgave": actie.opgave,
        "titel": actie.titel,
        "omschrijving": actie.omschrijving,
        "doelen": [verwijzing.letter for verwijzing in actie.letters],
        "hoofdpartners": [partner.naam for partner in actie.hoofdpartners],
        "samenwerkingspartners": [partner.naam for partner in actie.samenwerkingspartners],
        "soort": actie.soort and str(actie.soort),
        "aard": str(actie.aard),
        "looptijd": actie.looptijd
        and {
            "van": actie.looptijd.van.isoformat(),
            "tot": actie.looptijd.tot.isoformat(),
            "precisie": str(actie.looptijd.precisie),
        },
        "financiering": [_financiering_json(regel) for regel in actie.financieringen],
        "status": gerapporteerde_status(actie),
        "nummer": actie.nummer,
        "plan": actie.plan,
        "versie": actie.versie,
        "bronwaarden": actie.bronwaarden,
    }


def doel_json(doel: Doelgegevens) -> dict:
    """One doel; `formulering` is null when the plan describes it nowhere."""
    return {
        "plan": doel.plan,
        "opgave": doel.opgave,
        "letter": doel.letter,
        "formulering": doel.formulering or None,
        "acties": doel.acties,
        "basisvoorzieningen": doel.basisvoorzieningen,
    }


def partner_json(partner: Partneruitvoer) -> dict:
    """One partner; `onder` is the organisation of which it is a part."""
    return {
        "naam": partner.naam,
        "soort": partner.soort,
        "onder": partner.onder,
        "inwoners": partner.inwoners,
        "spellingen": list(partner.spellingen),
        "acties_als_hoofdpartner": partner.hoofdpartner,
        "acties_als_samenwerkingspartner": partner.samenwerkingspartner,
    }


def gerapporteerde_status(actie: ActieGegevens) -> str | None:
    """The code of the status, or None when nobody reported one."""
    return None if actie.status == Status.NIET_GERAPPORTEERD else str(actie.status)


def bedrag_json(bedrag: Decimal | None) -> str | None:
    """ "14770.00"."""
    return None if bedrag is None else f"{bedrag:.2f}"


def tel_letters(acties: Iterable[ActieGegevens]) -> dict[tuple[str, str], int]:
    """How many acties print each letter, by plan and letter."""
    aantallen: dict[tuple[str, str], int] = {}
    for actie in acties:
        for letter in {verwijzing.letter for verwijzing in actie.letters}:
            aantallen[actie.plan, letter] = aantallen.get((actie.plan, letter), 0) + 1
    return aantallen


def _financiering_json(regel: FinancieringGegevens) -> dict:
    return {
        "bron": str(regel.bron),
        "bedrag": bedrag_json(regel.bedrag),
        "toestand": str(regel.toestand),
        "zekerheid": str(regel.zekerheid),
        "bron_partner": regel.bron_partner,
        "begunstigde": regel.begunstigde,
        "ten_laste_van": regel.ten_laste_van,
        "toelichting": regel.toelichting,
        "jaarverdeling": als_json(regel.jaarverdeling),
    }
