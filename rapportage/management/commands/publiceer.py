"""`manage.py publiceer`: the site of all published editions as files, to be put on any web server or read from a disk."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from programma.models import Programma
from rapportage.publiek.bladen import bladen
from rapportage.publiek.schrijven import PlekBezet, schrijf
from rapportage.publiek.uitgavenlezen import programmas_met_uitgaven, uitgaven_van


class Command(BaseCommand):
    help = "Schrijft van elk programma de site met alle gepubliceerde edities, in uitvoer/publiek/<programma>/."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programma", metavar="ADRES", help="Alleen dit programma.")
        parser.add_argument("--naar", type=Path, metavar="MAP", help="In plaats van uitvoer/publiek/.")

    def handle(self, *args, programma: str | None, naar: Path | None, **opties) -> None:
        gekozen = [rij for rij in programmas_met_uitgaven() if programma in (None, rij.slug)]
        if not gekozen:
            raise CommandError("Er is nog geen editie gepubliceerd, dus er is geen site te maken.")
        for rij in gekozen:
            self._schrijf(rij, naar or Path(settings.UITVOER) / "publiek")

    def _schrijf(self, programma: Programma, naar: Path) -> None:
        uitgaven = uitgaven_van(programma)
        plek = naar / programma.slug
        try:
            naar.mkdir(parents=True, exist_ok=True)
            uitkomst = schrijf(bladen(uitgaven), plek)
        except PlekBezet as fout:
            raise CommandError(str(fout)) from fout
        except OSError as fout:
            raise CommandError(f"In {naar} kan niet geschreven worden: {fout.strerror}.") from fout
        edities = "1 editie" if len(uitgaven) == 1 else f"{len(uitgaven)} edities"
        self.stdout.write(
            f"{plek}/index.html: {edities}, {uitkomst.geschreven} geschreven, {uitkomst.gebleven} ongewijzigd, "
            f"{uitkomst.weg} weg"
        )
