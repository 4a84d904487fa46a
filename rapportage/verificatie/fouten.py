"""Something that is not as it was frozen. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fout:
    """`waar` is an edition, a round or the database, in words; `bestand` is a file of that edition, "" for no file."""

    waar: str
    wat: str
    bestand: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.waar, self.bestand))) + f": {self.wat}"
