"""Findings as columns of a table: one row each."""

from import_export.resources import Resource

from programma.kolommen import kolom


class BevindingResource(Resource):
    """The columns of findings, over Bevinding: the keys of the JSON, and what to do."""

    regel = kolom("regel")
    ernst = kolom("ernst")
    object = kolom("object")
    tekst = kolom("tekst")
    eigenaar = kolom("eigenaar")
    geaccepteerd = kolom("geaccepteerd")
    oplossing = kolom("oplossing")
