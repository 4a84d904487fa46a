"""Of which day and which year the amounts are: what the file says of that, and what a person must say. Pure module."""

from collections.abc import Sequence
from datetime import date

from programma.opmaak import datum

from .bovenschrift import Vondst, vind_boekjaren, vind_peildata
from .kwesties import Antwoorden, Kwestie, dagvraag, jaarvraag

# Before this month the last year may still be meant.
_ZEKER_VAN_DIT_JAAR = 4


def peildatumkwestie(teksten: Sequence[str], namen: Sequence[str], antwoorden: Antwoorden) -> Kwestie:
    """The peildatum of a file without a column for it. `teksten` stand around the table, `namen` are of sheet and file."""
    vondsten = vind_peildata(teksten)
    zeker = [vondst for vondst in vondsten if vondst.zeker]
    # What the file says counts for more than what it is called.
    los = [vondst for vondst in vondsten if vondst.waarde] or [v for v in vind_peildata(namen) if v.waarde]
    gekozen = _enige(zeker) or (None if zeker else _enige(los))
    return antwoorden.kwestie(
        dagvraag(
            "peildatum", "Peildatum", _peiluitleg(gekozen, zeker or los or vondsten), gekozen.waarde if gekozen else ""
        ),
        zeker=bool(gekozen) and gekozen in zeker,
    )


def _peiluitleg(gekozen: Vondst | None, vondsten: Sequence[Vondst]) -> str:
    if gekozen:
        return (
            f"In het bestand staat ‘{_kort(gekozen.tekst)}’: gelezen als {datum(date.fromisoformat(gekozen.waarde))}."
        )
    if twee := next((vondst for vondst in vondsten if not vondst.waarde), None):
        return f"In het bestand staat ‘{_kort(twee.tekst)}’, en die datum kan op twee manieren gelezen worden. Van welke dag zijn de bedragen?"
    if vondsten:
        dagen = " en ".join(datum(date.fromisoformat(vondst.waarde)) for vondst in vondsten[:3])
        return f"In het bestand staan meer datums: {dagen}. Van welke dag zijn de bedragen?"
    return "In het bestand staat geen peildatum. Van welke dag zijn de bedragen?"


def boekjaarkwestie(
    teksten: Sequence[str], namen: Sequence[str], peildata: set[date], antwoorden: Antwoorden
) -> Kwestie | None:
    """The boekjaar of a file without a column for it; `peildata` are those of its rows, as far as they are known.

    As long as nobody knows the peildatum, and nothing else names a year, there is nothing to ask: the peildatum may say it.
    """
    vondsten = vind_boekjaren(teksten)
    zeker = _enige([vondst for vondst in vondsten if vondst.zeker])
    if not vondsten and not peildata and antwoorden.op("boekjaar") is None:
        return None
    genoemd = {vondst.waarde for vondst in (*vondsten, *vind_boekjaren(namen))}
    jaren = {str(dag.year) for dag in peildata}
    van_dag = jaren.pop() if len(jaren) == 1 else ""
    if zeker:
        uitleg, jaar, vast = f"In het bestand staat ‘{_kort(zeker.tekst)}’.", zeker.waarde, True
    elif van_dag and (not genoemd or van_dag in genoemd):
        vast = van_dag in genoemd or min(dag.month for dag in peildata) >= _ZEKER_VAN_DIT_JAAR
        uitleg, jaar = f"De peildatum valt in {van_dag}, en het bestand noemt geen ander jaar.", van_dag
    else:
        vast, jaar = False, _enige_jaar(genoemd) if not van_dag else ""
        noemt = f"Het bestand noemt {' en '.join(sorted(genoemd))}" if genoemd else "In het bestand staat geen boekjaar"
        uitleg = f"{noemt}. Van welk boekjaar is het budget?"
    return antwoorden.kwestie(jaarvraag("boekjaar", "Boekjaar", uitleg, jaar), zeker=vast)


def _enige(vondsten: Sequence[Vondst]) -> Vondst | None:
    return vondsten[0] if len({vondst.waarde for vondst in vondsten}) == 1 else None


def _enige_jaar(jaren: set[str]) -> str:
    return next(iter(jaren)) if len(jaren) == 1 else ""


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 80 else f"{tekst[:79]}…"
