"""The stand that rows of a file ask for, against the one that is there. Pure module."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from programma.bedragen import GRENS
from programma.importeren.voorbeeld import Bericht
from programma.opmaak import datum

from .bestemming import Bestemming
from .geldrij import NUL
from .gelezen import Lezing
from .groepen import VERPLICHT, Groep
from .leesvragen import is_leeg_bedrag, nergens_genoemd
from .profiel import VELDEN, Vorm


@dataclass(slots=True)
class Standwens:
    """What the file wants of one post at one peildatum: the amounts it gives, in euros, and the rows they come from."""

    bestemming: Bestemming
    peildatum: date
    groepen: list[Groep] = field(default_factory=list)
    waarden: dict[str, Decimal] = field(default_factory=dict)
    fouten: list[Bericht] = field(default_factory=list)
    # An amount of it is not there, or could not be read.
    onvolledig: bool = False

    @property
    def oud(self) -> Mapping[str, Decimal | None] | None:
        """The amounts that are there, None for a new stand."""
        return self.bestemming.post.standen.get(self.peildatum) if self.bestemming.post else None

    @property
    def gewijzigd(self) -> list[str]:
        """The amounts that become another."""
        return [veld for veld, waarde in self.waarden.items() if (self.oud or {}).get(veld) != waarde]

    @property
    def onderwerp(self) -> str:
        jaar = "" if self.bestemming.boekjaar == self.peildatum.year else f" (boekjaar {self.bestemming.boekjaar})"
        return f"{self.bestemming.naam}, {datum(self.peildatum)}{jaar}"


def maak_wensen(lezing: Lezing, van: Mapping[tuple[str, int], Bestemming]) -> list[Standwens]:
    """The groups that have a post and a day, in the order of the file, each with what is wrong with it."""
    wensen: dict[tuple, Standwens] = {}
    for groep in lezing.groepen:
        bestemming = van.get((groep.sleutel, groep.boekjaar))
        if bestemming is None or bestemming.niet or groep.peildatum is None:
            continue
        plek = (bestemming.boekjaar, bestemming.naam, groep.peildatum)
        wens = wensen.setdefault(plek, Standwens(bestemming, groep.peildatum))
        if wens.groepen and lezing.profiel.vorm == Vorm.POSTEN:
            eerste = wens.groepen[0].rijen[0].rij.nummer
            wens.fouten.append(
                lezing.lezer.bericht(
                    f"{wens.onderwerp} staat ook in rij {eerste}. Haal een van de twee weg, of tel ze bij elkaar op.",
                    groep.rijen[0].rij,
                    "post",
                    keuze=f"vorm={Vorm.GROOTBOEK.value}",
                )
            )
        wens.groepen.append(groep)
    nergens = nergens_genoemd(lezing)
    for wens in wensen.values():
        _tel(wens, lezing, nergens)
    return list(wensen.values())


def _tel(wens: Standwens, lezing: Lezing, nergens: Collection[str]) -> None:
    """The amounts of all groups together. What the file says nothing about stays as it is in a stand that is there."""
    for veld in VERPLICHT:
        if veld in nergens:
            if wens.oud is None and lezing.profiel.leeg_is_nul:
                wens.waarden[veld] = NUL
            elif wens.oud is None:
                wens.fouten.append(_onbekend(wens, veld, lezing))
            continue
        bedragen = [groep.waarden.get(veld, NUL) for groep in wens.groepen if veld in groep.waarden]
        if lezing.profiel.leeg_is_nul:
            bedragen = [bedrag or NUL for bedrag in bedragen]
        if bedragen and None not in bedragen and len(bedragen) == len(wens.groepen):
            wens.waarden[veld] = sum(bedragen, NUL)
        else:
            wens.onvolledig = True
    prognoses = [_prognose(groep) for groep in wens.groepen]
    if None not in prognoses:
        wens.waarden["prognose"] = sum(prognoses, NUL)
    if te_groot := [veld for veld, waarde in wens.waarden.items() if abs(waarde) >= GRENS]:
        zin = f"{VELDEN[te_groot[0]]} is bij elkaar 10 miljard euro of meer. Controleer de bedragen en de eenheid."
        wens.fouten.append(lezing.lezer.bericht(zin, wens.groepen[0].rijen[0].rij, onderwerp=wens.onderwerp))


def _onbekend(wens: Standwens, veld: str, lezing: Lezing) -> Bericht:
    """A new stand needs every amount."""
    wat = "het beschikbare geld" if veld == "beschikbaar" else f"de {VELDEN[veld].lower()}"
    zin = (
        f"Het bestand zegt niets over {wat}, en dat is iets anders dan nul. Zet de bedragen erbij, of lees ze als € 0."
    )
    return lezing.lezer.bericht(zin, wens.groepen[0].rijen[0].rij, onderwerp=wens.onderwerp, keuze="leeg=nul")


def leeg_gelaten(lezing: Lezing, van: Mapping[tuple[str, int], Bestemming]) -> Iterator[Bericht]:
    """Every cell without an amount, of rows that may be of this programme."""
    if lezing.profiel.leeg_is_nul:
        return
    for groep in lezing.groepen:
        bestemming = van.get((groep.sleutel, groep.boekjaar))
        if bestemming and bestemming.niet:
            continue
        for veld in VERPLICHT:
            if is_leeg_bedrag(groep, veld):
                yield lezing.lezer.bericht(
                    f"Hier staat geen bedrag, en leeg is iets anders dan nul. Vul het bedrag bij {VELDEN[veld].lower()} in, of 0 "
                    "als het er niet is.",
                    groep.rijen[0].rij,
                    veld,
                    onderwerp=groep.naam,
                    keuze="leeg=nul",
                )


def _prognose(groep: Groep) -> Decimal | None:
    """What will have been spent; a deviation that is expected says the same."""
    if groep.waarden.get("prognose") is not None:
        return groep.waarden["prognose"]
    afwijking, beschikbaar = groep.waarden.get("afwijking"), groep.waarden.get("beschikbaar")
    return None if afwijking is None or beschikbaar is None else beschikbaar - afwijking
