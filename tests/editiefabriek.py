"""Editions as an example of how their pages look: rows and files, without the round that leads to them."""

from datetime import UTC, date, datetime
from functools import cache

from programma.models import Programma
from rapportage.edities import bestanden, bewaarplaats, manifest
from rapportage.edities.samenstellen import stel_vast_samen
from rapportage.keuzes import Documentsoort
from rapportage.models import Bevriezing, Editie, Editiebestand, Periodegebeurtenis, Raadsbrief
from rapportage.stempel import Besluitstempel, Stempel
from rapportage.uitvoer import als_json
from tests.adressen import HASHES

VASTGELEGD_OP = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
BESLOTEN_OP = date(2026, 1, 27)


def edities() -> tuple[Editie, Editie, Editie]:
    """Collegeversie 1, edition 1 and an erratum on it: the first ones of a new database, not published and without a real PDF.

    They are rows, as an example of how such a page looks. The period they are of knows nothing of them.
    """
    _mislukt()
    collegeversie = _editie(1, Documentsoort.COLLEGEVERSIE, "collegeversie", 1)
    editie = _editie(2, Documentsoort.VASTGESTELD, "editie", 1)
    Raadsbrief.objects.create(editie=editie, onderwerp="Hoe Noord ervoor staat", kernboodschap="Het gaat goed.")
    return (
        collegeversie,
        editie,
        _editie(3, Documentsoort.ERRATUM, "erratum", 2, corrigeert=editie, reden="Een bedrag."),
    )


def _editie(volgnummer: int, document: Documentsoort, soort: str, nummer: int, **erbij) -> Editie:
    periode = Programma.objects.get(slug="sterk-voor-noord").perioden.get(slug="2024-04")
    inhoud, tekst, gemaakt = _document(document, nummer)
    editie = Editie.objects.create(
        programma=periode.programma,
        periode=periode,
        volgnummer=volgnummer,
        soort=soort,
        nummer=nummer,
        peildatum=periode.peildatum,
        export_op=VASTGELEGD_OP,
        gebouwd_op=VASTGELEGD_OP,
        schema_versie=als_json.SCHEMA_VERSIE,
        inhoud=inhoud,
        inhoud_sha256=manifest.sha256(inhoud.encode()),
        vorige_sha256=_hash(volgnummer - 1),
        manifest=tekst,
        sha256=_hash(volgnummer),
        **erbij,
    )
    for bestand in gemaakt:
        Editiebestand.objects.create(
            editie=editie,
            naam=bestand.naam,
            mime=bestand.mime,
            sha256=bewaarplaats.bewaar(bestand.inhoud),
            grootte=len(bestand.inhoud),
        )
    Periodegebeurtenis.objects.create(
        periode=periode,
        editie=editie,
        stap="akkoord" if soort == "collegeversie" else "college",
        van="ambtelijk_akkoord" if soort == "collegeversie" else "akkoord_portefeuillehouder",
        naar="akkoord_portefeuillehouder" if soort == "collegeversie" else "college_ingestemd",
        moment=VASTGELEGD_OP,
        datum=None if soort == "collegeversie" else BESLOTEN_OP,
        nummer="" if soort == "collegeversie" else "2026/0417",
    )
    return editie


def _mislukt() -> Bevriezing:
    """A freeze of which nothing came; the first one of a new database."""
    return Bevriezing.objects.create(
        pk=1,
        periode=Programma.objects.get(slug="sterk-voor-noord").perioden.get(slug="2024-04"),
        stap="akkoord",
        toestand=Bevriezing.Toestand.MISLUKT,
        melding="De PDF kon niet worden gemaakt.",
        begonnen_op=VASTGELEGD_OP,
        teken_op=VASTGELEGD_OP,
    )


def _hash(volgnummer: int) -> str:
    return HASHES[volgnummer - 1].ljust(64, "0") if volgnummer else ""


@cache
def _document(soort: Documentsoort, nummer: int) -> tuple[str, str, tuple[bestanden.Bestand, ...]]:
    """What it says, what stands on it, and its files."""
    periode = Programma.objects.get(slug="sterk-voor-noord").perioden.get(slug="2024-04")
    overzicht = stel_vast_samen(periode, nu=VASTGELEGD_OP)
    besluit = Besluitstempel("College van burgemeester en wethouders", BESLOTEN_OP, "2026/0417")
    stempel = Stempel(
        soort,
        VASTGELEGD_OP,
        nummer,
        auteur="Programmateam",
        goedgekeurd_door="Wethouder",
        goedgekeurd_op=VASTGELEGD_OP,
        besluit=None if soort == Documentsoort.COLLEGEVERSIE else besluit,
        corrigeert=1 if soort == Documentsoort.ERRATUM else None,
        reden="Een bedrag." if soort == Documentsoort.ERRATUM else "",
    )
    inhoud = als_json.schrijf(als_json.inhoud(overzicht)).decode()
    tekst = als_json.schrijf({"stempel": als_json.met_kop({}, stempel)}).decode()
    pdf = bestanden.Bestand("overzicht.pdf", "application/pdf", b"%PDF-1.7 proef\n")
    return inhoud, tekst, (*bestanden.zonder_pdf(overzicht, stempel), pdf)
