"""One editor: `python -m tests.wedloop.redacteur ADDRESS SESSION TIMES`.

It adds one euro to the same amount, so many times: it opens the cell, reads the amount, and saves one euro more. When
somebody else was first (409) it looks again. It prints how often it succeeded and how often somebody was first.
"""

import re
import sys
from html import unescape
from http.cookies import SimpleCookie
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

CEL = "/sterk-voor-noord/acties/bondgenoten/veld/financiering_anders/"
GEDULD = 500  # looks in all, so that a mistake in the portal cannot keep an editor busy for ever


def main(adres: str, sessie: str, keren: str) -> None:
    koekjes = SimpleCookie({"sessionid": sessie})

    def vraag(pad: str, velden: dict[str, str] | None = None) -> tuple[int, str]:
        gegevens = urlencode(velden).encode() if velden is not None else None
        kop = {"HX-Request": "true", "Referer": adres, "Cookie": koekjes.output(attrs=[], header="", sep=";").strip()}
        try:
            with urlopen(Request(f"{adres}{pad}", gegevens, kop), timeout=60) as antwoord:
                for koekje in antwoord.headers.get_all("Set-Cookie", []):
                    koekjes.load(koekje)
                return antwoord.status, antwoord.read().decode()
        except HTTPError as fout:
            return fout.code, fout.read().decode()

    gelukt = botsingen = 0
    for _ in range(GEDULD):
        if gelukt == int(keren):
            break
        status, pagina = vraag(CEL)
        assert status == 200, pagina[:300]
        velden = velden_van(pagina)
        bedrag = int(re.sub(r"\D", "", velden["waarde"].split(" ")[1]))
        status, pagina = vraag(CEL, velden | {"waarde": f"€ {bedrag + 1} fonds", "reden": "Wedloop"})
        assert status in (200, 409), pagina[:300]
        gelukt += status == 200
        botsingen += status == 409
    print(gelukt, botsingen)


def velden_van(pagina: str) -> dict[str, str]:
    """The inputs of the only form."""
    invoeren = re.findall(r"<input[^>]*>", pagina)
    paren = [(re.search(r'name="([^"]*)"', invoer), re.search(r'value="([^"]*)"', invoer)) for invoer in invoeren]
    return {naam[1]: unescape(waarde[1]) if waarde else "" for naam, waarde in paren if naam}


if __name__ == "__main__":
    main(*sys.argv[1:])
