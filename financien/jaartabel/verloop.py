"""The year tables one after the other: of all posts together, or of one of them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from financien.rekenen import Jaartabel


@dataclass(frozen=True, slots=True)
class Boekjaar:
    """The year tables of one boekjaar, the oldest peildatum first."""

    jaar: int
    tabellen: tuple[Jaartabel, ...]


def per_boekjaar(tabellen: Iterable[Jaartabel]) -> tuple[Boekjaar, ...]:
    """`tabellen` by boekjaar, the oldest first."""
    per_jaar: dict[int, list[Jaartabel]] = {}
    for tabel in sorted(tabellen, key=lambda tabel: (tabel.boekjaar, tabel.peildatum)):
        per_jaar.setdefault(tabel.boekjaar, []).append(tabel)
    return tuple(Boekjaar(jaar, tuple(rij)) for jaar, rij in per_jaar.items())


def van_post(tabellen: Iterable[Jaartabel], naam: str) -> tuple[Jaartabel, ...]:
    """`tabellen` with only the post of this name, without the ones that do not have it."""
    met_een = (
        replace(tabel, regels=tuple(regel for regel in tabel.regels if regel.post == naam)) for tabel in tabellen
    )
    return tuple(tabel for tabel in met_een if tabel.regels)


def postnamen(tabellen: Iterable[Jaartabel]) -> tuple[str, ...]:
    """The names of all posts, in the order of the tables and of their posts."""
    return tuple(dict.fromkeys(regel.post for tabel in tabellen for regel in tabel.regels))
