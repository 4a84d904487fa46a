"""Readers of environment variables. A bad value stops the start with one Dutch sentence that names the variable."""

import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from sfn_portal.system import why

JA = {"1", "ja", "true", "aan"}
NEE = {"0", "nee", "false", "uit", ""}


def ja_of_nee(naam: str, *, standaard: bool) -> bool:
    """The boolean in variable `naam`; raises ImproperlyConfigured on anything but 1/ja/true/aan or 0/nee/false/uit."""
    waarde = os.environ.get(naam)
    if waarde is None:
        return standaard
    if waarde.strip().lower() in JA:
        return True
    if waarde.strip().lower() in NEE:
        return False
    raise ImproperlyConfigured(f"{naam}={waarde!r} begrijpt het portaal niet. Gebruik 1 (ja) of 0 (nee).")


def lijst(naam: str, *, standaard: list[str]) -> list[str]:
    """The comma-separated values in variable `naam`, without spaces and empty parts."""
    waarde = os.environ.get(naam)
    if waarde is None:
        return standaard
    return [deel.strip() for deel in waarde.split(",") if deel.strip()]


def map_pad(naam: str, *, standaard: Path) -> Path:
    """An absolute folder path from variable `naam`; raises ImproperlyConfigured when a file is in the way."""
    pad = Path(os.environ.get(naam) or standaard).resolve()
    if pad.exists() and not pad.is_dir():
        raise ImproperlyConfigured(
            f"{naam} wijst naar {pad}, maar dat is geen map. Kies een map of verwijder het bestand."
        )
    return pad


def sleutel(naam: str, *, proef: bool, var: Path) -> str:
    """The secret key: from variable `naam`, or in demo mode (`proef`) one made once and kept in `var`."""
    waarde = os.environ.get(naam, "")
    if waarde:
        if len(waarde) < 50:
            raise ImproperlyConfigured(f"{naam} is te kort. Gebruik minstens 50 willekeurige tekens.")
        return waarde
    if not proef:
        raise ImproperlyConfigured(
            f"{naam} ontbreekt. Zet er minstens 50 willekeurige tekens in, of start met SFN_DEMO=1."
        )
    bestand = var / "sleutel"
    try:
        var.mkdir(parents=True, exist_ok=True)
        if not bestand.exists():
            # Two processes may start at once: the name appears complete or not at all, and the first one wins.
            tijdelijk = var / f".sleutel-{os.getpid()}"
            tijdelijk.write_text(secrets.token_urlsafe(64))
            tijdelijk.chmod(0o600)
            with suppress(FileExistsError):
                os.link(tijdelijk, bestand)
            tijdelijk.unlink()
        return bestand.read_text()
    except OSError as fout:
        raise ImproperlyConfigured(
            f"In de map {var} kan het portaal niet schrijven ({why(fout)}). Geef schrijfrechten of kies met SFN_VAR een andere map."
        ) from fout


def database(naam: str, *, var: Path) -> dict:
    """The Django database settings for the URL in `naam`; SQLite in `var` when it is empty.

    Raises ImproperlyConfigured for a URL that is not sqlite:/// or postgresql://.
    """
    url = os.environ.get(naam, "").strip() or f"sqlite:///{var / 'portaal.sqlite3'}"
    uitleg = "Gebruik postgresql://gebruiker:wachtwoord@computer:5432/naam of sqlite:////pad/naar/bestand.sqlite3."
    if url.split(":", 1)[0] not in {"sqlite", "postgresql", "postgres"}:
        raise ImproperlyConfigured(f"{naam} begint niet met postgresql:// of sqlite:///. {uitleg}")
    try:
        instellingen = dict(dj_database_url.parse(url))
    except (ValueError, dj_database_url.ParseError) as fout:
        raise ImproperlyConfigured(f"{naam} is geen geldig adres van een database. {uitleg}") from fout
    if not instellingen.get("NAME"):
        raise ImproperlyConfigured(f"{naam} noemt geen database. {uitleg}")
    if instellingen["ENGINE"].endswith("sqlite3"):
        return _sqlite(instellingen)
    return _postgresql(instellingen)


def _sqlite(instellingen: dict) -> dict:
    # IMMEDIATE takes the write lock at the start of a transaction, so two writers queue instead of failing half-way;
    # FULL keeps a committed change after a power cut.
    return instellingen | {
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(instellingen: dict) -> dict:
    grenzen = "-c lock_timeout=3s -c statement_timeout=15s -c idle_in_transaction_session_timeout=30s"
    opties = instellingen.get("OPTIONS", {})
    return instellingen | {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": opties | {"connect_timeout": 5, "options": f"{opties.get('options', '')} {grenzen}".strip()},
    }


@dataclass(frozen=True, slots=True)
class Mail:
    """How e-mail leaves: by a `server`, as files in a `map` (demo mode without a server), or `niet`."""

    wijze: str
    server: str = ""
    poort: int = 0
    beveiliging: str = ""
    gebruiker: str = ""
    wachtwoord: str = ""
    afzender: str = "portaal@localhost"

    @property
    def backend(self) -> str:
        soort = {"server": "smtp", "map": "filebased", "niet": "dummy"}[self.wijze]
        return f"django.core.mail.backends.{soort}.EmailBackend"


# How a connection with the mail server is protected, and the port on which that is usual.
BEVEILIGING = {"starttls": 587, "tls": 465, "geen": 25}


def mail(naam: str, *, proef: bool) -> Mail:
    """How e-mail leaves, from variable `naam` ("computer" or "computer:poort") and those that begin with SFN_MAIL_."""
    computer, _, poort = os.environ.get(naam, "").strip().partition(":")
    if not computer:
        return Mail("map" if proef else "niet")
    beveiliging = os.environ.get("SFN_MAIL_BEVEILIGING", "").strip().lower() or "starttls"
    if beveiliging not in BEVEILIGING:
        raise ImproperlyConfigured(
            f"SFN_MAIL_BEVEILIGING={beveiliging!r} begrijpt het portaal niet. Gebruik starttls, tls of geen."
        )
    if poort and not (poort.isascii() and poort.isdigit() and 1 <= int(poort) <= 65535):
        raise ImproperlyConfigured(
            f"{naam} noemt {poort!r} als poort. Gebruik een getal, zoals in mail.gemeente.nl:587."
        )
    gebruiker, wachtwoord = (os.environ.get(f"SFN_MAIL_{deel}", "") for deel in ("GEBRUIKER", "WACHTWOORD"))
    if bool(gebruiker) != bool(wachtwoord):
        raise ImproperlyConfigured("Geef SFN_MAIL_GEBRUIKER en SFN_MAIL_WACHTWOORD samen, of geen van beide.")
    afzender = os.environ.get("SFN_MAIL_AFZENDER", "").strip()
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", parseaddr(afzender)[1]) or not afzender.isprintable():
        raise ImproperlyConfigured(
            "SFN_MAIL_AFZENDER is geen e-mailadres. Gebruik bijvoorbeeld Sterk voor Noord <noord@gemeente.nl>."
        )
    return Mail(
        "server",
        computer,
        int(poort) if poort else BEVEILIGING[beveiliging],
        beveiliging,
        gebruiker,
        wachtwoord,
        afzender,
    )


def adres(naam: str, *, standaard: str, nodig: bool) -> str:
    """Where people find the portal, without a slash at the end: what links in an e-mail begin with."""
    waarde = os.environ.get(naam, "").strip().rstrip("/")
    if not waarde:
        if nodig:
            raise ImproperlyConfigured(
                f"{naam} ontbreekt. Zet er het adres in waarop mensen het portaal vinden, zoals https://noord.gemeente.nl."
            )
        return standaard
    try:
        delen = urlsplit(waarde)
        heel = (
            delen.scheme in {"http", "https"} and delen.hostname and not (delen.path or delen.query or delen.fragment)
        )
    except ValueError:
        heel = False
    if not heel or not waarde.isprintable() or " " in waarde:
        raise ImproperlyConfigured(f"{naam}={waarde!r} is geen adres. Gebruik bijvoorbeeld https://noord.gemeente.nl.")
    return waarde
