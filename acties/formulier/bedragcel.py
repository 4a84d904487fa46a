"""What somebody may write where a row asks for an amount: any spelling of an amount, the reason why there is none, and the
words that the plan's money cells have behind it ("€ 1.000 via fondsen")."""

from decimal import Decimal

from acties.keuzes import Bron
from acties.naslag import Naslag
from acties.velden import VELDEN, VeldFout
from acties.velden.geldregel import PROGRAMMABRONNEN, Regel
from programma.bedragen import Toestand, normaal

# What the reader of a money cell makes of an amount without words, or with words that name no source.
ZONDER_BRON = {
    "financiering_programma": (Bron.PROGRAMMA,),
    "financiering_anders": (Bron.NIET_GENOEMD, Bron.OVERIG),
}
TOESTANDWOORDEN = {
    Toestand.LEEG: "leeg",
    Toestand.GEEN: "geen",
    Toestand.PM: "PM",
    Toestand.NVT: "n.v.t.",
    Toestand.BASISFINANCIERING: "zit in basisfinanciering",
    Toestand.TEKST: "zonder bedrag",
}


class Bronfout(VeldFout):
    """The amount is readable, but not of which source it is."""


def lees_bedragcel(tekst: str, bron: str, naslag: Naslag) -> list[Regel]:
    """The lines of money that `tekst` stands for when `bron` was chosen ("" for none). Raises VeldFout, Bronfout."""
    if not bron:
        return [_met_genoemde_bron(regel) for regel in _lees_ergens(tekst, naslag)]
    veld = "financiering_programma" if bron in PROGRAMMABRONNEN else "financiering_anders"
    try:
        regels = VELDEN[veld].lees(tekst, naslag, [])
    except VeldFout:
        # Where it can be read as money of somebody else, only the choice is wrong.
        regels = _lees_ergens(tekst, naslag)
    return [_van(regel, bron, veld) for regel in regels]


def _lees_ergens(tekst: str, naslag: Naslag) -> list[Regel]:
    """As money of others, else as money of the programme; the first of the two explains what is wrong."""
    try:
        return VELDEN["financiering_anders"].lees(tekst, naslag, [])
    except VeldFout as eerste:
        try:
            return VELDEN["financiering_programma"].lees(tekst, naslag, [])
        except VeldFout:
            raise eerste from None


def _met_genoemde_bron(regel: Regel) -> Regel:
    if regel["ten_laste_van"] and regel["bron"] in ZONDER_BRON["financiering_anders"]:
        # Only money of the programme is charged to another opgave.
        return regel | {"bron": Bron.PROGRAMMA.value}
    if regel["bron"] in ZONDER_BRON["financiering_anders"]:
        raise Bronfout("Kies van wie dit geld komt.")
    return regel


def _van(regel: Regel, bron: str, veld: str) -> Regel:
    """`regel` as money of `bron`, unless its words say that it is of another."""
    if regel["bron"] in (bron, *ZONDER_BRON[veld]):
        return regel | {"bron": bron}
    raise Bronfout(
        f"Bij het bedrag staat {Bron(regel['bron']).naam.lower()}, en u koos {Bron(bron).naam.lower()}. "
        "Kies wat klopt, of haal de woorden bij het bedrag weg."
    )


def bedragtekst(regel: Regel) -> str:
    """The amount of a line, or the word for why there is none, as `lees_bedragcel` reads it back: "€ 1.285", "geen"."""
    if regel["bedrag"] is None:
        return TOESTANDWOORDEN[Toestand(regel["toestand"])]
    return f"€ {normaal(Decimal(regel['bedrag']), Toestand.BEDRAG)}"
