"""Narrative text: written with a little markup, kept as clean HTML.

The markup is what fits in a plain text box: a blank line makes a new paragraph, lines that begin with "- " make a list.
"""

import re
from html import escape, unescape

import nh3

from programma.tekstvorm.opschonen import opgeschoond

TOEGESTAAN = {"p", "br", "ul", "ol", "li", "strong", "em", "a", "h3", "h4", "blockquote"}
# More than this the PDF cannot bear: elements within each other, and signs of HTML in one text.
DIEPST = 12
LANGST = 20_000


def naar_html(tekst: str) -> str:
    """Clean HTML for `tekst` in the light markup; an empty string gives an empty string."""
    blokken = []
    for blok in re.split(r"\n\s*\n", tekst.strip()):
        regels = [regel.strip() for regel in blok.splitlines() if regel.strip()]
        alinea: list[str] = []
        punten: list[str] = []
        for regel in regels:
            if regel.startswith("- "):
                punten.append(regel[2:])
            else:
                alinea.append(regel)
        if alinea:
            blokken.append(f"<p>{escape(' '.join(alinea), quote=False)}</p>")
        if punten:
            blokken.append("<ul>" + "".join(f"<li>{escape(punt, quote=False)}</li>" for punt in punten) + "</ul>")
    return "".join(blokken)


def saneer(html: str) -> str:
    """`html` with only the allowed elements; links keep their address, nothing else keeps an attribute."""
    schoon = nh3.clean(html, tags=TOEGESTAAN, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto"})
    return schoon if diepte(schoon) <= DIEPST else opgeschoond(schoon)


def diepte(html: str) -> int:
    """How many elements lie within each other at most, in HTML that closes all of them."""
    nu = diepst = 0
    for dicht in re.findall(r"<(/?)(?!br\b)[a-z]", html):
        nu += -1 if dicht else 1
        diepst = max(diepst, nu)
    return diepst


def platte_tekst(html: str) -> str:
    """The words of `html`, paragraphs and list items on lines of their own."""
    met_regels = re.sub(r"<(?:br|ul|ol|/p|/li|/h3|/h4|/blockquote)[^>]*>", "\n", html)
    regels = unescape(re.sub(r"<[^>]+>", "", met_regels)).splitlines()
    return "\n".join(regel.strip() for regel in regels if regel.strip())
