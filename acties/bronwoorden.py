"""What the words beside an amount say: which bron, which partner, and what is left to explain. Pure module."""

import re
from typing import NamedTuple

from acties.keuzes import Bron
from programma.bedragen import BedragFout, citaat
from programma.partnernamen import Partnernamen

_FONDSEN = r"(?:(?:via|uit|door) )?(?:de )?fonds(?:en)?"
_AFDELING = r"gemeente[^()]*\(([^()]+)\)"
LOS_GETAL = re.compile(r"(?:^|(?<=[ (:/,;]))[-+]*[0-9][^ ]*")

_BRON = rf"(?:{_AFDELING}|{_FONDSEN})"
_OPSOMMING = re.compile(rf"{_BRON}(?:[ ,+/&]+(?:en )?{_BRON})+", re.I)
_BRONWOORD = re.compile(r"(programma|basisfinanciering|fonds|partner|afdeling|niet genoemd|overig)(?: (.+))?", re.I)
_GEEN_GELD = re.compile(r"(?:(?:19|20)[0-9]{2}(?:[-/](?:19|20)?[0-9]{2})?|[0-9]{1,2}[a-z]*)[).,]*", re.I)
_IN_EEN_ZIN = (
    (Bron.FONDS, re.compile(r"fonds(?:en)?\b", re.I)),
    (Bron.PARTNER, re.compile(r"partners?\b", re.I)),
    (Bron.AFDELING, re.compile(_AFDELING, re.I)),
    (Bron.BASISFINANCIERING, re.compile(r"\bbasis[ -]?financiering\b", re.I)),
)


class Duiding(NamedTuple):
    """The bronnen that are named (none, one or more), the partner, and the words that these two do not cover."""

    bronnen: frozenset[Bron]
    partner: str | None
    uitleg: str


def duid(woorden: str, namen: Partnernamen) -> Duiding:
    """Interpret words like "via fondsen", "Techniek-menu", "alle partners" or, of the flat form, "partner Woej".

    Raises BedragFout when a number among the words might be money.
    """
    if not woorden:
        return Duiding(frozenset(), None, "")
    if (woord := _BRONWOORD.fullmatch(woorden)) and (duiding := _vaste_vorm(woord, namen)):
        return duiding
    if re.fullmatch(_FONDSEN, woorden, re.IGNORECASE):
        return Duiding(frozenset({Bron.FONDS}), None, "")
    if afdeling := re.fullmatch(_AFDELING, woorden, re.IGNORECASE):
        return Duiding(frozenset({Bron.AFDELING}), namen.naam(woorden) or _als_naam(afdeling[1], namen), "")
    if naam := namen.naam(woorden):
        bron = Bron.AFDELING if re.match(r"(?:de )?gemeente\b", woorden, re.IGNORECASE) else Bron.PARTNER
        return Duiding(frozenset({bron}), naam, "")
    _weiger_getal(woorden)
    # The word "fondsen" is a bron here, although a register may hold it as a group.
    genoemd = namen.genoemd(re.sub(r"\bfonds(?:en)?\b", "", woorden, flags=re.IGNORECASE))
    bronnen = {bron for bron, patroon in _IN_EEN_ZIN if patroon.search(woorden)} | (
        {Bron.PARTNER} if genoemd else set()
    )
    return Duiding(frozenset(bronnen), genoemd[0] if len(genoemd) == 1 and len(bronnen) == 1 else None, woorden)


def opgesomd(woorden: str) -> list[str]:
    """The sources one by one when the words are nothing but sources ("Gemeente (VTH) Fondsen"), else the words as one."""
    if not _OPSOMMING.fullmatch(woorden):
        return [woorden]
    return [bron[0] for bron in re.finditer(_BRON, woorden, re.IGNORECASE)]


def kaal(woorden: str) -> str:
    """Without the signs and the "en" that only join one source to the next, and without brackets around the whole."""
    eerder = None
    while woorden != eerder:
        eerder = woorden
        woorden = re.sub(r" en$", "", re.sub(r"^en ", "", woorden.strip(" -–,+/&")))
    return woorden[1:-1].strip() if re.fullmatch(r"\([^()]*\)", woorden) else woorden


def _vaste_vorm(woord: re.Match[str], namen: Partnernamen) -> Duiding | None:
    """A bron as the flat form writes it; a name follows partner and afdeling at once, the others with "partner" between."""
    bron, naam = Bron(woord[1].lower().replace(" ", "_")), woord[2]
    if naam and bron not in (Bron.PARTNER, Bron.AFDELING):
        if not naam.lower().startswith("partner "):
            return None
        naam = naam[len("partner ") :]
    return Duiding(frozenset({bron}), _als_naam(naam, namen) if naam else None, "")


def _als_naam(tekst: str, namen: Partnernamen) -> str:
    """The canonical name; a name that the register does not know stays as written, for the caller to report."""
    if naam := namen.naam(tekst):
        return naam
    _weiger_getal(tekst)
    return tekst


def _weiger_getal(woorden: str) -> None:
    """Refuse a number that might be money. A year and one or two digits ("2025-2026", "2e") are not."""
    for getal in LOS_GETAL.finditer(woorden):
        if not _GEEN_GELD.fullmatch(getal[0]):
            reden = f'In {citaat(woorden)} kan "{getal[0]}" een tweede bedrag zijn of iets anders. Zet voor een tweede bedrag '
            uitweg = (
                "een puntkomma en €; zet andere woorden achter een dubbele punt, bijvoorbeeld € 500 fonds: Fonds 1818."
            )
            raise BedragFout(woorden, reden + uitweg)
