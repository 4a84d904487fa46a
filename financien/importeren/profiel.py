"""How the finance export of one source is read, as plain data that a person confirmed. Pure module."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from programma.keuzes import Keuze


class Vorm(Keuze):
    POSTEN = "posten", "Eén rij per post"
    GROOTBOEK = "grootboek", "Grootboekregels, op te tellen tot posten"


class Datumvorm(Keuze):
    """Only for dates in digits that can be read in more than one way."""

    DMJ = "dmj", "Dag, maand, jaar (31-12-2024)"
    MDJ = "mdj", "Maand, dag, jaar (12/31/2024)"
    JMD = "jmd", "Jaar, maand, dag (2024-12-31)"


class Notatie(Keuze):
    """How amounts are written as text; numbers of a spreadsheet are what they are."""

    STRENG = "streng", "Nederlands; wat op twee manieren gelezen kan worden, is een fout"
    KOMMA = "komma", "Komma voor de decimalen (1.234,56)"
    PUNT = "punt", "Punt voor de decimalen (1,234.56)"


# What a column can be, by key, with its name. The first part are amounts.
BEDRAGVELDEN = {
    "beschikbaar": "Beschikbaar",
    "uitgaven": "Uitgaven",
    "verplichtingen": "Verplichtingen",
    "prognose": "Prognose (verwachte uitgaven in het hele jaar)",
    "saldo": "Saldo (ter controle)",
    "afwijking": "Verwachte afwijking (V of N)",
    "bedrag": "Bedrag van de regel",
    "debet": "Debet",
    "credit": "Credit",
}
VELDEN = {
    "post": "Post",
    "boekjaar": "Boekjaar",
    "peildatum": "Peildatum",
    "kostenplaats": "Kostenplaats",
    "kostenplaats_naam": "Naam van de kostenplaats",
    "kostensoort": "Kostensoort",
    "kostensoort_naam": "Naam van de kostensoort",
    "regelsoort": "Soort regel (begroting, realisatie, verplichting)",
    "boekdatum": "Boekdatum",
    "teken": "Teken bij het bedrag (D of C, V of N)",
    **BEDRAGVELDEN,
}


@dataclass(frozen=True, slots=True)
class Profiel:
    """The reading of one source.

    - `koppen`: the head of the column of each field (a key of VELDEN), as `financien.importeren.koppen` names the columns:
      as `programma.inlezen.tabel.kolomnaam` makes it, a head over two rows joined, "kolom a" for a column without a head,
      "bedrag (2)" for the second of one name.
    - `blad`: the name of the sheet, "" for the first that fits; `koprij`: its row with the heads, 0 for the first that fits.
    - `omgekeerd`: the amounts that the source writes with the other sign than the portal (spending as −, for example).
    - `schaal`: 1, or 1000 where amounts are "x € 1.000".
    - `notatie`: how amounts in text are written; a person said so when it is not STRENG.
    - `leeg_is_nul`: an amount that is not there (an empty cell, a dash, no column of verplichtingen) was confirmed to be 0.
    - `naam_geldt_door`: a row without a name belongs to the name above it.
    - `overslaan`: the words with which the name in a row of totals begins, in small letters.
    - `posten`: the name of a post, or the code of a kostenplaats, in the file (on one line, in small letters) → the name of
      the post in the portal; "" for rows that are not of this programme.
    - `kolommen`: of a ledger with one column of amounts: the regelsoort or kostensoort (written likewise) → a
      `financien.keuzes.Kolom`; "" for rows that do not count.
    """

    naam: str
    vorm: Vorm
    koppen: Mapping[str, str]
    blad: str = ""
    koprij: int = 0
    omgekeerd: tuple[str, ...] = ()
    schaal: int = 1
    datumvorm: Datumvorm = Datumvorm.DMJ
    notatie: Notatie = Notatie.STRENG
    leeg_is_nul: bool = False
    naam_geldt_door: bool = False
    overslaan: tuple[str, ...] = ("totaal", "subtotaal", "eindtotaal", "saldo", "generaal totaal")
    posten: Mapping[str, str] = field(default_factory=dict)
    kolommen: Mapping[str, str] = field(default_factory=dict)


def als_json(profiel: Profiel) -> dict[str, Any]:
    """The profile as its record keeps it."""
    return {
        "naam": profiel.naam,
        "vorm": profiel.vorm.value,
        "koppen": dict(profiel.koppen),
        "blad": profiel.blad,
        "koprij": profiel.koprij,
        "omgekeerd": list(profiel.omgekeerd),
        "schaal": profiel.schaal,
        "datumvorm": profiel.datumvorm.value,
        "notatie": profiel.notatie.value,
        "leeg_is_nul": profiel.leeg_is_nul,
        "naam_geldt_door": profiel.naam_geldt_door,
        "overslaan": list(profiel.overslaan),
        "posten": dict(profiel.posten),
        "kolommen": dict(profiel.kolommen),
    }


def uit_json(gegevens: Mapping[str, Any]) -> Profiel:
    """The way back from `als_json`."""
    return Profiel(
        **gegevens
        | {
            "vorm": Vorm(gegevens["vorm"]),
            "datumvorm": Datumvorm(gegevens["datumvorm"]),
            "notatie": Notatie(gegevens.get("notatie", Notatie.STRENG)),
            "omgekeerd": tuple(gegevens["omgekeerd"]),
            "overslaan": tuple(gegevens["overslaan"]),
        }
    )
