"""Freezes in processes that may be killed, and looks at what they left; see test_stroomuitval_vriezen.py."""

import json
import os
import sys
import time

import psycopg
from django.db import connection, transaction

from programma.models import Programma, Rapportageperiode
from rapportage import overzicht
from rapportage.edities import samenstellen
from rapportage.models import Editie
from rapportage.ronde.stappen import Stapnaam
from rapportage.uitvoer import als_docx, als_pdf
from rapportage.verificatie.alles import verifieer
from tests.rapportage.conftest import NU
from tests.rapportage.rondes import weerleg_alles, zet


def main(*, los: bool) -> None:
    """For every line on standard input a new process gets the round ready, writes its own number, and freezes it.

    When it is gone, there is one more line: how many editions there are, and everything that is wrong with them. With `los`
    every statement stands on its own, as without a transaction.
    """
    # Made before anything is written, and slow.
    als_pdf.maak = als_docx.maak = lambda overzicht, stempel: b"proef"
    for _ in sys.stdin:
        # A connection is of one process.
        connection.close()
        if kind := os.fork():
            os.waitpid(kind, 0)
            fouten = verifieer(Programma.objects.all()).fouten
            print(json.dumps([Editie.objects.count(), [str(fout) for fout in fouten]]), flush=True)
        else:
            try:
                _bevries(los=los)
            finally:
                os._exit(0)


def _bevries(*, los: bool) -> None:
    periode = Rapportageperiode.objects.select_related("programma").get(slug="2024-04")
    if periode.toestand == "akkoord_portefeuillehouder":
        zet(periode, Stapnaam.HEROPEN)
    if periode.toestand == "concept":
        weerleg_alles(periode)
        zet(periode, Stapnaam.AMBTELIJK_AKKOORD)
    if not los:
        print(os.getpid(), flush=True)
        zet(periode, Stapnaam.AKKOORD)
        return
    _zonder_transactie()
    print(os.getpid(), flush=True)
    with connection.execute_wrapper(_langzaam):
        zet(periode, Stapnaam.AKKOORD)


def _langzaam(vraag, sql, waarden, veel, context):
    """A wide gap between the rows of an edition, so that a few kills find it."""
    antwoord = vraag(sql, waarden, veel, context)
    if sql.startswith('INSERT INTO "rapportage_editiebestand"'):
        time.sleep(0.05)
    return antwoord


def _zonder_transactie() -> None:
    """From now on a transaction is only thought to be there."""

    def begin(self: transaction.Atomic) -> None:
        connection.in_atomic_block = True

    transaction.Atomic.__enter__ = begin
    transaction.Atomic.__exit__ = lambda self, *fout: None


def stel_samen_terwijl_iemand_schrijft(*, vast: bool) -> None:
    """Print how many acties of the composed overview were changed by somebody else after its first question.

    Without `vast` every query sees what was written just before it.
    """
    anders, gedaan = f"Halverwege veranderd ({vast})", []

    def schrijf_na_de_eerste_vraag(vraag, sql, waarden, veel, context):
        antwoord = vraag(sql, waarden, veel, context)
        if sql.startswith("SELECT") and not gedaan:
            gedaan.append(sql)
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as ander:
                ander.execute("UPDATE acties_actie SET titel = %s", [anders])
        return antwoord

    periode = Rapportageperiode.objects.select_related("programma").get(slug="2024-04")
    maak = samenstellen.stel_vast_samen if vast else overzicht.stel_samen
    with connection.execute_wrapper(schrijf_na_de_eerste_vraag):
        bijlage = maak(periode, nu=NU).bijlagen[0]
    print(sum(actie.titel == anders for opgave in bijlage.opgaven for actie in opgave.acties))
