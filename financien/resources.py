"""Year tables and ceilings as columns of a table: one row each."""

from import_export.resources import Resource

from programma.kolommen import kolom


class JaarResource(Resource):
    """The columns of the year table, over Jaarrij."""

    boekjaar = kolom("boekjaar")
    peildatum = kolom("peildatum")
    post = kolom("post")
    beschikbaar = kolom("beschikbaar")
    uitgaven = kolom("uitgaven")
    verplichtingen = kolom("verplichtingen")
    saldo = kolom("saldo")


class PlafondResource(Resource):
    """The columns of the ceilings, over Plafondrij."""

    plan = kolom("plan")
    opgave = kolom("opgave")
    plafond = kolom("plafond")
    toegekend = kolom("toegekend")
    vrij = kolom("vrij")
