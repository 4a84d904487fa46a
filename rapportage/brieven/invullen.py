"""Filling in a Word template with a letter. Nothing in a template can do more than print a field."""

import io
from datetime import UTC, date, datetime
from typing import Any

import docx
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from rapportage.word.package import pack, unpack

from .alineas import BEGIN, EINDE, zet_teksten
from .gegevens import Brief, Briefbijlage
from .sjabloonregels import ALINEAS, Ongeschikt, keur_bestand, keur_plekken, velden_in
from .velden import NAMEN, Briefvelden, Gebrek

# A letter in which nothing is empty, so that every part of a template is tried.
VOORBEELD = Brief(
    Briefvelden(**{veld: date(2026, 1, 1) if veld.startswith("datum") else "Voorbeeld" for veld in NAMEN}),
    gemeente="Gemeente Voorbeeld",
    programma="Voorbeeld",
    editie=1,
    bijlagen=(Briefbijlage("Voorbeeld", "voorbeeld.pdf"),),
    gebreken=(Gebrek("onderwerp", "Voorbeeld"),),
    moment=datetime(2026, 1, 1, tzinfo=UTC),
)


class Omgeving(SandboxedEnvironment):
    """Prints fields and nothing else: what is not on the list is refused before it is read, and what is, is escaped."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.gebruikt: set[str] = set()

    def from_string(self, source: Any, *delen: Any, **opties: Any) -> Any:
        keur_plekken(source)
        self.gebruikt |= velden_in(source)
        return super().from_string(source, *delen, **opties)


def vul_in(sjabloon: bytes, brief: Brief) -> bytes:
    """The letter in this template; the same letter and template give the same bytes.

    Raises Ongeschikt when the template holds something else than fields, or a text between other words.
    """
    return _vul_in(sjabloon, brief, Omgeving())


def keur(sjabloon: bytes) -> tuple[str, ...]:
    """The fields of the letter that this template does not print, by name. Raises Ongeschikt when it cannot be used."""
    keur_bestand(sjabloon)
    omgeving = Omgeving()
    try:
        _vul_in(sjabloon, VOORBEELD, omgeving)
    except Ongeschikt:
        raise
    except Exception as fout:
        # Whatever Word lets people make, the portal must be able to say that it cannot read it.
        raise Ongeschikt(
            ["Dit document is niet te lezen. Sla het opnieuw op als .docx en probeer het nog eens."]
        ) from fout
    return tuple(naam for veld, naam in NAMEN.items() if veld not in omgeving.gebruikt)


def _vul_in(sjabloon: bytes, brief: Brief, omgeving: Omgeving) -> bytes:
    document = docx.Document(_met_velden(sjabloon, brief, omgeving))
    zet_teksten(document, brief)
    eigenschappen = document.core_properties
    eigenschappen.title, eigenschappen.author = brief.velden.onderwerp, brief.gemeente
    eigenschappen.last_modified_by, eigenschappen.language = brief.gemeente, "nl-NL"
    eigenschappen.created = eigenschappen.modified = brief.moment.astimezone(UTC)
    uit = io.BytesIO()
    document.save(uit)
    return pack(unpack(uit.getvalue()))


def _met_velden(sjabloon: bytes, brief: Brief, omgeving: Omgeving) -> io.BytesIO:
    """The template with its fields printed, and a mark where a text comes."""
    document = DocxTemplate(io.BytesIO(sjabloon))
    try:
        document.render(_waarden(brief), omgeving, autoescape=True)
    except TemplateError as fout:
        raise Ongeschikt(["Een {%p if … %} in het document heeft geen {%p endif %}, of andersom."]) from fout
    uit = io.BytesIO()
    document.save(uit)
    return uit


def _waarden(brief: Brief) -> dict[str, str]:
    velden = {veld: brief.velden.in_woorden(veld) for veld in brief.velden.__slots__}
    gevuld = [veld for veld in ALINEAS if veld != "bijlagen" and velden[veld]] + ["bijlagen"] * bool(brief.bijlagen)
    plekken = {"bijlagen": ""} | {veld: f"{BEGIN}{veld}{EINDE}" for veld in gevuld}
    erbij = {
        "gemeente": brief.gemeente,
        "plaats": brief.plaats,
        "programma": brief.programma,
        "editie": str(brief.editie),
    }
    return velden | plekken | erbij | {"concept": brief.concept}
