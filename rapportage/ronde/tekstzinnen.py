"""The texts of an overview, sentence by sentence, and where one says that all goes to plan. Pure."""

import re
from collections.abc import Iterator

from programma.tekst import platte_tekst
from rapportage.gegevens import Overzicht, Tekst

EINDE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ‘“\"'(])|\n")
OP_SCHEMA = re.compile(r"\b(?:op schema|op koers|volgens (?:de )?planning)\b", re.IGNORECASE)
# "Nog niet op schema" says something else.
ONTKEND = re.compile(r"\b(?:niet|geen|zonder|nauwelijks|amper)\b", re.IGNORECASE)


def alle_teksten(overzicht: Overzicht) -> Iterator[Tekst]:
    """Every text of the overview, in its order."""
    yield from overzicht.wijzigingen
    yield from overzicht.doelstelling
    yield from overzicht.doelen_inleiding
    yield from overzicht.doelen_slot
    yield from _stand(overzicht)
    yield from overzicht.financien
    yield from overzicht.planning.teksten
    yield from overzicht.communicatie
    yield from overzicht.risicomanagement


def zinnen(tekst: Tekst) -> list[str]:
    """Its sentences, without the full stop; a line of a list is one too."""
    return [zin.rstrip(".") for zin in EINDE.split(platte_tekst(tekst.tekst_html)) if zin]


def op_schema(overzicht: Overzicht) -> Iterator[tuple[Tekst, str]]:
    """The texts about how far all is that say that it goes to plan, each with the first sentence that does."""
    for tekst in (*overzicht.wijzigingen, *_stand(overzicht), *overzicht.planning.teksten):
        for zin in zinnen(tekst):
            if OP_SCHEMA.search(zin) and not ONTKEND.search(zin):
                yield tekst, zin
                break


def _stand(overzicht: Overzicht) -> Iterator[Tekst]:
    yield from overzicht.stand.algemeen
    for blok in overzicht.stand.blokken:
        yield from blok.teksten
