"""The preview of an import: everything it would do, as frozen plain data that is kept with the round. No Django.

Values are in words here; `opdracht` is what the app that made the preview needs to do exactly this, as JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .vragen import Vraag

# The choices of a conflict: what the file says, or what the portal has now.
BESTAND, PORTAAL = "bestand", "portaal"
# Whoever has more errors than this has taken the wrong file, and a list without end helps nobody.
MEESTE_FOUTEN = 1_000


@dataclass(frozen=True, slots=True)
class Bericht:
    """One thing that is wrong or worth knowing: Dutch sentences with the way out, and where in the file it is.

    `kolom` and `tekst` are the head of the column and the cell as they stand in the file, "" when it is about a row or
    about the file as a whole. `onderwerp` is the record that the row is about, when that is known.
    """

    gezegde: str
    plaats: str = ""
    kolom: str = ""
    tekst: str = ""
    onderwerp: str = ""
    # The name of an address of the programme where it can be mended.
    hulp: str = ""
    # The question that gets on, with an answer that it might have: "peildatum=2024-10-01".
    keuze: str = ""

    def __str__(self) -> str:
        """On one line, for somebody without a screen."""
        waar = self.plaats[:1].upper() + self.plaats[1:]
        kolom = f"kolom {self.kolom}" if self.kolom else ""
        citaat = f'"{self.tekst}"' if self.tekst and f'"{self.tekst[:20]}' not in self.gezegde else ""
        kop = ", ".join(filter(None, [waar, self.onderwerp, kolom, citaat]))
        zin = f"{kop}: {self.gezegde}" if kop else self.gezegde
        keuze = f'"{self.keuze}"' if " " in self.keuze else self.keuze
        return f"{zin} Antwoord met --keuze {keuze}" if keuze else zin


@dataclass(frozen=True, slots=True)
class Celbeeld:
    """One field from old to new; `gelezen` is the cell itself where that is written otherwise than `nieuw`."""

    naam: str
    oud: str
    nieuw: str
    gelezen: str = ""


@dataclass(frozen=True, slots=True)
class Rijbeeld:
    """A row that adds a record or changes it: the record, where the row stands, and its cells."""

    onderwerp: str
    plaats: str
    cellen: tuple[Celbeeld, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that the file changed, of a field that somebody else changed since the file was exported.

    `toen` is the value in the export, `nu` what `door` made of it on `moment`, `bestand` what the file wants. `keuze` is
    BESTAND or PORTAAL, "" while nobody chose. `sleutel` names this cell with these values.
    """

    sleutel: str
    onderwerp: str
    plaats: str
    naam: str
    toen: str
    nu: str
    door: str
    moment: str
    bestand: str
    keuze: str = ""

    def __str__(self) -> str:
        return (
            f"{self.plaats[:1].upper()}{self.plaats[1:]}, {self.onderwerp}, {self.naam.lower()}: in de export stond "
            f'"{self.toen}", in het bestand staat "{self.bestand}", en {self.door} maakte er intussen "{self.nu}" van.'
        )


@dataclass(frozen=True, slots=True)
class Kolombeeld:
    """A column of the file: its letter and head, the field it is read as ("" for none), and its first cells.

    `zeker` says that the head is a name of our own, or that a person chose the field.
    """

    letter: str
    kop: str
    veld: str
    zeker: bool
    voorbeelden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """The figures of a preview, in the order of the last line of `manage.py importeer`."""

    nieuw: int = 0
    gewijzigd: int = 0
    gelijk: int = 0
    fouten: int = 0
    waarschuwingen: int = 0

    def __str__(self) -> str:
        return " · ".join(f"{naam} {getattr(self, naam)}" for naam in self.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """Everything that a file would do, and everything that is wrong with it, in the order of the file."""

    nieuw: tuple[Rijbeeld, ...] = ()
    gewijzigd: tuple[Rijbeeld, ...] = ()
    gelijk: int = 0
    fouten: tuple[Bericht, ...] = ()
    waarschuwingen: tuple[Bericht, ...] = ()
    conflicten: tuple[Conflict, ...] = ()
    # What is good to know and asks for nothing.
    mededelingen: tuple[str, ...] = ()
    kolommen: tuple[Kolombeeld, ...] = ()
    # The fields that a column can be read as, by key, with their names.
    kolomkeuzes: tuple[tuple[str, str], ...] = ()
    vragen: tuple[Vraag, ...] = ()
    # The names of the changed fields that ask for a reason.
    reden_voor: tuple[str, ...] = ()
    opdracht: Mapping[str, Any] = field(default_factory=dict)

    @property
    def onbeslist(self) -> tuple[Conflict, ...]:
        return tuple(conflict for conflict in self.conflicten if not conflict.keuze)

    @property
    def telling(self) -> Telling:
        """A conflict that nobody decided on counts as an error."""
        return Telling(
            nieuw=len(self.nieuw),
            gewijzigd=len(self.gewijzigd),
            gelijk=self.gelijk,
            fouten=len(self.fouten) + len(self.onbeslist),
            waarschuwingen=len(self.waarschuwingen),
        )

    @property
    def kan_door(self) -> bool:
        """Whether there is something to do and nothing in its way."""
        return not self.telling.fouten and bool(self.nieuw or self.gewijzigd)

    @property
    def onzeker(self) -> tuple[Kolombeeld, ...]:
        """The columns that a person must look at."""
        return tuple(kolom for kolom in self.kolommen if not kolom.zeker)

    @property
    def zeker(self) -> tuple[Kolombeeld, ...]:
        return tuple(kolom for kolom in self.kolommen if kolom.zeker)

    @property
    def vraagt_eerst(self) -> bool:
        """Whether the file can only be read well after a person has chosen."""
        return bool(self.onzeker) or self.wacht_op_antwoord

    @property
    def wacht_op_antwoord(self) -> bool:
        """Whether a person must answer a question, or say yes to a proposal, before anything is done."""
        return any(vraag.open for vraag in self.vragen)

    @property
    def te_vragen(self) -> tuple[Vraag, ...]:
        """The questions that a person has not answered yet, also those that may stay so."""
        return tuple(vraag for vraag in self.vragen if not vraag.antwoord)

    @property
    def beantwoord(self) -> tuple[Vraag, ...]:
        return tuple(vraag for vraag in self.vragen if vraag.antwoord)

    @property
    def keuzenamen(self) -> frozenset[str]:
        """The names of all that a person can choose in this preview."""
        return frozenset(
            {f"kolom:{kolom.letter}" for kolom in self.kolommen}
            | {f"cel:{conflict.sleutel}" for conflict in self.conflicten}
            | {vraag.sleutel for vraag in self.vragen}
        )


def als_json(voorbeeld: Voorbeeld) -> dict[str, Any]:
    """The preview as the round keeps it."""
    return _kaal(voorbeeld)


def uit_json(gegevens: Mapping[str, Any]) -> Voorbeeld:
    """The way back from `als_json`; an empty dict is an empty preview."""
    if not gegevens:
        return Voorbeeld()
    return Voorbeeld(
        **gegevens
        | {
            "nieuw": tuple(map(_rij, gegevens["nieuw"])),
            "gewijzigd": tuple(map(_rij, gegevens["gewijzigd"])),
            "fouten": tuple(Bericht(**rij) for rij in gegevens["fouten"]),
            "waarschuwingen": tuple(Bericht(**rij) for rij in gegevens["waarschuwingen"]),
            "conflicten": tuple(Conflict(**rij) for rij in gegevens["conflicten"]),
            "mededelingen": tuple(gegevens["mededelingen"]),
            "kolommen": tuple(
                Kolombeeld(**rij | {"voorbeelden": tuple(rij["voorbeelden"])}) for rij in gegevens["kolommen"]
            ),
            "kolomkeuzes": _paren(gegevens["kolomkeuzes"]),
            "vragen": tuple(Vraag(**rij | {"keuzes": _paren(rij["keuzes"])}) for rij in gegevens["vragen"]),
            "reden_voor": tuple(gegevens["reden_voor"]),
        }
    )


def _kaal(waarde: Any) -> Any:
    """Our own dataclasses as dicts; `dataclasses.asdict` would copy everything else, and that is most of the time."""
    if isinstance(waarde, tuple):
        return [_kaal(deel) for deel in waarde]
    velden = getattr(waarde, "__dataclass_fields__", None)
    return {naam: _kaal(getattr(waarde, naam)) for naam in velden} if velden else waarde


def _rij(rij: Mapping[str, Any]) -> Rijbeeld:
    return Rijbeeld(**rij | {"cellen": tuple(Celbeeld(**cel) for cel in rij["cellen"])})


def _paren(paren: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((waarde, naam) for waarde, naam in paren)
