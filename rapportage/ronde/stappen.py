"""The steps of a period: from which state to which, by whom, and what they need. Pure; buttons, rights and tests use it."""

from dataclasses import dataclass

from programma.keuzes import Keuze
from programma.periodekeuzes import Periodesoort, Periodetoestand
from rapportage.keuzes import Editiesoort

T = Periodetoestand


class Stapnaam(Keuze):
    """A step, as its button says it."""

    AMBTELIJK_AKKOORD = "ambtelijk_akkoord", "Geef ambtelijk akkoord"
    HEROPEN = "heropen", "Haal terug naar concept"
    AKKOORD = "akkoord", "Geef akkoord"
    TERUG = "terug", "Stuur terug"
    COLLEGE = "college", "Leg vast dat het college instemde"
    MANDAAT = "mandaat", "Leg de vaststelling op mandaat vast"
    PUBLICEER = "publiceer", "Publiceer"
    AAN_RAAD = "aan_raad", "Leg vast dat het aan de raad is aangeboden"
    ERRATUM = "erratum", "Maak een erratum"
    TREK_IN = "trek_in", "Trek deze editie in"


@dataclass(frozen=True, slots=True)
class Stap:
    """One way from state to state. `recht` is the name of a predicate in programma/rechten.py.

    `reden`: somebody must say why. `besluit`: the date and number of a besluit are registered. `vriest`: the step freezes
    the period as this; a step that freezes may not leave a contradiction open.
    """

    naam: Stapnaam
    van: tuple[Periodetoestand, ...]
    naar: Periodetoestand
    recht: str
    gebeurd: str
    reden: bool = False
    besluit: bool = False
    vriest: Editiesoort | None = None
    soorten: tuple[Periodesoort, ...] = tuple(Periodesoort)


VASTGESTELD = (T.COLLEGE_INGESTEMD, T.OP_MANDAAT, T.GEPUBLICEERD, T.AAN_RAAD)
TEAM, WETHOUDER = "bewerkt_programma", "geeft_akkoord"

STAPPEN = (
    Stap(Stapnaam.AMBTELIJK_AKKOORD, (T.CONCEPT,), T.AMBTELIJK_AKKOORD, TEAM, "Ambtelijk akkoord gegeven"),
    Stap(
        Stapnaam.HEROPEN,
        (T.AMBTELIJK_AKKOORD, T.AKKOORD_PORTEFEUILLEHOUDER),
        T.CONCEPT,
        TEAM,
        "Teruggehaald naar concept",
        reden=True,
    ),
    Stap(
        Stapnaam.AKKOORD,
        (T.AMBTELIJK_AKKOORD,),
        T.AKKOORD_PORTEFEUILLEHOUDER,
        WETHOUDER,
        "Akkoord van de portefeuillehouder",
        vriest=Editiesoort.COLLEGEVERSIE,
    ),
    Stap(
        Stapnaam.TERUG,
        (T.AMBTELIJK_AKKOORD,),
        T.CONCEPT,
        WETHOUDER,
        "Teruggestuurd door de portefeuillehouder",
        reden=True,
    ),
    Stap(
        Stapnaam.COLLEGE,
        (T.AKKOORD_PORTEFEUILLEHOUDER,),
        T.COLLEGE_INGESTEMD,
        TEAM,
        "Ingestemd door het college",
        besluit=True,
        vriest=Editiesoort.EDITIE,
        soorten=(Periodesoort.REGULIER,),
    ),
    Stap(
        Stapnaam.MANDAAT,
        (T.AKKOORD_PORTEFEUILLEHOUDER,),
        T.OP_MANDAAT,
        TEAM,
        "Vastgesteld op mandaat van de portefeuillehouder",
        besluit=True,
        vriest=Editiesoort.EDITIE,
        soorten=(Periodesoort.TUSSENTIJDS,),
    ),
    Stap(Stapnaam.PUBLICEER, (T.COLLEGE_INGESTEMD, T.OP_MANDAAT), T.GEPUBLICEERD, TEAM, "Gepubliceerd"),
    Stap(Stapnaam.AAN_RAAD, (T.GEPUBLICEERD,), T.AAN_RAAD, TEAM, "Aangeboden aan de raad", besluit=True),
    Stap(Stapnaam.ERRATUM, VASTGESTELD, T.CONCEPT, TEAM, "Erratum begonnen", reden=True),
)
OP_NAAM = {stap.naam: stap for stap in STAPPEN}
# Every step as something that happened; an edition is withdrawn without a step of its period.
GEBEURD = {stap.naam: stap.gebeurd for stap in STAPPEN} | {Stapnaam.TREK_IN: "Ingetrokken"}


def mogelijk(toestand: Periodetoestand, soort: Periodesoort) -> tuple[Stap, ...]:
    """The steps that lead on from `toestand` in a round of this `soort`, whoever may take them."""
    return tuple(stap for stap in STAPPEN if toestand in stap.van and soort in stap.soorten)


def te_bewerken(toestand: Periodetoestand) -> bool:
    """Whether judgements, texts and reports of the period may still change."""
    return toestand == T.CONCEPT
