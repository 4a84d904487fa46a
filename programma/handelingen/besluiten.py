"""The register of besluiten: what raad, college, bestuur and portefeuillehouder decided, sent and promised."""

from datetime import date

from django.db import transaction

from programma.models import Besluit, Programma, Rapportageperiode, Wijziging
from programma.opmaak import datum as toon_datum
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd

SOORT = "besluit"
NAMEN = {"tekst": "Besluit"}


@transaction.atomic
def registreer_besluit(
    *,
    programma: Programma,
    orgaan: Besluit.Orgaan,
    soort: Besluit.Soort,
    datum: date,
    tekst: str,
    nummer: str = "",
    periode: Rapportageperiode | None = None,
    daad: Daad,
) -> Besluit:
    """Add a besluit to the register of `programma`."""
    besluit = Besluit(
        programma=programma, orgaan=orgaan, soort=soort, datum=datum, tekst=tekst, nummer=nummer, periode=periode
    )
    krijg_sleutel(besluit)
    verschil = Verschil("tekst", NAMEN["tekst"], None, tekst, "", f"{toon_datum(datum)}: {tekst}")
    with vastgelegd(
        besluit,
        daad,
        Wijziging.Handeling.TOEGEVOEGD,
        [verschil],
        soort=SOORT,
        programma=programma,
        versie=besluit.versie,
    ):
        besluit.save()
    return besluit
