"""How the export of a source is read: kept, changed, used by an import, removed."""

from contextlib import AbstractContextManager
from dataclasses import replace

from django.db import transaction

from financien.importeren.profiel import Profiel, als_json, uit_json
from financien.importeren.profielwoorden import DELEN, in_woorden
from financien.models import Importprofiel
from programma.handelingen.weigering import eis_reden, niet_dubbel
from programma.models import Importronde, Programma, Wijziging
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd
from programma.versies import wissel

SOORT = "importprofiel"
NAMEN = DELEN


@transaction.atomic
def bewaar_profiel(*, programma: Programma, nieuw: Profiel, daad: Daad) -> Importprofiel:
    """Keep a new profile. Raises Geweigerd when there is one of that name."""
    rij = Importprofiel(programma=programma, naam=nieuw.naam, instellingen=als_json(nieuw))
    with _eigen_naam(rij):
        krijg_sleutel(rij)
    with _vastgelegd(rij, daad, Wijziging.Handeling.TOEGEVOEGD, _verschillen(None, nieuw)):
        rij.save()
    return rij


@transaction.atomic
def wijzig_profiel(*, profiel: Importprofiel, versie: int, nieuw: Profiel, daad: Daad) -> Importprofiel:
    """Let `profiel` read, and be called, as `nieuw` says; what is the same already is left as it is.

    Raises Geweigerd when another one has that name, VersieBotsing when somebody was first.
    """
    verschillen = _verschillen(uit_json(profiel.instellingen), nieuw)
    if verschillen:
        wissel(profiel, versie)
        profiel.naam, profiel.instellingen = nieuw.naam, als_json(nieuw)
        with _vastgelegd(profiel, daad, Wijziging.Handeling.GEWIJZIGD, verschillen), _eigen_naam(profiel):
            profiel.save()
    return profiel


@transaction.atomic
def verwijder_profiel(*, profiel: Importprofiel, versie: int, daad: Daad) -> None:
    """Forget how a source is read; what was imported with it stays. Raises Geweigerd without a reason, VersieBotsing."""
    eis_reden(daad)
    wissel(profiel, versie)
    verschillen = _verschillen(uit_json(profiel.instellingen), None)
    with _vastgelegd(profiel, daad, Wijziging.Handeling.VERWIJDERD, verschillen):
        profiel.delete()


@transaction.atomic
def noteer_gebruik(*, profiel: Importprofiel, ronde: Importronde, daad: Daad) -> None:
    """`ronde` was imported with `profiel`. That changes nothing about how it reads, so it gets no version or history."""
    Importprofiel.objects.filter(pk=profiel.pk).update(gebruikt_op=daad.nu)
    profiel.rondes.add(ronde)


def _verschillen(oud: Profiel | None, nieuw: Profiel | None) -> list[Verschil]:
    van, naar = (als_json(profiel) if profiel else {} for profiel in (oud, nieuw))
    van_tekst, naar_tekst = (in_woorden(profiel) if profiel else {} for profiel in (oud, nieuw))
    return [
        Verschil(deel, naam, van.get(deel), naar.get(deel), van_tekst.get(deel, ""), naar_tekst.get(deel, ""))
        for deel, naam in DELEN.items()
        if van.get(deel) != naar.get(deel)
    ]


def _vastgelegd(rij: Importprofiel, daad: Daad, handeling: Wijziging.Handeling, verschillen: list[Verschil]):
    """The change of a profile is no part of what an import did: whoever takes that back keeps the way of reading."""
    samen = daad.importronde.reeks if daad.importronde else daad.reeks
    return vastgelegd(
        rij,
        replace(daad, importronde=None, reeks=samen),
        handeling,
        verschillen,
        soort=SOORT,
        programma=rij.programma,
        versie=rij.versie,
    )


def _eigen_naam(rij: Importprofiel) -> AbstractContextManager[None]:
    return niet_dubbel("naam", f"Er is al een profiel met de naam {rij.naam}.")
