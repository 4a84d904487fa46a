"""What the team chooses of a round: its fields, what cannot be, and how the history tells it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from programma.models import Rapportageperiode, Uitvoeringsplan
from programma.opmaak import datum
from programma.periodekeuzes import Periodesoort
from programma.vastleggen import Verschil, verschillen_tussen

NAMEN = {
    "naam": "Naam",
    "soort": "Soort ronde",
    "peildatum": "Peildatum",
    "indienen_vanaf": "Indienen vanaf",
    "deadline": "Deadline",
    "indienen_tot": "Indienen tot en met",
    "plannen": "Plannen",
    "risicoprofiel": "Risicoprofiel",
    "risicoprofiel_reden": "Reden van het risicoprofiel",
    "volgende_behandeling": "Volgende behandeling",
    "overgenomen": "Overgenomen van",
}
DAGEN = ("indienen_vanaf", "deadline", "indienen_tot")


@dataclass(frozen=True, slots=True)
class Periodekeuze:
    """What the team fills in of a round. `plannen` are the plans on which it reports."""

    naam: str
    soort: Periodesoort
    peildatum: date
    plannen: tuple[Uitvoeringsplan, ...] = ()
    indienen_vanaf: date | None = None
    deadline: date | None = None
    indienen_tot: date | None = None
    risicoprofiel: str = ""
    risicoprofiel_reden: str = ""
    volgende_behandeling: date | None = None

    def op(self, periode: Rapportageperiode) -> None:
        """Put it into the columns of `periode`; its plans are rows of their own."""
        for veld in VELDEN:
            if veld != "plannen":
                setattr(periode, veld, getattr(self, veld))
        periode.soort = self.soort.value


VELDEN = tuple(veld.name for veld in fields(Periodekeuze))


def waarden(keuze: Periodekeuze) -> dict[str, Any]:
    """Every field as JSON; None for nothing."""
    gevuld = {veld: getattr(keuze, veld) or None for veld in VELDEN}
    gevuld |= {veld: dag.isoformat() for veld, dag in gevuld.items() if isinstance(dag, date)}
    return gevuld | {"soort": keuze.soort.value, "plannen": [plan.slug for plan in keuze.plannen]}


def van(periode: Rapportageperiode, plannen: tuple[Uitvoeringsplan, ...]) -> Periodekeuze:
    """What was filled in of `periode`."""
    velden = {veld: getattr(periode, veld) for veld in VELDEN if veld not in ("plannen", "soort")}
    return Periodekeuze(**velden, soort=Periodesoort(periode.soort), plannen=plannen)


def verschillen(oud: Periodekeuze | None, nieuw: Periodekeuze) -> list[Verschil]:
    """Every field that differs."""
    return verschillen_tussen(NAMEN, _velden(oud) if oud else {}, _velden(nieuw))


def _velden(keuze: Periodekeuze) -> dict[str, tuple[Any, str]]:
    woorden = in_woorden(keuze)
    return {veld: (waarde, woorden[veld]) for veld, waarde in waarden(keuze).items()}


def in_woorden(keuze: Periodekeuze) -> dict[str, str]:
    """Every field as a reader says it, "" for nothing."""
    woorden = {veld: getattr(keuze, veld) or "" for veld in VELDEN}
    woorden |= {veld: datum(dag) for veld, dag in woorden.items() if isinstance(dag, date)}
    return woorden | {
        "soort": keuze.soort.naam,
        "plannen": ", ".join(plan.naam for plan in keuze.plannen),
        "risicoprofiel": Rapportageperiode.Risicoprofiel(keuze.risicoprofiel).label if keuze.risicoprofiel else "",
    }


def bezwaren(keuze: Periodekeuze, was: Periodekeuze | None, vandaag: date) -> Iterator[tuple[str, str]]:
    """What cannot be, by field. `was` is the round as it was, or of a new one the round before it."""
    if not keuze.naam.strip():
        yield "naam", "Geef de ronde een naam."
    yield from _dagen(keuze)
    if was and keuze.risicoprofiel != was.risicoprofiel and _zelfde_reden(keuze, was):
        yield "risicoprofiel_reden", "Het risicoprofiel verandert. Schrijf waarom."
    behandeling = keuze.volgende_behandeling
    if behandeling and behandeling < vandaag and not (was and behandeling == was.volgende_behandeling):
        yield "volgende_behandeling", "Deze dag is al geweest. Kies een dag vanaf vandaag, of laat dit leeg."


def _dagen(keuze: Periodekeuze) -> Iterator[tuple[str, str]]:
    gevuld = [veld for veld in DAGEN if getattr(keuze, veld)]
    if gevuld and len(gevuld) < len(DAGEN):
        leeg = next(veld for veld in DAGEN if veld not in gevuld)
        yield leeg, "Vul alle drie de dagen in, of geen van de drie."
    elif gevuld and keuze.deadline < keuze.indienen_vanaf:
        yield "deadline", "De deadline ligt vóór de dag waarop het indienen begint."
    elif gevuld and keuze.indienen_tot < keuze.deadline:
        yield "indienen_tot", "Deze dag ligt vóór de deadline."


def _zelfde_reden(keuze: Periodekeuze, was: Periodekeuze) -> bool:
    return keuze.risicoprofiel_reden.strip() in ("", was.risicoprofiel_reden.strip())
