"""Makes WeasyPrint's PDF/A-3a a PDF/UA-1 as well, in the same file, and writes every object once.

Written for WeasyPrint 70.0 and pydyf 0.13, pinned in requirements/basis.in. Private names used, all read-only:
`Page._page_box` (to find the table cells) and `AbsolutePlaceholder._box`. A new version of either package must pass
tests/rapportage/test_pdf_engine.py, which asks veraPDF.
"""

import zlib
from collections.abc import Iterator

import pydyf

# PDF/A allows metadata outside its own schemas only when the file describes them: the identification of PDF/UA
# (ISO 14289-1, 5) therefore comes with an extension schema (ISO 19005-3, 6.6.2.3).
PDFUA_XMP = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


ONCE = frozenset(("/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"))


class _Written(pydyf.Object):
    """An object whose bytes are final."""

    def __init__(self, source: pydyf.Object):
        super().__init__()
        self.number, self.generation = source.number, source.generation
        self._compressible, self._data = source.compressible, source.data

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return self._compressible


def finish(document, pdf: pydyf.PDF) -> None:
    """A `finisher` for `Document.write_pdf(pdf_variant="pdf/a-3a")`; changes `pdf` in place."""
    _identify(pdf)
    _index_headers(document, pdf)
    _name_once(pdf)
    _list_attachments_once(pdf)
    _write_once(pdf)


def _identify(pdf: pydyf.PDF) -> None:
    metadata = _at(pdf, pdf.catalog["Metadata"])
    (xmp,) = metadata.stream
    head, end, tail = xmp.rpartition(b"</rdf:RDF>")
    if not end:
        raise ValueError("the XMP metadata has no rdf:RDF to extend")
    metadata.stream = [head + PDFUA_XMP + end + tail]


def _index_headers(document, pdf: pydyf.PDF) -> None:
    """Give every TH its Scope, and the structure tree the index of IDs by which TD cells name their headers."""
    marks = {}
    for page in document.pages:
        for box in _boxes(page._page_box):
            mark = getattr(box, "mark", None)
            if mark is None or mark["S"] != "/TH":
                continue
            mark["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
            if "ID" in mark:
                marks[mark["ID"].string] = mark
    if marks:
        names = pydyf.Array()
        for key in sorted(marks):
            names.extend((pydyf.String(key), marks[key].reference))
        tree = pydyf.Dictionary({"Names": names})
        pdf.add_object(tree)
        _at(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = tree.reference


def _boxes(box) -> Iterator:
    stack = [box]
    while stack:
        box = stack.pop()
        box = getattr(box, "_box", box)
        yield box
        stack.extend(getattr(box, "children", ()))


def _name_once(pdf: pydyf.PDF) -> None:
    """A block inside a heading gives anonymous boxes that carry its tag again: a reader would hear two headings."""
    for element in pdf.objects:
        if isinstance(element, pydyf.Dictionary) and element.get("S") in ONCE:
            parent = _at(pdf, element["P"])
            if parent["S"] == element["S"]:
                element["S"] = "/NonStruct"


def _list_attachments_once(pdf: pydyf.PDF) -> None:
    """WeasyPrint 70.0 lists every attachment twice in the catalog's /AF."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _write_once(pdf: pydyf.PDF) -> None:
    """Serialise every object now: for the identifier pydyf would do all of it, compression included, a second time.

    Level 6 instead of 9 makes the file 3 % larger and compressing it three times as fast.
    """
    for position, item in enumerate(pdf.objects):
        if item.free == "f":
            continue
        if isinstance(item, pydyf.Stream) and item.compress:
            _, _, content = pydyf.Stream(item.stream).data.partition(b"stream\n")
            item.stream, item.compress = [zlib.compress(content.removesuffix(b"\nendstream"), 6)], False
            item.extra["Filter"] = "/FlateDecode"
        pdf.objects[position] = _Written(item)


def _at(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    return pdf.objects[int(reference.split()[0])]
