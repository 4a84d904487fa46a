"""`manage.py verifieer`: every byte that was frozen, hashed again, and every sum computed again."""

import sys

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programma.models import Programma
from rapportage.verificatie.alles import verifieer


class Command(BaseCommand):
    help = (
        "Controleert elke editie: bestanden, hashes, keten, totalen en sloten. De uitgang is 1 als er iets niet klopt."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programma", metavar="ADRES", help="Alleen dit programma.")

    def handle(self, *args, programma: str | None, **opties) -> None:
        programmas = Programma.objects.order_by("slug")
        if programma:
            programmas = programmas.filter(slug=programma)
            if not programmas:
                raise CommandError(f"Er is geen programma op het adres {programma}.")
        uitslag = verifieer(programmas)
        for fout in uitslag.fouten:
            self.stdout.write(str(fout))
        edities, bestanden = _aantal(uitslag.edities, "editie"), _aantal(uitslag.bestanden, "bestand", "en")
        oordeel = _aantal(len(uitslag.fouten), "fout", "en") if uitslag.fouten else "in orde"
        self.stdout.write(f"{edities}, {bestanden}: {oordeel}")
        if uitslag.fouten:
            sys.exit(1)


def _aantal(aantal: int, naam: str, meer: str = "s") -> str:
    return f"{aantal} {naam}" + ("" if aantal == 1 else meer)
