"""What must be right before the portal opens. Every check raises Stop: in Dutch what is wrong and what to do."""

import os
import re
import socket
from pathlib import Path

from django.apps import apps
from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from rapportage.controles import HERSTEL
from rapportage.edities import sloten
from sfn_portal import system
from sfn_portal.system import Stop


def gekozen_poort(waarde: str) -> int:
    """The port in the text of variable PORT."""
    if not waarde.isascii() or not waarde.isdigit() or not 1 <= int(waarde) <= 65535:
        raise Stop(f"PORT={waarde} is geen poort. Kies een getal van 1024 tot en met 65535: make start PORT=8001")
    return int(waarde)


def neem_poort(poort: int) -> socket.socket:
    """The port on this computer, held from now on: nobody else can take it while the portal gets ready."""
    andere = poort + 1 if 1024 <= poort < 65535 else 8001
    deur = socket.socket()
    # As every server does: a connection of the previous run that is still closing is no obstacle.
    deur.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        deur.bind(("127.0.0.1", poort))
    except OSError as fout:
        deur.close()
        if isinstance(fout, PermissionError):
            raise Stop(
                f"Poort {poort} mag deze gebruiker niet openen. Kies een andere: make start PORT={andere}"
            ) from fout
        raise Stop(
            f"Poort {poort} is al bezet door een ander programma, misschien door het portaal zelf. "
            f"Stop dat programma, of kies een andere poort: make start PORT={andere}"
        ) from fout
    return deur


def controleer_bibliotheken() -> None:
    """The system libraries of the PDF are here."""
    if ontbreekt := system.missing_libraries():
        raise Stop(system.missing_sentence(ontbreekt))


def controleer_database(verbinding: BaseDatabaseWrapper) -> None:
    """The database can be opened and is sound."""
    ingebouwd = verbinding.vendor == "sqlite"
    bestand = Path(verbinding.settings_dict["NAME"])
    if ingebouwd:
        _controleer_plaats(bestand)
    try:
        verbinding.ensure_connection()
        if ingebouwd:
            _controleer_inhoud(verbinding)
    except DatabaseError as fout:
        uitleg = onleesbaar(bestand, str(fout)) if ingebouwd else _geen_verbinding(verbinding.settings_dict, str(fout))
        raise Stop(uitleg) from fout


def _controleer_plaats(bestand: Path) -> None:
    if bestand.is_dir():
        raise Stop(f"{bestand} is een map. Kies met DATABASE_URL de naam van een databasebestand.")
    # SQLite writes its journal beside the file, so the folder counts as much as the file.
    map_ = bestand.resolve().parent
    keuze = "Geef schrijfrechten, of kies met DATABASE_URL of SFN_VAR een andere plaats."
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise Stop(f"De map {map_} voor de database kan niet worden gemaakt ({system.why(fout)}). {keuze}") from fout
    if not os.access(map_, os.W_OK | os.X_OK):
        raise Stop(f"In de map {map_} van de database mag deze gebruiker niet schrijven. {keuze}")
    if bestand.exists() and not os.access(bestand, os.R_OK | os.W_OK):
        raise Stop(f"De database {bestand} mag deze gebruiker niet lezen en schrijven. {keuze}")


def _controleer_inhoud(verbinding: BaseDatabaseWrapper) -> None:
    """Raises DatabaseError when pages of the file are damaged; broken rules in the data are no damage."""
    with verbinding.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints=ON")
        uitslag = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
        cursor.execute("PRAGMA ignore_check_constraints=OFF")
    if uitslag != "ok":
        raise DatabaseError(uitslag)


def onleesbaar(bestand: Path, melding: str) -> str:
    """The sentence for a SQLite file that does not open, or that is not sound."""
    if "locked" in melding:
        return f"De database {bestand} is in gebruik door een ander programma. Sluit dat en probeer het opnieuw."
    if "I/O" in melding or "unable to open" in melding or "full" in melding:
        return f"De database {bestand} kan niet worden geopend ({melding}). Controleer de schijf en de rechten."
    return (
        f"De database {bestand} is beschadigd. Zet een reservekopie terug, of geef het bestand een andere naam; "
        "`make start` maakt dan een nieuwe met de gegevens uit fixtures/."
    )


def te_doen(verbinding: BaseDatabaseWrapper) -> int:
    """How many migrations this database still needs; raises Stop when it has some that this code does not know."""
    uitvoerder = MigrationExecutor(verbinding)
    lader = uitvoerder.loader
    bekend = set(lader.disk_migrations)
    for migratie in lader.disk_migrations.values():
        bekend.update(migratie.replaces)
    eigen = {app.label for app in apps.get_app_configs()}
    if vreemd := sorted(
        sleutel for sleutel in lader.applied_migrations if sleutel[0] in eigen and sleutel not in bekend
    ):
        raise Stop(
            f"De database is van een nieuwere versie van het portaal (stap {'.'.join(vreemd[-1])} is hier onbekend). "
            "Werk het portaal bij, of zet een reservekopie terug die bij deze versie hoort."
        )
    return len(uitvoerder.migration_plan(lader.graph.leaf_nodes()))


def controleer_sloten(verbinding: BaseDatabaseWrapper) -> None:
    """What was frozen is locked; a database that was put back or copied by hand may have lost that."""
    if weg := sloten.ontbrekend(verbinding):
        raise Stop(f"In de database ontbreken {len(weg)} sloten op de edities, zoals {weg[0]}. {HERSTEL}")


def niet_bijgewerkt(melding: str) -> str:
    """The sentence for a database that refuses a migration or the data."""
    if "permission denied" in melding:
        return "De gebruiker in DATABASE_URL mag in deze database geen tabellen maken. Geef die gebruiker dat recht."
    return f"De database kan niet worden bijgewerkt. De melding was: {melding.splitlines()[0]}"


def _geen_verbinding(instellingen: dict, melding: str) -> str:
    """The sentence for a PostgreSQL that gives no connection; names computer and database, never the password."""
    computer = instellingen.get("HOST") or instellingen.get("OPTIONS", {}).get("host") or "deze computer"
    if instellingen.get("PORT"):
        computer += f", poort {instellingen['PORT']},"
    naam = instellingen["NAME"]
    waar = f"De database {naam} op {computer}"
    # The server gives no code before there is a connection, only English words.
    oorzaken = [
        (
            'database ".*" does not exist',
            f"De server op {computer} heeft geen database {naam}. Maak die aan of verbeter DATABASE_URL.",
        ),
        (
            "password|authentication|role .* does not exist",
            f"{waar} weigert de gebruiker of het wachtwoord. Verbeter die in DATABASE_URL.",
        ),
        (
            "resolve|translate host",
            f"{waar} is niet te vinden. Controleer de naam van de computer in DATABASE_URL en het netwerk.",
        ),
        (
            "refused|timeout|timed out|unreachable|No such file",
            f"{waar} antwoordt niet. Start de databaseserver of verbeter DATABASE_URL.",
        ),
        (r"PostgreSQL \d+ or later", f"{waar} is te oud voor het portaal. Neem een nieuwere PostgreSQL."),
    ]
    for woorden, zin in oorzaken:
        if re.search(woorden, melding):
            return zin
    return f"{waar} geeft geen verbinding. Controleer de server en DATABASE_URL."
