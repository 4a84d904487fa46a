"""Reading and writing the two money cells of the plan's table: financiering programma and financiering anders.

Pure module. Two ways of writing are read: what people type ("€ 10.500 Fondsen € 11.500 Techniek-menu") and the flat form
of an export ("€ 10.500 fonds; € 11.500 partner Stichting Techniekmenu"). The flat form of one regel is

    amount [bron] [name] [ten laste van …] [: toelichting]

with ";" between the regels; inside names and toelichtingen the signs ; : and € are doubled. The amount may be a word:
geen, PM, n.v.t., leeg, zit in basisfinanciering, or "zonder bedrag" when there are only words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from acties.bronwoorden import LOS_GETAL, Duiding, duid, kaal, opgesomd
from acties.keuzes import Bron
from programma.bedragen import STREEPJES, Bedrag, BedragFout, Toestand, citaat, lees_bedrag, normaal, op_een_regel
from programma.partnernamen import Partnernamen, partnernamen

_PROGRAMMACEL = {Bron.PROGRAMMA, Bron.BASISFINANCIERING}
_LANGSTE_CEL = 5000  # characters; more than any cell of a plan, and little enough to read quickly


@dataclass(frozen=True)
class Financieringsregel:
    """One source of money of an actie.

    `partner` is the canonical name when the register knows it, else the name as written after "partner", "afdeling" or
    "Gemeente (…)": the caller checks it against the register. `ten_laste_van` is the text that names the other opgave.
    `brontekst` is the part of the cell it was read from and does not count in a comparison.
    """

    bron: str
    bedrag: Decimal | None
    toestand: str
    partner: str | None = None
    ten_laste_van: str | None = None
    toelichting: str = ""
    brontekst: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bron", Bron(self.bron))
        object.__setattr__(self, "toestand", Bedrag(self.bedrag, self.toestand).toestand)
        if self.toestand == Toestand.BASISFINANCIERING and self.bron != Bron.BASISFINANCIERING:
            raise ValueError("De toestand 'basisfinanciering' hoort bij de bron 'basisfinanciering'.")
        object.__setattr__(self, "partner", op_een_regel(self.partner or "") or None)
        object.__setattr__(self, "ten_laste_van", op_een_regel(self.ten_laste_van or "") or None)
        object.__setattr__(self, "toelichting", op_een_regel(self.toelichting))


_MUNT = r"(?:€|(?<![a-z])euro?(?![a-z]))"
_GETAL = r"[-+(]*[0-9][0-9.,=()'-]*(?=[ :]|$)"
_BEDRAG = re.compile(
    rf"(?:[-+(] ?)?(?:{_MUNT} ?)?{_GETAL}(?: {_GETAL})*(?: -(?=:|$))?(?: ?{_MUNT}\)?(?! ?[-+(]*[0-9]))?(?=[ :]|$)", re.I
)
_WAARDEWOORD = re.compile(
    r"(?:-(?=:|$)|(?:geen|pm|p\.m\.|n\.v\.t\.?|nvt|niet van toepassing|leeg|zonder bedrag|"
    r"(?:zit in (?:de )?)?basis[ -]?financiering)(?=[ :]|$))",
    re.I,
)
_EIGEN_WOORD = {"leeg": Toestand.LEEG, "zonder bedrag": Toestand.TEKST}
_EUROTEKEN = re.compile(r"(?<!€)€(?!€)")
_VOLGEND_BEDRAG = re.compile(rf"{_EUROTEKEN.pattern} ?[-+(]* ?[0-9]")
_STREEP_VOOR_BEDRAG = re.compile(rf". [-−–‒] ?{_VOLGEND_BEDRAG.pattern}")
_TEN_LASTE = re.compile(r"(.*?)(?:^| )(?:gaat )?ten laste (?:van )?(?:het )?(?:budget )?(?:van )?(.+)", re.I)


def lees_programmacel(
    tekst: str | int | float | Decimal | None,
    partners: Mapping[str, str] | Partnernamen | None = None,
    *,
    bevestigd: Decimal | None = None,
) -> tuple[Financieringsregel, ...]:
    """Read the cell "financiering programma"; `()` when it is empty.

    `partners` maps spellings to canonical names; hyphens, capitals and "Stichting" make no difference. `bevestigd` is
    the amount that a person confirmed for the one amount in the cell that cannot be read; it is not used when all can be
    read. Raises BedragFout, also when the cell names another source than the programme.
    """
    return _lees(tekst, Bron.PROGRAMMA, partners or {}, bevestigd)


def lees_anderscel(
    tekst: str | int | float | Decimal | None,
    partners: Mapping[str, str] | Partnernamen | None = None,
    *,
    bevestigd: Decimal | None = None,
) -> tuple[Financieringsregel, ...]:
    """Read the cell "financiering anders", with the same arguments as `lees_programmacel`. Raises BedragFout."""
    return _lees(tekst, Bron.NIET_GENOEMD, partners or {}, bevestigd)


def schrijf_cel(regels: Iterable[Financieringsregel]) -> str:
    """The flat form of the regels of one cell, which the reader of that cell reads back to the same regels.

    Regels of the bronnen programma and basisfinanciering make a programme cell, regels of all bronnen but programma the
    other one; with names, both readers need a register that knows them. Raises ValueError when they are mixed.
    """
    regels = list(regels)
    bronnen = {regel.bron for regel in regels}
    huis = Bron.PROGRAMMA if bronnen <= _PROGRAMMACEL else Bron.NIET_GENOEMD
    if huis != Bron.PROGRAMMA and Bron.PROGRAMMA in bronnen:
        raise ValueError("Geld van het programma en ander geld horen niet in één cel.")
    return "; ".join(_schrijf(regel, huis) for regel in regels)


def _schrijf(regel: Financieringsregel, huis: Bron) -> str:
    delen = []
    if regel.bron != huis or regel.partner:
        delen.append(regel.bron.replace("_", " "))
    if regel.toestand == Toestand.BASISFINANCIERING:
        delen = []
    if regel.partner:
        if regel.bron not in (Bron.PARTNER, Bron.AFDELING):
            delen.append("partner")
        delen.append(_verdubbel(regel.partner))
    if regel.ten_laste_van:
        delen.append(f"ten laste van {_verdubbel(regel.ten_laste_van)}")
    los = not delen and not regel.toelichting
    kop = " ".join([_schrijf_waarde(regel, los), *delen])
    return f"{kop}: {_verdubbel(regel.toelichting)}" if regel.toelichting else kop


def _schrijf_waarde(regel: Financieringsregel, los: bool) -> str:
    match regel.toestand:
        case Toestand.BEDRAG:
            return f"€ {normaal(regel.bedrag, regel.toestand)}"
        case Toestand.LEEG:
            return "leeg"
        case Toestand.TEKST:
            return "zonder bedrag"
        case Toestand.GEEN if not los:
            return "geen"  # a dash before words looks like an enumeration
        case _:
            return normaal(None, regel.toestand)


def _verdubbel(tekst: str) -> str:
    return re.sub("([;:€])", r"\1\1", tekst)


def _enkel(tekst: str) -> str:
    return re.sub("([;:€])\\1", r"\1", tekst)


def _knip(tekst: str, teken: str) -> list[str]:
    """Cut at every single `teken`; a doubled one is part of the text and stays doubled."""
    stukken = [""]
    for deel in re.split(f"({teken}{teken}|{teken})", tekst):
        if deel == teken:
            stukken.append("")
        else:
            stukken[-1] += deel
    return stukken


@dataclass(frozen=True)
class _Cel:
    """What reading one cell needs: the bron of an amount without words, the register, the confirmed amount (once)."""

    huis: Bron
    namen: Partnernamen
    bevestigd: Iterator[Decimal]

    def waarde(self, tekst: str | int | float | Decimal) -> Bedrag:
        try:
            return lees_bedrag(tekst)
        except BedragFout:
            for bedrag in self.bevestigd:
                return lees_bedrag(bedrag)
            raise


def _lees(
    tekst: str | int | float | Decimal | None,
    huis: Bron,
    partners: Mapping[str, str] | Partnernamen,
    bevestigd: Decimal | None,
) -> tuple[Financieringsregel, ...]:
    cel = _Cel(huis, partnernamen(partners), iter(() if bevestigd is None else (bevestigd,)))
    if tekst is None:
        return ()
    if not isinstance(tekst, str):
        waarde = cel.waarde(tekst)
        return (Financieringsregel(huis, waarde.bedrag, waarde.toestand, brontekst=str(tekst)),)
    if len(tekst) > _LANGSTE_CEL:
        raise BedragFout(tekst[:80], f"De cel {citaat(tekst)} heeft meer dan {_LANGSTE_CEL} tekens. Maak haar korter.")
    stukken = (stuk.strip() for stuk in _knip(op_een_regel(tekst), ";"))
    return tuple(regel for stuk in stukken if stuk for regel in _lees_stuk(cel, stuk))


def _lees_stuk(cel: _Cel, stuk: str) -> Iterator[Financieringsregel]:
    """The regels of a part of a cell without a single ";": all amounts before their words, or all words before them."""
    if _STREEP_VOOR_BEDRAG.search(stuk):
        reden = (
            f"In {citaat(stuk)} kan het streepje voor € een minteken zijn of een scheiding. Schrijf € -500 voor een "
        )
        raise BedragFout(stuk, reden + "bedrag in de min, of zet een puntkomma tussen de bedragen.")
    eerste = _vooraan(stuk)
    begint = [0] if eerste else []
    begint += [plek.start() for plek in _VOLGEND_BEDRAG.finditer(stuk) if not eerste or plek.start() >= eerste.end()]
    if not begint:
        yield from _lees_woorden(cel, stuk)
        return
    delen = [stuk[van:tot].strip() for van, tot in zip(begint, [*begint[1:], None], strict=True)]
    gesplitst = [_splits(deel) for deel in delen]
    ervoor = stuk[: begint[0]].rstrip(" :")
    if not ervoor:
        for (waarde, woorden), deel in zip(gesplitst, delen, strict=True):
            yield _lees_regel(cel, waarde, woorden, deel)
    elif len(delen) == 1:
        waarde, woorden = gesplitst[0]
        yield _lees_regel(cel, waarde, f"{ervoor} {woorden}", stuk)
    elif gesplitst[-1][1]:
        reden = f"In {citaat(stuk)} is niet duidelijk welke woorden bij welk bedrag horen. Zet de woorden achter hun bedrag "
        raise BedragFout(stuk, reden + "en een puntkomma ertussen, bijvoorbeeld € 500 fonds; € 300 partner Woej.")
    else:
        for woorden, (waarde, _) in zip([ervoor, *(erna for _, erna in gesplitst)], gesplitst, strict=False):
            yield _lees_regel(cel, waarde, woorden.rstrip(" :"), f"{woorden} {waarde}")


def _vooraan(stuk: str) -> re.Match[str] | None:
    """The amount, or the word in its place, with which the text begins."""
    return _BEDRAG.match(stuk.translate(STREEPJES)) or _WAARDEWOORD.match(stuk.translate(STREEPJES))


def _splits(deel: str) -> tuple[str, str]:
    """The amount in front and the words behind it. A comma or point that belongs to the sentence goes."""
    if not (waarde := _vooraan(deel)):
        raise BedragFout(deel, f"In {citaat(deel)} is het bedrag niet te lezen. Zet een spatie voor de woorden.")
    woorden = deel[waarde.end() :].strip()
    is_getal = re.search("[0-9]", waarde[0])
    return deel[: waarde.end()].rstrip(",." if woorden and is_getal else ""), woorden


def _lees_woorden(cel: _Cel, stuk: str) -> Iterator[Financieringsregel]:
    """Words without an amount. A number or a € among them might be money, so it is refused."""
    if not any(teken.isalpha() for teken in stuk):
        waarde = cel.waarde(stuk)
        yield Financieringsregel(cel.huis, waarde.bedrag, waarde.toestand, brontekst=stuk)
        return
    if gevonden := _EUROTEKEN.search(stuk) or LOS_GETAL.search(stuk):
        reden = f'In {citaat(stuk)} kan "{gevonden[0]}" bij een bedrag horen of iets anders zijn. Schrijf een bedrag vooraan, '
        raise BedragFout(stuk, reden + "met €. Is het geen bedrag, schrijf dan: zonder bedrag: en daarna de woorden.")
    for deel in opgesomd(stuk):
        yield _lees_regel(cel, "zonder bedrag", deel, deel)


def _lees_regel(cel: _Cel, waarde: str, woorden: str, brontekst: str) -> Financieringsregel:
    """One regel from its amount (or the word in its place) and its words; after a single ":" comes the toelichting."""
    eigen = _EIGEN_WOORD.get(waarde.lower())
    gelezen = Bedrag(None, eigen) if eigen else cel.waarde(waarde)
    kop, *staart = _knip(woorden, ":")
    if _EUROTEKEN.search(kop):
        raise BedragFout(brontekst, f"In {citaat(brontekst)} staat een € zonder bedrag. Haal het weg of vul het aan.")
    kop = kaal(_enkel(kop))
    ten_laste = _TEN_LASTE.fullmatch(kop)
    duiding = duid(kaal(ten_laste[1]) if ten_laste else kop, cel.namen)
    if gelezen.toestand == Toestand.GEEN and duiding.uitleg and not duiding.bronnen:
        # "Geen idee nog" does not say that there is no money.
        return _lees_regel(cel, "zonder bedrag", f"{waarde} {woorden}", brontekst)
    return Financieringsregel(
        bron=_kies_bron(cel.huis, duiding, gelezen, brontekst),
        bedrag=gelezen.bedrag,
        toestand=gelezen.toestand,
        partner=duiding.partner,
        ten_laste_van=ten_laste[2].rstrip(" .,") if ten_laste else None,
        toelichting=": ".join(deel for deel in (duiding.uitleg, _enkel(":".join(staart)).strip()) if deel),
        brontekst=brontekst,
    )


def _kies_bron(huis: Bron, duiding: Duiding, gelezen: Bedrag, brontekst: str) -> Bron:
    """The one bron of a regel: what the words name, else the one of the cell, else "overig"."""
    if gelezen.toestand == Toestand.BASISFINANCIERING:
        return Bron.BASISFINANCIERING
    if len(duiding.bronnen) > 1 and gelezen.bedrag is not None:
        reden = (
            f"In {citaat(brontekst)} staat meer dan één bron bij één bedrag. Schrijf bij elke bron een bedrag, met een "
        )
        raise BedragFout(
            brontekst, reden + "puntkomma ertussen, of noem ze samen, bijvoorbeeld € 500 overig: fondsen en Woej."
        )
    if len(duiding.bronnen) == 1:
        (bron,) = duiding.bronnen
    else:
        bron = huis if not duiding.uitleg or (huis == Bron.PROGRAMMA and not duiding.bronnen) else Bron.OVERIG
    if huis == Bron.PROGRAMMA and bron not in _PROGRAMMACEL:
        reden = f"{citaat(brontekst)} noemt een andere bron dan het programma. Zet dit bij 'financiering anders'."
        raise BedragFout(brontekst, reden)
    if huis != Bron.PROGRAMMA and bron == Bron.PROGRAMMA:
        raise BedragFout(
            brontekst, f"{citaat(brontekst)} is geld van het programma. Zet dit bij 'financiering programma'."
        )
    return bron
