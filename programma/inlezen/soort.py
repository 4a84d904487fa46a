"""Which kind of file it is: its content decides, and its name must agree. Runs in the child."""

import re
from types import SimpleNamespace

from programma.childprocess.protocol import Geweigerd
from programma.inlezen import ods, xlsx
from programma.inlezen.pakket import WACHTWOORD, Pakket, beschadigd

EXTENSIES = {"xlsx": "xlsx", "xlsm": "xlsx", "ods": "ods", "csv": "csv", "txt": "csv", "tsv": "csv"}
_BEWAAR = "Open het in uw rekenprogramma en bewaar het als Excel-werkmap (.xlsx), als .ods of als .csv."
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"PK\x03\x04", b"PK\x05\x06")
_HERKEND = (
    (re.compile(rb"%PDF"), "een pdf"),
    (re.compile(rb"\{\\rtf"), "een tekstdocument (RTF)"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "een afbeelding"),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!"), "een ingepakt bestand"),
    # A page of the web, or the XML that Excel wrote in 2003: both are often given the name .xls.
    (
        re.compile(rb"\s*<(?:!doctype|html|head|body|table|\?xml|\w+:)", re.IGNORECASE),
        "een webpagina of een los XML-bestand",
    ),
)
_NAMEN = {"xlsx": "een Excel-werkmap (.xlsx)", "ods": "een ODS-rekenblad (.ods)", "csv": "gewone tekst (.csv)"}
_OFFICE = {"word": "een Word-document", "ppt": "een presentatie"}


def open_bestand(inhoud: bytes, naam: str, grenzen: SimpleNamespace) -> tuple[str, Pakket | None]:
    """("xlsx" or "ods", the opened package) or ("csv", None); raises Geweigerd."""
    if not inhoud.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Geweigerd("Het bestand is leeg. Kies een bestand met een rij kolomnamen en daaronder de gegevens.")
    extensie = naam.rpartition(".")[2].lower() if "." in naam else ""
    if inhoud.startswith(_OLE):
        raise _ole(inhoud)
    vorm, pakket = _van_zip(inhoud, grenzen) if inhoud.startswith(_ZIP) else (_van_tekst(inhoud, extensie), None)
    if EXTENSIES.get(extensie) != vorm:
        gelezen = f"op .{extensie[:10]}" if extensie else "niet op een soort bestand"
        raise Geweigerd(
            f"De naam van het bestand eindigt {gelezen}, maar de inhoud is {_NAMEN[vorm]}. Geef het een naam die eindigt "
            f"op .{vorm}, of bewaar het opnieuw vanuit uw rekenprogramma."
        )
    return vorm, pakket


def _ole(inhoud: bytes) -> Geweigerd:
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        return Geweigerd(WACHTWOORD)
    if "Workbook".encode("utf-16-le") in inhoud or "Book".encode("utf-16-le") in inhoud:
        return Geweigerd(f"Het bestand is een oude Excel-werkmap (.xls). {_BEWAAR}")
    return Geweigerd(f"Het bestand is een oud Office-document en geen rekenblad dat hier past. {_BEWAAR}")


def _van_zip(inhoud: bytes, grenzen: SimpleNamespace) -> tuple[str, Pakket]:
    pakket = Pakket(inhoud, grenzen)
    if "mimetype" in pakket and "content.xml" in pakket:
        return _van_odf(pakket)
    hoofddeel = xlsx.hoofddeel(pakket) if "[Content_Types].xml" in pakket else ""
    if hoofddeel.endswith(".bin"):
        raise Geweigerd(f"Het bestand is een binaire Excel-werkmap (.xlsb). {_BEWAAR}")
    map_ = hoofddeel.partition("/")[0]
    if map_ in ("word", "ppt"):
        raise Geweigerd(f"Het bestand is {_OFFICE[map_]} en geen rekenblad. Zet de tabel in een rekenblad. {_BEWAAR}")
    if not hoofddeel:
        raise Geweigerd("Het bestand is een zip-bestand zonder rekenblad erin. Pak het uit en kies het rekenblad zelf.")
    return "xlsx", pakket


def _van_odf(pakket: Pakket) -> tuple[str, Pakket]:
    soort = pakket.lees("mimetype")[:200].decode("ascii", "replace").strip()
    if not soort.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        raise Geweigerd(f"Het bestand is een tekstdocument of tekening en geen rekenblad. {_BEWAAR}")
    manifest = "META-INF/manifest.xml"
    if manifest in pakket and any(element == "encryption-data" for _, element, _ in pakket.elementen(manifest)):
        raise Geweigerd(WACHTWOORD)
    if ods.INHOUD not in pakket:
        raise beschadigd(ods.INHOUD)
    return "ods", pakket


def _van_tekst(inhoud: bytes, extensie: str) -> str:
    utf_16 = inhoud.startswith((b"\xff\xfe", b"\xfe\xff"))
    kop = inhoud[2:2000].replace(b"\x00", b"") if utf_16 else inhoud[:2000].removeprefix(b"\xef\xbb\xbf")
    naam = next((naam for patroon, naam in _HERKEND if patroon.match(kop)), "")
    if naam:
        raise Geweigerd(f"Het bestand is {naam} en geen rekenblad{_verkleed(extensie)}. {_BEWAAR}")
    if b"\x00" in kop and extensie in ("xlsx", "xlsm", "ods"):
        raise beschadigd()
    return "csv"


def _verkleed(extensie: str) -> str:
    return f", ook al eindigt de naam op .{extensie}" if extensie in (*EXTENSIES, "xls") else ""
