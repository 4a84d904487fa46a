"""Reading a page of the portal as a person does."""

from django.test import Client
from lxml import html


def lees(client: Client, adres: str) -> html.HtmlElement:
    """The page at `adres` as a tree; it must be there."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return html.fromstring(antwoord.content.decode())


def woorden(element: html.HtmlElement) -> str:
    """The text of an element on one line, with ordinary spaces."""
    return " ".join(element.text_content().split())
