"""One document from HTML to PDF bytes. Imports WeasyPrint, so only the worker imports this module."""

import contextlib
import gc
import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from programma.childprocess.protocol import Geweigerd
from rapportage.pdf import speedups, textcache
from rapportage.pdf.fetcher import BASE_URL, StaticFetcher
from rapportage.pdf.finisher import finish

speedups.install()
_log = logging.getLogger("weasyprint")
_log.setLevel(logging.WARNING)
_log.propagate = False

VARIANT = "pdf/a-3a"
MAX_WARNINGS = 50
OUTSIDE_LINKS = ("http:", "https:", "mailto:", "tel:")


class Fonts(FontConfiguration):
    """The fonts of some stylesheets; knows when a document adds its own."""

    added = 0

    def add_font_face(self, *arguments) -> None:
        textcache.forget_all(self)
        self.added += 1
        super().add_font_face(*arguments)


@dataclass(frozen=True)
class Opmaak:
    """Parsed stylesheets with their fonts, and the modification times of the files they came from."""

    sheets: list[weasyprint.CSS]
    fonts: Fonts
    counters: CounterStyle
    files: dict[Path, int]
    warnings: list[str]

    def is_current(self) -> bool:
        return all(path.exists() and path.stat().st_mtime_ns == time for path, time in self.files.items())


class Renderer:
    """Renders documents with stylesheets and files from `roots`; keeps parsed stylesheets and fonts for the next one."""

    def __init__(self, roots: Sequence[Path]):
        self.roots = roots
        self._opmaak: dict[tuple[str, ...], Opmaak] = {}

    def opmaak(self, stijlen: Sequence[str]) -> Opmaak:
        """The stylesheets at these paths below the static roots, parsed again when one of their files changed."""
        key = tuple(stijlen)
        found = self._opmaak.get(key)
        if found is None or not found.is_current():
            fetcher, fonts, counters = StaticFetcher(self.roots), Fonts(), CounterStyle()
            with _collect_warnings() as warnings, contextlib.suppress(FatalURLFetchingError):
                sheets = [
                    weasyprint.CSS(url=BASE_URL + path, url_fetcher=fetcher, font_config=fonts, counter_style=counters)
                    for path in key
                ]
            if fetcher.refused:
                raise Geweigerd(fetcher.refused[0])
            found = self._opmaak[key] = Opmaak(sheets, fonts, counters, fetcher.seen, warnings)
        return found

    def render(
        self, html: str, *, stijlen: Sequence[str], titel: str, kenmerk: str, datum: datetime, bijlagen: Sequence[dict]
    ) -> tuple[bytes, list[str]]:
        """The PDF and the warnings met on the way. `datum` is aware; a bijlage has naam, omschrijving, mime and inhoud.

        Raises Geweigerd for a file that is not ours, and whatever WeasyPrint raises on a document it cannot lay out.
        """
        fetcher = StaticFetcher(self.roots)
        opmaak = self.opmaak(stijlen)
        fonts_before = opmaak.fonts.added
        try:
            with _collect_warnings() as warnings:
                source = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher)
                document = source.render(
                    pdf_variant=VARIANT,
                    stylesheets=opmaak.sheets,
                    font_config=opmaak.fonts,
                    counter_style=opmaak.counters.copy(),
                )
                _describe(document.metadata, titel, kenmerk, datum)
                warnings.extend(_odd_links(document))
                pdf = document.write_pdf(
                    pdf_variant=VARIANT,
                    finisher=finish,
                    attachments=[_attachment(bijlage, datum) for bijlage in sorted(bijlagen, key=lambda b: b["naam"])],
                )
        except FatalURLFetchingError as fout:
            raise Geweigerd(str(fout)) from fout
        finally:
            textcache.forget_older(opmaak.fonts)
            if opmaak.fonts.added != fonts_before:
                self._opmaak.clear()
        if fetcher.refused:
            raise Geweigerd(fetcher.refused[0])
        return pdf, list(dict.fromkeys([*opmaak.warnings, *warnings]))[:MAX_WARNINGS]


def without_collector() -> None:
    """Freeze what is loaded and switch the collector off: a render makes a million objects that live to its end."""
    gc.collect()
    gc.freeze()
    gc.disable()


def _describe(metadata, titel: str, kenmerk: str, datum: datetime) -> None:
    metadata.title = titel
    metadata.description = f"Kenmerk {kenmerk}" if kenmerk else None
    metadata.created = metadata.modified = datum.isoformat(timespec="seconds")
    metadata.generator = None


def _attachment(bijlage: dict, datum: datetime) -> weasyprint.Attachment:
    attachment = weasyprint.Attachment(
        string=b"",
        name=bijlage["naam"],
        description=bijlage["omschrijving"],
        created=datum,
        modified=datum,
        relationship="Data",
    )
    attachment.source = _source(bijlage["inhoud"], bijlage["mime"])
    return attachment


@contextlib.contextmanager
def _source(inhoud: bytes, mime: str) -> Iterator[tuple]:
    """What weasyprint.urls.select_source yields, with a MIME type of our own instead of a guess by file name."""
    yield io.BytesIO(inhoud), None, None, mime


def _odd_links(document: weasyprint.Document) -> Iterator[str]:
    for page in document.pages:
        for kind, target, *_ in page.links:
            if kind == "external" and not target.startswith(OUTSIDE_LINKS):
                yield f"Link without a full web address: {target}"


@contextlib.contextmanager
def _collect_warnings() -> Iterator[list[str]]:
    messages: list[str] = []
    handler = _ListHandler(messages)
    _log.addHandler(handler)
    try:
        yield messages
    finally:
        _log.removeHandler(handler)


class _ListHandler(logging.Handler):
    def __init__(self, messages: list[str]):
        super().__init__(logging.WARNING)
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        if len(self.messages) < MAX_WARNINGS:
            self.messages.append(record.getMessage())
