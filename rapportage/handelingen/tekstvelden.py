"""The fields of a text as a handeling takes them: what cannot be kept, and how the history tells them."""

from dataclasses import dataclass

from programma.handelingen.weigering import Geweigerd
from programma.tekens import gewone_tekens, waarom_vreemd
from programma.tekst import LANGST, platte_tekst
from programma.tekstvorm.opschonen import opgeschoond
from programma.tekstvorm.schrijftaal import als_schrijftaal
from programma.vastleggen import Verschil
from rapportage.models import Tekstblok

SOORT = "tekstblok"
NAMEN = {
    "kop": "Kop",
    "tekst": "Tekst",
    "letterlijk": "Letterlijk uit de bron",
    "plaats": "Plaats",
    "niveau": "Niveau van de kop",
}
GEEN_KOP = "Geef de tekst een kop."
LANGSTE_KOP = 300


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What somebody writes: a heading on one line, and clean HTML."""

    kop: str
    tekst: str

    @classmethod
    def van(cls, blok: Tekstblok) -> "Inhoud":
        return cls(blok.kop, blok.tekst)

    def schoon(self) -> "Inhoud":
        """As it is kept."""
        return Inhoud(" ".join(gewone_tekens(self.kop).split()), opgeschoond(self.tekst))


def keur(inhoud: Inhoud) -> None:
    """Raises Geweigerd when this cannot be kept or printed."""
    fouten = {}
    if not inhoud.kop:
        fouten["kop"] = GEEN_KOP
    elif len(inhoud.kop) > LANGSTE_KOP:
        fouten["kop"] = f"De kop is te lang. Er passen {LANGSTE_KOP} tekens in."
    elif vreemd := waarom_vreemd(inhoud.kop):
        fouten["kop"] = vreemd
    if len(inhoud.tekst) > LANGST:
        fouten["tekst"] = (
            f"Deze tekst is te lang: {_duizend(len(inhoud.tekst))} tekens met opmaak, en er passen er {_duizend(LANGST)} "
            "in. Verdeel hem over twee teksten."
        )
    elif vreemd := waarom_vreemd(platte_tekst(inhoud.tekst)):
        fouten["tekst"] = vreemd
    if fouten:
        raise Geweigerd(fouten)


def verschillen(voor: Inhoud, na: Inhoud, letterlijk: tuple[bool, bool] = (False, False)) -> list[Verschil]:
    """What changed of a text, and of whether it stands in the source word for word."""
    uit = []
    if voor.kop != na.kop:
        uit.append(Verschil("kop", NAMEN["kop"], voor.kop, na.kop, voor.kop, na.kop))
    if voor.tekst != na.tekst:
        woorden = tuple(map(platte_tekst, (voor.tekst, na.tekst)))
        if woorden[0] == woorden[1]:
            woorden = tuple(map(als_schrijftaal, (voor.tekst, na.tekst)))
        uit.append(Verschil("tekst", NAMEN["tekst"], voor.tekst, na.tekst, *woorden))
    if letterlijk[0] != letterlijk[1]:
        uit.append(
            Verschil("letterlijk", NAMEN["letterlijk"], *letterlijk, *("ja" if deel else "nee" for deel in letterlijk))
        )
    return uit


def _duizend(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
