"""Which of the known ways of reading fits a file. Pure module."""

from collections.abc import Sequence
from dataclasses import dataclass

from programma.importeren.voorbeeld import Bericht
from programma.inlezen.gegevens import Tabelbestand

from .koppen import Geldtabel, zoek_met_profiel
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .profiel import Profiel

NIEUW = "nieuw"


@dataclass(frozen=True, slots=True)
class Bekendprofiel:
    """A profile with the key and version of its record, both None for one that came with the portal."""

    profiel: Profiel
    sleutel: int | None = None
    versie: int | None = None

    @property
    def naam(self) -> str:
        return self.profiel.naam


@dataclass(frozen=True, slots=True)
class Keuze:
    """The profile by which the file is read with its table, both None when the file itself must tell; what was asked."""

    bekend: Bekendprofiel | None = None
    tabel: Geldtabel | None = None
    kwestie: Kwestie | None = None
    fout: Bericht | None = None


def kies_profiel(bestand: Tabelbestand, profielen: Sequence[Bekendprofiel], antwoorden: Antwoorden) -> Keuze:
    """The profile whose heads are all in the file, the one with most of them first.

    One that was kept fits without a question; one that came with the portal is a proposal. `profielen` come in the order
    in which they were used, the newest first.
    """
    tabellen = {bekend.naam: zoek_met_profiel(bestand, bekend.profiel) for bekend in profielen}
    passend = [bekend for bekend in profielen if tabellen[bekend.naam]]
    passend.sort(key=lambda bekend: (bekend.sleutel is None, -len(bekend.profiel.koppen)))
    if not profielen or not (passend or antwoorden.op("profiel")):
        return Keuze()
    beste = passend[0] if passend else None
    namen = [bekend.naam for bekend in (passend or profielen)]
    vraag = keuzevraag(
        "profiel",
        "Profiel",
        f"Dit bestand lijkt op ‘{beste.naam}’: alle kolommen van dat profiel staan erin."
        if beste
        else "Geen van de bewaarde profielen heeft de kolommen van dit bestand.",
        [*((naam, f"Lees het volgens ‘{naam}’") for naam in namen), (NIEUW, "Lees het zonder profiel")],
        beste.naam if beste else NIEUW,
    )
    kwestie = antwoorden.kwestie(
        vraag,
        zeker=beste is None or beste.sleutel is not None,
        gezegde=f"Het bestand is gelezen volgens ‘{beste.naam}’. Kijk na of de kolommen kloppen." if beste else "",
    )
    if kwestie.waarde in ("", NIEUW):
        return Keuze(kwestie=kwestie)
    gekozen = next(bekend for bekend in profielen if bekend.naam == kwestie.waarde)
    tabel = tabellen[gekozen.naam]
    if tabel is None:
        gemist = ", ".join(f"‘{kop}’" for kop in gekozen.profiel.koppen.values())
        zin = f"Dit bestand heeft niet alle kolommen van profiel ‘{gekozen.naam}’: {gemist}. Kies een ander profiel, of lees het zonder."
        return Keuze(kwestie=kwestie, fout=Bericht(zin, keuze=f"profiel={NIEUW}"))
    return Keuze(gekozen, tabel, kwestie)
