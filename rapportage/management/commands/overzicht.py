"""`manage.py overzicht`: the programma-overzicht of every programme as files, without a server."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from programma.models import Programma, Rapportageperiode
from rapportage.edities.vorige import naast_de_laatste
from rapportage.gegevens import Overzicht
from rapportage.overzicht import stel_samen
from rapportage.pdf import PdfFout
from rapportage.stempel import concept
from rapportage.uitvoer import als_json, als_pdf, los_bestand

# The PDF last: it is the one that can fail for a reason outside the portal, and the others stand by then.
VORMEN = {"html": los_bestand.maak, "json": als_json.maak, "pdf": als_pdf.maak}


class Command(BaseCommand):
    help = "Schrijft van elk programma het nieuwste overzicht naar uitvoer/<programma>/overzicht.html, .json en .pdf."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programma", metavar="ADRES", help="Alleen dit programma.")
        parser.add_argument("--periode", metavar="ADRES", help="Deze periode in plaats van de nieuwste.")

    def handle(self, *args, programma: str | None, periode: str | None, **opties) -> None:
        _zorg_voor_gegevens()
        perioden = Rapportageperiode.objects.select_related("programma").order_by("programma", "peildatum")
        if programma:
            perioden = perioden.filter(programma__slug=programma)
        if periode:
            perioden = perioden.filter(slug=periode)
        nieuwste = {rij.programma_id: rij for rij in perioden}
        if not nieuwste:
            raise CommandError("Er is geen rapportageperiode gevonden, dus er is geen overzicht te maken.")
        nu = timezone.now()
        for rij in nieuwste.values():
            self._schrijf(naast_de_laatste(stel_samen(rij, nu=nu), rij), nu)

    def _schrijf(self, overzicht: Overzicht, nu: datetime) -> None:
        map_ = Path(settings.UITVOER) / overzicht.programma_slug
        try:
            map_.mkdir(parents=True, exist_ok=True)
            for extensie, maak in VORMEN.items():
                pad = map_ / f"overzicht.{extensie}"
                pad.write_bytes(maak(overzicht, concept(nu)))
                self.stdout.write(str(pad))
        except PdfFout as fout:
            raise CommandError(f"De PDF is niet gemaakt. {fout}") from fout
        except OSError as fout:
            raise CommandError(f"In {map_} kan niet geschreven worden: {fout.strerror}.") from fout


def _zorg_voor_gegevens() -> None:
    """On a bare clone there is no database yet: make and fill it, as `make start` does."""
    try:
        if Programma.objects.exists():
            return
    except DatabaseError:
        call_command("migrate", interactive=False, verbosity=0)
    call_command("laad", verbosity=0)
