"""From rows to standen: the rows of one post at one peildatum together. Pure module."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .geldrij import NUL, Geldrij
from .koppen import celtekst
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .opdracht import Regel
from .postnamen import celsleutel
from .profiel import Vorm
from .regelsoorten import KOLOMMEN, soort_van

VERPLICHT = ("beschikbaar", "uitgaven", "verplichtingen")
_DIMENSIES = ("kostensoort", "kostensoort_naam", "regelsoort", "boekdatum", "kostenplaats")


@dataclass(slots=True)
class Groep:
    """The rows of one post at one peildatum, in the words of the file.

    `waarden` are euros with the signs of the portal, by Kolom and "saldo" (what the file prints); None is not there.
    """

    naam: str
    sleutel: str
    boekjaar: int | None
    peildatum: date | None
    rijen: list[Geldrij] = field(default_factory=list)
    waarden: dict[str, Decimal | None] = field(default_factory=dict)
    regels: list[Regel] = field(default_factory=list)


def bepaal_vorm(
    rijen: Sequence[Geldrij], plekken: Mapping[str, int], antwoorden: Antwoorden
) -> tuple[Vorm, Kwestie | None]:
    """A ledger has one amount a row with its kind, or several rows for one post that tell apart where the money went."""
    if "bedrag" in plekken or "debet" in plekken:
        return Vorm.GROOTBOEK, None
    aantal = Counter((rij.sleutel, rij.boekjaar, rij.peildatum) for rij in rijen)
    dubbel = next((sleutel for sleutel, keren in aantal.items() if keren > 1 and sleutel[0]), None)
    if dubbel is None and antwoorden.op("vorm") is None:
        return Vorm.POSTEN, None
    naam = next((rij.naam or rij.kostenplaats for rij in rijen if dubbel and rij.sleutel == dubbel[0]), "")
    gesplitst = any(veld in plekken for veld in _DIMENSIES)
    kwestie = vormkwestie(naam, gesplitst=gesplitst, antwoorden=antwoorden)
    return Vorm(kwestie.waarde or Vorm.POSTEN), kwestie


def vormkwestie(naam: str, *, gesplitst: bool, antwoorden: Antwoorden) -> Kwestie:
    """More rows for one post; `gesplitst` says that the file tells those rows apart by something else."""
    return antwoorden.kwestie(
        keuzevraag(
            "vorm",
            "Meer rijen voor één post",
            f"{f'‘{naam}’ staat' if naam else 'Er staan posten'} op meer dan één rij.",
            (
                (Vorm.GROOTBOEK.value, "Tel de rijen van een post bij elkaar op"),
                (Vorm.POSTEN.value, "Elke post hoort op één rij: noem de dubbele een fout"),
            ),
            Vorm.GROOTBOEK.value if gesplitst else "",
        ),
        gezegde=f"‘{naam}’ staat op meer dan één rij; de rijen van een post worden bij elkaar opgeteld."
        if gesplitst
        else "",
        stil=not gesplitst,
    )


def vorm_groepen(
    rijen: Iterable[Geldrij],
    vorm: Vorm,
    soorten: Mapping[str, str],
    omgekeerd: Collection[str],
    jaar: int | None,
    dag: date | None,
) -> list[Groep]:
    """The rows together that are about one post at one peildatum. `jaar` and `dag` are those of rows without their own.

    Where the kind of a row (`soorten`) says in which amount it counts, those in `omgekeerd` get the other sign.
    """
    groepen: dict[tuple, Groep] = {}
    for rij in rijen:
        peildatum = rij.peildatum or dag
        boekjaar = rij.boekjaar or jaar or (peildatum.year if peildatum and rij.peildatum else None)
        plek = (rij.sleutel, boekjaar, peildatum, rij.rij.nummer if vorm == Vorm.POSTEN else 0)
        if plek not in groepen:
            groepen[plek] = Groep(rij.naam or rij.kostenplaats, rij.sleutel, boekjaar, peildatum)
        groep = groepen[plek]
        groep.rijen.append(rij)
        for veld, bedrag in _bedragen(rij, soorten, omgekeerd):
            if bedrag is None:
                groep.waarden.setdefault(veld, None)
            else:
                groep.waarden[veld] = (groep.waarden.get(veld) or NUL) + bedrag
            if vorm == Vorm.GROOTBOEK and bedrag and veld in KOLOMMEN:
                groep.regels.append(_regel(rij, veld, bedrag))
    return list(groepen.values())


def vul_aan(groepen: Sequence[Groep]) -> None:
    """A ledger that has rows of a kind has all of them: a post without such a row has none of that."""
    aanwezig = {veld for groep in groepen for veld, bedrag in groep.waarden.items() if bedrag is not None}
    for groep in groepen:
        for veld in aanwezig & set(VERPLICHT):
            if groep.waarden.get(veld) is None:
                groep.waarden[veld] = NUL


def _bedragen(
    rij: Geldrij, soorten: Mapping[str, str], omgekeerd: Collection[str]
) -> Iterable[tuple[str, Decimal | None]]:
    """What a row adds to which amount."""
    if "bedrag" not in rij.bedragen:
        return rij.bedragen.items()
    veld = soorten.get(celsleutel(soort_van(rij)), "")
    bedrag = rij.bedragen["bedrag"]
    if bedrag is not None and veld in omgekeerd:
        bedrag = -bedrag
    return ((veld, bedrag),) if veld else ()


def _regel(rij: Geldrij, veld: str, bedrag: Decimal) -> Regel:
    boekdatum = rij.boekdatum.isoformat() if rij.boekdatum else None
    return (rij.rij.nummer, veld, rij.kostenplaats[:100], rij.kostensoort[:100], boekdatum, f"{bedrag:.2f}")


def bronwaarden(groep: Groep, plekken: Mapping[str, int]) -> dict[str, str]:
    """The cells of a post as they stand in the file; of a ledger there is no cell that says it."""
    if len(groep.rijen) != 1 or groep.regels:
        return {}
    rij = groep.rijen[0].rij
    gevonden = {veld: celtekst(rij.waarde(plekken[veld])) for veld in KOLOMMEN if veld in plekken}
    return {veld: tekst for veld, tekst in gevonden.items() if tekst}
