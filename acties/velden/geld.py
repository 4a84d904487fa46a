"""The two money fields: financiering programma and financiering anders, each a list of lines.

A line is {"bron", "bedrag", "toestand", "zekerheid", "bron_partner", "begunstigde", "ten_laste_van", "toelichting",
"brontekst"}, as in the JSON export. A cell says everything of a line but zekerheid and begunstigde.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from acties.actielezen import Deel
from acties.financieringscel import Financieringsregel, lees_anderscel, lees_programmacel, schrijf_cel
from acties.gegevens import ActieGegevens, FinancieringGegevens
from acties.geldwoorden import bedrag_of_woord
from acties.keuzes import Bron, Zekerheid
from acties.models import Actie, Financiering
from acties.naslag import Naslag
from programma.bedragen import BedragFout, Toestand, citaat, normaal, op_een_regel

from .basis import Veld, VeldFout
from .partners import OnbekendePartner
from .tekst import lees_tekst

Regel = dict[str, Any]
PROGRAMMABRONNEN = (Bron.PROGRAMMA, Bron.BASISFINANCIERING)
# What a cell says about a line; by these a line is recognised as the one that was there.
IN_DE_CEL = ("bron", "bedrag", "toestand", "bron_partner", "ten_laste_van", "toelichting")
LANGSTE_TOELICHTING = 300


def regel_van(regel: FinancieringGegevens) -> Regel:
    """A line as plain JSON."""
    return {
        "bron": regel.bron.value,
        "bedrag": None if regel.bedrag is None else f"{regel.bedrag:.2f}",
        "toestand": regel.toestand.value,
        "zekerheid": regel.zekerheid.value,
        "bron_partner": regel.bron_partner,
        "begunstigde": regel.begunstigde,
        "ten_laste_van": regel.ten_laste_van,
        "toelichting": regel.toelichting,
        "brontekst": regel.brontekst,
    }


def gegevens_van(regel: Regel) -> FinancieringGegevens:
    """The way back from `regel_van`."""
    return FinancieringGegevens(
        bron=Bron(regel["bron"]),
        bedrag=None if regel["bedrag"] is None else Decimal(regel["bedrag"]),
        toestand=Toestand(regel["toestand"]),
        zekerheid=Zekerheid(regel["zekerheid"]),
        bron_partner=regel["bron_partner"],
        begunstigde=regel["begunstigde"],
        ten_laste_van=regel["ten_laste_van"],
        toelichting=regel["toelichting"],
        brontekst=regel["brontekst"],
    )


def celtekst(regels: Iterable[Regel]) -> str:
    """The lines of one field as a cell writes them: "€ 10.500 fonds; € 11.500 partner Stichting Techniekmenu"."""
    return schrijf_cel(
        Financieringsregel(
            bron=regel["bron"],
            bedrag=None if regel["bedrag"] is None else Decimal(regel["bedrag"]),
            toestand=regel["toestand"],
            partner=regel["bron_partner"],
            ten_laste_van=f"opgave {regel['ten_laste_van']}" if regel["ten_laste_van"] else None,
            toelichting=regel["toelichting"],
        )
        for regel in regels
    )


def _verteld(regels: list[Regel]) -> str:
    """For the history: the cell, and per line what the cell leaves out."""
    return "; ".join(" ".join(filter(None, [_woorden(regel), _erbij(regel)])) for regel in regels)


def _woorden(regel: Regel) -> str:
    cel = celtekst([regel])
    return cel if any(teken.isalnum() for teken in cel) else bedrag_of_woord(gegevens_van(regel))


def _erbij(regel: Regel) -> str:
    delen = []
    if regel["zekerheid"] != Zekerheid.ONBEKEND:
        delen.append(Zekerheid(regel["zekerheid"]).naam.lower())
    if regel["begunstigde"]:
        delen.append(f"voor {regel['begunstigde']}")
    return f"({', '.join(delen)})" if delen else ""


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
        sleutel, naam, waarde, celtekst, lees, zet, reden_nodig=True, toon=_verteld, deel=Deel.GELD, hernoem=_hernoemd
    )


def _hernoemd(regels: list[Regel], naslag: Naslag) -> list[Regel]:
    namen = ("bron_partner", "begunstigde")
    return [
        regel | {naam: naslag.canoniek(regel[naam]) or regel[naam] for naam in namen if regel[naam]} for regel in regels
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
    }


def verzoend(gelezen: list[Regel], huidig: list[Regel]) -> list[Regel]:
    """The lines of a cell, each with what the cell cannot say taken from the line it was before.

    A line that says the same is that line. A line of the same bron and partner is that line with another amount, when
    there is just one such line on both sides.
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
            houdt = {deel: verwant[0][deel] for deel in ("zekerheid", "begunstigde")} if enige else {}
            klaar[plaats] = regel | houdt
    return klaar


def _verwant(een: Regel, ander: Regel) -> bool:
    return (een["bron"], een["bron_partner"]) == (ander["bron"], ander["bron_partner"])


def schrijf_regels(actie: Actie, regels: list[Regel], naslag: Naslag, *, van_programma: bool) -> None:
    """Save `regels` as the lines of one field; a line that stays as it is, is not touched. The programme's come first."""
    alle = list(actie.financieringen.order_by("volgorde"))
    eigen = [rij for rij in alle if (rij.bron in PROGRAMMABRONNEN) == van_programma]
    andere = [rij for rij in alle if rij not in eigen]
    over = list(eigen)
    nieuw = []
    for regel in regels:
        velden = _kolommen(regel, naslag)
        rij = next((rij for rij in over if all(getattr(rij, naam) == waarde for naam, waarde in velden.items())), None)
        if rij:
            over.remove(rij)
        nieuw.append((rij, velden))
    rijen = []
    for rij, velden in nieuw:
        # A changed line is the same row with other values, so that its history stays one.
        if rij is None:
            rij = over.pop(0) if over else Financiering(actie=actie)
            for naam, waarde in velden.items():
                setattr(rij, naam, waarde)
            rij.volgorde = 0  # to be saved below
        rijen.append(rij)
    for rij in over:
        rij.delete()
    for volgorde, rij in enumerate([*rijen, *andere] if van_programma else [*andere, *rijen], 1):
        if rij.volgorde != volgorde:
            rij.volgorde = volgorde
            rij.save()


def _kolommen(regel: Regel, naslag: Naslag) -> dict[str, Any]:
    """The columns of Financiering for one line."""
    return {
        "bron": regel["bron"],
        "bedrag": None if regel["bedrag"] is None else Decimal(regel["bedrag"]),
        "toestand": regel["toestand"],
        "zekerheid": regel["zekerheid"],
        "bron_partner_id": geldpartner(regel["bron_partner"], naslag),
        "begunstigde_id": geldpartner(regel["begunstigde"], naslag),
        "ten_laste_van_id": naslag.opgaven[regel["ten_laste_van"]][0] if regel["ten_laste_van"] else None,
        "toelichting": regel["toelichting"],
        "brontekst": regel["brontekst"],
    }


def geldpartner(naam: str | None, naslag: Naslag) -> int | None:
    """The key of a partner that pays or receives. Residents do neither."""
    if not naam:
        return None
    if (sleutel := naslag.partner(naam)) is None:
        raise OnbekendePartner(naam, "", naslag.lijkt_op(naam))
    if sleutel in naslag.inwoners:
        raise VeldFout(f"Geld komt niet van {naam} en gaat niet naar {naam}. Kies een organisatie die daarmee instemt.")
    return sleutel


FINANCIERING_PROGRAMMA = _geldveld(
    "financiering_programma", "Financiering programma", van_programma=True, lees_cel=lees_programmacel
)
FINANCIERING_ANDERS = _geldveld(
    "financiering_anders", "Financiering anders", van_programma=False, lees_cel=lees_anderscel
)
