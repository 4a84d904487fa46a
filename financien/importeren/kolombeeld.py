"""The columns of a file as the page shows them. Pure module."""

from collections.abc import Collection

from programma.importeren.voorbeeld import Kolombeeld

from .indelen import PROEF, Indeling
from .koppen import Geldtabel, celtekst
from .profiel import VELDEN

VOORBEELDEN = 3
LANGSTE_VOORBEELD = 60
# More different texts than this in a column are names or descriptions, and those are nobody's business here.
VEEL_WAARDEN = 25


def kolombeelden(tabel: Geldtabel, indeling: Indeling, zeker: Collection[int]) -> tuple[Kolombeeld, ...]:
    """What every column is read as. `zeker` are the columns that a person chose; of names and descriptions that are not
    read no example is shown."""
    velden = {plek: veld for veld, plek in indeling.plekken.items()}
    beelden = []
    for kolom in tabel.kolommen:
        veld = velden.get(kolom.plek, "")
        vast = kolom.plek in zeker or (bool(veld) and veld not in indeling.herkend) or kolom.woord.prive
        voorbeelden = () if kolom.woord.prive else _voorbeelden(tabel, kolom.plek, gelezen=bool(veld))
        beelden.append(Kolombeeld(kolom.letter, kolom.kop or "(geen kop)", veld, vast, voorbeelden))
    return tuple(beelden)


def kolomkeuzes() -> tuple[tuple[str, str], ...]:
    return tuple(VELDEN.items())


def _voorbeelden(tabel: Geldtabel, plek: int, *, gelezen: bool) -> tuple[str, ...]:
    teksten = [tekst for rij in tabel.rijen[:PROEF] if (tekst := celtekst(rij.waarde(plek)))]
    woorden = {tekst for tekst in teksten if any(map(str.isalpha, tekst))}
    if not gelezen and len(woorden) > VEEL_WAARDEN:
        return ()
    return tuple(
        tekst if len(tekst) <= LANGSTE_VOORBEELD else f"{tekst[: LANGSTE_VOORBEELD - 1]}…"
        for tekst in teksten[:VOORBEELDEN]
    )
