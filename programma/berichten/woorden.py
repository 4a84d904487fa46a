"""The words of a message, with places that are filled in for who gets it. Pure module."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from programma.berichtkeuzes import Berichtsoort

# What stands in a text between braces, and what the team reads about it.
PLEKKEN = {
    "partner": "de naam van de partner die het bericht krijgt",
    "programma": "de naam van het programma",
    "periode": "de naam van de ronde",
    "deadline": "de dag waarop de verslagen binnen moeten zijn",
    "acties": "de acties waar het bericht over gaat, elk op een eigen regel",
    "adres": "het adres van de pagina waar de partner verder gaat",
}
OPMERKING = {"opmerking": "wat het programmateam bij het verslag opmerkte"}
_PLEK = re.compile(r"\{([^{}\n]*)\}")
ONDERWERP_LENGTE = 200


@dataclass(frozen=True, slots=True)
class Woorden:
    """The subject and the text of a message, with or without places in them."""

    onderwerp: str
    tekst: str


STANDAARD = {
    Berichtsoort.UITNODIGING: Woorden(
        "{programma}: hoe gaat het met uw acties?",
        """Beste mensen van {partner},

De ronde ‘{periode}’ van {programma} is begonnen. Wij horen graag hoe het gaat met:

{acties}

Over elke actie schrijft u een kort verslag. Wat u de vorige keer schreef, staat er al. U kunt het ook op uw telefoon doen.

Uw acties vindt u hier:
{adres}

De deadline is {deadline}. Lukt dat niet, of klopt er iets niet? Antwoord dan op deze e-mail.

Met vriendelijke groet,
het programmateam van {programma}
""",
    ),
    Berichtsoort.HERINNERING: Woorden(
        "{programma}: wij missen nog een verslag van u",
        """Beste mensen van {partner},

Voor de ronde ‘{periode}’ van {programma} missen wij nog uw verslag over:

{acties}

U schrijft de verslagen hier:
{adres}

De deadline is {deadline}.

Heeft u meer tijd nodig, of lukt het niet? Antwoord dan op deze e-mail. Wij zoeken samen naar een oplossing.

Met vriendelijke groet,
het programmateam van {programma}
""",
    ),
    Berichtsoort.TERUG: Woorden(
        "{programma}: wij hebben een vraag over uw verslag",
        """Beste mensen van {partner},

Dank u wel voor uw verslag in de ronde ‘{periode}’ van {programma}. Wij vragen u om er nog eens naar te kijken. Het gaat om:

{acties}

Dit merkten wij op:

{opmerking}

U past het verslag hier aan en dient het daarna zo snel mogelijk opnieuw in:
{adres}

Met vriendelijke groet,
het programmateam van {programma}
""",
    ),
}


def plekken(soort: Berichtsoort) -> dict[str, str]:
    """The places that a text of this kind may have, each with what comes there."""
    return PLEKKEN | (OPMERKING if soort == Berichtsoort.TERUG else {})


def fouten_in(soort: Berichtsoort, woorden: Woorden) -> dict[str, str]:
    """Why these words cannot be sent, by field; empty when they can.

    Whoever gets the message must be able to go on from it, so its address may not be missing; nor may the remark.
    """
    fouten = {}
    for veld in ("onderwerp", "tekst"):
        if zin := _onbekend(soort, getattr(woorden, veld)):
            fouten[veld] = zin
        elif not getattr(woorden, veld).strip():
            fouten[veld] = f"Vul {'een onderwerp' if veld == 'onderwerp' else 'een tekst'} in."
    nodig = ["adres", *(OPMERKING if soort == Berichtsoort.TERUG else {})]
    ontbreekt = [plek for plek in nodig if f"{{{plek}}}" not in woorden.tekst]
    if ontbreekt and "tekst" not in fouten:
        fouten["tekst"] = f"Zet {{{ontbreekt[0]}}} ergens in de tekst: {plekken(soort)[ontbreekt[0]]}."
    return fouten


def vul_in(woorden: Woorden, waarden: Mapping[str, str]) -> Woorden:
    """The words with `waarden` in their places; the subject stays on one line, of a length that fits.

    What is filled in is text: braces in it mean nothing.
    """
    onderwerp = " ".join(_vul(woorden.onderwerp, waarden).split())
    if len(onderwerp) > ONDERWERP_LENGTE:
        onderwerp = onderwerp[: ONDERWERP_LENGTE - 1].rstrip() + "…"
    return Woorden(onderwerp, _vul(woorden.tekst, waarden).strip() + "\n")


def _vul(tekst: str, waarden: Mapping[str, str]) -> str:
    return _PLEK.sub(lambda plek: waarden[plek[1]], tekst)


def _onbekend(soort: Berichtsoort, tekst: str) -> str:
    bekend = plekken(soort)
    vreemd = next((plek for plek in _PLEK.findall(tekst) if plek not in bekend), None)
    if vreemd is None:
        return ""
    if vreemd in OPMERKING:
        return f"{{{vreemd}}} kan alleen in het bericht bij een teruggestuurd verslag."
    namen = [f"{{{plek}}}" for plek in bekend]
    return f"Het portaal kent {{{vreemd}}} niet. U kunt kiezen uit {', '.join(namen[:-1])} en {namen[-1]}."
