"""What a person judges of one aspect or opgave, and what cannot be without an explanation. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rapportage.keuzes import Aspect, Oordeel
from rapportage.signalen import beter

# What belongs to a judgement that is not as expected, and to no other.
ONDERBOUWING = ("oorzaak", "gevolg", "maatregel", "termijn")
MET_ONDERBOUWING = frozenset({Oordeel.AANDACHTSPUNT, Oordeel.BIJSTUREN})
BETEKENIS = {
    Oordeel.VOLGENS_VERWACHTING: "Het gaat zoals afgesproken.",
    Oordeel.AANDACHTSPUNT: "Er zijn afwijkingen, maar doelen en resultaten worden behaald.",
    Oordeel.BIJSTUREN: "Doelen of resultaten dreigen niet behaald te worden. Een bestuurlijk besluit is nodig.",
    Oordeel.NIET_BEOORDEELD: "Niemand geeft een oordeel. Leg dan uit waarom, voordat het overzicht wordt vastgesteld.",
}


@dataclass(frozen=True, slots=True)
class Oordeelkeuze:
    """A judgement with its grounds; `verschil_reden` is why it is another than the figures, or the worst aspect, say."""

    oordeel: Oordeel
    oorzaak: str = ""
    gevolg: str = ""
    maatregel: str = ""
    termijn: date | None = None
    verschil_reden: str = ""


@dataclass(frozen=True, slots=True)
class Naast:
    """What stands beside a judgement: what the figures say, and for the totaalbeeld the worst aspect with its judgement."""

    signaal: Oordeel | None
    slechtste: tuple[Aspect, Oordeel] | None = None


def verschillen(oordeel: Oordeel, naast: Naast) -> Iterator[str]:
    """In what a judgement differs from what stands beside it, in sentences; what nobody judged differs from nothing."""
    if oordeel == Oordeel.NIET_BEOORDEELD:
        return
    if naast.signaal not in (None, oordeel):
        yield f"De cijfers geven {naast.signaal.naam}."
    if naast.slechtste and beter(oordeel, naast.slechtste[1]):
        aspect, ergste = naast.slechtste
        yield f"{aspect.naam} staat op {ergste.naam}."


def bezwaren(keuze: Oordeelkeuze, naast: Naast) -> dict[str, str]:
    """What is missing, in sentences by field."""
    fouten = {}
    if keuze.oordeel in MET_ONDERBOUWING:
        zinnen = {
            "oorzaak": "Schrijf op waardoor dit komt.",
            "gevolg": "Schrijf op wat dit betekent voor het doel.",
            "maatregel": "Schrijf op wat er aan gedaan wordt.",
            "termijn": "Vul in wanneer de maatregel klaar is.",
        }
        fouten = {veld: zin for veld, zin in zinnen.items() if not getattr(keuze, veld)}
    anders = list(verschillen(keuze.oordeel, naast))
    if anders and not keuze.verschil_reden:
        fouten["verschil_reden"] = f"{' '.join(anders)} Schrijf waarom uw oordeel anders is."
    return fouten


def geschoond(keuze: Oordeelkeuze, naast: Naast) -> Oordeelkeuze:
    """Without what does not belong to the judgement: grounds for what is as expected, a reason for no difference."""
    if keuze.oordeel not in MET_ONDERBOUWING:
        keuze = replace(keuze, oorzaak="", gevolg="", maatregel="", termijn=None)
    return keuze if any(verschillen(keuze.oordeel, naast)) else replace(keuze, verschil_reden="")
