"""`manage.py start`: check, migrate, load, and hand over to the web server. Safe to repeat."""

import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from programma.demo import PROEFACCOUNTS
from sfn_portal import opstarten, statisch
from sfn_portal.system import Stop, why

# Threads for the pages, because a report renders in a process of its own; the address is local, a proxy comes in front.
GUNICORN = ["-k", "gthread", "-w", "2", "--threads", "8", "--preload", "--no-control-socket", "--log-level", "warning"]


class Command(BaseCommand):
    help = "Zet de database klaar en opent het portaal op 127.0.0.1, op de poort in PORT (8000)."
    # Those of `manage.py check` are for developers and load every page; the ones that matter here are in opstarten.
    requires_system_checks = []

    def handle(self, *args, **opties) -> None:
        try:
            poort = opstarten.gekozen_poort(os.environ.get("PORT") or "8000")
            deur = opstarten.neem_poort(poort)
            self._maak_klaar()
        except Stop as stop:
            self.stderr.write(f"Fout: {stop}")
            sys.exit(1)
        except KeyboardInterrupt:
            sys.exit(130)
        connection.close()
        # From here a first page waits for the web server instead of being refused.
        deur.listen()
        deur.set_inheritable(True)
        self._meld(poort)
        sys.stdout.flush()
        os.chdir(settings.BASE_DIR)
        # The web server takes the place of this process, so a signal to stop reaches it directly.
        server = [sys.executable, "-m", "gunicorn", *GUNICORN, "--bind", f"fd://{deur.fileno()}", "sfn_portal.wsgi"]
        os.execv(sys.executable, server)

    def _maak_klaar(self) -> None:
        opstarten.controleer_bibliotheken()
        opstarten.controleer_database(connection)
        try:
            if aantal := opstarten.te_doen(connection):
                self.stdout.write(f"Database bijwerken ({aantal} stappen) …")
                self.stdout.flush()
                call_command("migrate", interactive=False, verbosity=0)
            opstarten.controleer_sloten(connection)
            call_command("laad", stdout=self.stdout)
        except CommandError as fout:
            raise Stop(str(fout)) from fout
        except DatabaseError as fout:
            raise Stop(opstarten.niet_bijgewerkt(str(fout))) from fout
        try:
            statisch.verzamel()
        except OSError as fout:
            raise Stop(f"In {settings.STATIC_ROOT} kan het portaal niet schrijven ({why(fout)}).") from fout

    def _meld(self, poort: int) -> None:
        self.stdout.write(f"\nHet portaal staat open op http://127.0.0.1:{poort}/ (stoppen met Ctrl-C)")
        if not settings.DEMO:
            return
        rijen = [("rol", "e-mailadres", "wachtwoord")]
        rijen += [(account.rol.label, account.email, account.wachtwoord) for account in PROEFACCOUNTS]
        breed, breder = (max(len(rij[kolom]) for rij in rijen) for kolom in (0, 1))
        self.stdout.write("\nInloggen met een proefaccount:")
        for rol, email, wachtwoord in rijen:
            self.stdout.write(f"  {rol:{breed}}  {email:{breder}}  {wachtwoord}")
        self.stdout.write("")
