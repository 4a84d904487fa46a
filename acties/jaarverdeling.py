"""Money for several years, divided over them: what fits, and what is lost when the amount changes. Pure module."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from acties.gegevens import som
from programma.opmaak import bedrag


def waarom_niet(verdeling: Mapping[int, Decimal], geld: Decimal | None, jaren: Sequence[int]) -> str:
    """The Dutch sentence about a division of `geld` (euros) that cannot be, "" when it can. `jaren` are those of the plan."""
    if not verdeling:
        return ""
    if geld is None:
        return "Zonder bedrag valt er niets over de jaren te verdelen."
    if buiten := sorted(set(verdeling) - set(jaren)):
        return f"{buiten[0]} valt buiten het plan. Verdeel over {_opgesomd(jaren)}."
    if any(deel < 0 for deel in verdeling.values()):
        return "Een deel van een bedrag kan niet negatief zijn."
    if (samen := som(verdeling.values())) != geld:
        over = f"{bedrag(geld - samen)} te weinig" if samen < geld else f"{bedrag(samen - geld)} te veel"
        return f"De jaren zijn samen {bedrag(samen)}, en het bedrag is {bedrag(geld)}: dat is {over}."
    return ""


def als_json(verdeling: Iterable[tuple[int, Decimal]]) -> dict[str, str]:
    """A division as plain JSON: {"2025": "7000.00"}."""
    return {str(jaar): f"{deel:.2f}" for jaar, deel in verdeling}


def uit_json(verdeling: Mapping[str, str]) -> tuple[tuple[int, Decimal], ...]:
    """The way back from `als_json`, in the order of the years."""
    return tuple(sorted((int(jaar), Decimal(deel)) for jaar, deel in verdeling.items()))


def in_woorden(verdeling: Iterable[tuple[int, Decimal]]) -> str:
    """ "2025 € 7.000, 2026 € 7.770"."""
    return ", ".join(f"{jaar} {bedrag(deel)}" for jaar, deel in verdeling)


def vervallen(oud: Iterable[Mapping[str, Any]], nieuw: Iterable[Mapping[str, Any]]) -> str:
    """What is said to who changes the lines of a field from `oud` to `nieuw`, when a division goes with it.

    Of a line that is gone altogether nothing is said.
    """
    oud = list(oud)
    blijft = [regel for regel in nieuw if not regel["jaarverdeling"] and regel not in oud]
    weg = [
        in_woorden(uit_json(regel["jaarverdeling"]))
        for regel in oud
        if regel["jaarverdeling"] and any(_van_hetzelfde(regel, ander) for ander in blijft)
    ]
    if not weg:
        return ""
    return f"De verdeling over de jaren ({'; '.join(weg)}) vervalt, omdat het bedrag anders is. Verdeel het daarna opnieuw."


def _van_hetzelfde(een: Mapping[str, Any], ander: Mapping[str, Any]) -> bool:
    return (een["bron"], een["bron_partner"]) == (ander["bron"], ander["bron_partner"])


def _opgesomd(jaren: Sequence[int]) -> str:
    return " en ".join(filter(None, [", ".join(map(str, jaren[:-1])), str(jaren[-1])]))
