"""The house rules that a machine can keep: imports one way, one h1 a page, a map that is true."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import lxml.html
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from importlinter.api import read_configuration

from tests.adressen import paginas

WORTEL = Path(settings.BASE_DIR)


def test_imports_go_one_way():
    assert read_configuration()["contracts_options"]
    # In a process of its own: it would silence the log in which other tests look.
    opdracht = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))",
    ]
    uitslag = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True)
    assert uitslag.returncode == 0, uitslag.stdout


@pytest.mark.parametrize("adres", paginas(), ids=lambda adres: adres.naam)
def test_every_page_has_one_heading_a_title_and_the_language_and_asks_at_most_fifteen_questions(request, adres):
    lezer = request.getfixturevalue(adres.lezer)
    with CaptureQueriesContext(connection) as vragen:
        antwoord = lezer.get(adres.pad)
    # A test runs in a transaction, in which every other one is a savepoint and a question of its own.
    assert sum("SAVEPOINT" not in vraag["sql"] for vraag in vragen) <= 15
    if antwoord.status_code == 302:
        antwoord = lezer.get(antwoord["Location"])
    pagina = lxml.html.fromstring(antwoord.content)
    assert len(pagina.xpath("//h1")) == 1
    assert pagina.get("lang") == "nl"
    assert "Sterk voor Noord" in pagina.xpath("string(//title)")


@pytest.mark.eenmaal
@pytest.mark.parametrize("rol", ["wethouder", "beheerder"])
@pytest.mark.usefixtures("edities")
def test_every_link_between_pages_leads_somewhere(request, rol):
    """A crawl from the dashboard: every address of the portal that a page links to answers.

    The team has some twenty pages for each of the acties; a dozen of every kind stand for the rest. The wethouder opens
    every actie.
    """
    lezer = request.getfixturevalue(rol)
    gezien: dict[str, str] = {}
    soorten: Counter[str] = Counter()
    wachtrij = [("/sterk-voor-noord/", "")]
    while wachtrij:
        pad, van = wachtrij.pop()
        if pad in gezien:
            continue
        gezien[pad] = van
        soort = resolve(pad).url_name
        soorten[soort] += 1
        bewaard = pad.endswith(".pdf") or soort.endswith("_bestand")
        if bewaard or (soorten[soort] > 12 and (soort, rol) != ("actie", "wethouder")):
            continue  # a PDF is rendered in tests of its own, and what was frozen is no page of the portal
        antwoord = lezer.get(pad, follow=True)
        assert antwoord.status_code == 200, f"{van} linkt naar {pad}"
        if not antwoord["Content-Type"].startswith("text/html"):
            continue
        pagina = lxml.html.fromstring(antwoord.content)
        ankers = set(pagina.xpath("//@id"))
        for href in pagina.xpath("//a/@href"):
            assert not href.startswith("#") or href == "#" or href[1:] in ankers, f"{pad}: anker {href} ontbreekt"
            if href.startswith("/") and "?" not in href:
                wachtrij.append((href.split("#")[0], pad))
    assert len([pad for pad in gezien if "/acties/" in pad]) >= 57


def test_the_map_in_the_readme_names_every_package_and_only_what_exists():
    tekst = (WORTEL / "README.md").read_text(encoding="utf-8")
    kaart = tekst.split("## Kaart van de code")[1].split("\n## ")[0]
    genoemd = re.findall(r"^\| `([^`]+)` \|", kaart, flags=re.M)
    assert genoemd
    assert [pad for pad in genoemd if not (WORTEL / pad).exists()] == []
    pakketten = {
        "sfn_portal/",
        "programma/",
        "acties/",
        "financien/",
        "rapportage/",
        "templates/",
        "fixtures/",
        "tests/",
    }
    assert pakketten <= set(genoemd)
