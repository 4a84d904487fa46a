"""The steps of an import round: uploaded, read again with other choices, confirmed, withdrawn, taken back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from programma.importeren import bewaarplaats
from programma.importeren.soorten import SOORTEN
from programma.importeren.voorbeeld import Voorbeeld, als_json, uit_json
from programma.models import Importronde, Programma, nieuwe_reeks
from programma.vastleggen import Daad
from programma.versies import wissel

Toestand = Importronde.Toestand
ONAF = (Toestand.LEZEN, Toestand.VOORBEELD, Toestand.GEWEIGERD)


class NietTeBevestigen(Exception):
    """The round cannot be carried out as it is; the message is a Dutch sentence."""


class RedenOntbreekt(Exception):
    """Some of the changes ask for a reason; the message is a Dutch sentence."""


def begin_import(
    *,
    programma: Programma,
    soort: str,
    bestandsnaam: str,
    inhoud: bytes,
    daad: Daad,
    voorbeeld: Voorbeeld | None = None,
) -> Importronde:
    """A new round, to be read by `programma.importeren.lezen`, or waiting for confirmation of the `voorbeeld` it has already.

    First the file and then the row. Rounds and files whose term is over are tidied up.
    """
    sha256 = bewaarplaats.bewaar(inhoud)
    with transaction.atomic():
        _ruim_rondes_op(daad.nu)
        ronde = Importronde.objects.create(
            programma=programma,
            soort=soort,
            bestandsnaam=bestandsnaam[-200:],
            sha256=sha256,
            grootte=len(inhoud),
            door=daad.actor,
            begonnen_op=daad.nu,
            teken_op=daad.nu,
            toestand=Toestand.LEZEN if voorbeeld is None else Toestand.VOORBEELD,
            voorbeeld={} if voorbeeld is None else als_json(voorbeeld),
        )
    bewaarplaats.ruim_op(daad.nu)
    return ronde


def _ruim_rondes_op(nu: datetime) -> None:
    """Rounds whose file goes: who did not confirm it by now will not, and what it did stands in the history."""
    oud = Importronde.objects.filter(begonnen_op__lte=nu - bewaarplaats.TERMIJN)
    oud.filter(toestand__in=ONAF).update(toestand=Toestand.INGETROKKEN, afgerond_op=nu)
    oud.exclude(voorbeeld={}).update(voorbeeld={}, keuzes={})


def lees_opnieuw(
    *, ronde: Importronde, versie: int, daad: Daad, keuzes: Mapping[str, str] | None = None, melding: str = ""
) -> Importronde:
    """Let the file be read and compared once more, with other `keuzes` when they are given; `melding` tells why.

    Raises NietTeBevestigen when the round is over, VersieBotsing when it went on since `versie`.
    """
    with transaction.atomic():
        wissel(ronde, versie)
        if ronde.toestand not in ONAF:
            raise NietTeBevestigen("Deze import is al afgerond.")
        ronde.keuzes = ronde.keuzes if keuzes is None else dict(keuzes)
        ronde.toestand, ronde.voortgang, ronde.teken_op, ronde.melding = Toestand.LEZEN, 0, daad.nu, melding
        ronde.save(update_fields=["keuzes", "toestand", "voortgang", "teken_op", "melding"])
    return ronde


def bevestig_import(*, ronde: Importronde, versie: int, daad: Daad) -> int:
    """Do exactly what the preview of `ronde` says, all or none, in one transaction; returns how many records were written.

    `versie` is that of the preview that the person saw. Raises VersieBotsing when it is another by now, Ingehaald when
    somebody changed one of the records since, NietTeBevestigen and RedenOntbreekt.
    """
    with transaction.atomic():
        wissel(ronde, versie)
        voorbeeld = uit_json(ronde.voorbeeld)
        if ronde.toestand != Toestand.VOORBEELD:
            raise NietTeBevestigen("Deze import wacht niet op een bevestiging.")
        if voorbeeld.telling.fouten:
            raise NietTeBevestigen("Er zijn nog fouten. Los die eerst op; tot dan wordt er niets doorgevoerd.")
        # A command has nobody to ask: there a proposal that may stand without a person is a warning.
        if daad.actor and voorbeeld.wacht_op_antwoord:
            raise NietTeBevestigen("Er zijn nog vragen. Beantwoord die eerst; tot dan wordt er niets doorgevoerd.")
        if not voorbeeld.kan_door:
            raise NietTeBevestigen("Er is niets om door te voeren: alles in het bestand staat al zo in het portaal.")
        if voorbeeld.reden_voor and not daad.reden.strip():
            raise RedenOntbreekt(f"Schrijf kort waarom {' en '.join(voorbeeld.reden_voor)} verandert.")
        gedaan = SOORTEN[ronde.soort].voer_uit(ronde, Daad(daad.actor, daad.nu, daad.reden, importronde=ronde))
        ronde.toestand, ronde.afgerond_op, ronde.reden = Toestand.BEVESTIGD, daad.nu, daad.reden
        ronde.melding = ""
        ronde.save(update_fields=["toestand", "afgerond_op", "reden", "melding"])
    return gedaan


def trek_import_in(*, ronde: Importronde, versie: int, daad: Daad) -> Importronde:
    """Leave it at that: nothing of the round is carried out. Raises NietTeBevestigen when it is over, VersieBotsing."""
    with transaction.atomic():
        wissel(ronde, versie)
        if ronde.toestand not in ONAF:
            raise NietTeBevestigen("Deze import is al afgerond.")
        ronde.toestand, ronde.afgerond_op = Toestand.INGETROKKEN, daad.nu
        ronde.save(update_fields=["toestand", "afgerond_op"])
    return ronde


def maak_import_ongedaan(*, ronde: Importronde, daad: Daad) -> int:
    """Take back everything that `ronde` did, all or none, as new changes; returns how many records.

    Raises NietTeBevestigen when there is nothing to take back, Ingehaald when somebody changed one of them since.
    """
    with transaction.atomic():
        if ronde.toestand != Toestand.BEVESTIGD or is_ongedaan(ronde):
            raise NietTeBevestigen("Deze import is niet doorgevoerd, of al ongedaan gemaakt.")
        reden = daad.reden or f"Import van {ronde.bestandsnaam} ongedaan gemaakt"
        return SOORTEN[ronde.soort].maak_ongedaan(ronde, Daad(daad.actor, daad.nu, reden, reeks=nieuwe_reeks()))


def is_ongedaan(ronde: Importronde) -> bool:
    """Whether everything that this round did was taken back since."""
    gedaan = set(ronde.wijzigingen.values_list("pk", "hersteld_door"))
    return bool(gedaan) and all(hersteld_door for _, hersteld_door in gedaan)
