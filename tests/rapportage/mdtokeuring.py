"""What MDTO's XML schema 1.0.1 asks of the metadata of a document or a file: which elements, in which order, how often.

The schema itself has no licence under which it may lie here; this is what it says about the elements that the portal uses.
"""

import re
import xml.etree.ElementTree as ET

NS = "{https://www.nationaalarchief.nl/mdto}"
VEEL = 99
TEKST, DATUM, GETAL, TAAL = r"(?s).*\S.*", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)?", r"\d+", "[a-z]{2}"
# Per type its children: (name, least, most, type or the pattern of its text).
TYPEN = {
    "identificatie": (("identificatieKenmerk", 1, 1, TEKST), ("identificatieBron", 1, 1, TEKST)),
    "verwijzing": (("verwijzingNaam", 1, 1, TEKST), ("verwijzingIdentificatie", 0, 1, "identificatie")),
    "begrip": (
        ("begripLabel", 1, 1, TEKST),
        ("begripCode", 0, 1, TEKST),
        ("begripBegrippenlijst", 1, 1, "verwijzing"),
    ),
    "event": (
        ("eventType", 1, 1, "begrip"),
        ("eventTijd", 0, 1, DATUM),
        ("eventVerantwoordelijkeActor", 0, 1, "verwijzing"),
        ("eventResultaat", 0, 1, TEKST),
    ),
    "beperking": (("beperkingGebruikType", 1, 1, "begrip"), ("beperkingGebruikNadereBeschrijving", 0, 1, TEKST)),
    "checksum": (
        ("checksumAlgoritme", 1, 1, "begrip"),
        ("checksumWaarde", 1, 1, TEKST),
        ("checksumDatum", 1, 1, DATUM),
    ),
    "informatieobject": (
        ("identificatie", 1, VEEL, "identificatie"),
        ("naam", 1, 1, TEKST),
        ("aggregatieniveau", 0, 1, "begrip"),
        ("classificatie", 0, VEEL, "begrip"),
        ("trefwoord", 0, VEEL, TEKST),
        ("omschrijving", 0, VEEL, TEKST),
        ("taal", 0, VEEL, TAAL),
        ("event", 0, VEEL, "event"),
        ("waardering", 1, 1, "begrip"),
        ("heeftRepresentatie", 0, VEEL, "verwijzing"),
        ("archiefvormer", 1, VEEL, "verwijzing"),
        ("beperkingGebruik", 1, VEEL, "beperking"),
    ),
    "bestand": (
        ("identificatie", 1, VEEL, "identificatie"),
        ("naam", 1, 1, TEKST),
        ("omvang", 1, 1, GETAL),
        ("bestandsformaat", 1, 1, "begrip"),
        ("checksum", 1, VEEL, "checksum"),
        ("URLBestand", 0, 1, TEKST),
        ("isRepresentatieVan", 1, 1, "verwijzing"),
    ),
}


def gebreken(xml: bytes) -> list[str]:
    """Everything in the file that the schema does not allow."""
    wortel = ET.fromstring(xml)
    (object_,) = wortel
    if wortel.tag != f"{NS}MDTO" or object_.tag not in (f"{NS}informatieobject", f"{NS}bestand"):
        return [f"{wortel.tag} met {object_.tag}"]
    return _in(object_, object_.tag.removeprefix(NS))


def _in(element: ET.Element, soort: str) -> list[str]:
    if soort not in TYPEN:
        return (
            [] if re.fullmatch(soort, element.text or "") and not len(element) else [f"{element.tag}: {element.text!r}"]
        )
    namen = [kind.tag.removeprefix(NS) for kind in element]
    volgorde = [naam for naam, *_ in TYPEN[soort]]
    fout = [f"{element.tag}: {naam} hoort hier niet" for naam in namen if naam not in volgorde]
    if not fout and namen != sorted(namen, key=volgorde.index):
        fout = [f"{element.tag}: volgorde {namen}"]
    for naam, minst, meest, kindsoort in TYPEN[soort]:
        kinderen = element.findall(NS + naam)
        if not minst <= len(kinderen) <= meest:
            fout.append(f"{element.tag}: {len(kinderen)} keer {naam}")
        fout += [zin for kind in kinderen for zin in _in(kind, kindsoort)]
    return fout
