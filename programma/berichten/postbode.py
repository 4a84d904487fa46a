"""Handing messages to the mail server: one connection for all that one press of a button sends.

A server that is down or slow must not keep the page: what it refuses is said in a Dutch sentence per message, and after
GEDULD seconds nothing is tried any more.
"""

import logging
import smtplib
import ssl
import time
from contextlib import suppress
from types import TracebackType

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage, get_connection

logger = logging.getLogger(__name__)

GEDULD = 10
TE_TRAAG = "De mailserver is te traag: dit bericht is niet meer geprobeerd. Probeer het straks opnieuw."
NIET_INGESTELD = "Dit portaal kan nog geen e-mail versturen: er is geen mailserver ingesteld. Vraag het de beheerder."


def kan_versturen() -> bool:
    """Whether messages leave this installation, or in demo mode are kept as files."""
    return settings.MAIL_WIJZE != "niet"


class Postbode:
    """Delivers while it is open (`with Postbode() as postbode`)."""

    def __init__(self) -> None:
        self._verbinding = None
        self._dicht = ""  # why nothing needs to be tried any more
        self._tot = time.monotonic() + GEDULD

    def __enter__(self) -> "Postbode":
        return self

    def __exit__(self, soort: type | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        self._sluit()

    def bezorg(self, bericht: EmailMessage) -> str:
        """Deliver `bericht`; "" when the mail server took it, else the reason why not, for a reader."""
        if not self._dicht and time.monotonic() > self._tot:
            self._dicht = TE_TRAAG
        if not self._dicht:
            self._open()
        if self._dicht:
            return self._dicht
        try:
            self._verbinding.send_messages([bericht])
        except (OSError, smtplib.SMTPException, ValueError) as fout:
            # The connection may be gone or half-way a conversation; the next message opens another.
            self._sluit()
            return _zin(fout)
        return ""

    def _open(self) -> None:
        if self._verbinding is not None:
            return
        if not kan_versturen():
            self._dicht = NIET_INGESTELD
            return
        try:
            self._verbinding = get_connection()
            self._verbinding.open()
        except (OSError, smtplib.SMTPException, ImproperlyConfigured) as fout:
            self._dicht = _zin(fout)
            self._sluit()

    def _sluit(self) -> None:
        verbinding, self._verbinding = self._verbinding, None
        if verbinding is not None:
            with suppress(OSError, smtplib.SMTPException):
                verbinding.close()


# The first that fits; a kind of error stands before what it is a kind of.
_ZINNEN: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "De mailserver weigert de gebruiker of het wachtwoord van het portaal."),
    (smtplib.SMTPRecipientsRefused, "De mailserver kent dit e-mailadres niet, of weigert het."),
    (smtplib.SMTPSenderRefused, "De mailserver weigert de afzender van het portaal."),
    (smtplib.SMTPNotSupportedError, "De mailserver kan niet wat het portaal vraagt, zoals beveiligen of aanmelden."),
    (smtplib.SMTPServerDisconnected, "De mailserver verbrak de verbinding."),
    (smtplib.SMTPException, "De mailserver weigert dit bericht."),
    (TimeoutError, "De mailserver antwoordt niet op tijd."),
    (ssl.SSLError, "De beveiligde verbinding met de mailserver lukt niet."),
    (OSError, "De mailserver is niet bereikbaar."),
    (ImproperlyConfigured, "Het portaal kan de berichten hier niet bewaren."),
    (ValueError, "Dit e-mailadres kan niet bestaan."),
)


def _zin(fout: Exception) -> str:
    """For who reads the page; what the server said itself is in English and goes to the log."""
    logger.error("e-mail: %s: %s", type(fout).__name__, fout)
    return next(zin for soort, zin in _ZINNEN if isinstance(fout, soort))
