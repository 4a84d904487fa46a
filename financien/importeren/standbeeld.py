"""What a stand from a file looks like in the preview, and as an order to lay it down. Pure module."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from programma.bedragen import BedragFout, Toestand, lees_bedrag, normaal
from programma.importeren.voorbeeld import Celbeeld
from programma.opmaak import bedrag

from .gelezen import Lezing
from .groepen import bronwaarden
from .koppen import celtekst
from .opdracht import Standopdracht
from .postboek import BEDRAGEN
from .profiel import VELDEN
from .regelsoorten import KOLOMMEN
from .wensen import Standwens


def celbeelden(wens: Standwens, lezing: Lezing) -> Iterator[Celbeeld]:
    """The amounts that change with the saldo that follows from them; of a new stand all of them."""
    oud = wens.oud
    if wens.bestemming.post is None:
        opgave = wens.bestemming.opgave
        waar = f"van opgave {opgave}" if opgave else "van het programma in het algemeen"
        yield Celbeeld("Post", "", f"nieuwe post {waar}")
    for veld in wens.gewijzigd if oud else wens.waarden:
        yield Celbeeld(
            _naam(veld), bedrag((oud or {}).get(veld)), bedrag(wens.waarden[veld]), _gelezen(wens, veld, lezing)
        )
    nieuw = _saldo({**(oud or {}), **wens.waarden})
    if oud is None or _saldo(oud) != nieuw:
        yield Celbeeld("Saldo", bedrag(_saldo(oud)) if oud else "", bedrag(nieuw))


def _naam(veld: str) -> str:
    return VELDEN[veld].split(" (")[0]


def _saldo(waarden: Mapping[str, Decimal | None]) -> Decimal:
    return waarden["beschikbaar"] - waarden["uitgaven"] - waarden["verplichtingen"]


def _gelezen(wens: Standwens, veld: str, lezing: Lezing) -> str:
    """The cell, where it is written otherwise than the amount."""
    tekst = _cel(wens, veld, lezing)
    return "" if not tekst or _zegt(tekst) == wens.waarden[veld] else tekst


def _cel(wens: Standwens, veld: str, lezing: Lezing) -> str:
    """The one cell of an amount as it stands in the file, "" when there are more."""
    rijen = [rij for groep in wens.groepen for rij in groep.rijen]
    plek = lezing.plekken.get(veld)
    return celtekst(rijen[0].rij.waarde(plek)) if len(rijen) == 1 and plek is not None else ""


def _zegt(tekst: str) -> Decimal | None:
    try:
        return lees_bedrag(tekst).bedrag
    except BedragFout:
        return None


def opdracht(wens: Standwens, lezing: Lezing, bron: str) -> Standopdracht:
    """What to do, see `opdracht.py`."""
    bestemming, oud = wens.bestemming, wens.oud or {}
    waarden = {veld: wens.waarden.get(veld, oud.get(veld)) for veld in BEDRAGEN}
    return Standopdracht(
        post=bestemming.post.sleutel if bestemming.post else None,
        versie=bestemming.post.versie if bestemming.post else None,
        boekjaar=bestemming.boekjaar,
        naam=bestemming.naam,
        opgave=bestemming.opgave,
        soort=bestemming.soort,
        peildatum=wens.peildatum.isoformat(),
        waarden={veld: None if waarde is None else f"{waarde:.2f}" for veld, waarde in waarden.items()},
        bron=bron,
        bronwaarden=_bronwaarden(wens, lezing),
        regels=[list(regel) for groep in wens.groepen for regel in groep.regels],
    )


def _bronwaarden(wens: Standwens, lezing: Lezing) -> dict[str, str]:
    """The cells as they stand in the file, and its saldo in euros.

    The portal compares that saldo with its own. One that was rounded, or that leaves out the verplichtingen, is another
    thing and stays out.
    """
    if len(wens.groepen) != 1:
        return {}
    groep = wens.groepen[0]
    cellen = bronwaarden(groep, lezing.plekken)
    saldo = groep.waarden.get("saldo")
    if (
        saldo is not None
        and not lezing.zonder_verplichtingen
        and (not lezing.afgerond or saldo == _saldo(wens.waarden))
    ):
        cellen["saldo"] = normaal(saldo, Toestand.BEDRAG)
    return cellen


def plaats(wens: Standwens, lezing: Lezing) -> str:
    rijen = [rij.rij for groep in wens.groepen for rij in groep.rijen]
    eerste = lezing.tabel.blad.plaats(rijen[0])
    return eerste if len(rijen) == 1 else f"{len(rijen)} rijen vanaf {eerste}"


def gewijzigde_velden(wensen: Iterable[Standwens]) -> tuple[str, ...]:
    """The names of amounts that become another in a stand that is there."""
    geraakt = {veld for wens in wensen if wens.oud is not None for veld in wens.gewijzigd}
    return tuple(_naam(veld).lower() for veld in KOLOMMEN if veld in geraakt)
