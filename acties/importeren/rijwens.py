"""What one row of a file wants of its actie, cell by cell, and what is wrong with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from acties.celwidgets import Cel
from acties.gegevens import ActieGegevens
from acties.keuzes import Aard, Status
from acties.resources import VELDKOLOMMEN, Veldkolom
from acties.velden import OnbekendePartner, VeldFout, Waarde, merk
from acties.velden.samenhang import tegenspraken
from programma.importeren.voorbeeld import BESTAND, PORTAAL, Bericht, Celbeeld, Conflict
from programma.inlezen.gegevens import Celfout
from programma.opmaak import moment
from programma.tabelbestand import in_woorden

from .cellen import wens_van
from .kolommen import velden_in
from .rijen import Herkenner, Importrij
from .sinds import Sinds
from .twijfel import twijfel

# What a new actie is before its first cell.
LEEG = ActieGegevens(
    **dict.fromkeys(("plan", "nummer", "slug", "titel", "omschrijving"), ""),
    **dict.fromkeys(("letters", "hoofdpartners", "samenwerkingspartners", "financieringen"), ()),
    **dict.fromkeys(("soort", "looptijd", "gekoppeld_aan")),
    opgave=0,
    aard=Aard.ACTIE,
    status=Status.NIET_GERAPPORTEERD,
    versie=0,
    bronwaarden={},
)


@dataclass(slots=True)
class Rijwens:
    """The values that a row gives the fields of its actie, with the values these have now, and everything there is to say."""

    rij: Importrij
    onderwerp: str
    waarden: dict[str, Waarde] = field(default_factory=dict)
    gezien: dict[str, str] = field(default_factory=dict)
    cellen: list[Celbeeld] = field(default_factory=list)
    conflicten: list[Conflict] = field(default_factory=list)
    fouten: list[Bericht] = field(default_factory=list)
    waarschuwingen: list[Bericht] = field(default_factory=list)


class Rijlezer:
    """Reads the rows of one file; `keuzes` are what a person chose where the file and the portal differ."""

    def __init__(self, herkenner: Herkenner, keuzes: Mapping[str, str]) -> None:
        self.herkenner, self.keuzes = herkenner, keuzes
        self.kolommen = [
            (sleutel, VELDKOLOMMEN[sleutel], herkenner.indeling.plekken[sleutel])
            for sleutel in velden_in(herkenner.indeling)
        ]

    def lees(self, rij: Importrij, sinds: Sinds) -> Rijwens:
        """What `rij` wants; `sinds` is what others did to its actie since the export."""
        nu = rij.bekend.nu if rij.bekend else LEEG
        wens = Rijwens(rij, _onderwerp(rij), fouten=list(rij.fouten))
        if rij.boek is None:
            return wens
        if not sinds.compleet:
            zin = (
                f"De geschiedenis sinds versie {rij.versie} is niet volledig. De rij is vergeleken met wat er nu staat."
            )
            wens.waarschuwingen.append(self._bericht(wens, "versie", zin))
            sinds = Sinds()
        for sleutel, kolom, plek in self.kolommen:
            cel = rij.rij.waarde(plek)
            if isinstance(cel, Celfout):
                wens.fouten.append(self._bericht(wens, sleutel, f"De cel {cel.gezegde}"))
                continue
            huidig = kolom.veld.waarde(nu)
            if not sinds.waarden and kolom.widget.staat_er(cel, huidig):
                continue  # nearly every cell of every file
            try:
                self._neem(wens, kolom, cel, sinds, huidig)
            except OnbekendePartner as fout:
                wens.fouten.append(self._bericht(wens, sleutel, str(fout), hulp="partners"))
            except VeldFout as fout:
                wens.fouten.append(self._bericht(wens, sleutel, str(fout)))
        if wens.waarden:
            wens.fouten += [self._bericht(wens, veld, zin) for veld, zin in _tegenspraken(wens, nu).items()]
        return wens

    def _bericht(self, wens: Rijwens, sleutel: str, zin: str, hulp: str = "") -> Bericht:
        return self.herkenner.bericht(zin, wens.rij.rij, sleutel, onderwerp=wens.onderwerp, hulp=hulp)

    def _neem(self, wens: Rijwens, kolom: Veldkolom, cel: Cel, sinds: Sinds, huidig: Waarde) -> None:
        """Add what the cell wants to `wens`. Raises VeldFout."""
        sleutel = kolom.column_name
        naslag = wens.rij.boek.naslag
        toen = kolom.veld.zoals_nu(sinds.waarden[sleutel], naslag) if sleutel in sinds.waarden else huidig
        uitkomst = wens_van(kolom, cel, toen=toen, nu=huidig, naslag=naslag)
        if uitkomst.soort == "gelijk":
            return
        if uitkomst.soort == "botst":
            conflict = self._conflict(wens, kolom, toen, huidig, uitkomst.nieuw, sinds)
            wens.conflicten.append(conflict)
            if conflict.keuze != BESTAND:
                return
        wens.waarden[sleutel], wens.gezien[sleutel] = uitkomst.nieuw, merk(huidig)
        wens.cellen.append(_celbeeld(kolom, cel, huidig, uitkomst.nieuw))
        zinnen = (twijfel(sleutel, cel, uitkomst.nieuw, wens.rij), kolom.veld.gevolg(huidig, uitkomst.nieuw))
        if not wens.rij.fouten:
            wens.waarschuwingen += [self._bericht(wens, sleutel, zin) for zin in zinnen if zin]

    def _conflict(
        self, wens: Rijwens, kolom: Veldkolom, toen: Waarde, nu: Waarde, nieuw: Waarde, sinds: Sinds
    ) -> Conflict:
        """With the choice that a person made while these were the values."""
        veld, woorden = kolom.veld, kolom.veld.in_woorden
        waarden = hashlib.sha256(f"{merk(nu)}{merk(nieuw)}".encode()).hexdigest()[:16]
        sleutel = f"{wens.rij.bekend.sleutel}-{kolom.column_name}-{waarden}"
        door, wanneer = sinds.door[kolom.column_name]
        keuze = self.keuzes.get(f"cel:{sleutel}", "")
        return Conflict(
            sleutel=sleutel,
            onderwerp=wens.onderwerp,
            plaats=self._bericht(wens, kolom.column_name, "").plaats,
            naam=veld.naam,
            toen=woorden(toen),
            nu=woorden(nu),
            door=door,
            moment=moment(wanneer),
            bestand=woorden(nieuw),
            keuze=keuze if keuze in (BESTAND, PORTAAL) else "",
        )


def _onderwerp(rij: Importrij) -> str:
    return f"{rij.bekend.nu.nummer} {rij.bekend.nu.titel}" if rij.bekend else ""


def _celbeeld(kolom: Veldkolom, cel: Cel, oud: Waarde, nieuw: Waarde) -> Celbeeld:
    woorden, geschreven = kolom.veld.in_woorden(nieuw), cel if isinstance(cel, str) else in_woorden(cel)
    anders = _kern(geschreven) not in (_kern(woorden), _kern(kolom.veld.tekst(nieuw)))
    return Celbeeld(kolom.veld.naam, kolom.veld.in_woorden(oud), woorden, geschreven if anders else "")


def _kern(tekst: str) -> str:
    """What is left of a text when signs and capitals make no difference."""
    return "".join(teken for teken in tekst.casefold() if teken.isalnum())


def _tegenspraken(wens: Rijwens, nu: ActieGegevens) -> dict[str, str]:
    """What the actie would lack once its cells are written, as far as this row touches it."""

    def straks(sleutel: str) -> Any:
        return wens.waarden.get(sleutel, VELDKOLOMMEN[sleutel].veld.waarde(nu))

    velden = ("aard", "gekoppeld_aan", "status", "borging_afdeling", "borging_vanaf")
    if wens.waarden.keys().isdisjoint(velden):
        return {}
    fouten = tegenspraken(**{sleutel: straks(sleutel) for sleutel in velden})
    if nu.nummer and straks("gekoppeld_aan") == nu.nummer:
        fouten["gekoppeld_aan"] = (
            "Een actie kan niet aan zichzelf gekoppeld zijn. Vul het nummer van een andere actie in."
        )
    return fouten
