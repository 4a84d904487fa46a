"""Spreadsheet files made by hand, part by part, so that a test can break exactly one thing."""

import io
import zipfile
from collections.abc import Mapping, Sequence

_HOOFD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKKET = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zip_(delen: Mapping[str, str | bytes], methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w", methode) as bestand:
        for naam, deel in delen.items():
            bestand.writestr(naam, deel)
    return inhoud.getvalue()


def office(hoofddeel: str) -> dict[str, str]:
    """The parts that every Office file has."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PAKKET}"><Relationship Id="r" Type="{_REL}/officeDocument" '
        f'Target="{hoofddeel}"/></Relationships>',
    }


def xlsx_delen(
    *bladen: str, teksten: Sequence[str] = (), opmaak: Sequence[str] = (), verborgen: Sequence[int] = (), boek: str = ""
) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet per XML of rows, shared strings and number formats (style 1 and on).

    What stands after the rows (mergeCells) follows in `bladen` after a "|". `boek` is XML before the list of sheets.
    """
    relaties = "".join(
        f'<Relationship Id="r{nr}" Type="{_REL}/worksheet" Target="worksheets/sheet{nr}.xml"/>'
        for nr in range(1, len(bladen) + 1)
    )
    status = {True: "hidden", False: "visible"}
    namen = "".join(
        f'<sheet name="Blad{nr}" sheetId="{nr}" r:id="r{nr}" state="{status[nr in verborgen]}"/>'
        for nr in range(1, len(bladen) + 1)
    )
    formaten = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(opmaak))
    stijlen = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(opmaak)))
    return {
        **office("xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_HOOFD}" xmlns:r="{_REL}">{boek}<sheets>{namen}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PAKKET}">{relaties}'
        f'<Relationship Id="s" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="o" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_HOOFD}">{"".join(f"<si>{tekst}</si>" for tekst in teksten)}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_HOOFD}"><numFmts>{formaten}</numFmts><cellXfs><xf numFmtId="0"/>'
        f"{stijlen}</cellXfs></styleSheet>",
        **{f"xl/worksheets/sheet{nr}.xml": _blad(blad) for nr, blad in enumerate(bladen, 1)},
    }


def _blad(rijen: str) -> str:
    cellen, _, daarna = rijen.partition("|")
    return f'<worksheet xmlns="{_HOOFD}"><sheetData>{cellen}</sheetData>{daarna}</worksheet>'


def xlsx(*bladen: str, **anders) -> bytes:
    return zip_(xlsx_delen(*bladen, **anders))


def ods_delen(*tabellen: str, stijlen: str = "", kop: str = "") -> dict[str, str | bytes]:
    """The parts of an ODS file with these XMLs of tables."""
    ruimten = " ".join(f'xmlns:{naam}="{_ODF}:{naam}:1.0"' for naam in ("office", "table", "text", "style", "drawing"))
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"{kop}<office:document-content {ruimten} {calc}><office:automatic-styles>{stijlen}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(tabellen)}</office:spreadsheet></office:body></office:document-content>",
    }


def tabel(*rijen: str, naam: str = "Blad1", attributen: str = "") -> str:
    """A table of rows, each as `rij` makes it or only its cells."""
    inhoud = "".join(cellen if cellen.startswith("<table:table-row") else rij(cellen) for cellen in rijen)
    return f'<table:table table:name="{naam}"{attributen}>{inhoud}</table:table>'


def rij(cellen: str, keer: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{keer}">{cellen}</table:table-row>'


def cel(tekst: str = "", attributen: str = "") -> str:
    return f"<table:table-cell{attributen}>{f'<text:p>{tekst}</text:p>' if tekst else ''}</table:table-cell>"


def ods(*tabellen: str, **anders) -> bytes:
    return zip_(ods_delen(*tabellen, **anders))
