"""The chain of a ceiling as a picture: five steps with a bar each, and the words that say the same. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from financien.balken import Balk, schaalbalk
from financien.plafonds.keten import Keten, Registratie
from programma.opmaak import bedrag

NIETS = Decimal(0)
# (class, name) of the parts of the bars, for the key below a picture.
SLEUTEL = (
    ("vul-toegekend", "voor acties van de opgave zelf"),
    ("vul-doorbelast", "voor acties van een andere opgave"),
    ("vul-over", "meer dan het plafond"),
)


@dataclass(frozen=True, slots=True)
class Ketenstap:
    """A step from ceiling to spending. Without `bedrag` and `balk` nobody knows it, and `woorden` say so.

    `woorden` also say of how much a registration covers.
    """

    code: str
    naam: str
    bedrag: Decimal | None
    balk: Balk | None
    woorden: str = ""

    @property
    def te_openen(self) -> bool:
        """Whether the amount is a sum over lines of acties."""
        return self.code in ("toegekend", "verplicht", "uitgegeven")


def schaal_van(ketens: Iterable[Keten]) -> Decimal:
    """The largest amount in any of these chains, so that their pictures can be compared."""
    return max(
        (
            max(keten.plafond or NIETS, keten.toegekend, keten.verplicht or NIETS, keten.uitgegeven or NIETS)
            for keten in ketens
        ),
        default=NIETS,
    )


def stappen(keten: Keten, schaal: Decimal) -> tuple[Ketenstap, ...]:
    """The five steps, with bars on a scale that runs from 0 to `schaal` euros."""
    return (
        _plafond(keten, schaal),
        _toegekend(keten, schaal),
        _geregistreerd("verplicht", keten.verplichting, schaal),
        _geregistreerd("uitgegeven", keten.uitgave, schaal),
        _vrij(keten, schaal),
    )


def registratie_in_woorden(registratie: Registratie) -> str:
    """ "vastgelegd voor 3 van 11 regels, € 40.000 van € 145.450"; how much a sum covers, "" when there is no line at all."""
    if not registratie.van:
        return ""
    if not registratie.regels:
        return "niet geregistreerd"
    if registratie.compleet:
        return (
            f"vastgelegd voor alle {registratie.van} regels"
            if registratie.van > 1
            else "vastgelegd voor de enige regel"
        )
    regels = f"{registratie.regels} van {registratie.van} regels"
    return f"vastgelegd voor {regels}, {bedrag(registratie.toegekend)} van {bedrag(registratie.van_toegekend)}"


def _plafond(keten: Keten, schaal: Decimal) -> Ketenstap:
    if keten.plafond is None:
        return Ketenstap("plafond", "Plafond", None, None, "niet vastgesteld" if keten.opgave else "niet compleet")
    balk = schaalbalk("Plafond", bedrag(keten.plafond), [("plafond", "vul-zacht", keten.plafond)], schaal)
    return Ketenstap("plafond", "Plafond", keten.plafond, balk)


def _toegekend(keten: Keten, schaal: Decimal) -> Ketenstap:
    stand = keten.stand
    ruimte = keten.toegekend if stand.plafond is None else min(keten.toegekend, stand.plafond)
    eigen = min(stand.eigen - stand.doorbelast_uit, ruimte) if stand.opgave else ruimte
    delen = [
        (SLEUTEL[0][1], "vul-toegekend", eigen),
        (SLEUTEL[1][1], "vul-doorbelast", ruimte - eigen),
        (SLEUTEL[2][1], "vul-over", keten.toegekend - ruimte),
    ]
    titel = ", ".join(f"{bedrag(deel)} {naam}" for naam, _, deel in delen if deel) or bedrag(NIETS)
    balk = schaalbalk("Toegekend", titel, delen, schaal, grens=stand.plafond if stand.overschreden else None)
    return Ketenstap("toegekend", "Toegekend", keten.toegekend, balk)


def _geregistreerd(code: str, registratie: Registratie, schaal: Decimal) -> Ketenstap:
    naam, woorden = code.capitalize(), registratie_in_woorden(registratie)
    if registratie.bedrag is None:
        return Ketenstap(code, naam, None, None, woorden or "niet geregistreerd")
    titel = f"{bedrag(registratie.bedrag)}, {woorden}"
    balk = schaalbalk(naam, titel, [(code, f"vul-{code}", registratie.bedrag)], schaal)
    return Ketenstap(code, naam, registratie.bedrag, balk, woorden)


def _vrij(keten: Keten, schaal: Decimal) -> Ketenstap:
    vrij = keten.vrij
    if vrij is None:
        return Ketenstap("vrij", "Vrij", None, None, "niet bekend")
    if vrij < 0:
        balk = schaalbalk("Tekort", bedrag(-vrij), [("tekort", "vul-over", -vrij)], schaal, begin=keten.plafond)
        return Ketenstap("vrij", "Vrij", vrij, balk, f"{bedrag(-vrij)} meer dan het plafond")
    balk = schaalbalk("Vrij", bedrag(vrij), [("vrij", "vul-vrij", vrij)], schaal, begin=keten.toegekend)
    return Ketenstap("vrij", "Vrij", vrij, balk)
