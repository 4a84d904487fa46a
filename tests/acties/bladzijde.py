"""Reading a page of the portal as a person does: its words, its rows and its links."""

from cssselect2 import ElementWrapper
from django.test import Client

from tests import bladzijde

WORTEL = "/sterk-voor-noord/"


def lees(client: Client, pad: str):
    """The page at `pad` below the programme as a tree; it must be there."""
    return bladzijde.lees(client, WORTEL + pad)


def alle(element, keuze: str) -> list:
    """The elements below `element` that a CSS selector chooses."""
    return [gevonden.etree_element for gevonden in ElementWrapper.from_html_root(element).query_all(keuze)]


def een(element, keuze: str):
    """The first of them; there must be one."""
    return alle(element, keuze)[0]


def woorden(element) -> str:
    """The text of an element on one line, with a space between the pieces it is made of."""
    return " ".join(" ".join(element.itertext()).split())


def rijen(element, tabel: int = 0) -> list[list[str]]:
    """The cells of the body of a table."""
    return [[woorden(cel) for cel in rij] for rij in alle(alle(element, "table")[tabel], "tbody tr")]
