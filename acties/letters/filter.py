"""Which letters a reader asks for, read from an address. Pure module."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

from .gegevens import Letterrij

LANGSTE_VRAAG = 100
# value, words, and which letters that are.
STANDEN: tuple[tuple[str, str, Callable[[Letterrij], bool]], ...] = (
    ("wacht", "Wacht op een besluit", lambda rij: rij.verwijzing.wacht),
    ("voorstel", "Met een voorstel", lambda rij: rij.verwijzing.voorgesteld is not None),
    ("vastgesteld", "Vastgesteld", lambda rij: rij.besluit is not None),
    ("open", "Nog niet vastgesteld", lambda rij: rij.besluit is None),
)


@dataclass(frozen=True, slots=True)
class Letterfilter:
    """What is asked for; an empty value asks nothing. `tekst` is looked for in nummer and title of the actie."""

    opgave: str = ""
    letter: str = ""
    stand: str = ""
    tekst: str = ""

    @classmethod
    def uit(cls, vraag: Mapping[str, str]) -> "Letterfilter":
        """The filter in the query string of an address."""
        return cls(**{veld.name: vraag.get(veld.name, "").strip()[:LANGSTE_VRAAG] for veld in fields(cls)})

    def vraag(self) -> dict[str, str]:
        """The filled fields, for the query string of an address."""
        return {veld.name: waarde for veld in fields(self) if (waarde := getattr(self, veld.name))}

    def kies(self, rijen: Iterable[Letterrij]) -> tuple[Letterrij, ...]:
        """The letters that answer to every filled field, in the given order."""
        past = {waarde: toets for waarde, _, toets in STANDEN}.get(self.stand, lambda rij: not self.stand)
        return tuple(rij for rij in rijen if past(rij) and self._past(rij))

    def _past(self, rij: Letterrij) -> bool:
        return (
            (not self.opgave or self.opgave == str(rij.opgave))
            and (not self.letter or self.letter == rij.letter)
            and (not self.tekst or self.tekst.casefold() in f"{rij.nummer} {rij.titel}".casefold())
        )
