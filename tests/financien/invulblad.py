"""A page with amounts in a table, filled in as a browser without JavaScript does: all that stands in it is posted."""

from django.test import Client
from lxml import html

from tests.acties.bladzijde import WORTEL, alle, woorden


class Invulblad:
    """The form at `pad` that is posted to an address with "vastleggen" in it. `antwoord` is the last response."""

    def __init__(self, client: Client, pad: str) -> None:
        self.client = client
        self._neem(client.get(WORTEL + pad))

    def _neem(self, antwoord) -> None:
        self.antwoord = antwoord
        if antwoord.content:
            self.boom = html.fromstring(antwoord.content.decode())
            self.form = next((form for form in self.boom.forms if "vastleggen" in form.action), None)

    def stuur(self, **delen: str) -> "Invulblad":
        """Post the form with these inputs changed."""
        inhoud = {naam: waarde or "" for naam, waarde in self.form.form_values()}
        self._neem(self.client.post(self.form.action, inhoud | delen))
        return self

    @property
    def velden(self) -> dict[str, str]:
        """What stands in the inputs; an empty one is ""."""
        return {naam: waarde or "" for naam, waarde in self.form.fields.items()}

    def fouten(self) -> list[str]:
        """The lines of the list of errors."""
        return [woorden(regel) for regel in alle(self.boom, "main [role=alert] li")]
