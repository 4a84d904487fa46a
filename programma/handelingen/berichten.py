"""Sending one message: the row comes first, so that nobody gets two of a kind on one day."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils import timezone

from programma.berichten.postbode import Postbode
from programma.berichten.woorden import Woorden
from programma.berichtkeuzes import Berichtsoort
from programma.models import Bericht, Gebruiker, Programma
from programma.vastleggen import Daad


def verstuur_bericht(
    *,
    programma: Programma,
    soort: Berichtsoort,
    over: str,
    ontvanger: Gebruiker,
    woorden: Woorden,
    daad: Daad,
    postbode: Postbode,
) -> Bericht | None:
    """Send `woorden`, filled in already, to `ontvanger`; None when a message of this kind went there today.

    `fout` of the row says why it did not leave; another one may follow on the same day then. Never call it in a
    transaction: what was sent cannot be taken back, and a slow mail server would keep everybody else from writing.
    """
    bericht = Bericht(
        programma=programma,
        soort=soort.value,
        over=over,
        ontvanger=ontvanger,
        adres=ontvanger.email,
        onderwerp=woorden.onderwerp,
        tekst=woorden.tekst,
        dag=timezone.localdate(daad.nu),
        door=daad.actor,
        begonnen_op=daad.nu,
    )
    try:
        with transaction.atomic():
            bericht.save(force_insert=True)
    except IntegrityError:
        return None
    bericht.fout = postbode.bezorg(_brief(bericht))
    bericht.verstuurd_op = None if bericht.fout else daad.nu
    bericht.save(update_fields=["fout", "verstuurd_op"])
    return bericht


def _brief(bericht: Bericht) -> EmailMessage:
    """An answer goes to whoever pressed the button, not to the portal."""
    return EmailMessage(
        subject=bericht.onderwerp,
        body=bericht.tekst,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[bericht.adres],
        reply_to=[bericht.door.email] if bericht.door else [],
    )
