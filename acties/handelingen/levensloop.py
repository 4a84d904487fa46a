"""The life of an actie: added, copied, vervallen and taken back. An actie is never deleted."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from acties.keuzes import Status
from acties.models import Actie
from acties.naslag import Naslag
from acties.velden import VELDEN, Waarde
from programma.models import Opgave, Uitvoeringsplan, Wijziging
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd

from .terugdraaien import status_voor_vervallen
from .wensen import Wens
from .wijzigen import POGINGEN, SOORT, Uitkomst, wijzig_actie, zet_velden

# Addresses below acties/ that are pages of their own.
GERESERVEERD = frozenset({"nieuw", "bulk", "ongedaan", "exporteren"})


def maak_actie(*, plan: Uitvoeringsplan, opgave: Opgave, waarden: Mapping[str, Waarde], daad: Daad) -> Actie:
    """A new actie with the next nummer of `opgave`. `waarden` are values by field; titel is needed. Raises Geweigerd."""
    for poging in range(POGINGEN):
        try:
            with transaction.atomic():
                return _maak(plan, opgave, waarden, daad)
        except IntegrityError:
            # Somebody else took the nummer or the address at the same moment.
            if poging == POGINGEN - 1:
                raise
    raise AssertionError


def _maak(plan: Uitvoeringsplan, opgave: Opgave, waarden: Mapping[str, Waarde], daad: Daad) -> Actie:
    naslag = Naslag(plan)
    actie = Actie(
        plan=plan, opgave=opgave, nummer=_volgend_nummer(plan, opgave), slug=_vrij_adres(plan, waarden["titel"])
    )
    eigen = _ingevuld(waarden)
    # The rows below it need its key; a constraint between fields can only be met once they all have their value.
    actie.titel = waarden["titel"]
    krijg_sleutel(actie)
    with vastgelegd(
        actie,
        daad,
        Wijziging.Handeling.TOEGEVOEGD,
        beginverschillen(waarden),
        soort=SOORT,
        programma=plan.programma,
        versie=actie.versie,
    ):
        zet_velden(actie, eigen, naslag, daad, onder=False)
        zet_velden(actie, eigen, naslag, daad, onder=True)
        actie.save()
    return actie


def beginverschillen(waarden: Mapping[str, Waarde]) -> list[Verschil]:
    """The fields that have a value, from nothing: how the history of an actie begins."""
    eigen = _ingevuld(waarden)
    return [
        Verschil(sleutel, veld.naam, _leeg(eigen[sleutel]), eigen[sleutel], "", veld.in_woorden(eigen[sleutel]))
        for sleutel, veld in VELDEN.items()
        if sleutel in eigen
    ]


def _ingevuld(waarden: Mapping[str, Waarde]) -> dict[str, Waarde]:
    return {sleutel: waarde for sleutel, waarde in waarden.items() if waarde not in ("", [], {})}


def _leeg(waarde: Waarde) -> Waarde:
    """Nothing, of the same kind as `waarde`."""
    return type(waarde)()


def _volgend_nummer(plan: Uitvoeringsplan, opgave: Opgave) -> str:
    nummers = plan.acties.filter(opgave=opgave).values_list("nummer", flat=True)
    laatste = max((int(nummer.split(".")[1]) for nummer in nummers), default=0)
    return f"{opgave.nummer}.{laatste + 1:02}"


def _vrij_adres(plan: Uitvoeringsplan, titel: str) -> str:
    """An address from the title that no actie of the programme has."""
    begin = slugify(titel)[:100] or "actie"
    bezet = set(
        Actie.objects.filter(plan__programma=plan.programma_id, slug__startswith=begin).values_list("slug", flat=True)
    )
    bezet |= GERESERVEERD
    kandidaten = (f"{begin}-{tel}" if tel > 1 else begin for tel in range(1, len(bezet) + 2))
    return next(kandidaat for kandidaat in kandidaten if kandidaat not in bezet)


def dupliceer_actie(*, actie: Actie, daad: Daad) -> Actie:
    """A copy of `actie` that still has to begin: everything but what was reported, decided or reached."""
    (gegevens,) = Actie.objects.filter(pk=actie.pk).gegevens(met_mijlpalen=True)
    weg = {"status", "borging_afdeling", "borging_vanaf", "toewijzing"}
    waarden = {sleutel: veld.waarde(gegevens) for sleutel, veld in VELDEN.items() if sleutel not in weg}
    waarden["titel"] = f"{gegevens.titel[:190]} (kopie)"
    waarden["mijlpalen"] = [rij | {"gehaald_op": ""} for rij in waarden["mijlpalen"]]
    return maak_actie(plan=actie.plan, opgave=actie.opgave, waarden=waarden, daad=daad)


def laat_vervallen(*, actie: Actie, daad: Daad) -> Uitkomst:
    """Declare the actie vervallen; it stays, with its money and history. Raises RedenNodig without a reason."""
    return wijzig_actie(
        wens=Wens(actie.pk, {"status": Status.VERVALLEN.value}), daad=daad, handeling=Wijziging.Handeling.VERVALLEN
    )


def haal_terug(*, actie: Actie, daad: Daad) -> Uitkomst:
    """Take a vervallen actie back, with the status it had before. Raises RedenNodig without a reason."""
    eerder = status_voor_vervallen(actie) or Status.NIET_GERAPPORTEERD.value
    return wijzig_actie(wens=Wens(actie.pk, {"status": eerder}), daad=daad, handeling=Wijziging.Handeling.TERUGGEHAALD)
