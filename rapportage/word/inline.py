"""The words inside a paragraph: how each piece of them looks, and Word's runs of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from lxml.html import HtmlElement

# What shows a picture or belongs to one, and what is not for paper.
PICTURES = frozenset({"svg", "script", "style", "colgroup", "template"})
LEFT_OUT = frozenset({"legenda", "figuur", "kolommenbeeld", "visually-hidden", "niet-afdrukken"})
STYLES = {"bij": "Bij", "lees-voor": "Bij", "niets": "Niets", "zacht": "Niets"}
BREAK, TAB = "\n", "\t"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Look:
    """`style` is a character style of parts/styles.xml, `link` the address that the words lead to."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    link: str = ""


PLAIN = Look()
# Some words, or BREAK or TAB, and how they look.
Piece = tuple[str, Look]


def classes(element: HtmlElement) -> set[str]:
    return set(element.get("class", "").split())


def is_left_out(element: HtmlElement) -> bool:
    return not isinstance(element.tag, str) or element.tag in PICTURES or not LEFT_OUT.isdisjoint(classes(element))


def words(text: str | None, look: Look) -> Iterator[Piece]:
    if text:
        yield _SPACE.sub(" ", text), look


def pieces(element: HtmlElement, look: Look = PLAIN) -> Iterator[Piece]:
    """Everything inside `element`, which holds no blocks."""
    look = _inside(element, look)
    yield from words(element.text, look)
    for child in element:
        if not is_left_out(child):
            yield from [(BREAK, look)] if child.tag == "br" else pieces(child, look)
        yield from words(child.tail, look)


def tidy(pieces: Iterable[Piece]) -> list[Piece]:
    """The same words with the spaces that a browser would show."""
    done: list[Piece] = []
    for text, look in pieces:
        before = done[-1][0] if done else BREAK
        if text in (BREAK, TAB):
            if done:
                done[-1] = before.rstrip(" "), done[-1][1]
            done.append((text, look))
        elif text := text.lstrip(" ") if before.endswith((" ", BREAK, TAB)) else text:
            done.append((text, look))
    if done:
        done[-1] = done[-1][0].rstrip(" "), done[-1][1]
    return [(text, look) for text, look in done if text]


def runs(pieces: Iterable[Piece], links: dict[str, str]) -> str:
    """Word's XML of tidied `pieces`; an address outside the document gets its name in `links`."""
    parts, open_link = [], ""
    for text, look in pieces:
        if look.link != open_link:
            parts.append(("</w:hyperlink>" if open_link else "") + (_opening(look.link, links) if look.link else ""))
            open_link = look.link
        parts.append(_run(text, look))
    return "".join(parts) + ("</w:hyperlink>" if open_link else "")


def anchor(name: str) -> str:
    """The bookmark of the place that our pages call `name`; Word wants no hyphens in it."""
    return "_" + re.sub(r"\W", "_", name)[:38]


def xml_text(text: str) -> str:
    return escape(_UNPRINTABLE.sub("", text))


def _inside(element: HtmlElement, look: Look) -> Look:
    if element.tag == "a" and element.get("href"):
        outside = not element.get("href").startswith("#")
        return replace(look, link=element.get("href"), style="Hyperlink" if outside else look.style)
    style = next((STYLES[name] for name in classes(element) if name in STYLES), look.style)
    bold = element.tag in ("strong", "b", "th") or (look.bold and style != "Bij")
    return replace(
        look,
        style=style,
        bold=bold,
        italic=look.italic or element.tag in ("em", "i"),
        struck=look.struck or element.tag == "del",
        underlined=look.underlined or element.tag == "ins",
    )


def _opening(link: str, links: dict[str, str]) -> str:
    if link.startswith("#"):
        return f'<w:hyperlink w:anchor="{anchor(link[1:])}" w:history="1">'
    return f"<w:hyperlink r:id={quoteattr(links.setdefault(link, f'link{len(links) + 1}'))}>"


def _run(text: str, look: Look) -> str:
    style = f'<w:rStyle w:val="{look.style}"/>' if look.style else ""
    style += "<w:b/>" * look.bold + "<w:i/>" * look.italic
    style += "<w:strike/>" * look.struck + '<w:u w:val="single"/>' * look.underlined
    content = {BREAK: "<w:br/>", TAB: "<w:tab/>"}.get(text) or f'<w:t xml:space="preserve">{xml_text(text)}</w:t>'
    return f"<w:r>{f'<w:rPr>{style}</w:rPr>' if style else ''}{content}</w:r>"
