"""Where the figures of a year table come from, every source said once. Pure."""

from dataclasses import dataclass

from financien.rekenen import Jaartabel


@dataclass(frozen=True, slots=True)
class Cijferbron:
    """A source in words, and the name of the file that brought the figures; both empty when nobody wrote that down.

    `posten` are the posts whose figures come from it, `ronde_sleutel` the key of the import of that file.
    """

    tekst: str
    bestand: str
    posten: tuple[str, ...]
    ronde_sleutel: int | None = None

    @property
    def bekend(self) -> bool:
        return bool(self.tekst or self.bestand)


def bronnen(tabel: Jaartabel) -> tuple[Cijferbron, ...]:
    """The distinct sources of the posts of `tabel`, in the order in which they are met."""
    posten: dict[tuple[str, str, int | None], list[str]] = {}
    for regel in tabel.regels:
        posten.setdefault((regel.bron, regel.bestand, regel.ronde_sleutel), []).append(regel.post)
    return tuple(Cijferbron(tekst, bestand, tuple(namen), ronde) for (tekst, bestand, ronde), namen in posten.items())
