"""A difference with something of everything, on paper: every word of it, and fit for the archive and for everybody."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdf
import pytest

from acties.keuzes import Status
from rapportage.keuzes import Aspect, Oordeel
from rapportage.uitvoer import verschil_pdf
from rapportage.verschil.vergelijken import verschil
from rapportage.verschil.verschilstuk import Kant, Verschilstuk
from tests import pdfkeuring
from tests.rapportage.conftest import NU
from tests.rapportage.overzichten import echt, met_actie, met_oordeel, met_post, met_tekst, zonder_actie

from .test_overzicht_pdf import vergelijkbaar

pytestmark = pytest.mark.zonder_database


@pytest.fixture(scope="module")
def stuk() -> Verschilstuk:
    oud = met_tekst(echt(), "stand-ouderbetrokkenheid", tekst_html="<p>Er zijn tien ouders bij de groep.</p>")
    nieuw = met_tekst(oud, "stand-ouderbetrokkenheid", tekst_html="<p>Er zijn twaalf ouders bij de groep.</p>")
    nieuw = met_tekst(nieuw, "stand-meeuwenoverlast", tekst_html="<p>Iets heel anders dan er stond.</p>")
    nieuw = met_oordeel(
        nieuw,
        Aspect.BUDGET,
        Oordeel.BIJSTUREN,
        oorzaak="Druk",
        gevolg="Later",
        maatregel="Schuiven",
        termijn=date(2026, 12, 1),
    )
    nieuw = met_post(nieuw, "Programma algemeen", uitgaven=Decimal("91000.50"))
    nieuw = met_actie(zonder_actie(nieuw, "3.03"), "1.02", status=Status.VERVALLEN, titel="Zomerschool in Noord")
    nieuw = replace(nieuw, peildatum=date(2024, 10, 1), besluitvorming=replace(nieuw.besluitvorming, besluiten=()))
    kanten = (Kant(nummer, "Stand", dag, NU, "a" * 64) for nummer, dag in ((1, oud.peildatum), (2, nieuw.peildatum)))
    return Verschilstuk("Sterk voor Noord", "sterk-voor-noord", "Gemeente", *kanten, NU, verschil(oud, nieuw))


@pytest.fixture(scope="module")
def pad(stuk, tmp_path_factory):
    pad = tmp_path_factory.mktemp("verschil") / "verschil.pdf"
    pad.write_bytes(verschil_pdf.maak(stuk))
    return pad


def test_every_kind_of_change_is_told_in_words(stuk, pad):
    lezer = pypdf.PdfReader(pad)
    tekst = vergelijkbaar("".join(bladzijde.extract_text() for bladzijde in lezer.pages))
    for woorden in (
        "Van editie 1 naar editie 2",
        stuk.verschil.samenvatting,
        "Budget Volgens verwachting Bijsturen Verslechterd",
        "Programma algemeen Uitgaven € 89.829 € 91.000,50 € +1.171,50",
        "Staat niet meer in het plan",
        "was Zomerschool – Taal en coaching 2025, nu Zomerschool in Noord",
        "Er zijn weg: tien erbij: twaalf ouders bij de groep.",
        "Eerst stond er: Tegen de overlast",
        "Verschil Editie 1, 1 april 2024 · Editie 2, 1 oktober 2024",
    ):
        assert vergelijkbaar(woorden) in tekst, woorden
    onder = [titel.title for groep in lezer.outline if isinstance(groep, list) for titel in groep]
    assert onder == ["Oordelen", "Geld", "Acties", "Data en besluiten", "Teksten"]


def test_it_may_be_archived_and_read_by_everybody(pad):
    assert pdfkeuring.gebreken(pad) == []
    assert {naam.removesuffix("-Bold").removesuffix("-Semi") for naam in pdfkeuring.lettertypen(pad)} == {
        "Source-Sans-3"
    }


@pytest.mark.keuring
def test_verapdf_finds_pdf_a_3a_and_pdf_ua_1(pad):
    assert [fout for uitslag in pdfkeuring.vera([pad]) for fout in uitslag.fouten] == []


def test_the_file_is_named_after_its_sides(stuk):
    assert verschil_pdf.naam(stuk, "pdf") == "2024-10-01-verschil-editie-1-editie-2-sterk-voor-noord.pdf"
