"""The lines of other money behind one figure of the lever. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from acties.keuzes import Bron, Zekerheid
from financien.plafonds.hefboom import Bijdrage

MET, ZONDER = "met", "zonder"


@dataclass(frozen=True, slots=True)
class Bijdragekeuze:
    """What an address asks for; None asks nothing. `met_bedrag` says whether the lines have an amount."""

    opgave: int | None = None
    bron: Bron | None = None
    zekerheid: Zekerheid | None = None
    met_bedrag: bool | None = None

    @classmethod
    def uit(cls, vraag: Mapping[str, str]) -> "Bijdragekeuze":
        """The choice in a query string. Raises ValueError for a value that there is not."""
        bedrag = vraag.get("bedrag")
        if bedrag not in (None, "", MET, ZONDER):
            raise ValueError(bedrag)
        return cls(
            opgave=int(vraag["opgave"]) if vraag.get("opgave") else None,
            bron=Bron(vraag["bron"]) if vraag.get("bron") else None,
            zekerheid=Zekerheid(vraag["zekerheid"]) if vraag.get("zekerheid") else None,
            met_bedrag=bedrag == MET if bedrag else None,
        )

    def kies(self, bijdragen: Iterable[Bijdrage]) -> tuple[Bijdrage, ...]:
        """The lines that are asked for, the largest amount first and those without an amount last."""
        gekozen = [rij for rij in bijdragen if self._past(rij)]
        met = [rij for rij in gekozen if rij.bedrag is not None]
        return (*sorted(met, key=lambda rij: -rij.bedrag), *(rij for rij in gekozen if rij.bedrag is None))

    def _past(self, rij: Bijdrage) -> bool:
        return (
            self.opgave in (None, rij.actie.opgave)
            and self.bron in (None, rij.regel.bron)
            and self.zekerheid in (None, rij.regel.zekerheid)
            and self.met_bedrag in (None, rij.bedrag is not None)
        )
