"""What the portal would do with a finance export, asked in a test."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from financien.importeren.vergelijken import vergelijk_standen
from programma.importeren.voorbeeld import Voorbeeld
from programma.inlezen.lezen import lees_bestand
from programma.models import Programma
from tests.financien.exportbestanden import PEILDATUM, POSTEN, Bestand

NUL = Decimal("0.00")


def voorbeeld(programma: Programma, bestand: Bestand, keuzes: Mapping[str, str] | None = None) -> Voorbeeld:
    naam, inhoud = bestand
    return vergelijk_standen(programma, lees_bestand(inhoud, naam), keuzes or {}, lambda deel: None)


def standen(beeld: Voorbeeld) -> dict[tuple[str, str], dict[str, Decimal | None]]:
    """The amounts that the preview would lay down, by post and peildatum."""
    return {
        (rij["naam"], rij["peildatum"]): {
            veld: None if waarde is None else Decimal(waarde) for veld, waarde in rij["waarden"].items()
        }
        for rij in beeld.opdracht["standen"]
    }


def jaartabel(dag: date = PEILDATUM) -> dict[tuple[str, str], dict[str, Decimal | None]]:
    """The year table as `standen` gives it."""
    return {
        (naam, dag.isoformat()): {
            "beschikbaar": Decimal(beschikbaar),
            "uitgaven": Decimal(uitgaven),
            "verplichtingen": Decimal(verplicht),
            "prognose": None,
        }
        for naam, beschikbaar, uitgaven, verplicht, _ in POSTEN
    }


def zinnen(berichten) -> str:
    return "\n".join(map(str, berichten))


def vraag(beeld: Voorbeeld, sleutel: str):
    return next(vraag for vraag in beeld.vragen if vraag.sleutel == sleutel)
