"""The zip file that an XLSX or ODS file is: opened, held to its limits, and its XML read safely. Runs in the child."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from xml.parsers import expat

from programma.childprocess.protocol import Geweigerd

BLOK = 1 << 16
WACHTWOORD = (
    "Het bestand is met een wachtwoord beveiligd. Open het in uw rekenprogramma, bewaar het zonder wachtwoord en probeer "
    "het opnieuw."
)
_GEEN_GEHEUGEN = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_OPNIEUW = "Open het in uw rekenprogramma, bewaar het opnieuw en probeer het nog eens."
# What a zip file that is damaged, encrypted or packed in an unknown way may raise.
STUK = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error, OSError)


def beschadigd(waar: str = "") -> Geweigerd:
    """The refusal of a file that breaks its own format; `waar` is a place in it."""
    return Geweigerd(f"Het bestand is beschadigd of niet helemaal aangekomen{f' ({waar})' if waar else ''}. {_OPNIEUW}")


def nieuwe_parser(begin: Callable[[str, dict[str, str]], object], eind: Callable[[str], object]) -> expat.XMLParserType:
    """A parser that refuses definitions of its own. Names have their namespace in front, with a space between."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, eind
    parser.StartDoctypeDeclHandler = _weiger_doctype
    return parser


class Pakket:
    """A zip file whose every part was once unpacked and counted before anything in it is believed."""

    def __init__(self, inhoud: bytes, grenzen: SimpleNamespace):
        """Raises Geweigerd."""
        self.ontleed_tot = 0
        with _heel():
            self._zip = zipfile.ZipFile(io.BytesIO(inhoud))
        self._delen = {deel.filename: deel for deel in self._zip.infolist()}
        self._controleer(grenzen)

    def __contains__(self, naam: str) -> bool:
        return naam in self._delen

    def grootte(self, naam: str) -> int:
        return self._delen[naam].file_size if naam in self._delen else 0

    def lees(self, naam: str) -> bytes:
        """One part, as it is."""
        with _heel():
            return self._zip.read(self._deel(naam))

    def ontleed(self, naam: str, parser: expat.XMLParserType) -> None:
        """Feed one part to the parser, which comes from `nieuwe_parser`."""
        try:
            with _heel(), self._zip.open(self._deel(naam)) as bron:
                while blok := bron.read(BLOK):
                    self.ontleed_tot += len(blok)
                    parser.Parse(blok, False)
                parser.Parse(b"", True)
        except expat.ExpatError as fout:
            if fout.code == _GEEN_GEHEUGEN:
                raise MemoryError from None
            raise beschadigd(naam[:60]) from None

    def elementen(self, naam: str) -> list[tuple[str, str, dict[str, str]]]:
        """Every element of a small part as (name of its parent, name, attributes), all without namespaces."""
        gevonden, pad = [], [""]

        def begin(element: str, attributen: dict[str, str]) -> None:
            kort = element.rpartition(" ")[2]
            gevonden.append((pad[-1], kort, {sleutel.rpartition(" ")[2]: w for sleutel, w in attributen.items()}))
            pad.append(kort)

        self.ontleed(naam, nieuwe_parser(begin, lambda _: pad.pop()))
        return gevonden

    def _deel(self, naam: str) -> zipfile.ZipInfo:
        if naam not in self._delen:
            raise beschadigd(f"{naam[:60]} ontbreekt")
        return self._delen[naam]

    def _controleer(self, grenzen: SimpleNamespace) -> None:
        delen = self._zip.infolist()
        if any(deel.flag_bits & 1 for deel in delen):
            raise Geweigerd(WACHTWOORD)
        if len(delen) != len(self._delen) or len(delen) > grenzen.onderdelen:
            raise beschadigd()
        if any(deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for deel in delen):
            raise beschadigd()
        te_groot = Geweigerd(
            f"Het bestand is uitgepakt groter dan {grenzen.uitgepakt >> 20} MB. Haal afbeeldingen en bladen die niet nodig "
            "zijn eruit, of splits het."
        )
        if sum(deel.file_size for deel in delen) > grenzen.uitgepakt:
            raise te_groot
        werkelijk = 0
        for deel in delen:
            with _heel(), self._zip.open(deel) as bron:
                while blok := bron.read(BLOK):
                    werkelijk += len(blok)
                    if werkelijk > grenzen.uitgepakt:
                        raise te_groot


@contextmanager
def _heel() -> Iterator[None]:
    """Whatever the zip file does wrong is one refusal."""
    try:
        yield
    except STUK:
        raise beschadigd() from None


def _weiger_doctype(*_) -> None:
    raise Geweigerd(
        "Het bestand bevat eigen XML-definities, en die horen niet in een rekenblad. Open het in uw rekenprogramma, bewaar "
        "het opnieuw en probeer het nog eens."
    )
