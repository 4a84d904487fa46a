"""What a Word template for the letter may hold: fields of the letter, and parts that are there when a field is. Pure."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from programma.inlezen.pakket import STUK

from .gegevens import ERBIJ
from .velden import NAMEN, TEKSTEN

VELDEN = NAMEN | ERBIJ
# Fields that are paragraphs of their own, with lists in them.
ALINEAS = frozenset({*TEKSTEN, "bijlagen"})
MEGA = 1024 * 1024
GROOTST, UITGEPAKT, GROOTSTE_XML, MEESTE_DELEN, MEESTE_PLEKKEN = 5 * MEGA, 30 * MEGA, 2 * MEGA, 300, 200
HOOFDDEEL = "word/document.xml"
DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PLEK = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}", re.DOTALL)
_VELD = re.compile(r"{{[-+]?[pr]?\s+(\w+)\s+[-+]?}}|{{(\w+)}}")
_ALS = re.compile(r"{%[-+]?(?:p|r|tr|tc)?\s+(?:(?:el)?if\s+(?:not\s+)?(\w+)|else|endif)\s+[-+]?%}")
_BUITEN = re.compile(rb"<Relationship\b[^>]*\bTargetMode\s*=\s*[\"']External[\"'][^>]*>")
_OPENT = re.compile(r"{{|{%|{#")


class Ongeschikt(Exception):
    """A file that cannot be a template; `bezwaren` are Dutch sentences that say why."""

    def __init__(self, bezwaren: Iterable[str]) -> None:
        self.bezwaren = tuple(bezwaren)
        super().__init__(*self.bezwaren)


def keur_bestand(inhoud: bytes) -> None:
    """Raises Ongeschikt when this is no ordinary Word document, or one that does more than lie there."""
    if len(inhoud) > GROOTST:
        raise Ongeschikt([f"Het bestand is groter dan {GROOTST // MEGA} MB."])
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            delen = zip_.infolist()
            te_groot = sum(deel.file_size for deel in delen) > UITGEPAKT or len(delen) > MEESTE_DELEN
            if te_groot or any(deel.file_size > GROOTSTE_XML for deel in delen if _is_xml(deel.filename)):
                raise Ongeschikt(["Het document is te groot voor een brief. Haal grote afbeeldingen eruit."])
            lezen = {deel.filename: zip_.read(deel) for deel in delen if _is_xml(deel.filename)}
            namen = [deel.filename for deel in delen]
    except STUK as fout:
        raise Ongeschikt(["Dit is geen Word-document. Sla het op als .docx en probeer het opnieuw."]) from fout
    if bezwaren := list(_bezwaren(namen, lezen)):
        raise Ongeschikt(bezwaren)


def keur_plekken(xml: str) -> None:
    """Raises Ongeschikt when something between braces is no field of the letter, and no part that depends on one."""
    plekken = PLEK.findall(xml)
    if len(_OPENT.findall(xml)) != len(plekken):
        raise Ongeschikt(["Er staat ergens {{ of {% zonder de accolades die erbij horen."])
    if vreemd := list(dict.fromkeys(filter(None, map(_waarom_niet, plekken)))):
        raise Ongeschikt(vreemd)


def velden_in(xml: str) -> set[str]:
    """The fields that are printed somewhere in it."""
    return {naam for plek in PLEK.findall(xml) if (naam := _veld(plek))}


def _veld(plek: str) -> str:
    gevonden = _VELD.fullmatch(plek)
    return (gevonden[1] or gevonden[2]) if gevonden else ""


def _waarom_niet(plek: str) -> str:
    als = _ALS.fullmatch(plek)
    naam = als[1] or "" if als else _veld(plek)
    kort = " ".join(re.sub(r"<[^>]+>", "", plek).split())[:60]
    if naam and naam not in VELDEN:
        return f"Het portaal kent het veld ‘{naam}’ niet (in {kort})."
    if not als and not naam:
        return f"Dit kan niet in een sjabloon: {kort}"
    return ""


def _bezwaren(namen: list[str], lezen: dict[str, bytes]) -> Iterator[str]:
    if HOOFDDEEL not in lezen or DOCX not in lezen.get("[Content_Types].xml", b""):
        yield "Dit is geen Word-document. Sla het op als .docx en probeer het opnieuw."
        return
    if any(naam.lower().endswith(".bin") for naam in namen):
        yield "In het document zitten macro's of ingesloten bestanden. Haal die eruit."
    if any(b"<!DOCTYPE" in deel or b"<!ENTITY" in deel for deel in lezen.values()):
        yield "Het document is niet door een tekstverwerker gemaakt."
    verwijzingen = (plek for deel in lezen.values() for plek in _BUITEN.findall(deel))
    if any(b"/hyperlink" not in plek for plek in verwijzingen):
        yield "Het document haalt iets van buiten op, zoals een afbeelding of sjabloon. Zet dat in het document zelf."
    if sum(len(_OPENT.findall(deel.decode(errors="replace"))) for deel in lezen.values()) > MEESTE_PLEKKEN:
        yield f"Er staan meer dan {MEESTE_PLEKKEN} velden in het document."


def _is_xml(naam: str) -> bool:
    return naam.endswith((".xml", ".rels"))
