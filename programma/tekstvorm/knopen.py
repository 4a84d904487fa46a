"""HTML as a tree of elements, whatever it was: nh3 mends it first, and leaves out what nobody reads. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

KOPPEN = ("h1", "h2", "h3", "h4", "h5", "h6")
IN_DE_REGEL = frozenset("a b strong i em cite span font u s sub sup small mark abbr code label".split())
IN_BLOKKEN = frozenset(
    "p div section article header footer main aside nav figure figcaption dl dt dd pre address center form fieldset".split()
)
IN_TABELLEN = frozenset("table thead tbody tfoot tr td th caption".split())
GELEZEN = {*KOPPEN, *IN_DE_REGEL, *IN_BLOKKEN, *IN_TABELLEN, "br", "hr", "ul", "ol", "li", "blockquote"}
# Of these the words are no text either.
WEGGELATEN = {
    *("style", "script", "title", "svg", "math", "select", "textarea", "template", "noscript", "iframe", "object")
}
KENMERKEN = {"*": {"style", "class", "role", "aria-level", "data-aria-level"}, "a": {"href"}}
SCHEMAS = {"http", "https", "mailto"}
# Deeper than this the elements are no longer told apart; their words stay.
DIEPST = 120
# Elements that lie within each other without end cost the parser the square of their number.
_NESTEND = re.compile(
    r"<(/?)(?:ul|ol|dl|div|blockquote|table|section|article|header|footer|main|aside|nav|figure|form|fieldset|center|address)"
    r"\b[^>]*>",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Knoop:
    """An element of HTML."""

    naam: str
    kenmerken: dict[str, str] = field(default_factory=dict)
    kinderen: list["Knoop | str"] = field(default_factory=list)

    def binnen(self) -> Iterator["Knoop"]:
        """Every element inside this one."""
        for kind in self.kinderen:
            if isinstance(kind, Knoop):
                yield kind
                yield from kind.binnen()


def boom_van(html: str) -> Knoop:
    """The element in which everything of `html` lies."""
    bouwer = _Bouwer()
    bouwer.feed(
        nh3.clean(
            _ondiep(html),
            tags=GELEZEN,
            clean_content_tags=WEGGELATEN,
            attributes=KENMERKEN,
            url_schemes=SCHEMAS,
            link_rel=None,
        )
    )
    bouwer.close()
    return bouwer.wortel


def _ondiep(html: str) -> str:
    """The same words, without the tags of blocks that lie deeper than any text of a person."""
    diep = te_diep = 0

    def kies(tag: re.Match[str]) -> str:
        nonlocal diep, te_diep
        if not tag[1]:
            if diep >= DIEPST:
                te_diep += 1
                return ""
            diep += 1
        elif te_diep:
            te_diep -= 1
            return ""
        else:
            diep = max(0, diep - 1)
        return tag[0]

    return _NESTEND.sub(kies, html)


class _Bouwer(HTMLParser):
    """Builds the tree of HTML that nh3 wrote, so every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wortel = Knoop("div")
        self._pad = [self.wortel]
        self._te_diep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr"):
            self._pad[-1].kinderen.append(Knoop(tag))
        elif len(self._pad) > DIEPST:
            self._te_diep += 1
        else:
            knoop = Knoop(tag, {naam: waarde or "" for naam, waarde in attrs})
            self._pad[-1].kinderen.append(knoop)
            self._pad.append(knoop)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("br", "hr"):
            return
        if self._te_diep:
            self._te_diep -= 1
        elif len(self._pad) > 1:
            self._pad.pop()

    def handle_data(self, data: str) -> None:
        self._pad[-1].kinderen.append(data)
