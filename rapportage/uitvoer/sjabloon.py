"""What the templates of the overview need: the overview, its contents and its pictures. Page and PDF share it."""

from financien.jaartabel import bureau, kolommenbeeld
from financien.balken import SLEUTEL_JAARTABEL
from financien.plafonds.ketenbeeld import schaal_van, stappen
from financien.jaartabel.verloop import per_boekjaar
from programma.opmaak import bedrag
from rapportage import geldbeeld, planning
from rapportage.bijlagegegevens import Bijlage
from rapportage.gegevens import Overzicht, Programmastatus, Tegenspraak
from rapportage.stempel import Stempel

from . import stempelwoorden
from .geldtabellen import bijdragetabel, plafondtabel
from .inhoud import bijlagetitel, inhoud
from .verschilbeeld import beeld


def context(overzicht: Overzicht, stempel: Stempel) -> dict:
    """Template context; runs no query. `stempel` is printed as it is.

    A page that adds `op_scherm` gets links from the figures to what they are made of: a document has none.
    """
    return {
        "overzicht": overzicht,
        "stempel": stempel,
        "document": stempelwoorden.document(stempel),
        "vaststelling": stempelwoorden.vaststelling(stempel),
        "verbetering": stempelwoorden.verbetering(stempel),
        "inhoud": inhoud(overzicht),
        "tegenspraken": _onweerlegd(overzicht.status),
        "verschilbeeld": beeld(overzicht.verschil, overzicht) if overzicht.verschil else None,
        "planning": planning.teken(overzicht.bijlagen, overzicht.planning.besluiten, overzicht.peildatum),
        "geldbeeld": geldbeeld.teken(overzicht.jaartabel) if overzicht.jaartabel else None,
        "bureau": [(deel, bureau.bureaubalk(deel)) for deel in overzicht.bureaudelen],
        "bureausleutel": bureau.SLEUTEL,
        "verloop": _verloop(overzicht) if overzicht.verloop else None,
        "bijlagen": [_bijlage(bijlage) for bijlage in overzicht.bijlagen],
    }


def _onweerlegd(status: Programmastatus) -> list[Tegenspraak]:
    """The posts that contradict the judgement and of which nobody wrote why that may be: the others stand with their reason."""
    return [
        rij
        for rij in status.tegenspraken
        if not any(rij.post in uitgelegd.tekst and bedrag(rij.saldo) in uitgelegd.tekst for uitgelegd in status.weerleggingen)
    ]


def _verloop(overzicht: Overzicht) -> dict:
    jaren = [
        (jaar.jaar, [(tabel.peildatum, tabel.totaal, bureau.bureaudelen(tabel)[0]) for tabel in jaar.tabellen])
        for jaar in per_boekjaar(overzicht.verloop)
    ]
    return {"beeld": kolommenbeeld.teken(overzicht.verloop), "sleutel": SLEUTEL_JAARTABEL, "jaren": jaren}


def _bijlage(bijlage: Bijlage) -> dict:
    return {
        "bijlage": bijlage,
        "titel": bijlagetitel(bijlage),
        "plafondtabel": plafondtabel(bijlage),
        "keten": stappen(bijlage.keten, schaal_van([bijlage.keten])),
        "bijdragetabel": bijdragetabel(bijlage),
    }
