"""A difference as a reader sees it, part by part: what did not change is left out. Page, PDF and page of a file share it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from programma.keuzes import Keuze
from programma.opmaak import datum
from programma.woordverschil import Soort, Stuk
from rapportage.gegevens import Overzicht
from rapportage.keuzes import Sectie
from rapportage.verschil.verschilgegevens import (
    Actieverschil,
    Bedragverschil,
    Geldregel,
    Jaarverschil,
    Tekstverschil,
    Verschil,
)
from rapportage.verschil.verschilkeuzes import Verandering

# In a document a text that changed is told in so many words; the whole of it stands in its own section.
WOORDEN_IN_DOCUMENT = 120
WOORDEN_PER_STUK = 60
ANKERS = {Sectie.DOELEN_PER_PLAN: "doelen"}


class Deel(Keuze):
    """The parts, in the order of reading."""

    OORDELEN = "oordelen", "Oordelen"
    GELD = "geld", "Geld"
    ACTIES = "acties", "Acties"
    DAGEN = "dagen", "Data en besluiten"
    TEKSTEN = "teksten", "Teksten"
    OVERIG = "overig", "Andere gegevens"


# Of which a reader wants to know that nothing changed.
VASTE_DELEN = (Deel.OORDELEN, Deel.GELD, Deel.ACTIES, Deel.TEKSTEN)


@dataclass(frozen=True, slots=True)
class Geldrij:
    """One figure that changed; `wat` says that its post is new or gone, "" otherwise."""

    naam: str
    wat: str
    bedrag: Bedragverschil


@dataclass(frozen=True, slots=True)
class Geldblok:
    """The figures of one budget that changed, and what that means for the total."""

    kop: str
    bijschrift: str
    rijen: tuple[Geldrij, ...]
    totaal: tuple[Geldrij, ...]


@dataclass(frozen=True, slots=True)
class Actiegroep:
    """Acties to which the same happened, with what a table of them says above it."""

    soort: str
    kop: str
    acties: tuple[Actieverschil, ...]


@dataclass(frozen=True, slots=True)
class Tekstbeeld:
    """A text that changed, where it stands, and its words; `afgebroken` when there are more of them.

    With `heel` it came, went or was replaced as a whole, and no word of it is marked. `anker` leads to the section in the
    same document, "" where there is none.
    """

    tekst: Tekstverschil
    waar: str
    anker: str
    stukken: tuple[Stuk, ...]
    heel: bool
    afgebroken: bool


@dataclass(frozen=True, slots=True)
class Verschilbeeld:
    """`delen` are the parts that are shown; `gelijk` names those of which nothing changed, in words."""

    verschil: Verschil
    delen: tuple[Deel, ...]
    gelijk: str
    geld: tuple[Geldblok, ...]
    groepen: tuple[Actiegroep, ...]
    teksten: tuple[Tekstbeeld, ...]
    meer_plannen: bool


def beeld(
    verschil: Verschil, in_document: Overzicht | None = None, delen: Collection[Deel] = tuple(Deel)
) -> Verschilbeeld:
    """What a reader sees of these parts. `in_document` is the overview in which it stands, that has the texts as a whole."""
    veranderd = tuple(deel for deel in Deel if VERANDERD[deel](verschil))
    return Verschilbeeld(
        verschil=verschil,
        delen=tuple(deel for deel in veranderd if deel in delen),
        gelijk=_opgesomd(deel.naam.lower() for deel in VASTE_DELEN if deel not in veranderd and deel in delen),
        geld=tuple(_geld(verschil)),
        groepen=tuple(groep for groep in _groepen(verschil) if groep.acties),
        teksten=tuple(_tekst(tekst, in_document) for tekst in verschil.teksten),
        meer_plannen=len({actie.plan_slug for actie in verschil.acties.alle}) > 1,
    )


def _geld_veranderd(verschil: Verschil) -> bool:
    return verschil.jaartabel.kwam_of_ging or any(blok.rijen for blok in _geld(verschil))


VERANDERD = {
    Deel.OORDELEN: lambda verschil: (
        verschil.risicoprofiel.veranderd
        or verschil.risicoprofiel.velden
        or any(regel.veranderd or regel.velden for regel in verschil.oordelen)
    ),
    Deel.GELD: _geld_veranderd,
    Deel.ACTIES: lambda verschil: verschil.acties.alle,
    Deel.DAGEN: lambda verschil: verschil.datums or verschil.besluiten,
    Deel.TEKSTEN: lambda verschil: verschil.teksten,
    Deel.OVERIG: lambda verschil: verschil.algemeen,
}


def _geld(verschil: Verschil) -> Iterator[Geldblok]:
    if jaar := _jaarblok(verschil.jaartabel):
        yield jaar
    for plan in verschil.plannen:
        rijen = _rijen(plan.regels, genummerd=True)
        if rijen:
            erbij = "" if plan.was_er and plan.is_er else " (nieuw plan)" if plan.is_er else " (plan staat er niet meer in)"
            yield Geldblok(
                f"Plafonds van {plan.plan}{erbij}", "Wat er per opgave veranderd is", rijen, _totaal(rijen, plan.totaal)
            )


def _jaarblok(jaar: Jaarverschil) -> Geldblok | None:
    if jaar.totaal is None or not (rijen := _rijen(jaar.regels)):
        return None
    was, nu = datum(jaar.oud_peildatum), datum(jaar.nieuw_peildatum)
    if not jaar.zelfde_jaar:
        bijschrift = f"De stand van {was} over {jaar.oud_boekjaar} naast die van {nu} over {jaar.nieuw_boekjaar}"
        return Geldblok("Jaartabel van een ander boekjaar", bijschrift, rijen, _totaal(rijen, jaar.totaal))
    bijschrift = f"De stand van {was}" + ("" if was == nu else f" naast die van {nu}")
    return Geldblok(f"Jaartabel {jaar.nieuw_boekjaar}", bijschrift, rijen, _totaal(rijen, jaar.totaal))


def _rijen(regels: Iterable[Geldregel], *, genummerd: bool = False) -> tuple[Geldrij, ...]:
    def naam(regel: Geldregel) -> str:
        return f"{regel.opgave} {regel.naam}" if genummerd else regel.naam

    return tuple(Geldrij(naam(regel), _wat(regel), bedrag) for regel in regels for bedrag in regel.veranderd)


def _wat(regel: Geldregel) -> str:
    if regel.was_er and regel.is_er:
        return ""
    return "nieuw" if regel.is_er else "staat er niet meer in"


def _totaal(rijen: Iterable[Geldrij], totaal: Geldregel) -> tuple[Geldrij, ...]:
    maten = {rij.bedrag.maat for rij in rijen}
    return tuple(Geldrij("Totaal", "", bedrag) for bedrag in totaal.bedragen if bedrag.maat in maten)


def _groepen(verschil: Verschil) -> Iterator[Actiegroep]:
    acties = verschil.acties
    for soort, een, meer, groep in (
        ("nieuw", "nieuwe actie", "nieuwe acties", acties.nieuw),
        ("beeindigd", "beëindigde actie", "beëindigde acties", acties.beeindigd),
        ("gewijzigd", "gewijzigde actie", "gewijzigde acties", acties.gewijzigd),
    ):
        yield Actiegroep(soort, f"{len(groep)} {een if len(groep) == 1 else meer}", groep)


def _tekst(tekst: Tekstverschil, in_document: Overzicht | None) -> Tekstbeeld:
    waar = tekst.sectie.naam + (f", opgave {tekst.opgave}" if tekst.opgave else "")
    heel = not any(stuk.soort in (Soort.GELIJK, Soort.OVERGESLAGEN) for stuk in tekst.stukken)
    if in_document is None:
        return Tekstbeeld(tekst, waar, "", tekst.stukken, heel, afgebroken=False)
    stukken, afgebroken = _per_stuk(tekst.stukken) if heel else _ingekort(tekst.stukken, WOORDEN_IN_DOCUMENT)
    anker = "" if tekst.soort == Verandering.WEG else _ankers(in_document).get(tekst.sleutel, _anker(tekst.sectie))
    return Tekstbeeld(tekst, waar, anker, stukken, heel, afgebroken)


def _anker(sectie: Sectie) -> str:
    return ANKERS.get(sectie, sectie.value)


def _ankers(overzicht: Overzicht) -> Mapping[str, str]:
    """The blocks of the stand van zaken have an anchor of their own."""
    return {
        tekst.sleutel: f"stand-{nummer}"
        for nummer, blok in enumerate(overzicht.stand.blokken, 1)
        for tekst in blok.teksten
    }


def _per_stuk(stukken: Iterable[Stuk]) -> tuple[tuple[Stuk, ...], bool]:
    """The beginning of each."""
    kort = [(Stuk(stuk.soort, " ".join(stuk.tekst.split(" ")[:WOORDEN_PER_STUK])), stuk) for stuk in stukken]
    afgebroken = any(kant.tekst != heel.tekst for kant, heel in kort)
    return tuple(replace(kant, tekst=f"{kant.tekst} …") if kant != heel else heel for kant, heel in kort), afgebroken


def _ingekort(stukken: Iterable[Stuk], hoogstens: int) -> tuple[tuple[Stuk, ...], bool]:
    """The first words, and whether there were more."""
    over, gehouden = hoogstens, []
    for stuk in stukken:
        woorden = stuk.tekst.split(" ")
        if len(woorden) > over:
            kort = " ".join(woorden[:over])
            return (*gehouden, *([Stuk(stuk.soort, kort)] if kort else []), Stuk(Soort.OVERGESLAGEN, "…")), True
        gehouden.append(stuk)
        over -= len(woorden)
    return tuple(gehouden), False


def _opgesomd(delen: Iterable[str]) -> str:
    *eerst, laatst = [*delen] or [""]
    return f"{', '.join(eerst)} en {laatst}" if eerst else laatst
