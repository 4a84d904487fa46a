"""`manage.py exporteer`: the data of a programme as a file, for other tools and for a spreadsheet program."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from programma.models import Programma
from programma.programmakeuze import kies_programma
from rapportage.exporteren import FORMATEN, SOORTEN, exporteer

NAAR_HET_SCHERM = ("json", "csv")


class Command(BaseCommand):
    help = "Schrijft gegevens van een programma weg als JSON, CSV, XLSX of ODS."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("soort", metavar="|".join(SOORTEN), help="Wat er geëxporteerd wordt.")
        parser.add_argument("--formaat", default="json", metavar="|".join(FORMATEN), help="Standaard json.")
        parser.add_argument("-o", dest="pad", type=Path, help="Het bestand; zonder -o komen JSON en CSV op het scherm.")
        parser.add_argument("--programma", metavar="ADRES", help="Alleen nodig als er meer programma's zijn.")

    def handle(self, *args, soort: str, formaat: str, pad: Path | None, programma: str | None, **opties) -> None:
        if soort not in SOORTEN:
            raise CommandError(f"‘{soort}’ kan niet. Kies uit: {', '.join(SOORTEN)}.")
        if formaat not in FORMATEN:
            raise CommandError(f"Het formaat ‘{formaat}’ kan niet. Kies uit: {', '.join(FORMATEN)}.")
        if pad is None and formaat not in NAAR_HET_SCHERM:
            raise CommandError(f"Geef met -o een bestand op: {formaat.upper()} kan niet op het scherm.")
        gekozen = kies_programma(Programma.objects.all(), programma)
        inhoud = exporteer(soort, gekozen, formaat, vandaag=timezone.localdate())
        if pad is None:
            self._toon(inhoud)
            return
        try:
            pad.write_bytes(inhoud)
        except OSError as fout:
            raise CommandError(f"{pad} kan niet geschreven worden: {fout.strerror}.") from fout

    def _toon(self, inhoud: bytes) -> None:
        """To standard output, byte for byte: a spreadsheet program needs the BOM and the line ends as they are."""
        bytes_uitvoer = getattr(self.stdout, "buffer", None)
        if bytes_uitvoer is None:
            self.stdout.write(inhoud.decode(), ending="")
            return
        bytes_uitvoer.write(inhoud)
        bytes_uitvoer.flush()
