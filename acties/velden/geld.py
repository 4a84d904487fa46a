"""The two money fields: financiering programma and financiering anders, each a list of lines (see `geldregel.py`)."""

from collections.abc import Callable
from typing import Any

from acties.actielezen import Deel
from acties.financieringscel import Financieringsregel, lees_anderscel, lees_programmacel
from acties.gegevens import ActieGegevens
from acties.jaarverdeling import vervallen
from acties.keuzes import Zekerheid
from acties.models import Actie
from acties.naslag import Naslag
from programma.bedragen import BedragFout, Toestand, citaat, normaal, op_een_regel

from .basis import Veld, VeldFout
from .geldregel import IN_DE_CEL, Regel, celtekst, regel_van, verteld
from .geldrijen import geldpartner, schrijf_regels
from .partners import OnbekendePartner
from .tekst import lees_tekst

LANGSTE_TOELICHTING = 300


def _geldveld(sleutel: str, naam: str, *, van_programma: bool, lees_cel: Callable[..., tuple]) -> Veld:
    def waarde(gegevens: ActieGegevens) -> list[Regel]:
        return [regel_van(regel) for regel in gegevens.financieringen if regel.in_programmakolom == van_programma]

    def lees(tekst: Any, naslag: Naslag, huidig: list[Regel]) -> list[Regel]:
        try:
            gelezen = [_als_regel(regel, naslag) for regel in lees_cel(tekst, naslag.namen)]
        except BedragFout as fout:
            raise VeldFout(fout.reden, _voorstel(fout, tekst)) from fout
        return verzoend(gelezen, huidig)

    def zet(actie: Actie, regels: list[Regel], naslag: Naslag, daad: Any) -> None:
        schrijf_regels(actie, regels, naslag, van_programma=van_programma)

    return Veld(
        sleutel,
        naam,
        waarde,
        celtekst,
        lees,
        zet,
        reden_nodig=True,
        toon=verteld,
        deel=Deel.GELD,
        hernoem=_hernoemd,
        gevolg=vervallen,
    )


def _hernoemd(regels: list[Regel], naslag: Naslag) -> list[Regel]:
    namen = ("bron_partner", "begunstigde")
    return [
        # Before amounts could be divided over years, the history kept lines without that.
        {"jaarverdeling": {}}
        | regel
        | {naam: naslag.canoniek(regel[naam]) or regel[naam] for naam in namen if regel[naam]}
        for regel in regels
    ]


def _voorstel(fout: BedragFout, tekst: Any) -> str:
    """The cell with the amount that is probably meant in the place of the one that is refused, "" without an idea."""
    if fout.voorstel is None:
        return ""
    return op_een_regel(str(tekst)).replace(fout.tekst, f"€ {normaal(fout.voorstel, Toestand.BEDRAG)}")


def _als_regel(regel: Financieringsregel, naslag: Naslag) -> Regel:
    ten_laste_van = naslag.opgave(regel.ten_laste_van) if regel.ten_laste_van else None
    if regel.ten_laste_van and ten_laste_van is None:
        opgaven = "; ".join(f"opgave {nummer} ({naam})" for nummer, (_, naam) in naslag.opgaven.items())
        raise VeldFout(f"{citaat(regel.ten_laste_van)} is geen opgave van dit programma. Kies uit: {opgaven}.")
    if regel.partner and regel.partner not in naslag.partners:
        raise OnbekendePartner(regel.partner, "", naslag.lijkt_op(regel.partner))
    geldpartner(regel.partner, naslag)
    if regel.bedrag is not None and regel.bedrag < 0:
        raise VeldFout("Een financiering kan niet negatief zijn. Schrijf het bedrag zonder minteken.")
    return {
        "bron": regel.bron.value,
        "bedrag": None if regel.bedrag is None else f"{regel.bedrag:.2f}",
        "toestand": regel.toestand.value,
        "zekerheid": Zekerheid.ONBEKEND.value,
        "bron_partner": regel.partner,
        "begunstigde": None,
        "ten_laste_van": ten_laste_van,
        "toelichting": lees_tekst(regel.toelichting, "Toelichting", hoogstens=LANGSTE_TOELICHTING),
        # What somebody types now is no text of the source; words without an amount are all that such a line has.
        "brontekst": regel.brontekst[:300] if regel.toestand == Toestand.TEKST else "",
        "jaarverdeling": {},
    }


def verzoend(gelezen: list[Regel], huidig: list[Regel]) -> list[Regel]:
    """The lines of a cell, each with what the cell cannot say taken from the line it was before.

    A line that says the same is that line. A line of the same bron and partner is that line with another amount, when
    there is just one such line on both sides; how it is divided over the years stays only with the same amount.
    """
    over = list(huidig)
    klaar: list[Regel | None] = []
    for regel in gelezen:
        gelijk = next((rij for rij in over if all(rij[deel] == regel[deel] for deel in IN_DE_CEL)), None)
        if gelijk:
            over.remove(gelijk)
        klaar.append(gelijk)
    nieuw = [regel for regel, oud in zip(gelezen, klaar, strict=True) if oud is None]
    for plaats, regel in enumerate(gelezen):
        if klaar[plaats] is None:
            verwant = [rij for rij in over if _verwant(rij, regel)]
            enige = len(verwant) == 1 and sum(_verwant(rij, regel) for rij in nieuw) == 1
            klaar[plaats] = regel | (_wat_blijft(verwant[0], regel) if enige else {})
    return klaar


def _wat_blijft(oud: Regel, nieuw: Regel) -> Regel:
    delen = ("zekerheid", "begunstigde", *(["jaarverdeling"] if oud["bedrag"] == nieuw["bedrag"] else []))
    return {deel: oud[deel] for deel in delen}


def _verwant(een: Regel, ander: Regel) -> bool:
    return (een["bron"], een["bron_partner"]) == (ander["bron"], ander["bron_partner"])


FINANCIERING_PROGRAMMA = _geldveld(
    "financiering_programma", "Financiering programma", van_programma=True, lees_cel=lees_programmacel
)
FINANCIERING_ANDERS = _geldveld(
    "financiering_anders", "Financiering anders", van_programma=False, lees_cel=lees_anderscel
)
