"""The metadata for the archive: MDTO, XML schema 1.0.1. One file for every document, and one for each of its files. Pure.

An element with its children is written as a tuple (name, child, …), a child is such a tuple or a text. The order of the
children is that of the schema; tests/rapportage/mdtokeuring.py knows it.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from programma.opmaak import AMSTERDAM

from .gegevens import Pakket, Pakketbestand, Stuk

NAAMRUIMTE = "https://www.nationaalarchief.nl/mdto"
SCHEMA = f"{NAAMRUIMTE} {NAAMRUIMTE}/MDTO-XML1.0.1.xsd"
PORTAAL = "Programmaportaal"
# What a kind of file is called in the register of formats of The National Archives (PRONOM).
FORMATEN = {
    "application/pdf": ("PDF/A-3a", "fmt/479"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "Microsoft Word for Windows",
        "fmt/412",
    ),
    "application/json": ("JSON Data Interchange Format", "fmt/817"),
    "text/csv": ("Comma Separated Values", "x-fmt/18"),
}
Element = tuple[Any, ...]


def bestanden(pakket: Pakket, organisatie: str) -> Iterator[tuple[str, bytes]]:
    """The files by name; `organisatie` is the TOOI code of the municipality."""
    for stuk in pakket.stukken:
        stam = stuk.bestanden[0].naam.rpartition(".")[0]
        yield f"{stam}.mdto.xml", _schrijf(_informatieobject(pakket, stuk, organisatie))
        for rij in stuk.bestanden:
            yield f"{rij.naam}.bestand.mdto.xml", _schrijf(_bestand(stuk, rij))


def _informatieobject(pakket: Pakket, stuk: Stuk, organisatie: str) -> Element:
    return (
        "informatieobject",
        _kenmerk("identificatie", stuk.kenmerk),
        ("naam", stuk.titel),
        ("aggregatieniveau", *_begrip("Archiefstuk", "", "Begrippenlijst Aggregatieniveaus MDTO")),
        ("trefwoord", pakket.programma),
        ("omschrijving", stuk.omschrijving),
        ("taal", "nl"),
        (
            "event",
            ("eventType", *_begrip("Creatie", "", "Begrippenlijst EventTypeLijst MDTO")),
            ("eventTijd", _moment(stuk.bestanden[0].moment)),
            ("eventVerantwoordelijkeActor", ("verwijzingNaam", pakket.gemeente)),
        ),
        ("waardering", *_begrip("Blijvend te bewaren", "B", "Begrippenlijst Waarderingen MDTO")),
        *(("heeftRepresentatie", *_verwijzing(rij.naam, rij.sha256, "SHA-256")) for rij in stuk.bestanden),
        ("archiefvormer", *_verwijzing(pakket.gemeente, organisatie, "TOOI register gemeenten compleet")),
        (
            "beperkingGebruik",
            ("beperkingGebruikType", *_begrip("Openbaar" if pakket.openbaar else "Nog niet openbaar", "", PORTAAL)),
        ),
    )


def _bestand(stuk: Stuk, rij: Pakketbestand) -> Element:
    return (
        "bestand",
        _kenmerk("identificatie", rij.sha256, "SHA-256"),
        ("naam", rij.naam),
        ("omvang", str(rij.grootte)),
        ("bestandsformaat", *_begrip(*FORMATEN[rij.mime], "PRONOM-register")),
        (
            "checksum",
            ("checksumAlgoritme", *_begrip("SHA-256", "", "Begrippenlijst ChecksumAlgoritme MDTO")),
            ("checksumWaarde", rij.sha256),
            ("checksumDatum", _moment(rij.moment)),
        ),
        ("isRepresentatieVan", *_verwijzing(stuk.titel, stuk.kenmerk, PORTAAL)),
    )


def _kenmerk(naam: str, kenmerk: str, bron: str = PORTAAL) -> Element:
    return (naam, ("identificatieKenmerk", kenmerk), ("identificatieBron", bron))


def _verwijzing(naam: str, kenmerk: str, bron: str) -> tuple[Element, ...]:
    return (("verwijzingNaam", naam), _kenmerk("verwijzingIdentificatie", kenmerk, bron))


def _begrip(label: str, code: str, lijst: str) -> tuple[Element, ...]:
    met_code = (("begripCode", code),) if code else ()
    return (("begripLabel", label), *met_code, ("begripBegrippenlijst", ("verwijzingNaam", lijst)))


def _moment(moment: datetime) -> str:
    return moment.astimezone(AMSTERDAM).isoformat(timespec="seconds")


def _schrijf(element: Element) -> bytes:
    wortel = ET.Element(
        "MDTO",
        {
            "xmlns": NAAMRUIMTE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": SCHEMA,
        },
    )
    _voeg_toe(wortel, element)
    ET.indent(wortel)
    return ET.tostring(wortel, encoding="UTF-8", xml_declaration=True) + b"\n"


def _voeg_toe(ouder: ET.Element, element: Element) -> None:
    naam, *inhoud = element
    nieuw = ET.SubElement(ouder, naam)
    for deel in inhoud:
        if isinstance(deel, str):
            nieuw.text = deel
        else:
            _voeg_toe(nieuw, deel)
