"""Where the figures of a year table come from, every source said once. Pure."""

from dataclasses import dataclass

from .rekenen import Jaartabel


@dataclass(frozen=True, slots=True)
class Cijferbron:
    """A source in words, and the name of the file that brought the figures; both empty when nobody wrote that down.

    `posten` are the posts whose figures come from it.
    """

    tekst: str
    bestand: str
    posten: tuple[str, ...]

    @property
    def bekend(self) -> bool:
        return bool(self.tekst or self.bestand)


def bronnen(tabel: Jaartabel) -> tuple[Cijferbron, ...]:
    """The distinct sources of the posts of `tabel`, in the order in which they are met."""
    posten: dict[tuple[str, str], list[str]] = {}
    for regel in tabel.regels:
        posten.setdefault((regel.bron, regel.bestand), []).append(regel.post)
    return tuple(Cijferbron(tekst, bestand, tuple(namen)) for (tekst, bestand), namen in posten.items())
