"""Filling in the form of an actie as a browser without JavaScript does: everything that stands in it is posted."""

import re

from django.test import Client
from lxml import html

from tests.acties.bladzijde import WORTEL


class Blad:
    """The form at an address, with what stands in its inputs. `antwoord` is the last response."""

    def __init__(self, client: Client, pad: str) -> None:
        self.client, self.adres = client, f"{WORTEL}{pad}"
        self._lees(client.get(self.adres))
        assert self.antwoord.status_code == 200

    def _lees(self, antwoord) -> None:
        self.antwoord = antwoord
        self.boom = html.fromstring(antwoord.content.decode()) if antwoord.content else None

    @property
    def form(self) -> html.FormElement:
        return self.boom.get_element_by_id("actieformulier")

    @property
    def inhoud(self) -> dict[str, list[str]]:
        """What would be posted."""
        waarden: dict[str, list[str]] = {}
        for invoer in self.form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
            if invoer.get("type") in ("checkbox", "radio"):
                inhoud = [invoer.get("value", "on")] if invoer.checked else []
            else:
                # A browser leaves out the first line end of a textarea, and sends line ends of its own.
                inhoud = [(invoer.value or "").removeprefix("\n").replace("\n", "\r\n")]
            waarden.setdefault(invoer.get("name"), []).extend(inhoud)
        return waarden

    def stuur(self, **wijzigingen: str | list[str]) -> "Blad":
        """Post the form with these inputs changed; `geld_0_bedrag` is the input geld-0-bedrag."""
        self._lees(self.client.post(self.adres, self.inhoud | {_naam(naam): w for naam, w in wijzigingen.items()}))
        return self

    def fouten(self) -> list[str]:
        """The lines of the list of errors."""
        return [" ".join(regel.text_content().split()) for regel in self.boom.xpath("//main//*[@role='alert']//li")]

    def waarde(self, naam: str) -> str:
        return self.inhoud[_naam(naam)][0]

    def knop(self, naam: str) -> html.HtmlElement:
        """The first button of this name."""
        return self.form.xpath(f".//button[@name='{naam}']")[0]

    def druk(self, naam: str, plaats: int = 0, **wijzigingen: str) -> "Blad":
        """Press a button of this name, after these inputs changed."""
        knop = self.form.xpath(f".//button[@name='{naam}']")[plaats]
        return self.stuur(**{naam: knop.get("value")}, **wijzigingen)


def _naam(naam: str) -> str:
    """The name of an input: the underscores around the number of a row are hyphens."""
    return re.sub(r"_(\d+)_", r"-\1-", naam)


def bewerk(client: Client, slug: str) -> Blad:
    """The form of the actie at `slug`, just opened."""
    return Blad(client, f"acties/{slug}/bewerken/")
