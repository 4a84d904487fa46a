"""How Word, Outlook, Word Online and Google Docs write in HTML what HTML has elements for. Pure."""

import re
from collections.abc import Mapping

_LIJST = re.compile(r"(?i)mso-list\s*:\s*l\d+\s+level(\d)")
_LIJSTTEKEN = re.compile(r"(?i)mso-list\s*:\s*ignore")
_NUMMER = re.compile(r"\s*\(?(\d{1,3}([.)]\d{1,3})*|[a-z]|[ivxlcdm]{1,6})[.)]", re.IGNORECASE)
_VET = re.compile(r"(?i)(?:^|;)\s*font-weight\s*:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)")
_CURSIEF = re.compile(r"(?i)(?:^|;)\s*font-style\s*:\s*(italic|oblique|normal)")
_OMTREK = re.compile(r"(?i)mso-outline-level\s*:\s*([1-9])")
TITELS = {"MsoTitle": 1, "MsoSubtitle": 2}

Kenmerken = Mapping[str, str]


def lijstregel(kenmerken: Kenmerken) -> int:
    """The level of a paragraph that is a line of a list, 0 when it is none."""
    gevonden = _LIJST.search(kenmerken.get("style", ""))
    return int(gevonden[1]) if gevonden else 0


def is_lijstteken(kenmerken: Kenmerken) -> bool:
    """Whether the text of this element is the bullet or number of such a line."""
    return bool(_LIJSTTEKEN.search(kenmerken.get("style", "")))


def is_nummer(teken: str) -> bool:
    """Whether a line with this before it is numbered: "1.", "a)", "iv.". A bullet may be a letter too, without a dot."""
    return bool(_NUMMER.match(teken))


def lijstniveau(kenmerken: Kenmerken) -> int:
    """The level of a `li`: Word Online makes a list of its own of every line, and says the level beside it."""
    niveau = kenmerken.get("data-aria-level") or kenmerken.get("aria-level") or "1"
    return int(niveau) if niveau in set("123456789") else 1


def kopniveau(kenmerken: Kenmerken) -> int:
    """The level of a paragraph that is a heading, 0 when it is none."""
    niveau = kenmerken.get("aria-level", "2")
    if kenmerken.get("role") == "heading" and niveau in set("123456"):
        return int(niveau)
    if gevonden := _OMTREK.search(kenmerken.get("style", "")):
        return int(gevonden[1])
    return next((TITELS[naam] for naam in kenmerken.get("class", "").split() if naam in TITELS), 0)


def stijlmerk(stijl: str) -> dict[str, bool]:
    """What a style says about bold and italic; what it does not speak of is left out."""
    merk = {}
    if gevonden := _VET.search(stijl):
        merk["vet"] = gevonden[1].lower() in ("bold", "bolder", "600", "700", "800", "900")
    if gevonden := _CURSIEF.search(stijl):
        merk["cursief"] = gevonden[1].lower() != "normal"
    return merk
