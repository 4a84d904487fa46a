"""`manage.py bevries`: a step of a round without the screens, by somebody who may take it."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from programma.handelingen.weigering import Geweigerd
from programma.models import Gebruiker, Programma, Rapportageperiode
from programma.perioden import PeriodeFout, lees_datum
from programma.toegang import deelname_van
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from rapportage.handelingen.bevriezen import INGEHAALD
from rapportage.handelingen.stappen import Besluitgegevens, zet_stap
from rapportage.handelingen.vriezen import vries
from rapportage.pdf import PdfFout
from rapportage.ronde.stappen import GEBEURD, OP_NAAM, Stap, Stapnaam
from rapportage.ronde.views_stappen import RECHTEN

# An erratum needs more than a step: which edition, and which parts of it.
STAPPEN = [naam.value for naam in OP_NAAM if naam != Stapnaam.ERRATUM]


class Command(BaseCommand):
    help = "Zet een stap van een ronde. Een akkoord bevriest de collegeversie; college en mandaat bevriezen de editie."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programma", metavar="ADRES", help="Nodig als er meer programma's zijn.")
        parser.add_argument("--periode", metavar="ADRES", help="Deze periode in plaats van de nieuwste.")
        parser.add_argument("--stap", required=True, choices=STAPPEN)
        parser.add_argument("--door", required=True, metavar="E-MAIL", help="Wie de stap zet.")
        parser.add_argument("--datum", default="", help="De datum van het besluit, zoals 17 november 2026.")
        parser.add_argument("--nummer", default="", help="Het nummer van het besluit.")
        parser.add_argument("--reden", default="")

    def handle(
        self,
        *args,
        programma: str | None,
        periode: str | None,
        stap: str,
        door: str,
        datum: str,
        nummer: str,
        reden: str,
        **opties,
    ) -> None:
        rij = _periode(programma, periode)
        gekozen = OP_NAAM[Stapnaam(stap)]
        daad = Daad(_wie(door, rij, gekozen), timezone.now(), reden)
        besluit = _besluit(datum, nummer) if gekozen.besluit else None
        gegevens = {"periode": rij, "versie": rij.versie, "stap": gekozen, "daad": daad, "besluit": besluit}
        try:
            if not gekozen.vriest:
                zet_stap(**gegevens)
                self.stdout.write(f"{rij}: {GEBEURD[gekozen.naam]}")
                return
            editie = vries(**gegevens, meld=lambda wat, deel: self.stdout.write(f"{deel:3} %  {wat}"))
        except Geweigerd as fout:
            raise CommandError(" ".join(fout.fouten.values())) from fout
        except VersieBotsing as fout:
            raise CommandError(INGEHAALD) from fout
        except PdfFout as fout:
            raise CommandError(f"De PDF is niet gemaakt. {fout}") from fout
        self.stdout.write(f"{editie}: {editie.sha256}")


def _periode(programma: str | None, periode: str | None) -> Rapportageperiode:
    programmas = Programma.objects.filter(**{"slug": programma} if programma else {})
    if len(programmas) != 1:
        raise CommandError("Noem het programma met --programma." if programmas else "Dat programma is er niet.")
    perioden = programmas[0].perioden.select_related("programma").order_by("peildatum")
    rij = perioden.filter(**{"slug": periode} if periode else {}).last()
    if rij is None:
        raise CommandError("Die rapportageperiode is er niet.")
    return rij


def _wie(email: str, periode: Rapportageperiode, stap: Stap) -> Gebruiker:
    gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
    deelname = gebruiker and deelname_van(gebruiker, periode.programma.slug)
    if not deelname or not RECHTEN[stap.recht](deelname):
        raise CommandError(f"{email} mag deze stap niet zetten.")
    return gebruiker


def _besluit(datum: str, nummer: str) -> Besluitgegevens | None:
    """None without a day: the step itself says then that it lacks one."""
    try:
        return Besluitgegevens(lees_datum(datum), nummer) if datum else None
    except PeriodeFout as fout:
        raise CommandError(fout.reden) from fout
