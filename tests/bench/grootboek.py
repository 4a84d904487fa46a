"""Importing a ledger of 20,000 rows: the preview against its limit and against only reading the file, and carrying it out."""

import csv
import io
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime

from financien.models import Grootboekregel, Stand
from programma.handelingen.importeren import begin_import, bevestig_import, lees_opnieuw, maak_import_ongedaan
from programma.importeren.lezen import lees_ronde
from programma.importeren.voorbeeld import uit_json
from programma.inlezen.lezen import lees_bestand
from programma.models import Importronde, Programma
from programma.vastleggen import Daad
from tests.financien.exportbestanden import als_xlsx, grootboek

from .meten import Rij, duur, verhouding

DELEN = 1_667
RIJEN = DELEN * 12
DAAD = Daad(None, datetime(2026, 2, 3, 9, 30, tzinfo=UTC), "Meting")
NAAM = "grootboek t-m 2024-04-01.xlsx"


def meet() -> Iterator[Rij]:
    """The rows of the table about a ledger; it takes the place of the year table."""
    Stand.objects.all().delete()
    xlsx = _werkboek()
    ronde = begin_import(
        programma=Programma.objects.get(), soort="financien", bestandsnaam=NAAM, inhoud=xlsx, daad=DAAD
    )
    lees_ronde(ronde.pk, ronde.versie)
    voorstellen = {vraag.sleutel: vraag.voorstel for vraag in uit_json(_nu(ronde).voorbeeld).vragen if vraag.open}

    def voorbeeld() -> None:
        nu = _nu(ronde)
        lees_opnieuw(ronde=nu, versie=nu.versie, keuzes=voorstellen, daad=DAAD)
        lees_ronde(nu.pk, nu.versie)

    factor, onze, hunne = verhouding(voorbeeld, lambda: lees_bestand(xlsx, NAAM), keren=5)
    uitleg = f"{onze:.0f} ms tegen {hunne:.0f} ms"
    yield Rij("voorbeeld van 20.000 grootboekregels", onze / 1000, 10, "s", "lezen, optellen, vergelijken en bewaren")
    yield Rij("dat voorbeeld / alleen lezen", factor, 4.0, "×", uitleg)
    yield Rij(
        "20.000 grootboekregels doorvoeren", _doorvoeren(xlsx, voorstellen), 2, "s", "zo lang wacht wie ook schrijft"
    )


def _doorvoeren(xlsx: bytes, voorstellen: dict[str, str]) -> float:
    """The median of some times, in seconds; each is taken back again."""
    tijden = []
    for _ in range(3):
        ronde = begin_import(
            programma=Programma.objects.get(), soort="financien", bestandsnaam=NAAM, inhoud=xlsx, daad=DAAD
        )
        lees_opnieuw(ronde=ronde, versie=ronde.versie, keuzes=voorstellen, daad=DAAD)
        lees_ronde(ronde.pk, ronde.versie)
        klaar = _nu(ronde)
        tijden.append(duur(lambda: bevestig_import(ronde=klaar, versie=klaar.versie, daad=DAAD)))  # noqa: B023 - called at once
        assert Grootboekregel.objects.count() == RIJEN
        maak_import_ongedaan(ronde=klaar, daad=DAAD)
    return statistics.median(tijden) / 1000


def _nu(ronde: Importronde) -> Importronde:
    return Importronde.objects.select_related("programma").get(pk=ronde.pk)


def _werkboek() -> bytes:
    """The ledger of the tests as a workbook, with its amounts as numbers."""
    kop, *rijen = csv.reader(io.StringIO(grootboek(DELEN)[1].decode()), delimiter=";")
    return als_xlsx(
        ("Regels", [kop, *([int(jaar), *rest, float(geld.replace(",", "."))] for jaar, *rest, geld in rijen)])
    )
