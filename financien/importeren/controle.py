"""Whether the file adds up: its saldi, its totals. What does not tie is told, and never computed again in silence. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from programma.importeren.voorbeeld import Bericht
from programma.opmaak import bedrag

from .geldrij import Geldrij
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .profiel import BEDRAGVELDEN
from .rijen import Rijenlezer
from .tekens import Tekens, afwijking
from .totalen import Totaal, Verschil

_DRIE = ("beschikbaar", "uitgaven", "verplichtingen")
Plek = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What the check found. `kwestie` is there when the file does not tie by more than rounding."""

    fouten: tuple[Bericht, ...]
    waarschuwingen: tuple[Bericht, ...]
    mededelingen: tuple[str, ...]
    kwestie: Kwestie | None
    bewezen: bool


def controleer(
    lezer: Rijenlezer,
    rijen: Sequence[Geldrij],
    totalen: Sequence[Totaal],
    tekens: Tekens,
    marge: Decimal,
    antwoorden: Antwoorden,
) -> Uitslag:
    """Every saldo and every total against the amounts it is made of. `rijen` have the signs of the portal, totals too."""
    saldi = [(rij, verschil) for rij in rijen if (verschil := _saldoverschil(rij, tekens))]
    buiten = [
        *(_bericht(lezer, rij, v, _som_van(tekens), tekens) for rij, v in saldi if abs(v.verschil) > 4 * marge),
        *(
            _bericht(lezer, totaal.rij, v, _rijen(totaal.aantal), tekens)
            for totaal in totalen
            for v in totaal.verschillen
            if abs(v.verschil) > marge * (totaal.aantal + 1)
        ),
        *(
            _bericht(lezer, rij, Verschil("bedrag", rij.gedrukt, rij.bedragen["bedrag"]), "debet min credit", tekens)
            for rij in rijen
            if rij.gedrukt is not None
        ),
    ]
    buiten.sort(key=lambda bericht: bericht[0])
    berichten = [bericht for _, bericht in buiten]
    afgerond = [v.verschil for _, v in saldi] + [v.verschil for totaal in totalen for v in totaal.verschillen]
    kwestie = _kwestie(antwoorden) if berichten else None
    toch = bool(kwestie and kwestie.vraag.antwoord)
    return Uitslag(
        fouten=() if toch else tuple(berichten),
        waarschuwingen=(
            *(berichten if toch else ()),
            *_afronding(afgerond, marge, len(berichten)),
            *_niet_na(lezer, rijen, totalen),
        ),
        mededelingen=tuple(_kloppend(lezer, totalen)),
        kwestie=kwestie,
        bewezen=tekens.bewezen or any(totaal.aantal > 1 and not totaal.verschillen for totaal in totalen),
    )


def _saldoverschil(rij: Geldrij, tekens: Tekens) -> Verschil | None:
    staat = rij.bedragen.get("saldo")
    nodig = _DRIE[:2] if tekens.zonder_verplichtingen else _DRIE
    if staat is None or any(rij.bedragen.get(veld) is None for veld in nodig):
        return None
    verschil = afwijking(rij.bedragen, zonder_verplichtingen=tekens.zonder_verplichtingen)
    return Verschil("saldo", staat, staat - verschil) if verschil else None


def _som_van(tekens: Tekens) -> str:
    return "beschikbaar min uitgaven" + ("" if tekens.zonder_verplichtingen else " min verplichtingen")


def _rijen(aantal: int) -> str:
    return "de rij waar het bij hoort" if aantal == 1 else f"de som van {aantal} rijen"


def _bericht(lezer: Rijenlezer, rij: Geldrij, verschil: Verschil, som: str, tekens: Tekens) -> tuple[Plek, Bericht]:
    """With the place of its cell, to sort by. The amounts have the signs of the file again."""
    staat = -1 if verschil.veld in tekens.omgekeerd else 1
    zin = (
        f"In het bestand staat {bedrag(verschil.staat * staat)}, maar {som} is {bedrag(verschil.som * staat)}: een verschil "
        f"van {bedrag(abs(verschil.verschil))}. Verbeter het bestand, of zeg dat u toch wilt doorgaan."
    )
    naam = rij.naam or rij.kostenplaats or BEDRAGVELDEN[verschil.veld]
    plek = (rij.rij.nummer, lezer.plekken.get(verschil.veld, 0))
    return plek, lezer.bericht(zin, rij.rij, verschil.veld, onderwerp=naam, keuze="optelling=ja")


def _kwestie(antwoorden: Antwoorden) -> Kwestie:
    return antwoorden.kwestie(
        keuzevraag(
            "optelling",
            "Het bestand telt niet op. Toch doorgaan?",
            "Wat niet klopt, staat hieronder cel voor cel. Het portaal neemt de bedragen over zoals zij er staan, en rekent het "
            "saldo zelf uit.",
            (("ja", "Ja, lees het zoals het er staat"),),
        ),
        stil=True,
    )


def _afronding(verschillen: Iterable[Decimal], marge: Decimal, buiten: int) -> Iterator[Bericht]:
    grootte = sorted(abs(verschil) for verschil in verschillen)
    binnen = grootte[: len(grootte) - buiten]
    if marge and binnen:
        aantal = f"{len(binnen)} bedragen wijken" if len(binnen) > 1 else "Eén bedrag wijkt"
        yield Bericht(
            f"{aantal} hoogstens {bedrag(binnen[-1])} af van wat zij optellen. Dat komt doordat het bestand is afgerond."
        )


def _niet_na(lezer: Rijenlezer, rijen: Sequence[Geldrij], totalen: Sequence[Totaal]) -> Iterator[Bericht]:
    formules = [rij for rij in (*rijen, *(totaal.rij for totaal in totalen)) if rij.niet_na]
    if formules:
        veld = min(formules[0].niet_na)
        yield lezer.bericht(
            f"Hier {'en in ' + str(len(formules) - 1) + ' andere rijen ' if len(formules) > 1 else ''}staat een formule, dus het "
            "portaal kan niet nagaan of het totaal of saldo klopt. Plak de waarden als u dat wilt weten.",
            formules[0].rij,
            veld,
        )


def _kloppend(lezer: Rijenlezer, totalen: Sequence[Totaal]) -> Iterator[str]:
    """The totals that were checked and tie."""
    goed = [totaal for totaal in totalen if totaal.aantal and not totaal.verschillen]
    if len(goed) > 3:
        yield f"{len(goed)} totaalrijen kloppen met de som van hun rijen."
        return
    for totaal in goed:
        yield f"De totaalrij in {lezer.tabel.blad.plaats(totaal.rij.rij)} klopt met {_rijen(totaal.aantal)}."


def afrondingsmarge(bedragen: Iterable[Decimal | None], schaal: int) -> Decimal:
    """How far rounding may have brought an amount of a file in thousands: half of the last digit that it prints."""
    if schaal == 1:
        return Decimal(0)
    eenheid = schaal
    for waarde in bedragen:
        while waarde is not None and eenheid > 1 and waarde % eenheid:
            eenheid //= 10
    return Decimal(eenheid) / 2 if eenheid > 1 else Decimal(0)
