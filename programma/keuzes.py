"""Fixed values with the word a reader sees. Pure: models, readers and outputs share them."""

from enum import StrEnum
from typing import Self


class Keuze(StrEnum):
    """A string value with a Dutch name: `ROOD = "rood", "Rood"`."""

    def __new__(cls, waarde: str, naam: str) -> Self:
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.naam = naam
        return lid

    @classmethod
    def keuzes(cls) -> list[tuple[str, str]]:
        """(value, name) pairs for a model or form field."""
        return [(lid.value, lid.naam) for lid in cls]
