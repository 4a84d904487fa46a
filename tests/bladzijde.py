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


def rijen(pagina: html.HtmlElement, bijschrift: str) -> dict[str, list[str]]:
    """The cells of the table with `bijschrift` in its caption, per row heading."""
    (tabel,) = [tabel for tabel in pagina.iter("table") if bijschrift in woorden(tabel.find("caption"))]
    return {
        woorden(rij.find("th")): [woorden(cel) for cel in rij.findall("td")]
        for rij in tabel.iter("tr")
        if rij.find("td") is not None
    }
