"""What the pages about editions show of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapportage.models import Editie, Editiebestand, Periodegebeurtenis
from rapportage.ronde.stappen import Stapnaam
from rapportage.uitvoer.bestandsnaam import HEEL

from . import adressen

# The forms of the whole overview, in the order in which a reader wants them, as a link says them.
VORMEN = {"html": "Lees als pagina", "pdf": "Download PDF", "docx": "Download Word", "json": "Download JSON"}
# What a file is, by the beginning of its name; the others are part of the page.
WAT = {
    "overzicht.html": "Het overzicht als pagina",
    "overzicht.pdf": "Het overzicht om te bewaren of af te drukken",
    "overzicht.docx": "Het overzicht om verder te bewerken",
    "overzicht.json": "Alle gegevens van het overzicht",
    "jaartabel": "De jaartabel",
    "acties": "De acties van een uitvoeringsplan",
    "plafonds": "De plafonds van een uitvoeringsplan",
}

# What is done with an edition and leads to no other one.
VAN_EEN_ANDERE = [stap.value for stap in (Stapnaam.PUBLICEER, Stapnaam.AAN_RAAD, Stapnaam.TREK_IN)]


@dataclass(frozen=True, slots=True)
class Bestandsregel:
    """A file as the page of its edition lists it."""

    naam: str
    url: str
    wat: str
    sha256: str
    grootte: int


@dataclass(frozen=True, slots=True)
class Bestandslijst:
    """The files of an edition: what a reader wants by itself, and what only is part of the page.

    `vormen` are those that hold the whole overview, each with what its link says.
    """

    gegevens: list[Bestandsregel]
    erbij: list[Bestandsregel]
    vormen: list[tuple[str, Bestandsregel]]


def bestanden(editie: Editie, programma: str) -> Bestandslijst:
    """One query."""
    regels = [_regel(rij, adressen.bestand(editie, programma, rij.naam)) for rij in editie.bestanden.all()]
    per_naam = {regel.naam: regel for regel in regels}
    return Bestandslijst(
        [regel for regel in regels if regel.wat],
        [regel for regel in regels if not regel.wat],
        [(tekst, per_naam[naam]) for tekst, naam in vormen_in(per_naam)],
    )


def wat(naam: str) -> str:
    """What a file of an edition is, "" when it only is part of the page."""
    return next((wat for begin, wat in WAT.items() if naam.startswith(begin)), "")


def vormen_in(namen: Iterable[str]) -> list[tuple[str, str]]:
    """Of the files with these names those that hold the whole overview: what a link to each says, and its name."""
    namen = set(namen)
    return [(tekst, naam) for vorm, tekst in VORMEN.items() if (naam := f"{HEEL}.{vorm}") in namen]


def gebeurd_met(editie: Editie, gebeurtenissen: Iterable[Periodegebeurtenis]) -> list[Periodegebeurtenis]:
    """What led to an edition and what happened to it, out of everything that happened in its period, in that order.

    A round leads to one edition; after that comes the next one, an erratum.
    """
    gevonden: list[Periodegebeurtenis] = []
    aanloop: list[Periodegebeurtenis] = []
    vast = False
    for rij in gebeurtenissen:
        if vast:
            gevonden += [rij] if rij.editie_id == editie.pk else []
            continue
        if rij.editie_id != editie.pk and rij.stap in VAN_EEN_ANDERE:
            continue
        aanloop.append(rij)
        if rij.editie_id == editie.pk:
            gevonden, vast = aanloop, True
        elif rij.stap in (Stapnaam.COLLEGE.value, Stapnaam.MANDAAT.value):
            aanloop = []
    return gevonden


def _regel(rij: Editiebestand, url: str) -> Bestandsregel:
    return Bestandsregel(rij.naam, url, wat(rij.naam), rij.sha256, rij.grootte)
