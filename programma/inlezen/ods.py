"""An ODS file read from its content.xml, cell by cell and with what is repeated. Runs in the child."""

import re

from programma.inlezen import waarden
from programma.inlezen.pakket import Pakket, beschadigd, nieuwe_parser
from programma.inlezen.verzamelaar import Verzamelaar, Waarde

_BASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT, STYLE = (f"{_BASIS}{naam}:1.0 " for naam in ("table", "office", "text", "style"))
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
INHOUD = "content.xml"
CEL, BEDEKT, RIJ, TABEL = (f"{TABLE}{naam}" for naam in ("table-cell", "covered-table-cell", "table-row", "table"))
# What stands between the rows and may hold tables of its own.
TERZIJDE = {f"{TABLE}shapes", f"{TABLE}dde-links", f"{TABLE}tracked-changes"}
ALINEA, STIJL, TABELSTIJL = f"{TEXT}p", f"{STYLE}style", f"{STYLE}table-properties"
FORMULE, FOUT, SOORT, WAARDE = f"{TABLE}formula", f"{CALC}value-type", f"{OFFICE}value-type", f"{OFFICE}value"
ROWS_REPEATED, COLUMNS_REPEATED = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
BEREIKEN = (
    ("samengevoegd", f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"),
    ("formule", f"{TABLE}number-matrix-rows-spanned", f"{TABLE}number-matrix-columns-spanned"),
)
# Stand for white space that is an element, while the rest of it is still to be collapsed; XML itself cannot hold them.
_WIT = {f"{TEXT}s": "\x01", f"{TEXT}tab": "\x02", f"{TEXT}line-break": "\x03"}
_TERUG = str.maketrans("\x01\x02\x03", " \t\n")
_SPATIES = re.compile("[ \t\r\n]+")


def lees(pakket: Pakket, verzamelaar: Verzamelaar) -> None:
    """Every visible sheet with cells goes to `verzamelaar`."""
    totaal = max(1, pakket.grootte(INHOUD))
    voor = pakket.ontleed_tot
    verzamelaar.deel = lambda: min(1.0, (pakket.ontleed_tot - voor) / totaal)
    _Inhoud(verzamelaar).lees(pakket)


class _Inhoud:
    """Reads the sheets one after another."""

    def __init__(self, verzamelaar: Verzamelaar):
        self.verzamelaar, self.grenzen = verzamelaar, verzamelaar.grenzen
        self.verborgen, self.stijl = set(), ""
        self.zichtbaar = self.in_cel = False
        self.opzij = 0  # how deep in an element that is passed over, such as a note
        self.alinea, self.alineas = None, []

    def lees(self, pakket: Pakket) -> None:
        self.parser = nieuwe_parser(self.begin, self.eind)
        pakket.ontleed(INHOUD, self.parser)

    def begin(self, naam: str, attributen: dict[str, str]) -> None:
        if self.opzij:
            self.opzij += 1
        elif self.in_cel:
            self._begin_in_cel(naam, attributen)
        elif naam in (CEL, BEDEKT):
            if self.zichtbaar:
                self.in_cel, self.bedekt, self.attributen = True, naam == BEDEKT, attributen
                self.alineas = []
        elif naam == RIJ:
            self.cellen, self.kolom = [], 0
            self.rijen = _aantal(attributen, ROWS_REPEATED)
        elif naam == TABEL:
            self._begin_tabel(attributen)
        elif naam == STIJL:
            self.stijl = attributen.get(f"{STYLE}name", "")
        elif naam == TABELSTIJL and attributen.get(f"{TABLE}display") == "false":
            self.verborgen.add(self.stijl)
        elif naam in TERZIJDE:
            self.opzij = 1

    def eind(self, naam: str) -> None:
        if self.opzij:
            self.opzij -= 1
            if not self.opzij and self.alinea is not None:
                self.parser.CharacterDataHandler = self.alinea.append
        elif self.in_cel:
            if naam == ALINEA:
                self._eind_alinea()
            elif naam in (CEL, BEDEKT):
                self._eind_cel()
        elif naam == RIJ and self.zichtbaar:
            self._eind_rij()
        elif naam == TABEL:
            self.verzamelaar.eind()
            self.zichtbaar = False

    def _begin_tabel(self, attributen: dict[str, str]) -> None:
        self.rij = 1
        self.zichtbaar = attributen.get(f"{TABLE}style-name") not in self.verborgen
        self.verzamelaar.begin(attributen.get(f"{TABLE}name", ""), zichtbaar=self.zichtbaar)

    def _begin_in_cel(self, naam: str, attributen: dict[str, str]) -> None:
        if naam == ALINEA:
            self.alinea = []
            self.parser.CharacterDataHandler = self.alinea.append
        elif naam in _WIT and self.alinea is not None:
            aantal = attributen.get(f"{TEXT}c", "1")
            self.alinea.append(_WIT[naam] * min(int(aantal), self.grenzen.celtekst + 1))
        elif not naam.startswith(TEXT):
            # A note, a drawing, a table within the cell.
            self.opzij, self.parser.CharacterDataHandler = 1, None

    def _eind_alinea(self) -> None:
        tekst = "".join(self.alinea)
        if _SPATIES.search(tekst):
            tekst = _SPATIES.sub(" ", tekst).lstrip(" ")
        self.alineas.append(tekst.translate(_TERUG))
        self.alinea, self.parser.CharacterDataHandler = None, None

    def _eind_cel(self) -> None:
        self.in_cel = False
        herhaald = _aantal(self.attributen, COLUMNS_REPEATED)
        waarde = None if self.bedekt else self._waarde()
        if waarde is not None:
            self.verzamelaar.past(self.rij, self.kolom + herhaald - 1)
            self.cellen.extend([None] * (self.kolom - len(self.cellen)))
            self.cellen.extend([waarde] * herhaald)
            self._bereiken()
        self.kolom += herhaald

    def _eind_rij(self) -> None:
        if self.cellen:
            self.verzamelaar.past(self.rij + self.rijen - 1, len(self.cellen) - 1)
            for nummer in range(self.rij, self.rij + self.rijen):
                self.verzamelaar.rij(nummer, list(self.cellen))
        self.rij += self.rijen

    def _bereiken(self) -> None:
        for soort, hoog, breed in BEREIKEN:
            if hoog not in self.attributen and breed not in self.attributen:
                continue
            rijen, kolommen = _aantal(self.attributen, hoog), _aantal(self.attributen, breed)
            if rijen > 1 or kolommen > 1:
                self.verzamelaar.bereik(soort, self.rij, self.kolom, self.rij + rijen - 1, self.kolom + kolommen - 1)

    def _waarde(self) -> Waarde:
        attributen = self.attributen
        if FORMULE in attributen:
            return waarden.FORMULE
        tekst = "\n".join(self.alineas)
        if attributen.get(FOUT) == "error":
            return waarden.foutcode(tekst)
        soort = attributen.get(SOORT, "string")
        if soort in ("float", "currency"):
            return waarden.getal(attributen.get(WAARDE, ""))
        if soort == "percentage":
            return waarden.procent(attributen.get(WAARDE, ""))
        if soort == "date":
            return waarden.iso_dag(attributen.get(f"{OFFICE}date-value", ""))
        if soort == "time":
            return waarden.iso_uren(attributen.get(f"{OFFICE}time-value", ""))
        if soort == "boolean":
            return waarden.waar(attributen.get(f"{OFFICE}boolean-value") == "true")
        return waarden.tekst(attributen.get(f"{OFFICE}string-value", tekst), self.grenzen.celtekst)


def _aantal(attributen: dict[str, str], naam: str) -> int:
    aantal = attributen.get(naam, "1")
    if not (aantal.isdecimal() and len(aantal) < 10 and int(aantal)):
        raise beschadigd(f'{naam.rpartition(" ")[2]} is "{aantal[:20]}"')
    return int(aantal)
