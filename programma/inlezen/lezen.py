"""The way in: an uploaded file is read in a child process with limits, and comes back as plain data.

    bestand = lees_bestand(upload.read(), upload.name, voortgang=balk)

Two files at a time; who comes third waits. Nothing a file holds can harm the portal: a child that dies is one sentence.
"""

import json
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path

from programma.childprocess.process import ChildProcess
from programma.childprocess.protocol import Gesloten
from programma.inlezen.gegevens import Blad, Celfout, Grenzen, InleesFout, Rij, Tabelbestand

WORKER = "programma.inlezen.worker"
TEGELIJK = 2
_LAATSTE = {"klaar", "fout", "geheugen", "onverwacht"}
_LANG = "Het lezen van het bestand duurt te lang en is gestopt. Splits het bestand, of probeer het later opnieuw."
_GEHEUGEN = "Het bestand vraagt te veel geheugen. Haal weg wat niet nodig is, of splits het bestand."
_GESTOPT = (
    "Het bestand is niet te lezen: het lezen is onverwacht gestopt. Open het in uw rekenprogramma, bewaar het opnieuw als "
    ".xlsx en probeer het nog eens."
)
_SAMENGEVOEGD = "hoort bij de samengevoegde cellen {}. Hef de samenvoeging op en vul elke cel in."
_IN_FORMULE = "hoort bij de formule in {}. Plak de waarden in plaats van de formule."

logger = logging.getLogger("programma.inlezen")
_plaatsen = threading.BoundedSemaphore(TEGELIJK)


def lees_bestand(
    bron: Path | bytes,
    bestandsnaam: str,
    *,
    voortgang: Callable[[float], None] = lambda deel: None,
    grenzen: Grenzen | None = None,
) -> Tabelbestand:
    """Everything that stands on the visible sheets of the file.

    `bestandsnaam` is what the user calls it; its extension must fit the content. `voortgang` hears now and then which
    part was read, growing from 0 to 1. Raises InleesFout; a cell that cannot be used is no reason for that, but a
    Celfout in its row.
    """
    grenzen = grenzen or Grenzen()
    grootte = len(bron) if isinstance(bron, bytes) else bron.stat().st_size
    if grootte > grenzen.bestand:
        raise InleesFout(
            f"Het bestand is groter dan {grenzen.bestand >> 20} MB. Haal afbeeldingen en bladen die niet nodig zijn eruit, "
            "of splits het."
        )
    if not _plaatsen.acquire(timeout=grenzen.tijd):
        raise InleesFout("Er worden nu te veel bestanden tegelijk gelezen. Probeer het over een minuut opnieuw.")
    try:
        return _lees(bron if isinstance(bron, bytes) else bron.read_bytes(), bestandsnaam, voortgang, grenzen)
    except InleesFout as fout:
        logger.info("%r: %s %s", bestandsnaam, fout, fout.detail)
        raise
    finally:
        _plaatsen.release()


def _lees(inhoud: bytes, naam: str, voortgang: Callable[[float], None], grenzen: Grenzen) -> Tabelbestand:
    deadline = time.monotonic() + grenzen.tijd
    try:
        kind = ChildProcess(WORKER, {"grenzen": asdict(grenzen)}, options=("-S",))
    except OSError as fout:
        raise InleesFout(
            "Het lezen kan niet starten. De beheerder vindt de reden in het log.", detail=str(fout)
        ) from fout
    opbouw = _Opbouw()
    voortgang(0.0)
    try:
        kind.send({"naam": naam}, [inhoud], deadline=deadline)
        while True:
            bericht, delen = kind.receive(deadline=deadline)
            if bericht["soort"] in _LAATSTE:
                return _uitkomst(bericht, opbouw, voortgang, naam)
            opbouw.neem(bericht, delen)
            if "voortgang" in bericht:
                voortgang(bericht["voortgang"])
    except TimeoutError:
        raise InleesFout(_LANG) from None
    except Gesloten:
        raise _dood(kind) from None
    finally:
        kind.stop()


def _uitkomst(bericht: dict, opbouw: "_Opbouw", voortgang: Callable[[float], None], naam: str) -> Tabelbestand:
    geheugen = bericht["geheugen"]
    match bericht["soort"]:
        case "fout":
            raise InleesFout(bericht["melding"], geheugen=geheugen)
        case "geheugen":
            raise InleesFout(_GEHEUGEN, geheugen=geheugen)
        case "onverwacht":
            raise InleesFout(_GESTOPT, geheugen=geheugen, detail=bericht["detail"])
    voortgang(1.0)
    return Tabelbestand(
        bericht["vorm"], tuple(opbouw.bladen), bericht["codering"], bericht["scheidingsteken"], geheugen, naam
    )


def _dood(kind: ChildProcess) -> InleesFout:
    """Why a child ended without a word."""
    code = kind.wait()
    return InleesFout(_LANG if code == -signal.SIGXCPU else _GESTOPT, detail=f"code {code}: {kind.stop()}")


class _Opbouw:
    """Makes the sheets of what the child sends."""

    def __init__(self):
        self.bladen: list[Blad] = []

    def neem(self, bericht: dict, delen: list[bytes]) -> None:
        match bericht["soort"]:
            case "blad":
                self.naam, self.zichtbaar, self.rijen = bericht["naam"], bericht["zichtbaar"], []
            case "rijen":
                # What json reads as a number with a fraction is the repr of the float in the file.
                rijen = json.loads(delen[0], parse_float=Decimal, object_hook=_uit_json)
                self.rijen += [Rij(nummer, tuple(waarden)) for nummer, waarden in rijen]
            case "eind":
                self._zet_bereiken(bericht["bereiken"])
                self.bladen.append(Blad(self.naam, self.zichtbaar, tuple(self.rijen)))

    def _zet_bereiken(self, bereiken: list[list]) -> None:
        """Cells that are covered by another, or filled by its formula, have no value of their own."""
        plek = {rij.nummer: index for index, rij in enumerate(self.rijen)} if bereiken else {}
        for soort, naam, boven, links, onder, rechts in bereiken:
            samen = soort == "samengevoegd"
            if boven not in plek or (samen and self.rijen[plek[boven]].waarde(links) is None):
                continue
            fout = Celfout(_SAMENGEVOEGD.format(naam), (boven, links)) if samen else Celfout(_IN_FORMULE.format(naam))
            for nummer in range(boven, onder + 1):
                if nummer not in plek:
                    continue
                rij = self.rijen[plek[nummer]]
                eerste = links + 1 if samen and nummer == boven else links
                self.rijen[plek[nummer]] = _met_fout(rij, eerste, rechts, fout, vul=samen)


def _met_fout(rij: Rij, eerste: int, laatste: int, fout: Celfout, *, vul: bool) -> Rij:
    """The row with `fout` in a range of its columns; without `vul` only where there is a value."""
    lengte = max(len(rij.waarden), laatste + 1) if vul else len(rij.waarden)
    waarden = [rij.waarde(kolom) for kolom in range(lengte)]
    for kolom in range(eerste, min(laatste + 1, lengte)):
        if vul or waarden[kolom] is not None:
            waarden[kolom] = fout
    return Rij(rij.nummer, tuple(waarden))


def _uit_json(waarde: dict) -> date | Celfout:
    return date.fromisoformat(waarde["datum"]) if "datum" in waarde else Celfout(waarde["fout"])


def _na_fork() -> None:
    """A place may be taken by a thread that does not exist in the new process."""
    global _plaatsen
    _plaatsen = threading.BoundedSemaphore(TEGELIJK)


os.register_at_fork(after_in_child=_na_fork)
