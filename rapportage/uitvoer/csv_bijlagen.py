"""The tables of the overview as CSV, to be attached to the PDF: the file form of `programma.tabelbestand`."""

from collections.abc import Iterable, Sequence

from tablib import Dataset

from acties.gegevens import FinancieringGegevens, som
from acties.geldwoorden import in_woorden
from financien.rekenen import Jaarregel, Jaartabel
from programma.perioden import toon_looptijd
from programma.tabelbestand import als_csv
from rapportage.bijlagegegevens import Actieregel, Bijlage, Opgaveacties
from rapportage.gegevens import Overzicht
from rapportage.pdf import Bijlage as Bestand


def bijlagen(overzicht: Overzicht) -> tuple[Bestand, ...]:
    """The year table, and per plan its acties and ceilings. Totals are left out: a spreadsheet adds up itself."""
    delen = []
    if overzicht.jaartabel:
        delen.append(_tabel("jaartabel.csv", "Financiën per post", _jaartabel(overzicht.jaartabel)))
    for nummer, bijlage in enumerate(overzicht.bijlagen, 1):
        achter = "" if nummer == 1 else f"-{nummer}"
        delen += van_plan(bijlage, achter)
    return tuple(delen)


def van_plan(bijlage: Bijlage, achter: str = "") -> tuple[Bestand, Bestand]:
    """The acties and the ceilings of one plan; `achter` makes the names of the files different from those of another."""
    return (
        _tabel(f"acties{achter}.csv", f"Acties van {bijlage.plan}", _acties(bijlage)),
        _tabel(f"plafonds{achter}.csv", f"Plafonds van {bijlage.plan}", _plafonds(bijlage)),
    )


def _tabel(naam: str, omschrijving: str, inhoud: bytes) -> Bestand:
    return Bestand(naam, omschrijving, "text/csv", inhoud)


def _jaartabel(tabel: Jaartabel) -> bytes:
    kop = ["boekjaar", "peildatum", "post", "beschikbaar", "uitgaven", "verplichtingen", "saldo"]
    return _csv(kop, (_jaarrij(tabel, regel) for regel in tabel.regels))


def _jaarrij(tabel: Jaartabel, regel: Jaarregel) -> list:
    bedragen = [regel.beschikbaar, regel.uitgaven, regel.verplichtingen, regel.saldo]
    return [tabel.boekjaar, tabel.peildatum, regel.post, *bedragen]


def _acties(bijlage: Bijlage) -> bytes:
    kop = ["plan", "opgave", "nummer", "titel", "doelen", "hoofdpartner", "samenwerking", "soort"]
    kop += ["programma", "programma_toelichting", "anders", "anders_toelichting", "looptijd", "looptijd_bron", "status"]
    kop += ["doelen_vastgesteld"]
    rijen = (_actierij(bijlage, opgave, actie) for opgave in bijlage.opgaven for actie in opgave.acties)
    return _csv(kop, rijen)


def _actierij(bijlage: Bijlage, opgave: Opgaveacties, actie: Actieregel) -> list:
    return [
        bijlage.plan,
        opgave.nummer,
        actie.nummer,
        actie.titel,
        ", ".join(actie.letters),
        ", ".join(actie.hoofdpartners),
        ", ".join(actie.samenwerkingspartners),
        actie.soort.naam if actie.soort else "",
        *_geldcellen(actie.programma),
        *_geldcellen(actie.anders),
        toon_looptijd(actie.looptijd) if actie.looptijd else "",
        actie.looptijd_bron,
        actie.status.naam,
        "; ".join(f"{rij.letter} {rij.telt}" for rij in actie.vastgesteld),
    ]


def _geldcellen(regels: Sequence[FinancieringGegevens]) -> list:
    """The sum of the amounts, empty when there is none, and the words beside it."""
    met_bedrag = [regel for regel in regels if regel.bedrag is not None]
    woorden = [woord.erbij if woord.is_bedrag else woord.woord for woord in in_woorden(regels)]
    return [som(regel.bedrag for regel in met_bedrag) if met_bedrag else None, "; ".join(filter(None, woorden))]


def _plafonds(bijlage: Bijlage) -> bytes:
    namen = {opgave.nummer: opgave.naam for opgave in bijlage.opgaven}
    kop = ["plan", "opgave", "naam", "eigen_acties", "af_andere_opgave_betaalt", "bij_betaalt_voor_andere"]
    kop += ["ten_laste_van_plafond", "plafond", "vrij"]
    rijen = (
        [
            bijlage.plan,
            stand.opgave,
            namen.get(stand.opgave, ""),
            stand.eigen,
            stand.doorbelast_uit,
            stand.doorbelast_in,
            stand.belast,
            stand.plafond,
            stand.vrij,
        ]
        for stand in bijlage.plafonds
    )
    return _csv(kop, rijen)


def _csv(kop: list[str], rijen: Iterable[list]) -> bytes:
    return als_csv(Dataset(*rijen, headers=kop))
