"""The body of a Word document: headings, paragraphs, lists and facts of a page, in its order. Tables are in table.py."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from lxml.html import HtmlElement

from . import table
from .inline import BREAK, PLAIN, TAB, Look, Piece, anchor, classes, is_left_out, pieces, runs, tidy, words

HEADINGS = {f"h{number}": number for number in range(1, 7)}
CONTAINERS = frozenset("main section div header footer article aside figure figcaption".split())
BLOCKS = frozenset({*HEADINGS, *CONTAINERS, *"p ul ol dl table blockquote nav".split()})
# The style of a paragraph by the class that it has, or what is around it.
STYLES = {
    "gemeente": "Gemeente",
    "stand": "Stand",
    "formules": "Klein",
    "bronregel": "Klein",
    "melding-kop": "Meldingkop",
    "melding": "Melding",
}
# What begins on a page of its own.
NEW_PAGE = frozenset({"bijlage", "nieuwe-bladzijde"})
# Lists of which every line is a name and, beside it, what belongs to it; with the room that the name gets.
PAIRS = {"besluiten": "FeitSmal", "keten": "FeitSmal", "oordelen": "FeitBreed"}
# The space above a paragraph after a list or table, and above what begins a page, in twentieths of a point.
AFTER_LIST, AFTER_TABLE, ON_TOP = 90, 160, 0
# They have more space above them already.
SPACED = ("Heading", "Caption", "Title")
DEEPEST_LIST, DEEPEST_HEADING = 3, 5
BEGIN_CONTENTS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
END_CONTENTS = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


class Body:
    """Collects the XML of a page. `links` are the addresses it leads to, `numbered` counts its numbered lists."""

    def __init__(self) -> None:
        self.xml: list[str] = []
        self.links: dict[str, str] = {}
        self.numbered = 0
        self._level = self._bookmarks = self._depth = 0
        self._new_page = False
        self._space_above: int | None = None
        # The style and number of the list item of which the next paragraph is the first.
        self._item: tuple[str, str] | None = None

    def add(self, element: HtmlElement, style: str = "", look: Look = PLAIN) -> None:
        """Everything inside `element`; words that stand between its blocks are paragraphs of their own."""
        loose: list[Piece] = list(words(element.text, look))
        for child in element:
            if not is_left_out(child):
                if child.tag in BLOCKS:
                    self.paragraph(loose, style)
                    loose = []
                    self._block(child, style, look)
                else:
                    loose += [(BREAK, look)] if child.tag == "br" else pieces(child, look)
            loose += words(child.tail, look)
        self.paragraph(loose, style)

    def paragraph(self, pieces: Iterable[Piece], style: str = "", bookmark: str = "") -> None:
        """One paragraph; nothing when there are no words."""
        tidied = tidy(pieces)
        if not tidied:
            return
        number = ""
        if self._item:
            (style, number), self._item = self._item, None
        settings = f'<w:pStyle w:val="{style}"/>' * bool(style) + "<w:pageBreakBefore/>" * self._new_page + number
        if self._space_above == ON_TOP or (self._space_above and not style.startswith(SPACED)):
            settings += f'<w:spacing w:before="{self._space_above}"/>'
        self._new_page, self._space_above = False, None
        content = runs(tidied, self.links)
        if bookmark:
            self._bookmarks += 1
            key, name = self._bookmarks, anchor(bookmark)
            content = f'<w:bookmarkStart w:id="{key}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{key}"/>'
        self.xml.append(f"<w:p><w:pPr>{settings}</w:pPr>{content}</w:p>")

    @contextmanager
    def apart(self) -> Iterator[list[str]]:
        """What is added inside this block is collected in the list that it gives, not in the body."""
        before, self.xml = self.xml, []
        space, self._space_above = self._space_above, None
        try:
            yield self.xml
        finally:
            self.xml, self._space_above = before, space

    def _block(self, element: HtmlElement, style: str, look: Look) -> None:
        names = classes(element)
        style = next((STYLES[name] for name in STYLES if name in names), style)
        if element.tag == "main" or names & NEW_PAGE:
            self._new_page, self._space_above = True, ON_TOP
        if element.tag in HEADINGS:
            self._heading(element)
        elif element.tag in ("ul", "ol"):
            self._list(element, look)
        elif element.tag == "dl":
            self._facts(element)
        elif element.tag == "table":
            table.add(self, element)
            self._space_above = AFTER_TABLE
        elif element.tag == "nav":
            self._contents(element)
        elif element.tag == "p" and "blokstatus" in names:
            self.paragraph(_pair(element), "Stand")
        elif element.tag == "p":
            self.paragraph(pieces(element, look), style)
        else:
            self.add(element, "Quote" if element.tag == "blockquote" else style, look)

    def _heading(self, element: HtmlElement) -> None:
        """The title is no heading to Word, so an h2 is of the first level; no level is skipped."""
        level = HEADINGS[element.tag] - 1
        if level:
            level = self._level = min(level, self._level + 1, DEEPEST_HEADING)
        self.paragraph(pieces(element), f"Heading{level}" if level else "Title", element.get("id", ""))

    def _list(self, element: HtmlElement, look: Look) -> None:
        if pairs := [PAIRS[name] for name in classes(element) if name in PAIRS]:
            for item in element.iterchildren("li"):
                self.paragraph(_pair(item), pairs[0])
            return
        self._depth += 1
        depth = min(self._depth, DEEPEST_LIST)
        style, number = f"ListBullet{depth if depth > 1 else ''}", ""
        if element.tag == "ol":
            self.numbered += 1
            style = style.replace("Bullet", "Number")
            number = f'<w:numPr><w:ilvl w:val="{depth - 1}"/><w:numId w:val="{self.numbered + 2}"/></w:numPr>'
        for item in element.iterchildren("li"):
            self._item = style, number
            self.add(item, "ListContinue", look)
        self._item = None
        self._depth -= 1
        if not self._depth:
            self._space_above = AFTER_LIST

    def _facts(self, element: HtmlElement) -> None:
        name: list[Piece] = []
        for part in element.iter("dt", "dd"):
            if part.tag == "dt":
                name = list(pieces(part, Look(style="Naam")))
            elif any(child.tag in BLOCKS for child in part):
                self.paragraph(name, "Feit")
                self.add(part)
            else:
                self.paragraph([*name, (TAB, PLAIN), *pieces(part)], "Feit")
                name = []

    def _contents(self, element: HtmlElement) -> None:
        """A field that Word can fill anew, with page numbers; until then it holds the chapters as links."""
        for heading in element.iter(*HEADINGS):
            self.paragraph(pieces(heading), "TOCHeading")
        entries = [
            (min(sum(1 for _ in link.iterancestors("ol")), 2), runs(tidy(pieces(link)), self.links))
            for link in element.iter("a")
        ]
        for place, (depth, content) in enumerate(entries, 1):
            content = BEGIN_CONTENTS * (place == 1) + content + END_CONTENTS * (place == len(entries))
            self.xml.append(f'<w:p><w:pPr><w:pStyle w:val="TOC{depth}"/></w:pPr>{content}</w:p>')


def _pair(element: HtmlElement) -> Iterator[Piece]:
    """The first child that has words, and the others beside it."""
    parts = [part for child in element if not is_left_out(child) and (part := tidy(pieces(child)))]
    for place, part in enumerate(parts):
        if place:
            yield (TAB, PLAIN) if place == 1 else (", ", PLAIN)
        yield from part
