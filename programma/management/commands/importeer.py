"""`manage.py importeer`: a file into the portal, with the same comparison and the same sentences as the screen."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from programma.handelingen.importeren import begin_import, bevestig_import
from programma.importeren.soorten import SOORTEN, Ingehaald, Voortgang
from programma.importeren.voorbeeld import Rijbeeld, Telling, Voorbeeld
from programma.inlezen.gegevens import InleesFout
from programma.inlezen.lezen import lees_bestand
from programma.models import Programma
from programma.programmakeuze import kies_programma
from programma.vastleggen import Daad


class Command(BaseCommand):
    help = "Leest gegevens van een programma in uit een XLSX-, ODS- of CSV-bestand; alles of niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("soort", metavar="|".join(SOORTEN), help="Wat er geïmporteerd wordt.")
        parser.add_argument("bestand", type=Path, metavar="BESTAND")
        parser.add_argument("--proef", action="store_true", help="Toon alleen wat er zou veranderen.")
        parser.add_argument(
            "--keuze",
            action="append",
            default=[],
            metavar="SLEUTEL=WAARDE",
            help="Het antwoord op een vraag over het bestand, zoals een foutmelding het noemt; mag vaker.",
        )
        parser.add_argument("--reden", help="Waarom; komt bij elke wijziging in de geschiedenis.")
        parser.add_argument("--programma", metavar="ADRES", help="Alleen nodig als er meer programma's zijn.")

    def handle(
        self,
        *args,
        soort: str,
        bestand: Path,
        proef: bool,
        keuze: list[str],
        reden: str | None,
        programma: str | None,
        **opties,
    ) -> None:
        if soort not in SOORTEN:
            raise CommandError(f"‘{soort}’ kan niet. Kies uit: {', '.join(SOORTEN)}.")
        gekozen = kies_programma(Programma.objects.all(), programma)
        keuzes = _keuzes(keuze)
        try:
            inhoud = bestand.read_bytes()
        except OSError as fout:
            raise CommandError(f"{bestand} kan niet gelezen worden: {fout.strerror}.") from fout
        try:
            gelezen = lees_bestand(inhoud, bestand.name, voortgang=self._meld("Lezen"))
            voorbeeld = SOORTEN[soort].vergelijk(gekozen, gelezen, keuzes, self._meld("Vergelijken"))
        except InleesFout as fout:
            self.stdout.write(f"Fout: {fout}")
            self._eindig(Telling(fouten=1))
        _controleer_keuzes(keuzes, voorbeeld)
        self._vertel(voorbeeld)
        if not voorbeeld.telling.fouten and not proef and voorbeeld.kan_door:
            _voer_uit(gekozen, soort, bestand.name, inhoud, voorbeeld, reden)
        self._eindig(voorbeeld.telling)

    def _meld(self, wat: str) -> Voortgang:
        """Progress goes to standard error: in place on a terminal, otherwise one line when it is done."""
        scherm, klaar = self.stderr.isatty(), False

        def meld(deel: float) -> None:
            nonlocal klaar
            if (scherm or deel == 1) and not klaar:
                self.stderr.write(f"{chr(13) if scherm else ''}{wat} … {deel:.0%}", str, "\n" if deel == 1 else "")
            klaar |= deel == 1

        return meld

    def _vertel(self, voorbeeld: Voorbeeld) -> None:
        for rij in voorbeeld.nieuw:
            self._vertel_rij("Nieuw", rij)
        for rij in voorbeeld.gewijzigd:
            self._vertel_rij("Gewijzigd", rij)
        for bericht in voorbeeld.waarschuwingen:
            self.stdout.write(f"Waarschuwing: {bericht}")
        for bericht in (*voorbeeld.fouten, *voorbeeld.onbeslist):
            self.stdout.write(f"Fout: {bericht}")
        for zin in voorbeeld.mededelingen:
            self.stdout.write(zin)
        for vraag in voorbeeld.vragen:
            if vraag.open and not vraag.voorstel and len(vraag.keuzes) > 1:
                antwoorden = " · ".join(
                    waarde if waarde == naam else f"{waarde} ({naam})" for waarde, naam in vraag.keuzes
                )
                self.stdout.write(f"Antwoorden bij {vraag.sleutel}: {antwoorden}")

    def _vertel_rij(self, wat: str, rij: Rijbeeld) -> None:
        self.stdout.write(f"{wat}: {rij.onderwerp} ({rij.plaats})")
        for cel in rij.cellen:
            gelezen = f' (gelezen uit "{cel.gelezen}")' if cel.gelezen else ""
            self.stdout.write(f"  {cel.naam}: {cel.oud or 'leeg'} → {cel.nieuw or 'leeg'}{gelezen}")

    def _eindig(self, telling: Telling) -> None:
        self.stdout.write(str(telling))
        if telling.fouten:
            sys.exit(1)


def _keuzes(gegeven: list[str]) -> dict[str, str]:
    """The answers by their keys. A key may hold the name of something, also with an = in it; an answer has none."""
    keuzes = {}
    for keuze in gegeven:
        sleutel, teken, waarde = keuze.rpartition("=")
        if not teken or not sleutel.strip():
            raise CommandError(f"--keuze {keuze} kan niet. Schrijf een sleutel en een waarde: --keuze sleutel=waarde.")
        keuzes[sleutel.strip()] = waarde.strip()
    return keuzes


def _controleer_keuzes(keuzes: dict[str, str], voorbeeld: Voorbeeld) -> None:
    """An answer to what nobody asked is a slip of the one who typed it."""
    if onbekend := [sleutel for sleutel in keuzes if sleutel not in voorbeeld.keuzenamen]:
        bekend = ", ".join(sorted(voorbeeld.keuzenamen)) or "er is niets te kiezen"
        raise CommandError(f"--keuze {onbekend[0]} hoort bij geen vraag over dit bestand. Wel: {bekend}.")


def _voer_uit(
    programma: Programma, soort: str, naam: str, inhoud: bytes, voorbeeld: Voorbeeld, reden: str | None
) -> None:
    """Confirm at once what the preview says, as a round of its own; without a reason the file is the reason."""
    daad = Daad(None, timezone.now(), reden or f"Import van {naam}")
    try:
        with transaction.atomic():
            ronde = begin_import(
                programma=programma, soort=soort, bestandsnaam=naam, inhoud=inhoud, daad=daad, voorbeeld=voorbeeld
            )
            bevestig_import(ronde=ronde, versie=ronde.versie, daad=daad)
    except Ingehaald as fout:
        raise CommandError(
            f"Er is niets gewijzigd: iemand anders was eerder bij {'; '.join(fout.onderwerpen)}. Probeer het opnieuw."
        ) from fout
