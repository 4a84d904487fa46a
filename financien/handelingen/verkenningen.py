"""A what-if that is kept: written down under a name, changed, removed. It never changes an actie or a ceiling."""

from contextlib import AbstractContextManager

from django.db import transaction

from financien.models import Verkenning
from financien.verkenning.toen import Toen
from financien.verkenning.verkennen import Keuzes
from programma.handelingen.weigering import Geweigerd, niet_dubbel
from programma.models import Uitvoeringsplan, Wijziging
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd
from programma.versies import wissel

SOORT = "verkenning"
NAMEN = {"naam": "Naam", "toelichting": "Toelichting", "keuzes": "Keuzes"}
NIETS_GEKOZEN = "Er is nog niets anders dan nu. Kies eerst iets, en bewaar dan."


@transaction.atomic
def bewaar_verkenning(
    *, plan: Uitvoeringsplan, naam: str, toelichting: str, keuzes: Keuzes, toen: Toen, daad: Daad
) -> Verkenning:
    """Keep `keuzes` under a name that no other what-if of `plan` has; `toen` is what they are based on. Raises Geweigerd."""
    rij = Verkenning(programma=plan.programma, plan=plan, naam=naam, toelichting=toelichting)
    _neem_keuzes(rij, keuzes, toen, daad)
    with _eigen_naam(rij):
        krijg_sleutel(rij)
    leeg = dict.fromkeys(NAMEN, "")
    with _vastgelegd(rij, daad, Wijziging.Handeling.TOEGEVOEGD, _verschillen(leeg, _in_woorden(rij))):
        rij.save()
    return rij


@transaction.atomic
def wijzig_verkenning(
    *,
    verkenning: Verkenning,
    versie: int,
    naam: str,
    toelichting: str,
    daad: Daad,
    nieuw: tuple[Keuzes, Toen] | None = None,
) -> Verkenning:
    """Another name, another toelichting, and with `nieuw` other choices in the place of those that were kept.

    What is the same already is left as it is. Raises Geweigerd, VersieBotsing when somebody was first.
    """
    voor = _in_woorden(verkenning)
    verkenning.naam, verkenning.toelichting = naam, toelichting
    if nieuw:
        _neem_keuzes(verkenning, *nieuw, daad)
    verschillen = _verschillen(voor, _in_woorden(verkenning))
    if verschillen or nieuw:
        wissel(verkenning, versie)
        with _vastgelegd(verkenning, daad, Wijziging.Handeling.GEWIJZIGD, verschillen), _eigen_naam(verkenning):
            verkenning.save()
    return verkenning


@transaction.atomic
def verwijder_verkenning(*, verkenning: Verkenning, versie: int, daad: Daad) -> None:
    """Remove a what-if; what it said stays in the history. Raises VersieBotsing."""
    wissel(verkenning, versie)
    leeg = dict.fromkeys(NAMEN, "")
    with _vastgelegd(verkenning, daad, Wijziging.Handeling.VERWIJDERD, _verschillen(_in_woorden(verkenning), leeg)):
        verkenning.delete()


def _neem_keuzes(rij: Verkenning, keuzes: Keuzes, toen: Toen, daad: Daad) -> None:
    if not keuzes:
        raise Geweigerd({"": NIETS_GEKOZEN})
    rij.keuzes = keuzes.als_json() | {"toen": toen.als_json()}
    rij.door, rij.op = daad.actor, daad.nu


def _in_woorden(rij: Verkenning) -> dict[str, str]:
    return {"naam": rij.naam, "toelichting": rij.toelichting, "keuzes": Keuzes.uit_json(rij.keuzes).in_woorden}


def _verschillen(oud: dict[str, str], nieuw: dict[str, str]) -> list[Verschil]:
    return [
        Verschil(veld, naam, oud[veld], nieuw[veld], oud[veld], nieuw[veld])
        for veld, naam in NAMEN.items()
        if oud[veld] != nieuw[veld]
    ]


def _vastgelegd(rij: Verkenning, daad: Daad, handeling: Wijziging.Handeling, verschillen: list[Verschil]):
    return vastgelegd(rij, daad, handeling, verschillen, soort=SOORT, programma=rij.programma, versie=rij.versie)


def _eigen_naam(rij: Verkenning) -> AbstractContextManager[None]:
    return niet_dubbel("naam", f"Er is al een verkenning met de naam {rij.naam}. Kies een andere.")
