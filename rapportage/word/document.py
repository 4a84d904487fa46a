"""A whole Word document: a page of ours as its body, with properties, and a head and a foot on every page. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from string import Template
from xml.sax.saxutils import quoteattr

from lxml import html as lxml_html

from .body import Body
from .inline import xml_text
from .package import pack

# The document as it lies in the zip; what differs from document to document has a name with $ in it.
PARTS = Path(__file__).parent / "parts"
# Of parts/word/numbering.xml: every numbered list begins at 1 again.
NUMBERS, FIRST_NUMBER = 1, 3
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself; `status` is a word such as "CONCEPT", `moment` an aware time."""

    title: str
    subject: str
    author: str
    identifier: str
    status: str
    moment: datetime


def write(page: str, properties: Properties, *, head: str, foot: str) -> bytes:
    """The document of an HTML page; `head` and `foot` stand on every page, beside its number.

    The same input gives the same bytes.
    """
    body = Body()
    body.add(lxml_html.document_fromstring(page).body)
    fields = {
        **{name: getattr(properties, name) for name in ("title", "subject", "author", "identifier", "status")},
        "moment": properties.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "head": head,
        "foot": foot,
    }
    values = {name: xml_text(value) for name, value in fields.items()}
    values |= {"body": "".join(body.xml), "links": _links(body.links), "numbered": _numbered(body.numbered)}
    return pack({name: Template(text).substitute(values).encode() for name, text in _parts().items()})


@cache
def _parts() -> dict[str, str]:
    files = (path for path in PARTS.rglob("*") if path.is_file())
    return {path.relative_to(PARTS).as_posix(): path.read_text(encoding="utf-8") for path in files}


def _links(links: dict[str, str]) -> str:
    return "".join(
        f'<Relationship Id="{key}" Type="{LINK}" Target={quoteattr(address)} TargetMode="External"/>'
        for address, key in links.items()
    )


def _numbered(count: int) -> str:
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(3)
    )
    return "".join(
        f'<w:num w:numId="{FIRST_NUMBER + place}"><w:abstractNumId w:val="{NUMBERS}"/>{restart}</w:num>'
        for place in range(count)
    )
