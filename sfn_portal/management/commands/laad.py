"""`manage.py laad`: fill the portal with the programmes in fixtures/, each only when it is not there yet."""

from dataclasses import replace

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from acties.laden import laad_acties
from financien.laden import laad_financien
from programma.demo import maak_proefaccounts
from programma.fixtures import FixtureFout, Fixtures
from programma.laden import laad_programma
from programma.models import Programma, Wijziging, nieuwe_reeks
from programma.vastleggen import Daad, vastgelegd
from rapportage.laden import laad_rapportage


class Command(BaseCommand):
    help = "Vult het portaal met de programma's uit fixtures/. Een programma dat er al is, blijft zoals het is."

    def handle(self, *args, **opties) -> None:
        for map_ in sorted(pad.parent for pad in (settings.BASE_DIR / "fixtures").glob("*/programma.toml")):
            fixtures = Fixtures(map_)
            try:
                # One transaction: a programme is there completely or not at all, also after a crash.
                with transaction.atomic():
                    self._laad(fixtures)
            except FixtureFout as fout:
                raise CommandError(f"{map_.name} is niet geladen. {fout}") from fout

    def _laad(self, fixtures: Fixtures) -> None:
        slug = fixtures.lees("programma.toml")["programma"]["slug"]
        programma = Programma.objects.filter(slug=slug).first()
        if programma is None:
            programma = laad_programma(fixtures)
            daad = Daad(actor=None, nu=timezone.now(), reden="De eerste vulling, uit de bronnen")
            with vastgelegd(
                programma, daad, Wijziging.Handeling.GELADEN, (), soort="programma", programma=programma, versie=1
            ):
                aantal = laad_acties(fixtures, programma, daad)
            laad_financien(fixtures, programma, replace(daad, reeks=nieuwe_reeks()))
            laad_rapportage(fixtures, programma)
            self.stdout.write(f"{programma.naam} is geladen: {aantal} acties.")
        if settings.DEMO:
            maak_proefaccounts(programma)
