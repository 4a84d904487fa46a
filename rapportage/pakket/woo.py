"""What a package says of itself for publication under the Wet open overheid, in the words of the Woo-metadata. Pure."""

from typing import Any

from programma.opmaak import AMSTERDAM

from .gegevens import Pakket, Pakketbestand

TOOI = "https://identifier.overheid.nl/tooi"
# Of the list of categories of information of the Woo (article 3.3, second paragraph, under c).
CATEGORIE = ("c_db4862c3", "vergaderstukken decentrale overheden")
NEDERLANDS = {"resource": "http://publications.europa.eu/resource/authority/language/NLD", "label": "Nederlands"}


def metadata(pakket: Pakket, organisatie: str) -> dict[str, Any]:
    """Plain JSON values; `organisatie` is the TOOI code of the municipality, such as gm1916."""
    code, categorie = CATEGORIE
    return {
        "publisher": {"resource": f"{TOOI}/id/gemeente/{organisatie}", "label": pakket.gemeente},
        "informatiecategorieen": [{"resource": f"{TOOI}/def/thes/kern/{code}", "label": categorie}],
        "identifiers": [pakket.kenmerk, *(stuk.kenmerk for stuk in pakket.stukken), pakket.sha256],
        "officieleTitel": pakket.stukken[0].titel,
        "omschrijvingen": [stuk.omschrijving for stuk in pakket.stukken],
        "language": NEDERLANDS,
        "creatiedatum": _dag(pakket.gebouwd_op),
        "peildatum": pakket.peildatum.isoformat(),
        "export_op": _moment(pakket.export_op),
        "gebouwd_op": _moment(pakket.gebouwd_op),
        "documenthandelingen": _handelingen(pakket),
        "inhoud_sha256": pakket.inhoud_sha256,
        "documenten": [
            {"titel": stuk.titel, "kenmerk": stuk.kenmerk, "bestanden": [_bestand(rij) for rij in stuk.bestanden]}
            for stuk in pakket.stukken
        ],
    }


def _handelingen(pakket: Pakket) -> list[dict[str, Any]]:
    besluit = pakket.besluit
    if besluit is None:
        return []
    wat = {"soortHandeling": "vaststelling", "atTime": besluit.datum.isoformat()}
    return [wat | {"wasAssociatedWith": besluit.orgaan, "identifier": besluit.nummer}]


def _bestand(rij: Pakketbestand) -> dict[str, Any]:
    return {
        "bestandsnaam": rij.naam,
        "omschrijving": rij.wat,
        "format": rij.mime,
        "grootte": rij.grootte,
        "sha256": rij.sha256,
    }


def _moment(moment: Any) -> str:
    return moment.astimezone(AMSTERDAM).isoformat(timespec="seconds")


def _dag(moment: Any) -> str:
    return moment.astimezone(AMSTERDAM).date().isoformat()
