"""The portal's side of the PDF engine: keeps one warm worker, sends it documents, and ends it when it misbehaves.

    pdf = druk(html, titel="Programma-overzicht", kenmerk="SVN-2024-04", datum=gebouwd_op)

A `Drukker` may be shared by threads (they queue) and survives a fork (each process gets a worker of its own).
"""

import atexit
import json
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rapportage.pdf import limits
from rapportage.pdf.protocol import Gesloten, receive, send

HIER = Path(__file__).resolve().parent
PROJECT = HIER.parent.parent
STATISCH = (PROJECT / "rapportage" / "static", PROJECT / "sfn_portal" / "static")
STIJLEN = ("rapportage/druk.css",)

# All a worker takes over from the portal's environment: where the system looks for libraries.
FOR_LIBRARIES = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")

logger = logging.getLogger("rapportage.pdf")


class PdfFout(Exception):
    """No PDF was made. The message is a Dutch sentence for the reader; `detail` is for the log."""

    def __init__(self, melding: str, detail: str = ""):
        super().__init__(melding)
        self.detail = detail


@dataclass(frozen=True)
class Bijlage:
    """A file to embed in the PDF; `naam` with extension, `mime` such as text/csv."""

    naam: str
    omschrijving: str
    mime: str
    inhoud: bytes


@dataclass(frozen=True)
class Drukwerk:
    pdf: bytes
    waarschuwingen: tuple[str, ...]
    rss: int
    """Bytes of memory the worker had in use at the end of the job."""


class Drukker:
    """One warm worker and its limits: `tijd` seconds a job, `geheugen` bytes of data, replaced after `opdrachten` jobs or above `rss` bytes."""

    def __init__(
        self,
        statisch: Sequence[Path] = STATISCH,
        *,
        stijlen: Sequence[str] = STIJLEN,
        tijd: float = 30.0,
        starttijd: float = 60.0,
        wachttijd: float = 90.0,
        geheugen: int = limits.DATA,
        rss: int = 240 * limits.MIB,
        opdrachten: int = 100,
    ):
        self.statisch, self.stijlen = [Path(root) for root in statisch], list(stijlen)
        self.tijd, self.starttijd, self.wachttijd = tijd, starttijd, wachttijd
        self.geheugen, self.rss, self.opdrachten = geheugen, rss, opdrachten
        self._leeg()
        _alle.add(self)

    def druk(
        self,
        html: str,
        *,
        titel: str,
        bijlagen: Sequence[Bijlage] = (),
        datum: datetime | None = None,
        kenmerk: str = "",
        stijlen: Sequence[str] | None = None,
    ) -> Drukwerk:
        """Print `html` (language and headings of its own, stylesheets by path below the static folders in `stijlen`).

        `datum` is aware and becomes the file's date: the same html, bijlagen and datum give the same bytes, on every
        machine. Without it the file is dated now. Raises PdfFout.
        """
        moment = (datum or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
        header = {
            "titel": titel,
            "kenmerk": kenmerk,
            "datum": moment.isoformat(),
            "stijlen": self.stijlen if stijlen is None else list(stijlen),
            "tijd": self.tijd,
            "bijlagen": [{"naam": b.naam, "omschrijving": b.omschrijving, "mime": b.mime} for b in bijlagen],
        }
        if not self._slot.acquire(timeout=self.wachttijd):
            raise PdfFout("Er worden nu te veel pdf's tegelijk gemaakt. Probeer het over een minuut opnieuw.")
        try:
            antwoord, delen = self._vraag(header, html.encode(), *(b.inhoud for b in bijlagen))
        except PdfFout as fout:
            logger.error("pdf %r: %s %s", titel, fout, fout.detail)
            raise
        finally:
            self._slot.release()
        for waarschuwing in antwoord["waarschuwingen"]:
            logger.warning("pdf %r: %s", titel, waarschuwing)
        return Drukwerk(delen[0], tuple(antwoord["waarschuwingen"]), antwoord["rss"])

    def warm(self) -> None:
        """Start the worker if there is none, without waiting until it is ready."""
        with self._slot:
            if self._proces is None:
                self._start()

    def __enter__(self) -> "Drukker":
        return self

    def __exit__(self, *_) -> None:
        self.sluit()

    def sluit(self) -> None:
        """End the worker; the next document starts a new one."""
        with self._slot:
            self._stop()

    @property
    def pid(self) -> int | None:
        """The process id of the worker, None when there is none."""
        return None if self._proces is None else self._proces.pid

    # What follows runs with the lock held.

    def _vraag(self, header: dict, *delen: bytes) -> tuple[dict, list[bytes]]:
        try:
            self._wacht_op_start()
            deadline = time.monotonic() + self.tijd
            send(self._verbinding, header, *delen, deadline=deadline)
            antwoord, body = receive(self._verbinding, deadline=deadline)
        except TimeoutError:
            self._stop()
            raise PdfFout(
                f"Het maken van de pdf duurde langer dan {self.tijd:.0f} seconden en is gestopt. "
                "Maak het document korter of probeer het later opnieuw."
            ) from None
        except Gesloten:
            detail = self._stop()
            raise PdfFout("Het maken van de pdf is onverwacht gestopt. Probeer het opnieuw.", detail) from None
        except BaseException:
            # Half a frame may be under way, so the connection cannot be used again.
            self._stop()
            raise
        self._gedaan += 1
        if antwoord.get("soort") == "geheugen" or self._gedaan >= self.opdrachten or antwoord["rss"] > self.rss:
            self._stop()
            self._start()
        if not antwoord["ok"]:
            raise _fout(antwoord)
        return antwoord, body

    def _wacht_op_start(self) -> None:
        if self._proces is not None and self._proces.poll() is not None:
            self._stop()
        if self._proces is None:
            self._start()
        if self._gereed:
            return
        try:
            antwoord, _ = receive(self._verbinding, deadline=time.monotonic() + self.starttijd)
        except TimeoutError:
            detail = self._stop()
            raise PdfFout("De pdf-maker start niet binnen een minuut. Probeer het later opnieuw.", detail) from None
        if not antwoord["ok"]:
            self._stop()
            raise _fout(antwoord)
        for waarschuwing in antwoord["waarschuwingen"]:
            logger.warning("pdf-maker: %s", waarschuwing)
        self._gereed = True

    def _start(self) -> None:
        self._tijdelijk = tempfile.mkdtemp(prefix="sfn-pdf-")
        self._verbinding, kind = socket.socketpair()
        instelling = {
            "roots": [str(root.resolve()) for root in self.statisch],
            "stijlen": self.stijlen,
            "data": self.geheugen,
            "tijdelijk": self._tijdelijk,
        }
        try:
            with kind, open(Path(self._tijdelijk) / "stderr", "wb") as stderr:
                self._proces = subprocess.Popen(
                    [sys.executable, "-m", "rapportage.pdf.worker", json.dumps(instelling)],
                    cwd=PROJECT,
                    stdin=kind,
                    stdout=kind,
                    stderr=stderr,
                    start_new_session=True,
                    env={name: os.environ[name] for name in FOR_LIBRARIES if name in os.environ}
                    | {
                        "LANG": "C.UTF-8",
                        "TZ": "UTC",
                        "HOME": self._tijdelijk,
                        "TMPDIR": self._tijdelijk,
                        "FONTCONFIG_FILE": str(HIER / "fonts.conf"),
                    },
                )
        except OSError as fout:
            self._stop()
            raise PdfFout("De pdf-maker kan niet starten. Vraag de beheerder het log te lezen.", str(fout)) from fout

    def _stop(self) -> str:
        """End the worker, which has nothing worth keeping, and clean up after it; returns the end of its standard error."""
        if self._verbinding is not None:
            self._verbinding.close()
        if self._proces is not None:
            self._proces.kill()
            self._proces.wait()
        detail = ""
        if self._tijdelijk is not None:
            stderr = Path(self._tijdelijk) / "stderr"
            detail = stderr.read_text(errors="replace")[-2000:] if stderr.exists() else ""
            shutil.rmtree(self._tijdelijk, ignore_errors=True)
        self._nieuw()
        return detail

    def _leeg(self) -> None:
        self._slot = threading.Lock()
        self._nieuw()

    def _nieuw(self) -> None:
        self._proces: subprocess.Popen | None = None
        self._verbinding: socket.socket | None = None
        self._tijdelijk: str | None = None
        self._gereed, self._gedaan = False, 0

    def _na_fork(self) -> None:
        """In the new process: leave the parent's worker to the parent. Its socket must be closed here, else that worker would outlive the parent."""
        if self._verbinding is not None:
            self._verbinding.close()
        if self._proces is not None:
            self._proces.returncode = 0
        self._leeg()


def _fout(antwoord: dict) -> PdfFout:
    melding = antwoord["melding"]
    match antwoord["soort"]:
        case "geheugen":
            return PdfFout("Het document vraagt te veel geheugen. Maak het korter en probeer het opnieuw.", melding)
        case "inhoud":
            return PdfFout(melding, melding)
        case "start":
            return PdfFout(
                "De pdf-maker start niet. Installeer de systeembibliotheken libpango-1.0-0, libpangoft2-1.0-0 en "
                "libharfbuzz-subset0.",
                melding,
            )
        case _:
            return PdfFout(
                "Van dit document kan geen pdf worden gemaakt. De beheerder vindt de reden in het log.", melding
            )


_alle: weakref.WeakSet[Drukker] = weakref.WeakSet()


def _overal(wat: str) -> None:
    for drukker in list(_alle):
        getattr(drukker, wat)()


atexit.register(_overal, "sluit")
os.register_at_fork(after_in_child=lambda: _overal("_na_fork"))

_standaard = Drukker()


def druk(
    html: str,
    *,
    titel: str,
    bijlagen: Sequence[Bijlage] = (),
    datum: datetime | None = None,
    kenmerk: str = "",
) -> bytes:
    """The PDF of `html` in the portal's own print style, by the worker that all callers share. See Drukker.druk."""
    return _standaard.druk(html, titel=titel, bijlagen=bijlagen, datum=datum, kenmerk=kenmerk).pdf


def warm() -> None:
    """Start that worker now, so that the first document need not wait for it; returns at once."""
    _standaard.warm()
