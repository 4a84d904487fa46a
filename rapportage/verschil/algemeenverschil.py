"""What changed in the facts of the programme, its opgaven, and the doelen that its plans take up."""

from collections.abc import Iterator

from rapportage.gegevens import Overzicht

from .verschilgegevens import Veldverschil
from .woorden import Veld, velden


def algemeen(oud: Overzicht, nieuw: Overzicht) -> tuple[Veldverschil, ...]:
    return velden(_feiten(oud), _feiten(nieuw))


def _feiten(overzicht: Overzicht) -> Iterator[Veld]:
    structuur, karakteristiek = overzicht.structuur, overzicht.karakteristiek
    yield "programma", "Naam van het programma", overzicht.programma
    yield "gemeente", "Gemeente", overzicht.gemeente
    yield "projectlocatie", "Projectlocatie", overzicht.projectlocatie
    yield "bestuurlijk_opdrachtgever", "Bestuurlijk opdrachtgever", structuur.bestuurlijk_opdrachtgever
    yield "domein", "Programma", structuur.programma
    yield "initiatiefnemer", "Initiatiefnemer / opdrachtgevers", structuur.initiatiefnemer
    yield "fase", "Programmafase", karakteristiek.fase
    yield "eindjaar", "Einddatum", str(karakteristiek.eindjaar)
    yield "ruimtelijke_procedure", "Ruimtelijke procedure", karakteristiek.ruimtelijke_procedure
    for opgave in overzicht.status.opgaven:
        yield f"opgave {opgave.nummer}", f"Naam van opgave {opgave.nummer}", opgave.naam
        yield f"formulering {opgave.nummer}", f"Formulering van opgave {opgave.nummer}", opgave.formulering
    for plan in overzicht.doelen_per_plan:
        yield f"doelen {plan.plan}", f"Doelen van {plan.plan}", "; ".join(plan.doelen)
