"""An XLSX file read part by part, without believing what it says of its own size. Runs in the child."""

import posixpath
import re

from programma.formules import STUURTEKENS
from programma.inlezen import waarden, xlsxopmaak
from programma.inlezen.pakket import Pakket, beschadigd, nieuwe_parser
from programma.inlezen.plaats import plaatsnaam
from programma.inlezen.verzamelaar import Onleesbaar, Verzamelaar, Waarde

_RUIMTEN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_WOORDEN = ("si", "t", "rPh", "row", "c", "v", "f", "mergeCell")
WOORDEN = {f"{ruimte} {woord}": woord for ruimte in _RUIMTEN for woord in _WOORDEN}
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_BEREIK = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")


def hoofddeel(pakket: Pakket) -> str:
    """The part with which an Office file begins, such as xl/workbook.xml or word/document.xml."""
    relaties = _relaties(pakket, "")
    return next((doel for soort, doel in relaties.values() if soort == "officeDocument"), "")


def lees(pakket: Pakket, verzamelaar: Verzamelaar) -> None:
    """Every visible sheet with cells goes to `verzamelaar`."""
    werkboek = hoofddeel(pakket)
    elementen, relaties = pakket.elementen(werkboek), _relaties(pakket, werkboek)
    los = dict(relaties.values())
    jaar_1904 = any(e == "workbookPr" and a.get("date1904") in ("1", "true") for _, e, a in elementen)
    bladen = []
    for ouder, element, attributen in elementen:
        if (ouder, element) == ("sheets", "sheet"):
            soort, doel = relaties.get(attributen.get("id", ""), ("", ""))
            if soort == "worksheet":
                bladen.append((attributen.get("name", ""), doel, attributen.get("state", "visible") == "visible"))
    teksten = los.get("sharedStrings", "")
    totaal = pakket.grootte(teksten) + sum(pakket.grootte(doel) for _, doel, zichtbaar in bladen if zichtbaar)
    opmaak = xlsxopmaak.lees_opmaak(pakket, los.get("styles", ""))
    voor = pakket.ontleed_tot
    verzamelaar.deel = lambda: min(1.0, (pakket.ontleed_tot - voor) / max(1, totaal))
    gedeeld = _lees_teksten(pakket, teksten, verzamelaar.grenzen.celtekst) if teksten in pakket else []
    for naam, doel, zichtbaar in bladen:
        verzamelaar.begin(naam, zichtbaar=zichtbaar)
        if zichtbaar:
            _Blad(pakket, verzamelaar, gedeeld, opmaak, jaar_1904=jaar_1904).lees(doel)
        verzamelaar.eind()


class _Blad:
    """Reads the cells of one sheet."""

    def __init__(
        self, pakket: Pakket, verzamelaar: Verzamelaar, gedeeld: list[Waarde], opmaak: list[str], *, jaar_1904: bool
    ):
        self.pakket, self.verzamelaar, self.jaar_1904 = pakket, verzamelaar, jaar_1904
        self.gedeeld, self.opmaak = gedeeld, opmaak
        self.grenzen, self.kolommen = verzamelaar.grenzen, {}
        self.rij, self.rijtekst, self.kolom, self.cellen = 0, "0", -1, []
        self.stukken, self.formule, self.fonetisch = [], False, False

    def lees(self, naam: str) -> None:
        self.parser = nieuwe_parser(self.begin, self.eind)
        self.pakket.ontleed(naam, self.parser)

    def begin(self, naam: str, attributen: dict[str, str]) -> None:
        woord = WOORDEN.get(naam)
        if woord == "c":
            self.soort, self.stijl = attributen.get("t", "n"), attributen.get("s")
            self.formule = False
            self.stukken.clear()
            self.kolom = self._kolom(attributen["r"]) if "r" in attributen else self.kolom + 1
        elif woord in ("v", "t"):
            if not self.fonetisch:
                self.parser.CharacterDataHandler = self.stukken.append
        elif woord == "row":
            self._begin_rij(attributen.get("r"))
        elif woord == "f":
            self.formule = True
            if "ref" in attributen and attributen.get("t") in ("array", "dataTable"):
                self._bereik("formule", attributen["ref"])
        elif woord == "rPh":
            self.fonetisch = True
        elif woord == "mergeCell":
            self._bereik("samengevoegd", attributen.get("ref", ""))

    def eind(self, naam: str) -> None:
        woord = WOORDEN.get(naam)
        if woord in ("v", "t"):
            self.parser.CharacterDataHandler = None
        elif woord == "c":
            waarde = waarden.FORMULE if self.formule else self._waarde("".join(self.stukken))
            if waarde is not None:
                self._zet(waarde)
        elif woord == "row":
            self.verzamelaar.rij(self.rij, self.cellen)
        elif woord == "rPh":
            self.fonetisch = False

    def _begin_rij(self, nummer: str | None) -> None:
        vorige, self.rij = self.rij, int(nummer) if nummer else self.rij + 1
        if self.rij <= vorige:
            raise beschadigd(f"{plaatsnaam(self.verzamelaar.blad, self.rij)} staat er twee keer in")
        self.cellen, self.kolom, self.rijtekst = [], -1, str(self.rij)

    def _kolom(self, adres: str) -> int:
        """The column of an address in this row."""
        letters = adres.rstrip("0123456789")
        if letters not in self.kolommen:
            gevonden = _BEREIK.fullmatch(f"{letters}1")
            if not gevonden:
                raise beschadigd(f'cel "{adres[:20]}" in {plaatsnaam(self.verzamelaar.blad, self.rij)}')
            self.kolommen[letters] = _kolomnummer(letters)
        if adres[len(letters) :] != self.rijtekst:
            raise beschadigd(f'cel "{adres[:20]}" in {plaatsnaam(self.verzamelaar.blad, self.rij)}')
        return self.kolommen[letters]

    def _zet(self, waarde: Waarde) -> None:
        leeg = self.kolom - len(self.cellen)
        if leeg:
            if leeg < 0:
                waar = plaatsnaam(self.verzamelaar.blad, self.rij, self.kolom)
                raise beschadigd(f"{waar} staat er twee keer in")
            self.verzamelaar.past(self.rij, self.kolom)
            self.cellen.extend([None] * leeg)
        self.cellen.append(waarde)

    def _waarde(self, ruw: str) -> Waarde:
        soort = self.soort
        if soort == "s":
            return self._gedeelde(ruw)
        if soort in ("inlineStr", "str"):
            return waarden.tekst(_zonder_codes(ruw), self.grenzen.celtekst)
        if not ruw:
            return None
        if soort == "n":
            return self._getal(ruw)
        if soort == "b":
            return waarden.waar(ruw.strip() in ("1", "true"))
        if soort == "d":
            return waarden.iso_dag(ruw)
        return (
            waarden.foutcode(ruw) if soort == "e" else Onleesbaar("is van een onbekende soort. Typ de waarde opnieuw.")
        )

    def _gedeelde(self, ruw: str) -> Waarde:
        if ruw.isdecimal() and len(ruw) < 10 and int(ruw) < len(self.gedeeld):
            return self.gedeeld[int(ruw)]
        raise beschadigd(plaatsnaam(self.verzamelaar.blad, self.rij, self.kolom))

    def _getal(self, ruw: str) -> Waarde:
        stijl = self.stijl
        soort = self.opmaak[int(stijl)] if stijl and stijl.isdecimal() and int(stijl) < len(self.opmaak) else ""
        if soort == xlsxopmaak.DATUM:
            return waarden.dag(ruw, jaar_1904=self.jaar_1904)
        if soort == xlsxopmaak.PROCENT:
            return waarden.procent(ruw)
        return waarden.uren(ruw) if soort == xlsxopmaak.TIJD else waarden.getal(ruw)

    def _bereik(self, soort: str, adres: str) -> None:
        gevonden = _BEREIK.fullmatch(adres)
        if not gevonden:
            raise beschadigd(plaatsnaam(self.verzamelaar.blad, max(1, self.rij)))
        links, boven, rechts, onder = gevonden.groups()
        if rechts:
            self.verzamelaar.bereik(soort, int(boven), _kolomnummer(links), int(onder), _kolomnummer(rechts))


def _lees_teksten(pakket: Pakket, naam: str, grens: int) -> list[Waarde]:
    """The texts that cells refer to by number. Phonetic readings (rPh) are no part of a text."""
    gedeeld, stukken, fonetisch = [], [], [False]

    def begin(element: str, _: dict[str, str]) -> None:
        woord = WOORDEN.get(element)
        if woord == "t" and not fonetisch[0]:
            parser.CharacterDataHandler = stukken.append
        elif woord == "rPh":
            fonetisch[0] = True

    def eind(element: str) -> None:
        woord = WOORDEN.get(element)
        parser.CharacterDataHandler = None
        if woord == "rPh":
            fonetisch[0] = False
        elif woord == "si":
            gedeeld.append(waarden.tekst(_zonder_codes("".join(stukken)), grens))
            stukken.clear()

    parser = nieuwe_parser(begin, eind)
    pakket.ontleed(naam, parser)
    return gedeeld


def _relaties(pakket: Pakket, deel: str) -> dict[str, tuple[str, str]]:
    """The (kind, part) that a part refers to, by id."""
    map_, naam = posixpath.split(deel)
    bestand = posixpath.join(map_, "_rels", f"{naam}.rels")
    return {
        attributen.get("Id", ""): (
            attributen.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", map_, attributen.get("Target", ""))).lstrip("/"),
        )
        for _, element, attributen in (pakket.elementen(bestand) if bestand in pakket else [])
        if element == "Relationship"
    }


def _kolomnummer(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer - 1


def _zonder_codes(tekst: str) -> str:
    """_x000D_ is how Excel writes a character that XML does not keep; those that no text can hold are left out."""
    if "_x" not in tekst:
        return tekst
    return STUURTEKENS.sub("", _CODE.sub(lambda code: chr(int(code[1], 16)), tekst))
