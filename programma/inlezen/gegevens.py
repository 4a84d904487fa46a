"""What reading a file gives: frozen data, values as the file has them, every cell at its address."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from programma.inlezen.plaats import plaatsnaam, zin

MIB = 1024 * 1024


class InleesFout(Exception):
    """The file is refused. The message is a Dutch sentence that names the place and the way out.

    `geheugen` is what the reading took at most, in bytes (0 when it did not live to tell), `detail` is for the log.
    """

    def __init__(self, melding: str, *, geheugen: int = 0, detail: str = ""):
        super().__init__(melding)
        self.geheugen = geheugen
        self.detail = detail


@dataclass(frozen=True)
class Grenzen:
    """What a file may take, in bytes, rows, columns, characters and seconds; `rekentijd` is of the processor."""

    bestand: int = 10 * MIB
    uitgepakt: int = 50 * MIB
    onderdelen: int = 5_000
    rijen: int = 25_000
    kolommen: int = 100
    cellen: int = 500_000
    celtekst: int = 32_767
    tekst: int = 20_000_000
    geheugen: int = 256 * MIB
    rekentijd: float = 2.5
    tijd: float = 15.0


@dataclass(frozen=True, slots=True)
class Celfout:
    """A cell without a value one may use: a formula, an error, part of merged cells, a date that does not exist.

    `gezegde` says what is wrong and the way out, after the name of the place: "is een formule. Plak …". It stands in a
    row where a value would, so that the caller refuses it together with what else is wrong in that row.
    """

    gezegde: str
    # The cell that covers this one (row as in Rij, column from 0), None when it is wrong for another reason.
    bedekt_door: tuple[int, int] | None = None


# What a cell can hold. Text may have spaces around it; a percentage is text ("12,5%"), and so are WAAR and ONWAAR and a
# time ("13:30"), also after a date ("2024-04-01 13:30"). A CSV file has nothing but text.
Waarde = str | Decimal | int | date | Celfout | None


@dataclass(frozen=True, slots=True)
class Rij:
    """A row by the number that the spreadsheet program shows; `waarden` from column A on, without empty ones at the end."""

    nummer: int
    waarden: tuple[Waarde, ...]

    def waarde(self, kolom: int) -> Waarde:
        return self.waarden[kolom] if kolom < len(self.waarden) else None


@dataclass(frozen=True)
class Blad:
    """A sheet, without its blank rows. One that is not visible was not read and has no rows."""

    naam: str
    zichtbaar: bool
    rijen: tuple[Rij, ...]

    def plaats(self, rij: Rij, kolom: int | None = None) -> str:
        """'cel C5 op blad "Acties"'."""
        return plaatsnaam(self.naam, rij.nummer, kolom)

    def celfouten(self) -> Iterator[str]:
        """A sentence about every cell without a value one may use, in reading order."""
        for rij in self.rijen:
            for kolom, waarde in enumerate(rij.waarden):
                if isinstance(waarde, Celfout):
                    yield zin(self.plaats(rij, kolom), waarde.gezegde)


@dataclass(frozen=True)
class Tabelbestand:
    """A file that was read: `vorm` is xlsx, ods or csv; a CSV file also tells how it was understood.

    `geheugen` is what the reading took at most, in bytes, and `naam` what the user calls the file.
    """

    vorm: str
    bladen: tuple[Blad, ...]
    codering: str
    scheidingsteken: str
    geheugen: int
    naam: str = ""
