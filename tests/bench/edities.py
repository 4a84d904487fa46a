"""Editions: composing one, freezing it, serving it, and writing the site of eighty of them."""

import http.client
import json
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from acties.models import Actie, ActiePartner, Doelverwijzing, Financiering, Mijlpaal, Voortgang
from financien.models import Besteding, Plafond, Stand
from programma.models import Besluit, Opgave, OpgenomenDoel, Rapportageperiode, Uitvoeringsplan
from rapportage.edities import manifest
from rapportage.models import Editie, Editiebestand, Periodegebeurtenis, Statusoordeel, Tekstblok
from rapportage.overzicht import stel_samen
from rapportage.publiek.bladen import bladen
from rapportage.publiek.schrijven import schrijf
from rapportage.publiek.uitgavenlezen import uitgaven_van
from rapportage.ronde.stappen import Stapnaam
from rapportage.uitvoer.als_json import schrijf as als_bytes
from tests.eigen_database import EigenPortaal, opengesteld
from tests.rapportage.rondes import publiceer

from .meten import Rij, duur, verhouding

# The tables that an overview is made of.
TABELLEN = (
    Opgave, Plafond, Uitvoeringsplan, OpgenomenDoel, Besluit, Stand, Statusoordeel, Tekstblok, Actie, Doelverwijzing,
    ActiePartner, Financiering, Mijlpaal, Voortgang, Besteding,
)  # fmt: skip
VERZOEKEN = 150
EDITIES = 80


def meet() -> Iterator[Rij]:
    """The rows of the table about editions. The programme has its own 56 acties, and the round becomes an edition."""
    periode = Rapportageperiode.objects.select_related("programma__geldnormen").get()
    nu = timezone.now()
    factor, onze, hunne = verhouding(
        lambda: stel_samen(periode, nu=nu),
        lambda: [list(tabel.objects.values_list()) for tabel in TABELLEN],
        keren=15,
    )
    yield Rij("overzicht samenstellen / dezelfde rijen lezen", factor, 5.0, "×", f"{onze:.0f} ms tegen {hunne:.0f} ms")
    begin = time.perf_counter()
    editie = publiceer(periode, timezone.now())
    seconden = (time.perf_counter() - begin) / 2
    yield Rij("een ronde bevriezen", seconden, 10, "s", "gemiddeld van collegeversie en editie, met PDF")
    yield from _serveren(editie)
    yield from _site(editie)


def _serveren(editie: Editie) -> Iterator[Rij]:
    """Each form of the edition, against a static file of the same size from the same server."""
    vormen = {
        rij.naam: rij for rij in editie.bestanden.filter(naam__in=("overzicht.html", "overzicht.pdf", "overzicht.json"))
    }
    for naam, rij in vormen.items():
        (Path(settings.STATIC_ROOT) / f"proef-{naam}").write_bytes(os.urandom(rij.grootte))
    eigen = EigenPortaal(os.environ | {"DJANGO_SETTINGS_MODULE": "sfn_portal.settings"}, settings.VAR)
    with opengesteld(eigen) as adres:
        verbinding = http.client.HTTPConnection(adres.removeprefix("http://"))

        def haal(pad: str) -> None:
            for _ in range(VERZOEKEN):
                verbinding.request("GET", pad)
                antwoord = verbinding.getresponse()
                assert antwoord.status == 200, pad
                antwoord.read()

        for naam in vormen:
            pad = f"/sterk-voor-noord/edities/{editie.nummer}/{editie.kort}/{naam}"
            factor, onze, hunne = verhouding(lambda: haal(pad), lambda: haal(f"/statisch/proef-{naam}"), keren=5)  # noqa: B023
            tempo = f"{VERZOEKEN / onze * 1000:.0f} tegen {VERZOEKEN / hunne * 1000:.0f} verzoeken per seconde"
            yield Rij(f"{naam} van een editie / vast bestand", factor, 2.0, "×", tempo)


def _site(editie: Editie) -> Iterator[Rij]:
    """The site of eighty editions, first in an empty folder and then once more."""
    for nummer in range(EDITIES - 1):
        _nog_een(editie, nummer)
    with tempfile.TemporaryDirectory() as map_:
        plek = Path(map_) / "site"
        uitgaven = uitgaven_van(editie.programma)
        assert len(uitgaven) == EDITIES
        seconden = duur(lambda: schrijf(bladen(uitgaven), plek)) / 1000
        yield Rij(f"site met {EDITIES} edities schrijven", seconden, 60, "s", f"{len(bladen(uitgaven))} bestanden")
        _nog_een(editie, EDITIES)
        uitkomst = schrijf(bladen(uitgaven_van(editie.programma)), plek)
        oud = [blad for blad in bladen(uitgaven).values() if "/edities/" in f"/{blad.pad}"]
        uitleg = f"bij editie {EDITIES + 1}; {uitkomst.gebleven} bleven staan"
        yield Rij("opnieuw geschreven bestanden per bestand", uitkomst.geschreven / len(oud), 0.25, "×", uitleg)


def _nog_een(editie: Editie, nummer: int) -> None:
    """An edition like `editie`, in which one actie is called something else; its files are the same."""
    inhoud = json.loads(editie.inhoud)
    inhoud["bijlagen"][0]["opgaven"][0]["acties"][nummer % 11]["titel"] += f" ({nummer})"
    tekst = als_bytes(inhoud).decode()
    laatste = Editie.objects.van(editie.programma).last()
    nieuw = Editie.objects.create(
        **{
            veld.attname: getattr(editie, veld.attname)
            for veld in Editie._meta.concrete_fields
            if veld.name not in EIGEN
        },
        volgnummer=laatste.volgnummer + 1,
        nummer=laatste.volgnummer + 100,
        inhoud=tekst,
        inhoud_sha256=manifest.sha256(tekst.encode()),
        vorige_sha256=laatste.sha256,
        sha256=manifest.sha256(f"{laatste.sha256}{nummer}".encode()),
    )
    for rij in editie.bestanden.all():
        Editiebestand.objects.create(editie=nieuw, naam=rij.naam, mime=rij.mime, sha256=rij.sha256, grootte=rij.grootte)
    for rij in editie.gebeurtenissen.filter(stap__in=[Stapnaam.COLLEGE.value, Stapnaam.PUBLICEER.value]):
        Periodegebeurtenis.objects.create(
            periode=rij.periode, editie=nieuw, stap=rij.stap, van=rij.van, naar=rij.naar, moment=rij.moment,
            datum=rij.datum, nummer=rij.nummer,
        )  # fmt: skip


EIGEN = {"id", "volgnummer", "nummer", "inhoud", "inhoud_sha256", "vorige_sha256", "sha256"}
