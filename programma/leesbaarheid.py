"""Whether a text reads easily: long sentences, abbreviations that nobody explains, stiff words. Advice, never a rule. Pure.

Written for level B1: short sentences, ordinary words, and somebody who does something.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

# More words than this in one sentence are hard to follow.
LANG = 20
# So many words of a sentence are enough to find it.
BEGIN = 6
# From so many passive sentences on, and when they are at least this part of all, it is worth saying.
LIJDEND_VANAF, LIJDEND_DEEL = 3, 1 / 3

_ZINSEINDE = re.compile(r"(?<=[.!?])[\"’”)]*\s+(?=[\"‘“(]?[A-ZÀ-Ý0-9])")
_WOORD = re.compile(r"\w[\w'’-]*")
_AFKORTING = re.compile(r"\b(?=\w{2,6}\b)[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
_LIJDEND = re.compile(r"\b(wordt|worden|werd|werden)\b", re.IGNORECASE)
# Abbreviations that everybody knows better than the words they stand for.
GEWOON = frozenset("BV NV EU ICT BTW BMI PDF TV USB WC".split())
# Words that are written in capitals to lean on them.
NADRUK = frozenset("AL DE DOOR EEN EN GEEN HET IN IS NIET OF OM OP TE VAN WEL".split())

# What officials write, and what other people say. A word ends where the pattern does.
STIJF = {
    r"middels": "met of door",
    r"teneinde": "om … te",
    r"conform": "volgens",
    r"ten behoeve van": "voor",
    r"ten aanzien van": "over",
    r"met betrekking tot": "over",
    r"inzake": "over",
    r"in het kader van": "voor of bij",
    r"derhalve": "daarom",
    r"tevens": "ook",
    r"alsmede": "en ook",
    r"indien": "als",
    r"reeds": "al",
    r"thans": "nu",
    r"aanvang": "begin",
    r"geschied(?:t|en|de|den)": "gebeuren",
    r"(?:ge)?realise(?:ert|erde|erd|ren)|realisatie": "maken of bereiken",
    r"(?:ge)?implemente(?:ert|erde|erd|ren)|implementatie": "invoeren",
    r"(?:ge)?facilite(?:ert|erde|erd|ren)|facilitering": "helpen of mogelijk maken",
    r"(?:ge)?optimalise(?:ert|erde|erd|ren)|optimalisatie": "verbeteren",
    r"(?:ge)?continue(?:ert|erde|erd|ren)|continuering": "doorgaan met",
    r"(?:ge)?intensive(?:ert|erde|erd|ren)|intensivering": "meer doen",
    r"verstrek(?:t|ken|te)": "geven",
    r"zorg ?dra(?:agt|gen)": "zorgen voor",
    r"dient te|dienen te": "moet of moeten",
    r"voornemens": "van plan",
    r"desbetreffende": "deze of die",
    r"stakeholders?": "betrokkenen",
    r"doorlooptijd": "hoe lang het duurt",
}
_STIJF = re.compile(r"\b(?:" + "|".join(f"({patroon})" for patroon in STIJF) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LangeZin:
    begin: str
    woorden: int


@dataclass(frozen=True, slots=True)
class StijfWoord:
    """A word as it stands in the text, and what people say instead."""

    woord: str
    gewoon: str


@dataclass(frozen=True, slots=True)
class Leesbaarheid:
    """What is noticed in one text. `lijdend` are the beginnings of sentences that do not say who does it.

    A line that does not end as a sentence, such as one of a list, is not counted in `zinnen` and `per_zin`: their average
    would say that a text full of lists is easy.
    """

    woorden: int
    zinnen: int
    per_zin: int
    lang: tuple[LangeZin, ...]
    afkortingen: tuple[str, ...]
    stijf: tuple[StijfWoord, ...]
    lijdend: tuple[str, ...]

    @property
    def aantal(self) -> int:
        """How many things there are to say."""
        return len(self.lang) + len(self.afkortingen) + len(self.stijf) + bool(self.lijdend)


def lees_na(tekst: str, bekend: Collection[str] = ()) -> Leesbaarheid:
    """What is to say of a text in plain words, with a line for every paragraph; `bekend` are abbreviations explained elsewhere."""
    zinnen = list(_zinnen(tekst))
    lengtes = [len(_WOORD.findall(zin)) for zin in zinnen]
    lijdend = [_begin(zin) for zin in zinnen if _LIJDEND.search(zin)]
    if len(lijdend) < LIJDEND_VANAF or len(lijdend) < LIJDEND_DEEL * len(zinnen):
        lijdend = []
    heel = [lengte for zin, lengte in zip(zinnen, lengtes, strict=True) if zin.rstrip('"’”)').endswith((".", "!", "?"))]
    uitgelegd = {*bekend, *uitgelegd_in(tekst), *GEWOON, *NADRUK}
    return Leesbaarheid(
        woorden=sum(lengtes),
        zinnen=len(heel),
        per_zin=round(sum(heel) / len(heel)) if heel else 0,
        lang=tuple(LangeZin(_begin(zin), lengte) for zin, lengte in zip(zinnen, lengtes, strict=True) if lengte > LANG),
        afkortingen=tuple(afkorting for afkorting in afkortingen_in(tekst) if afkorting not in uitgelegd),
        stijf=tuple(_stijve_woorden(tekst)),
        lijdend=tuple(lijdend),
    )


def afkortingen_in(tekst: str) -> list[str]:
    """Words that are mostly capitals, each once, in the order of the text; a line in capitals has none."""
    regels = (regel for regel in tekst.splitlines() if not regel.isupper() or len(regel.split()) < 2)
    gevonden = (woord for regel in regels for woord in _AFKORTING.findall(regel))
    return list(dict.fromkeys(woord for woord in gevonden if sum(map(str.isupper, woord)) * 2 >= len(woord)))


def uitgelegd_in(tekst: str) -> set[str]:
    """The abbreviations that `tekst` explains: between brackets behind their words, or with their words behind them."""
    achter = re.findall(r"\w\W{0,2} \((\w{2,6})\)", tekst)
    voor = re.findall(r"\b(\w{2,6})(?:-\w+)? \(\w+ ", tekst)
    return {woord for woord in (*achter, *voor) if _AFKORTING.fullmatch(woord)}


def afkortingen_van(namen: Iterable[str]) -> set[str]:
    """The abbreviations that stand in a register of names, where anybody can look them up."""
    return {afkorting for naam in namen for afkorting in afkortingen_in(naam)}


def _zinnen(tekst: str) -> Iterator[str]:
    for regel in tekst.splitlines():
        yield from (zin for zin in _ZINSEINDE.split(regel.strip()) if _WOORD.search(zin))


def _begin(zin: str) -> str:
    woorden = zin.split()
    return " ".join(woorden[:BEGIN]) + (" …" if len(woorden) > BEGIN else "")


def _stijve_woorden(tekst: str) -> Iterator[StijfWoord]:
    gewone = list(STIJF.values())
    gezien: set[str] = set()
    for gevonden in _STIJF.finditer(tekst):
        woord = gevonden[0]
        if woord.lower() not in gezien:
            gezien.add(woord.lower())
            yield StijfWoord(woord, gewone[gevonden.lastindex - 1])
