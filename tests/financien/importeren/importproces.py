"""Imports a ledger in processes that may be killed, see test_stroomuitval.py."""

import os
import sys
from dataclasses import replace
from datetime import date, timedelta

from django.db import connection, transaction

from financien.models import Budgetpost
from programma.handelingen.importeren import bevestig_import
from programma.models import Programma
from programma.vastleggen import Daad
from tests.financien.importeren.opdrachten import NU, PROFIEL, grootboek, profielopdracht, ronde_met, stand_van

EERSTE = date(2030, 1, 1)
# The posts that the portal is loaded with.
OUD = ("Programma algemeen", "Fijn en veilig wonen")


def main(rijen: int, vanaf: int, *, los: bool) -> None:
    """For every line on standard input a new process makes a round, writes its own number, and confirms the round.

    The rounds are numbered on from `vanaf`. When a process is gone, however, there is one more line. With `los` every
    statement stands on its own, as without a transaction.
    """
    for nummer, _ in enumerate(sys.stdin, vanaf):
        if kind := os.fork():
            os.waitpid(kind, 0)
            print("weg", flush=True)
        else:
            _importeer(nummer, rijen, los=los)
            os._exit(0)


def _importeer(nummer: int, rijen: int, *, los: bool) -> None:
    """Standen of two posts that are there and of a new one, of a day of their own, with rows and a new profile."""
    posten = [*Budgetpost.objects.filter(naam__in=OUD), f"Nieuw {nummer}"]
    dag = EERSTE + timedelta(days=nummer)
    standen = [
        stand_van(post, peildatum=dag, uitgaven="1.00", regels=grootboek(rijen // len(posten))) for post in posten
    ]
    profiel = profielopdracht(replace(PROFIEL, naam=f"Profiel {nummer}"))
    ronde = ronde_met(Programma.objects.get(), None, *standen, profiel=profiel, naam=f"{nummer}.csv")
    if los:
        _zonder_transactie()
    print(os.getpid(), flush=True)
    bevestig_import(ronde=ronde, versie=1, daad=Daad(None, NU, "Stroomproef"))


def _zonder_transactie() -> None:
    """From now on a transaction is only thought to be there."""

    def begin(self: transaction.Atomic) -> None:
        connection.in_atomic_block = True

    transaction.Atomic.__enter__ = begin
    transaction.Atomic.__exit__ = lambda self, *fout: None
    # Which would be refused outside one.
    connection.features.has_select_for_update = False
