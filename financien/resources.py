"""Year tables, ceilings and bestedingen as columns of a table: one row each."""

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


class BestedingResource(Resource):
    """The columns of bestedingen, over Bestedingrij; what is exported can be filled in and imported again."""

    nummer = kolom("nummer")
    titel = kolom("titel")
    partner = kolom("partner")
    toelichting = kolom("toelichting")
    toegekend = kolom("toegekend")
    peildatum = kolom("peildatum")
    verplicht = kolom("verplicht")
    uitgegeven = kolom("uitgegeven")
    bron = kolom("bron")
    plan = kolom("plan")
    versie = kolom("versie")
