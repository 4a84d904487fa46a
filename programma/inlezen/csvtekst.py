"""A CSV file: which encoding, which separator, and then its rows. Runs in the child."""

import csv
import re
from collections import Counter
from types import SimpleNamespace

from programma.childprocess.protocol import Geweigerd
from programma.inlezen import waarden
from programma.inlezen.plaats import plaatsnaam
from programma.inlezen.verzamelaar import Verzamelaar

SCHEIDINGSTEKENS = ";\t,"
PROEF = 50
_BOMMEN = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_GEEN_TEKST = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# What a letter of two or three bytes in UTF-8 looks like when it is read as Windows-1252.
_DUBBEL = re.compile(
    "[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â‚¬|â€"
)
_BEWAAR = "Bewaar het opnieuw vanuit uw rekenprogramma als CSV UTF-8, of als .xlsx."


def lees(inhoud: bytes, verzamelaar: Verzamelaar) -> tuple[str, str]:
    """The rows go to `verzamelaar`; returns (name of the encoding, separator). Raises Geweigerd."""
    tekst, codering = _decodeer(inhoud)
    regels = re.split(r"(?<=\n)|(?<=\r)(?!\n)", tekst)
    opgegeven = re.fullmatch(r"sep=(.)\r?\n?|\"sep=(.)\"\r?\n?", regels[0], re.IGNORECASE)
    if opgegeven:
        regels = regels[1:]
    teken = (opgegeven[1] or opgegeven[2]) if opgegeven else _scheidingsteken(regels)
    _lees_rijen(regels, teken, verzamelaar)
    return codering, teken


def _decodeer(inhoud: bytes) -> tuple[str, str]:
    codering = next((naam for bom, naam in _BOMMEN if inhoud.startswith(bom)), "") or _zonder_bom(inhoud)
    if _GEEN_TEKST.search(inhoud) and not codering.startswith("utf-16"):
        raise Geweigerd(f"Het bestand is geen tekst en ook geen rekenblad. {_BEWAAR}")
    try:
        tekst = inhoud.decode(codering or "utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        if codering:
            raise Geweigerd(f"De tekens in het bestand zijn niet te lezen. {_BEWAAR}") from None
        tekst, codering = _windows(inhoud), "windows-1252"
    return tekst, codering or "utf-8"


def _zonder_bom(inhoud: bytes) -> str:
    """UTF-16 without a mark has a zero in (almost) every other byte."""
    proef = inhoud[:2000]
    if proef[1::2].count(0) > 0.4 * len(proef):
        return "utf-16-le"
    return "utf-16-be" if proef[0::2].count(0) > 0.4 * len(proef) else ""


def _windows(inhoud: bytes) -> str:
    try:
        tekst = inhoud.decode("cp1252")
    except UnicodeDecodeError as fout:
        rij = inhoud.count(b"\n", 0, fout.start) + 1
        raise Geweigerd(f"De tekens in regel {rij} van het bestand zijn niet te lezen. {_BEWAAR}") from None
    if dubbel := _DUBBEL.search(tekst):
        rij = tekst.count("\n", 0, dubbel.start()) + 1
        raise Geweigerd(
            f"In het bestand staan twee soorten tekens door elkaar (UTF-8 en Windows): zie regel {rij}, "
            f'"{dubbel[0]}". {_BEWAAR}'
        )
    return tekst


def _scheidingsteken(regels: list[str]) -> str:
    """The one that splits most of the first rows into the same number of columns."""
    beste, punten = SCHEIDINGSTEKENS[0], (0, 0)
    for teken in SCHEIDINGSTEKENS:
        breedtes = Counter()
        try:
            for rij in csv.reader(regels[:PROEF], delimiter=teken):
                breedtes[len(rij)] += 1
        except csv.Error:
            continue
        breedte, aantal = max(
            ((b, a) for b, a in breedtes.items() if b > 1), key=lambda x: (x[1], x[0]), default=(1, 0)
        )
        if (aantal, breedte) > punten:
            beste, punten = teken, (aantal, breedte)
    return beste


def _lees_rijen(regels: list[str], teken: str, verzamelaar: Verzamelaar) -> None:
    verzamelaar.begin("")
    csv.field_size_limit(verzamelaar.grenzen.tekst)
    lezer = csv.reader(regels, delimiter=teken, strict=True)
    verzamelaar.deel = lambda: min(1.0, lezer.line_num / max(1, len(regels)))
    nummer = 0
    while True:
        begin = lezer.line_num + 1
        nummer += 1
        try:
            velden = next(lezer, None)
        except csv.Error:
            raise Geweigerd(
                f"In {plaatsnaam('', nummer)} (regel {begin} van het bestand) kloppen de aanhalingstekens niet. Om een "
                'tekst staan er twee, en een aanhalingsteken in de tekst zelf wordt dubbel geschreven: "de ""Kast""". '
                f"{_BEWAAR}"
            ) from None
        if velden is None:
            break
        verzamelaar.rij(nummer, [_waarde(veld, verzamelaar.grenzen) for veld in velden])
    verzamelaar.eind()


def _waarde(veld: str, grenzen: SimpleNamespace) -> waarden.Waarde:
    return waarden.FORMULE if veld.startswith("=") else waarden.tekst(veld, grenzen.celtekst)
