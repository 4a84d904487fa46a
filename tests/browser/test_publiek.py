"""The public site from a disk: every page is valid, accessible, and asks nothing of anybody."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from programma.models import Rapportageperiode
from rapportage.publiek.bladen import bladen
from rapportage.publiek.schrijven import schrijf
from rapportage.publiek.uitgavenlezen import uitgaven_van
from tests import gereedschap
from tests.browser.test_toegankelijkheid import klachten, luister, te_breed
from tests.rapportage.rondes import publiceer, volgende

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
# Of pages that differ in words alone, the first is looked at on a phone too.
SOORT = re.compile(r"(?<=acties/|doelen/)[^/]+/[^/]+/|(?<=edities/)\d+/([0-9a-f]{16}/)?")


@pytest.fixture
def site(settings, tmp_path, monkeypatch) -> Path:
    """The site with two editions, in a folder with a space in its name."""
    settings.VAR = tmp_path / "var"
    monkeypatch.setattr("rapportage.edities.bestanden.als_pdf.maak", lambda overzicht, stempel: b"%PDF-1.7 proef\n")
    periode = Rapportageperiode.objects.select_related("programma").get(slug="2024-04")
    publiceer(periode)
    publiceer(volgende(periode))
    schrijf(bladen(uitgaven_van(periode.programma)), tmp_path / "de site")
    return tmp_path / "de site"


def test_every_page_of_the_site_is_valid_accessible_and_complete_without_a_server(browser, site):
    paginas = sorted(site.resolve().rglob("*.html"))
    assert len(paginas) > 80
    uitslag = subprocess.run(
        [shutil.which("java"), "-jar", gereedschap.pad("w3c"), "--format", "json", *map(str, paginas)],
        capture_output=True,
        text=True,
    )
    berichten = json.loads(uitslag.stderr)["messages"]
    assert [f"{rij['url']}:{rij.get('lastLine')} {rij['message']}" for rij in berichten] == []

    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    pagina = context.new_page()
    with luister(pagina) as gehoord:
        pagina.on(
            "request", lambda verzoek: gehoord.append(verzoek.url) if not verzoek.url.startswith("file:") else None
        )
        pagina.on("requestfailed", lambda verzoek: gehoord.append(verzoek.url))
        gevonden, gezien = {}, set()
        for pad in paginas:
            naam = pad.relative_to(site.resolve()).as_posix()
            pagina.goto(pad.as_uri())
            gevonden[naam] = klachten(pagina)
            soort = SOORT.sub("#", naam)
            if soort not in gezien:
                gezien.add(soort)
                pagina.set_viewport_size({"width": 390, "height": 900})
                gevonden[f"{naam} op een telefoon"] = klachten(pagina)
                pagina.set_viewport_size({"width": 320, "height": 800})
                gevonden[f"{naam} heel smal"] = te_breed(pagina)
                pagina.set_viewport_size({"width": 1280, "height": 900})
    context.close()
    assert {naam: lijst for naam, lijst in gevonden.items() if lijst} == {}
    assert gehoord == []
