"""Reading and writing Dutch amounts of money, strictly: what can be read in two ways is refused, never guessed.

Pure module. Amounts are `Decimal` euros with two places; a binary float is only ever looked at through its text.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from programma.keuzes import Keuze
from programma.opmaak import CENT

GRENS = Decimal(10) ** 10  # twelve digits with the cents: what a column of the database holds

# One to one, so that a place in the result is the same place in the text.
STREEPJES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))

_TEKEN = r"(?:€|(?<![a-z])euro?(?![a-z]))"
_HEEL = r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+)"
_GETAL = re.compile(rf"({_HEEL})(?:,(?:([0-9]{{1,2}})|--?|=))?")
_GETAL_MET_CENTEN = re.compile(rf"({_HEEL})(?:,([0-9]{{1,2}}))?")


class Toestand(Keuze):
    """What stands where an amount may stand. Only BEDRAG has a number; none of the others is 0."""

    BEDRAG = "bedrag", "Bedrag"
    LEEG = "leeg", "Leeg"
    GEEN = "geen", "Geen"
    PM = "pm", "PM"
    NVT = "nvt", "N.v.t."
    BASISFINANCIERING = "basisfinanciering", "Zit in basisfinanciering"
    TEKST = "tekst", "Alleen tekst"


_VORM = {
    Toestand.LEEG: "",
    Toestand.GEEN: "-",
    Toestand.PM: "PM",
    Toestand.NVT: "n.v.t.",
    Toestand.BASISFINANCIERING: "zit in basisfinanciering",
}

_WOORDEN = (
    (re.compile(r""), Toestand.LEEG),
    (re.compile(r"-|geen"), Toestand.GEEN),
    (re.compile(r"pm|p\.m\.?"), Toestand.PM),
    (re.compile(r"nvt|n\.v\.t\.?|niet van toepassing"), Toestand.NVT),
    (re.compile(r"(?:zit in (?:de )?)?basis[ -]?financiering"), Toestand.BASISFINANCIERING),
)


class BedragFout(ValueError):
    """An amount that is refused.

    `tekst` is what was read, `reden` the Dutch sentence for the person who typed it (also `str(fout)`), `voorstel` the
    most likely amount, which a person must confirm, or None.
    """

    def __init__(self, tekst: str, reden: str, voorstel: Decimal | None = None) -> None:
        super().__init__(tekst, reden, voorstel)  # all arguments, so that it survives the way out of a child process
        self.tekst = tekst
        self.reden = reden
        self.voorstel = voorstel

    def __str__(self) -> str:
        return self.reden


@dataclass(frozen=True)
class Bedrag:
    """Euros with two places when `toestand` is bedrag, otherwise None with the reason why there is no number."""

    bedrag: Decimal | None
    toestand: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "toestand", Toestand(self.toestand))
        if (self.bedrag is not None) != (self.toestand == Toestand.BEDRAG):
            raise ValueError(
                f"Een bedrag hoort bij de toestand 'bedrag', en alleen daarbij (niet bij '{self.toestand}')."
            )
        if self.bedrag is not None and not _past(self.bedrag):
            raise ValueError("Een bedrag heeft hoogstens twee decimalen en is kleiner dan 10 miljard euro.")


def op_een_regel(tekst: str) -> str:
    """The text without BOM, on one line, with single ordinary spaces (also for U+00A0, U+202F, U+2009)."""
    return " ".join(tekst.replace("\ufeff", "").split())


def citaat(tekst: str) -> str:
    """The text between double quotes for use in a message, cut off when it is long."""
    return f'"{tekst}"' if len(tekst) <= 80 else f'"{tekst[:79]}…"'


def lees_bedrag(tekst: str | int | float | Decimal | None) -> Bedrag:
    """Read a text or the value of a spreadsheet cell.

    Words without a number, and everything else that starts with a letter, give the toestand `tekst`; a caller that
    wants a number there must refuse that itself. Words after a number ("€ 1.000 via fondsen") are refused here:
    `acties.financieringscel` reads those. Raises BedragFout.
    """
    if tekst is None:
        return Bedrag(None, Toestand.LEEG)
    if isinstance(tekst, bool) or not isinstance(tekst, str | int | float | Decimal):
        reden = f"{citaat(str(tekst))} is geen bedrag. Maak van de cel een getal of tekst."
        raise BedragFout(str(tekst), reden)
    if not isinstance(tekst, str):
        return _lees_getal(tekst)

    bron = op_een_regel(tekst)
    kern = _zonder_euroteken(bron.translate(STREEPJES), bron)
    for patroon, toestand in _WOORDEN:
        if patroon.fullmatch(kern.lower()):
            return Bedrag(None, toestand)
    if kern[0].isalpha() or (not re.search(r"\d", kern) and any(teken.isalpha() for teken in kern)):
        return Bedrag(None, Toestand.TEKST)
    bedrag = _waarde(kern)
    if bedrag is None:
        reden, voorstel = _waarom_niet(kern)
        raise BedragFout(bron, f"{citaat(bron)} {reden}", voorstel)
    return _begrensd(bedrag, bron)


def normaal(bedrag: Decimal | None, toestand: str, tekst: str = "") -> str:
    """The one way to write it that `lees_bedrag` reads back: "1.285", "4.977,50", "-5.237", "", "-", "PM".

    For the toestand `tekst` the words must be given in `tekst`, because they are not in the amount.
    """
    gelezen = Bedrag(bedrag, toestand)
    if gelezen.bedrag is not None:
        heel, centen = f"{gelezen.bedrag + 0:,.2f}".replace(",", ".").rsplit(".", 1)
        return heel if centen == "00" else f"{heel},{centen}"
    if gelezen.toestand != Toestand.TEKST:
        return _VORM[gelezen.toestand]
    if not tekst:
        raise ValueError("Bij de toestand 'tekst' horen de woorden zelf.")
    return tekst


def _zonder_euroteken(tekst: str, bron: str) -> str:
    """Drop one €, EUR or euro, before or after the number; a minus or bracket may stand before it."""
    if len(re.findall(_TEKEN, tekst, re.IGNORECASE)) > 1:
        reden = f"{citaat(bron)} heeft meer dan één euroteken. Zet één bedrag in een cel."
        raise BedragFout(bron, reden)
    voor = re.match(rf"(-|\()? ?{_TEKEN} ?", tekst, re.IGNORECASE)
    if voor:
        return (voor[1] or "") + tekst[voor.end() :]
    return re.sub(rf" ?{_TEKEN}(\)?)$", r"\1", tekst, flags=re.IGNORECASE)


def _waarde(kern: str) -> Decimal | None:
    """The value of a well written number with at most one sign, None for anything else."""
    if getal := _GETAL.fullmatch(kern):
        return _decimaal(getal)
    if min_ervoor := re.fullmatch(rf"- ?{_GETAL.pattern}", kern):
        return -_decimaal(min_ervoor)
    min_erna = re.fullmatch(rf"{_GETAL_MET_CENTEN.pattern}-", kern) or re.fullmatch(rf"\({_GETAL.pattern}\)", kern)
    return -_decimaal(min_erna) if min_erna else None


def _decimaal(getal: re.Match[str]) -> Decimal:
    return Decimal(f"{re.sub('[. ]', '', getal[1])}.{getal[2] or '0'}")


def _past(bedrag: Decimal) -> bool:
    return bedrag.is_finite() and abs(bedrag) < GRENS and bedrag == bedrag.quantize(CENT)


def _begrensd(bedrag: Decimal, bron: str) -> Bedrag:
    if abs(bedrag) >= GRENS:
        raise BedragFout(bron, f"{citaat(bron)} is 10 miljard euro of meer. Controleer het bedrag.")
    return Bedrag(bedrag.quantize(CENT) + 0, Toestand.BEDRAG)  # + 0: there is no minus zero in a budget


def _lees_getal(getal: int | float | Decimal) -> Bedrag:
    bedrag = Decimal(float.__repr__(getal)) if isinstance(getal, float) else Decimal(getal)
    bron = str(bedrag) if not bedrag.is_finite() else f"{bedrag:f}".replace(".", ",")
    if not bedrag.is_finite():
        raise BedragFout(bron, f"{citaat(bron)} is geen bedrag. Vul een getal in.")
    begrensd = abs(bedrag) < GRENS
    if begrensd and not _past(bedrag):
        reden, voorstel = _te_veel_decimalen(bedrag)
        raise BedragFout(bron, f"{citaat(bron)} {reden}", voorstel)
    return _begrensd(bedrag, bron)


def _te_veel_decimalen(bedrag: Decimal) -> tuple[str, Decimal]:
    """Why more than two decimals are refused. Three of them after 1 to 999 look like a thousands point gone wrong."""
    duizend = (bedrag * 1000).quantize(CENT)
    afgerond = bedrag.quantize(CENT, ROUND_HALF_UP)
    if 1 <= abs(bedrag) < 1000 and duizend == bedrag * 1000 == duizend.to_integral_value():
        geschreven = f"{bedrag:.3f}".replace(".", ",")
        reden = (
            f"kan op twee manieren gelezen worden: {_vorm(duizend)} (een komma waar een punt hoort) of {geschreven} "
            f"(drie cijfers achter de komma, dat kan niet bij geld). Schrijf {_vorm(duizend)}, of een bedrag met "
            "hoogstens twee cijfers achter de komma."
        )
        return reden, duizend
    reden = (
        "heeft meer dan twee cijfers achter de komma, en dat kan niet bij geld. Rond het af op centen: afgerond is het "
        f"{_vorm(afgerond)}."
    )
    return reden, afgerond


def _vorm(bedrag: Decimal) -> str:
    return normaal(bedrag, Toestand.BEDRAG) if abs(bedrag) < GRENS else "een te groot bedrag"


def _waarom_niet(kern: str) -> tuple[str, Decimal | None]:
    """The reason why a number is not read, in Dutch with both readings, and what it probably means."""
    factor = -1 if kern.startswith(("-", "(")) or kern.endswith("-") else 1
    cijfers = kern.strip("-() ")
    if any(teken.isalpha() for teken in kern):
        return "heeft cijfers en woorden door elkaar. Zet hier alleen het bedrag, bijvoorbeeld 1.285.", None
    if not re.search("[0-9]", kern):
        return "is geen bedrag. Schrijf een bedrag, een streepje (-) voor geen bedrag, of laat het leeg.", None
    if len(re.sub("[^0-9]", "", kern)) > 10:
        return (
            "is niet te lezen als bedrag en heeft veel cijfers. Controleer het, en schrijf het bijvoorbeeld als 1.285.",
            None,
        )
    if kern.startswith("+") and (bedrag := _waarde(kern[1:].strip())) is not None:
        return f"begint met een plusteken. Schrijf het bedrag zonder plus: {_vorm(bedrag)}.", bedrag.quantize(CENT)
    if kern.endswith(" -") and (bedrag := _waarde(kern[:-2])) is not None:
        return (
            f"kan op twee manieren gelezen worden: {_vorm(bedrag)} (het streepje betekent: geen centen) of "
            f"{_vorm(-bedrag)} (een bedrag in de min). Schrijf {_vorm(bedrag)},- of {_vorm(-bedrag)}."
        ), None
    if (bedrag := _waarde(cijfers)) is not None:
        return (
            f"heeft te veel of losse tekens om het getal: het kan {_vorm(bedrag)} of {_vorm(-bedrag)} zijn. Schrijf het "
            "bedrag met hoogstens één minteken ervoor."
        ), None
    if re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3}){2,}|[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]{1,2}", cijfers):
        voorstel = factor * Decimal(cijfers.replace(",", "")).quantize(CENT)
        return (
            f"staat in de Engelse schrijfwijze: daarin is het {_vorm(voorstel)}. In het Nederlands is het geen "
            f"bedrag: daar staan de punten en komma's andersom. Schrijf {_vorm(voorstel)} als dat klopt."
        ), voorstel
    if re.fullmatch(r"(0|[1-9][0-9]*)\.[0-9]{1,2}", cijfers):
        met_centen = factor * Decimal(cijfers).quantize(CENT)
        heel = factor * Decimal(cijfers.replace(".", ""))
        return (
            f"kan op twee manieren gelezen worden: {_vorm(met_centen)} (een punt waar een komma hoort) of "
            f"{_vorm(heel)} (een punt op de verkeerde plaats). Schrijf een punt alleen tussen duizendtallen, en een "
            "komma voor de centen."
        ), met_centen
    if re.fullmatch(rf"{_HEEL},[0-9]{{3,}}", cijfers):
        getal = factor * Decimal(re.sub(r"[. ]", "", cijfers).replace(",", "."))
        return _te_veel_decimalen(getal)
    if re.fullmatch(r"[1-9][0-9]*(\.[0-9]+)+", cijfers):
        heel = factor * Decimal(cijfers.replace(".", ""))
        return (
            f"heeft een punt op een vreemde plaats. Het kan {_vorm(heel)} zijn (de punten staan verkeerd), of er "
            "ontbreekt een cijfer. Tussen twee punten, en na de laatste punt, horen drie cijfers."
        ), None
    if cijfers.startswith("0"):
        return "begint met een nul. Schrijf het bedrag zonder nul ervoor.", None
    return "is niet te lezen als bedrag. Schrijf het bijvoorbeeld als 1.285 of 4.977,50.", None
