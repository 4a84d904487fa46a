"""What the head of a column says: which field it is, of which year, and how sure that is. Pure module.

The words are those of the systems that Dutch municipalities keep their books in, and of the people who make a table of them.
"""

import re
import unicodedata
from dataclasses import dataclass

from programma.bedragen import STREEPJES
from programma.inlezen.tabel import kolomnaam

from .kopwoorden import GEEN_STAM, PRIVE, SAMEN, SLEUTELWOORDEN, STAMMEN, WOORDEN
from .profiel import VELDEN

GEWOON, EIGEN, ZWAK = 50, 100, 20

_NIET = re.compile(
    r"%|\b(?:pct|perc|percentage|procent|index|baten|inkomsten|opbrengst(?:en)?|aantal|vorige?|vj|norm)\b"
)
_WIJZIGING = re.compile(r"\bwijziging(?:en)?\b|\bmutaties?\b")
_NA = re.compile(
    r"\b(?:na|incl|inclusief|bijgesteld|bijgestelde|actueel|actuele|huidig|huidige|gewijzigd|gewijzigde)\b"
)
_EERST = re.compile(r"\b(?:primitief|primitieve|oorspronkelijk|oorspronkelijke|initieel|initiele|primair|start)\b")
_SAMENGETELD = re.compile(r"\b(?:incl|inclusief|en|plus)\b|\+")
_TIJDVAK = re.compile(
    r"\b(?:q ?[1-4]|[1-4]e? ?kwartaal|kwartaal ?[1-4]|kw ?[1-4]|week ?[0-9]+|periode ?[0-9]+|p ?[0-9]{1,2}|maand|januari|februari|"
    r"maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec)\b"
)
_CUMULATIEF = re.compile(r"\b(?:tm|t/m|tot|ytd|cumulatief|cum|per|op|ultimo)\b")
_JAAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
# "x € 1.000" and the like; "meer dan € 1.000" is an amount.
SCHAAL = re.compile(
    r"[x×*] ?(?:€|eur|euro)? ?1[. ]?000\b|\b1[. ]?000 ?[x×] ?(?:€|eur|euro)|(?:€|eur|euro) ?[x×*] ?1[. ]?000\b|"
    r"\((?:in )?(?:€|eur|euro) ?1[. ]?000\)|\bin (?:€|eur|euro) ?1[. ]?000\b|\bin duizend(?:en|tallen)?\b|"
    r"\bduizend(?:en)? euro|\bk ?€|€ ?k\b|\bkeur\b",
    re.IGNORECASE,
)
_BEDRAGEN = ("saldo", "afwijking", "prognose", "verplichtingen", "beschikbaar", "uitgaven")


@dataclass(frozen=True, slots=True)
class Kopwoord:
    """What a head says.

    `veld` is a key of VELDEN, "" for none; `eigen` that it is our own word for it. Of two columns for one field the one
    with more `gewicht` is meant. `jaar` is the year in the head; `tijdvak` that it is about a part of a year only;
    `prive` that its cells are never shown; `zacht` that it may as well mean something else.
    """

    veld: str = ""
    eigen: bool = False
    gewicht: int = 0
    jaar: int | None = None
    tijdvak: bool = False
    prive: bool = False
    zacht: bool = False


def lees_kop(tekst: str) -> Kopwoord:
    """What the head `tekst` says, as far as its words are known."""
    naam = kolomnaam(tekst)
    if naam in VELDEN:
        return Kopwoord(naam, eigen=True, gewicht=EIGEN)
    schoon = _schoon(naam)
    jaren = [int(jaar) for jaar in _JAAR.findall(schoon)]
    jaar = jaren[0] if len(set(jaren)) == 1 else None
    tijdvak = bool(_TIJDVAK.search(schoon)) and not _CUMULATIEF.search(schoon)
    prive = bool(PRIVE.search(schoon))
    if prive or _NIET.search(schoon):
        return Kopwoord(jaar=jaar, tijdvak=tijdvak, prive=prive)
    woorden = re.findall(r"[a-z]+|\+", schoon)
    velden = {veld for woord in woorden if (veld := _veld(woord))}
    gekozen, gewicht = _bedragveld(schoon, velden), GEWOON
    if not gekozen:
        gekozen, gewicht = _sleutelveld(woorden, velden)
    gewicht += 10 * bool(_NA.search(schoon)) - 25 * bool(_EERST.search(schoon)) - 15 * tijdvak
    zacht = gekozen == "afwijking" or (gekozen == "saldo" and "verschil" in woorden)
    return Kopwoord(gekozen, False, gewicht if gekozen else 0, jaar, tijdvak, False, zacht)


def _schoon(naam: str) -> str:
    """Without accents, units and signs; some words joined."""
    plat = "".join(letter for letter in unicodedata.normalize("NFD", naam) if not unicodedata.combining(letter))
    # A head that was broken off at the end of a line: "Verplich- tingen".
    plat = re.sub(r"(?<=[a-z])- (?=[a-z])", "", plat.translate(STREEPJES))
    plat = SCHAAL.sub(" ", plat)
    plat = re.sub(r"€|\b(?:eur|euro|in euro)\b", " ", plat)
    plat = re.sub(r"t\.?/?m\.?(?= )", "tm", plat)
    for patroon, een in SAMEN:
        plat = re.sub(rf"(?<![a-z]){patroon}(?![a-z])", een, plat)
    return " ".join(re.sub(r"[^a-z0-9%+/ ]", " ", plat).split())


def _veld(woord: str) -> str:
    for veld, bekend in WOORDEN.items():
        if woord in bekend.split():
            return veld
    if GEEN_STAM.search(woord):
        return ""
    return next((veld for stam, veld in STAMMEN if stam in woord), "")


def _bedragveld(schoon: str, velden: set[str]) -> str:
    """The kind of amount, when the words name one; of two the one that qualifies the other."""
    soorten = [veld for veld in _BEDRAGEN if veld in velden]
    if "regelsoort" in velden or not soorten:
        return ""
    if "beschikbaar" in soorten and _WIJZIGING.search(schoon) and not _NA.search(schoon):
        return ""
    if (
        {"uitgaven", "verplichtingen"} <= velden
        and not {"saldo", "beschikbaar"} & velden
        and _SAMENGETELD.search(schoon)
    ):
        return ""
    if soorten[:2] == ["saldo", "verplichtingen"] and not re.search(r"\b(?:na|incl|inclusief|min|minus)\b", schoon):
        return "verplichtingen"
    if "verplichtingen" in soorten and "beschikbaar" in soorten and re.search(r"\b(?:na|min|minus)\b", schoon):
        return "saldo"
    return soorten[0]


def _sleutelveld(woorden: list[str], velden: set[str]) -> tuple[str, int]:
    """What a row is about, and how likely this is that column."""
    for veld in ("kostenplaats", "kostensoort"):
        gewicht = max((SLEUTELWOORDEN[veld].get(_zonder_naam(woord), 0) for woord in woorden), default=0)
        if gewicht:
            benoemd = any(woord.endswith(("naam", "omschrijving", "oms")) for woord in woorden)
            return (f"{veld}_naam" if benoemd else veld), gewicht
    for veld in ("peildatum", "boekjaar", "regelsoort", "boekdatum", "teken", "debet", "credit", "bedrag"):
        if veld in velden:
            return veld, GEWOON
    gewicht = max((SLEUTELWOORDEN["post"].get(woord, 0) for woord in woorden), default=0)
    return ("post", gewicht) if gewicht else ("", 0)


def _zonder_naam(woord: str) -> str:
    """A "projectnaam" or "projectomschrijving" is about the project."""
    return re.sub(r"(?<=...)(?:naam|omschrijving|oms)$", "", woord)
