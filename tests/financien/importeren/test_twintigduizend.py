"""Samira imports a ledger of twenty thousand rows, as it comes out of a finance system, and takes it back."""

import resource
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from financien.models import Grootboekregel, Importprofiel, Stand
from programma.importeren.lezen import lees_ronde
from tests.acties.importeren.test_paginas import formulier, tellers
from tests.bladzijde import lees, rijen, woorden
from tests.financien.exportbestanden import POSTEN, grootboek
from tests.financien.importeren.bestanden import jaartabel

UPLOAD = "/sterk-voor-noord/importeren/"
# Of each amount of each post so many bookings.
DELEN = 1_667
RIJEN = DELEN * 12
# Seconds of a processor, in which other work on the computer does not count.
GRENS = 10


def rekentijd() -> float:
    """What this process and the readers it started have used of a processor, in seconds."""
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + kinderen.ru_utime + kinderen.ru_stime


@pytest.fixture
def gelezen(programmateam, monkeypatch, settings, tmp_path) -> list[tuple[float, list[int]]]:
    """Of every reading how long it took, and where the bar on the page stood whenever somebody looked."""
    settings.VAR = tmp_path
    lezingen = []

    def lees_en_kijk(sleutel: int, versie: int) -> None:
        balk = []

        def kijk():
            pagina = programmateam.get(f"{UPLOAD}{sleutel}/", headers={"HX-Request": "true"}).content.decode()
            balk.append(int(pagina.partition('value="')[2].partition('"')[0]))
            return timezone.now()

        begin = rekentijd()
        lees_ronde(sleutel, versie, klok=kijk)
        lezingen.append((rekentijd() - begin, balk))

    monkeypatch.setattr("programma.importeren.achtergrond.lees_in_achtergrond", lees_en_kijk)
    monkeypatch.setattr("programma.importeren.lezen.TUSSENPOOS", 0.05)
    return lezingen


def test_a_ledger_of_20000_rows_from_upload_to_result_and_back(noord, programmateam, gelezen):
    Stand.objects.all().delete()
    naam, inhoud = grootboek(DELEN)
    upload = programmateam.post(UPLOAD, {"soort": "financien", "bestand": SimpleUploadedFile(naam, inhoud)})
    adres = upload["Location"]
    pagina = lees(programmateam, adres)
    assert tellers(pagina)["Nieuw"] == "4"
    keuzes, velden = formulier(pagina, "/keuzes/")
    programmateam.post(keuzes, velden | {"profielnaam": "Grootboek"})

    for duur, balk in gelezen:
        assert duur < GRENS
        assert balk == sorted(balk)
        assert len(set(balk)) > 3
        assert min(balk) < 600 < max(balk)

    bevestigen, velden = formulier(lees(programmateam, adres), "/bevestigen/")
    programmateam.post(bevestigen, velden | {"reden": "Eerste kwartaal"})
    assert tellers(lees(programmateam, adres))["Toegevoegd"] == "4"
    gelegd = {
        (stand.post.naam, stand.peildatum.isoformat()): {
            veld: getattr(stand, veld) for veld in ("beschikbaar", "uitgaven", "verplichtingen", "prognose")
        }
        for stand in Stand.objects.van(noord)
    }
    assert gelegd == jaartabel()
    assert Grootboekregel.objects.count() == RIJEN
    assert Importprofiel.objects.get(naam="Grootboek").rondes.count() == 1

    achter = Stand.objects.van(noord).get(post__naam=POSTEN[0][0])
    pad = f"/sterk-voor-noord/financien/posten/{achter.post_id}/standen/2024-04-01/"
    per_plaats = rijen(lees(programmateam, pad), "Per kostenplaats")
    assert per_plaats["Totaal"] == ["5.001", "€ 350.000", "€ 89.829", "€ 265.408"]

    programmateam.post(f"{adres}ongedaan/")
    assert "Deze import is ongedaan gemaakt" in woorden(lees(programmateam, adres))
    assert not Stand.objects.exists()
    assert not Grootboekregel.objects.exists()


def test_a_mistake_in_one_of_20000_rows_is_told_with_its_cell_and_stops_all_of_it(noord, programmateam, gelezen):
    naam, inhoud = grootboek(DELEN)
    regels = inhoud.split(b"\r\n")
    regels[9_876] = regels[9_876].rpartition(b";")[0] + b";1.234.56"
    antwoord = programmateam.post(
        UPLOAD, {"soort": "financien", "bestand": SimpleUploadedFile(naam, b"\r\n".join(regels))}
    )
    pagina = lees(programmateam, antwoord["Location"])
    assert tellers(pagina)["Fouten"] == "1"
    assert "I9877" in woorden(pagina)
    assert not [form for form in pagina.forms if form.get("action", "").endswith("/bevestigen/")]
