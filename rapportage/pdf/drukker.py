"""The way in to the PDF engine: keeps one warm worker, sends it documents, and replaces it when it misbehaves.

    pdf = druk(html, titel="Programma-overzicht", kenmerk="SVN-2024-04", datum=gebouwd_op)

A `Drukker` may be shared by threads, which queue, and survives a fork: each process gets a worker of its own.
"""

import atexit
import contextlib
import logging
import os
import threading
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from programma.childprocess.limits import MIB
from programma.childprocess.process import PROJECT
from programma.childprocess.protocol import Gesloten
from rapportage.pdf.process import WorkerProcess

STATISCH = (PROJECT / "rapportage" / "static", PROJECT / "sfn_portal" / "static")
STIJLEN = ("rapportage/druk.css",)
# Measured: a warm worker holds 54 MiB of data in 285 MiB of addresses, and has 118 MiB of data after five reports of 22
# pages; each 1,000 table cells or paragraphs more cost about 20 MiB.
DATA = 512 * MIB

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
    """What came of a document; `rss` is the memory in bytes that the worker had in use when it was done."""

    pdf: bytes
    waarschuwingen: tuple[str, ...]
    rss: int


class Drukker:
    """One worker and its limits: `tijd` seconds a job and `geheugen` bytes of data.

    It is replaced after `opdrachten` jobs, or when it has more than `rss` bytes in use.
    """

    def __init__(
        self,
        statisch: Sequence[Path] = STATISCH,
        *,
        stijlen: Sequence[str] = STIJLEN,
        tijd: float = 30.0,
        starttijd: float = 60.0,
        wachttijd: float = 90.0,
        geheugen: int = DATA,
        rss: int = 240 * MIB,
        opdrachten: int = 100,
    ):
        self.statisch, self.stijlen = [Path(root) for root in statisch], list(stijlen)
        self.tijd, self.starttijd, self.wachttijd = tijd, starttijd, wachttijd
        self.geheugen, self.rss, self.opdrachten = geheugen, rss, opdrachten
        self._slot, self._worker = threading.Lock(), None
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
        """Print `html`, which has its own language and headings, with stylesheets by path below the static folders.

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
            antwoord, (pdf,) = self._vraag(header, [html.encode(), *(b.inhoud for b in bijlagen)])
        except PdfFout as fout:
            logger.error("pdf %r: %s %s", titel, fout, fout.detail)
            raise
        finally:
            self._slot.release()
        for waarschuwing in antwoord["waarschuwingen"]:
            logger.warning("pdf %r: %s", titel, waarschuwing)
        return Drukwerk(pdf, tuple(antwoord["waarschuwingen"]), antwoord["rss"])

    def warm(self) -> None:
        """Start the worker if there is none, without waiting until it is ready. Raises PdfFout."""
        with self._slot:
            self._levende_worker()

    def sluit(self) -> None:
        """End the worker; the next document starts a new one."""
        with self._slot:
            self._ontsla()

    def __enter__(self) -> "Drukker":
        return self

    def __exit__(self, *_) -> None:
        self.sluit()

    @property
    def pid(self) -> int | None:
        """The process id of the worker, None when there is none."""
        return self._worker.pid if self._worker else None

    # What follows runs with the lock held.

    def _vraag(self, header: dict, delen: Sequence[bytes]) -> tuple[dict, list[bytes]]:
        try:
            worker = self._warme_worker()
            antwoord, body = worker.ask(header, delen, self.tijd)
        except TimeoutError:
            self._ontsla()
            raise PdfFout(
                f"Het maken van de pdf duurde langer dan {self.tijd:.0f} seconden en is gestopt. "
                "Maak het document korter of probeer het later opnieuw."
            ) from None
        except Gesloten:
            detail = self._ontsla()
            raise PdfFout("Het maken van de pdf is onverwacht gestopt. Probeer het opnieuw.", detail) from None
        except BaseException:
            # Half a frame may be under way, so the connection cannot be used again.
            self._ontsla()
            raise
        if antwoord.get("soort") == "geheugen" or worker.jobs >= self.opdrachten or antwoord["rss"] > self.rss:
            self._ontsla()
            with contextlib.suppress(PdfFout):
                self._levende_worker()
        if not antwoord["ok"]:
            raise _fout(antwoord)
        return antwoord, body

    def _warme_worker(self) -> WorkerProcess:
        worker = self._levende_worker()
        if not worker.ready:
            try:
                antwoord = worker.wait_until_ready(self.starttijd)
            except TimeoutError:
                detail = self._ontsla()
                raise PdfFout("De pdf-maker start niet op tijd. Probeer het later opnieuw.", detail) from None
            if not antwoord["ok"]:
                raise _fout(antwoord)
            for waarschuwing in antwoord["waarschuwingen"]:
                logger.warning("pdf-maker: %s", waarschuwing)
        return worker

    def _levende_worker(self) -> WorkerProcess:
        if self._worker and not self._worker.is_alive():
            self._ontsla()
        if not self._worker:
            try:
                self._worker = WorkerProcess(self.statisch, self.stijlen, self.geheugen)
            except OSError as fout:
                raise PdfFout(
                    "De pdf-maker kan niet starten. De beheerder vindt de reden in het log.", str(fout)
                ) from fout
        return self._worker

    def _ontsla(self) -> str:
        worker, self._worker = self._worker, None
        return worker.stop() if worker else ""

    def _bij_einde(self) -> None:
        """The process ends: a job under way has a second to finish, then its worker is stopped all the same."""
        self._slot.acquire(timeout=1)
        self._ontsla()

    def _na_fork(self) -> None:
        """The lock may be held by a thread that does not exist in the new process."""
        if self._worker:
            self._worker.forget()
        self._slot, self._worker = threading.Lock(), None


def _fout(antwoord: dict) -> PdfFout:
    melding = antwoord["melding"]
    match antwoord["soort"]:
        case "geheugen":
            return PdfFout("Het document vraagt te veel geheugen. Maak het korter en probeer het opnieuw.")
        case "inhoud":
            return PdfFout(melding)
        case "start":
            return PdfFout(
                "De pdf-maker start niet. Installeer de systeembibliotheken libpango-1.0-0, libpangoft2-1.0-0 en "
                "libharfbuzz-subset0.",
                melding,
            )
        case _:
            return PdfFout("Van dit document is geen pdf te maken. De beheerder vindt de reden in het log.", melding)


_alle: weakref.WeakSet[Drukker] = weakref.WeakSet()


def _overal(wat: str) -> None:
    for drukker in list(_alle):
        getattr(drukker, wat)()


atexit.register(_overal, "_bij_einde")
os.register_at_fork(after_in_child=lambda: _overal("_na_fork"))

_standaard = Drukker()


def druk(
    html: str,
    *,
    titel: str,
    bijlagen: Sequence[Bijlage] = (),
    datum: datetime | None = None,
    kenmerk: str = "",
    stijlen: Sequence[str] | None = None,
) -> bytes:
    """The PDF of `html` by the worker that all callers share, in the print style of the overview unless `stijlen` says
    another. See Drukker.druk.
    """
    return _standaard.druk(html, titel=titel, bijlagen=bijlagen, datum=datum, kenmerk=kenmerk, stijlen=stijlen).pdf


def warm() -> None:
    """Start that worker now, so that the first document need not wait for it; returns at once."""
    _standaard.warm()
