"""A what-if as an address: the choices that stand in it, and what cannot be taken from it. Pure.

The form of the page and the short address that people share have the same names. Only the form says which acties take part
(`mee`), because a box that is not ticked is not sent; the address says which do not (`uit`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from urllib.parse import urlencode

from acties.gegevens import ActieGegevens
from financien.plafonds.lasten import telt_mee
from financien.verkenning.verkennen import Idee, Keuzes, doorbelast_aan
from programma.bedragen import BedragFout, Toestand, lees_bedrag, normaal
from programma.tekens import waarom_vreemd

FORMULIER = "formulier"
# Says that nothing is chosen, where an address without choices means those that were kept.
LEEG = "keuzes=geen"
BEDRAG = "bedrag-"
HOOGSTENS_IDEEEN = 20
LANGSTE_TITEL, LANGSTE_BEDRAG, LANGSTE_NUMMER = 200, 40, 20
# More numbers than this in one sentence help nobody.
GENOEMD = 5


@dataclass(frozen=True, slots=True)
class Melding:
    """Why something in an address does not count, and the id of the field where it stands, "" for none."""

    tekst: str
    veld: str = ""


@dataclass(frozen=True, slots=True)
class Ideerij:
    """A row of the form as it was typed; `fout` says why it does not count."""

    titel: str = ""
    opgave: str = ""
    bedrag: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What stands in an address: the choices, why the rest does not count, and what was typed there.

    `bedragen` has the text of every amount that was typed, by number; `ideerijen` are the ideas with the refused ones.
    """

    keuzes: Keuzes
    meldingen: tuple[Melding, ...] = ()
    bedragen: Mapping[str, str] = field(default_factory=dict)
    ideerijen: tuple[Ideerij, ...] = ()


def lees(vraag: Mapping[str, Sequence[str]], acties: Iterable[ActieGegevens], opgaven: Iterable[int]) -> Gelezen:
    """The choices in an address about `acties`; what cannot be is left out with a sentence, whatever is asked."""
    per_nummer = {actie.nummer: actie for actie in acties if telt_mee(actie)}
    bedragen, getypt, bij_bedragen = _bedragen(vraag, per_nummer)
    ideeen, ideerijen, bij_ideeen = _ideeen(vraag, set(opgaven))
    onbekend = {*vraag.get("uit", ()), *vraag.get("zelf", ()), *getypt} - per_nummer.keys()
    zelf = {nummer for nummer in vraag.get("zelf", ()) if nummer in per_nummer}
    al_zelf = {nummer for nummer in zelf if not doorbelast_aan(per_nummer[nummer])}
    keuzes = Keuzes(
        uit=frozenset(_uit(vraag, per_nummer)),
        bedragen=bedragen,
        zelf=frozenset(zelf - al_zelf),
        ideeen=ideeen,
    )
    meldingen = (
        *_samen(onbekend, "staat niet in dit plan of is vervallen", "staan niet in dit plan of zijn vervallen"),
        *_samen(al_zelf, "wordt al door haar eigen opgave betaald", "worden al door hun eigen opgave betaald"),
        *bij_bedragen,
        *bij_ideeen,
    )
    return Gelezen(
        keuzes, meldingen, {nummer: getypt[nummer] for nummer in getypt.keys() & per_nummer.keys()}, ideerijen
    )


def als_vraag(keuzes: Keuzes) -> str:
    """The query string of `keuzes`, always the same for the same choices; `LEEG` when there are none."""
    delen = [("uit", nummer) for nummer in sorted(keuzes.uit)]
    delen += [(f"{BEDRAG}{nummer}", _tekst(keuzes.bedragen[nummer])) for nummer in sorted(keuzes.bedragen)]
    delen += [("zelf", nummer) for nummer in sorted(keuzes.zelf)]
    for idee in keuzes.ideeen:
        delen += [("idee", idee.titel), ("idee_opgave", idee.opgave), ("idee_bedrag", _tekst(idee.bedrag))]
    return urlencode(delen) or LEEG


def _uit(vraag: Mapping[str, Sequence[str]], per_nummer: Mapping[str, ActieGegevens]) -> set[str]:
    if FORMULIER in vraag:
        return per_nummer.keys() - set(vraag.get("mee", ()))
    return per_nummer.keys() & set(vraag.get("uit", ()))


def _bedragen(
    vraag: Mapping[str, Sequence[str]], per_nummer: Mapping[str, ActieGegevens]
) -> tuple[dict[str, Decimal], dict[str, str], list[Melding]]:
    """The amounts that differ from what they are now, what was typed, and why the rest does not count."""
    bedragen, meldingen = {}, []
    getypt = {
        naam.removeprefix(BEDRAG): waarden[-1].strip()
        for naam, waarden in vraag.items()
        if naam.startswith(BEDRAG) and waarden and waarden[-1].strip()
    }
    for nummer in sorted(getypt.keys() & per_nummer.keys()):
        bedrag, fout = lees_positief(getypt[nummer])
        if fout:
            meldingen.append(Melding(f"{nummer} {per_nummer[nummer].titel}: {fout}", f"{BEDRAG}{nummer}"))
        elif bedrag != per_nummer[nummer].eigen_geld:
            bedragen[nummer] = bedrag
    return bedragen, getypt, meldingen


def _ideeen(
    vraag: Mapping[str, Sequence[str]], opgaven: set[int]
) -> tuple[tuple[Idee, ...], tuple[Ideerij, ...], list[Melding]]:
    ideeen, rijen, meldingen = [], [], []
    kolommen = (vraag.get(naam, ()) for naam in ("idee", "idee_opgave", "idee_bedrag"))
    weg = set(vraag.get("idee_weg", ()))
    for plaats, (titel, opgave, bedrag) in enumerate(zip_longest(*kolommen, fillvalue="")):
        titel, bedrag = " ".join(titel.split()), bedrag.strip()
        if str(plaats) in weg or not (titel or bedrag):
            continue
        if len(rijen) == HOOGSTENS_IDEEEN:
            meldingen.append(Melding(f"Er passen {HOOGSTENS_IDEEEN} ideeën in een verkenning; de rest telt niet mee."))
            break
        gelezen, fout = _lees_idee(titel, opgave, bedrag, opgaven)
        if fout:
            meldingen.append(Melding(f"Idee {len(rijen) + 1} telt niet mee: {fout}", f"idee-{len(rijen) + 1}"))
        else:
            ideeen.append(gelezen)
        rijen.append(Ideerij(titel[:LANGSTE_TITEL], opgave, bedrag, fout))
    return tuple(ideeen), tuple(rijen), meldingen


def _lees_idee(titel: str, opgave: str, bedrag: str, opgaven: set[int]) -> tuple[Idee | None, str]:
    if not titel:
        return None, "Geef het een titel."
    if len(titel) > LANGSTE_TITEL:
        return None, f"De titel heeft meer dan {LANGSTE_TITEL} tekens."
    if vreemd := waarom_vreemd(titel):
        return None, vreemd
    if opgave not in map(str, opgaven):
        return None, "Kies de opgave die betaalt."
    if not bedrag:
        return None, "Vul een bedrag in."
    gelezen, fout = lees_positief(bedrag)
    return (None, fout) if fout else (Idee(titel, int(opgave), gelezen), "")


def lees_positief(tekst: str) -> tuple[Decimal | None, str]:
    """An amount of zero or more as it was typed, or the reason why it is none."""
    try:
        gelezen = lees_bedrag(tekst[:LANGSTE_BEDRAG])
    except BedragFout as fout:
        return None, fout.reden
    if gelezen.bedrag is None:
        return None, "Vul een bedrag in, bijvoorbeeld 1.285."
    if gelezen.bedrag < 0:
        return None, "Een bedrag kan hier niet negatief zijn."
    return gelezen.bedrag, ""


def _samen(nummers: set[str], wat: str, wat_samen: str) -> list[Melding]:
    """One sentence about all of them."""
    if not nummers:
        return []
    genoemd = ", ".join(nummer[:LANGSTE_NUMMER] for nummer in sorted(nummers)[:GENOEMD])
    rest = f" en {len(nummers) - GENOEMD} andere" if len(nummers) > GENOEMD else ""
    woord, zin = ("Actie", wat) if len(nummers) == 1 else ("Acties", wat_samen)
    return [Melding(f"{woord} {genoemd}{rest} {zin}.")]


def _tekst(bedrag: Decimal) -> str:
    return normaal(bedrag, Toestand.BEDRAG)
