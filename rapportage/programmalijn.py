"""The years of a programme as one line: what has passed, the plan, the newest stand and today. Pure geometry."""

from dataclasses import dataclass
from datetime import date

from programma.opmaak import datum

LENGTE = 1000
# Room that a letter takes beside the line, and the word "stand"; rather too much than too little.
LETTER = 7
WOORD = 40


@dataclass(frozen=True, slots=True)
class Programmalijn:
    """Places on a line of 1000 long. `stand_x` and the plan's are None when there is none; `titel` says it in words.

    `plan_hoger`: the name of the plan needs a row of its own, for the word "stand" would stand in it.
    """

    van_jaar: int
    tot_jaar: int
    nu_x: int
    stand_x: int | None
    stand_anker: str
    plan_naam: str
    plan_x: int | None
    plan_width: int
    plan_hoger: bool
    titel: str


def teken(
    jaren: tuple[int, int], *, vandaag: date, stand: date | None = None, plan: tuple[str, int, int] | None = None
) -> Programmalijn:
    """`jaren` are the first and last year of the programme; `plan` is its name with its first and last year."""
    begin, einde = date(jaren[0], 1, 1), date(jaren[1] + 1, 1, 1)

    def plaats(dag: date) -> int:
        return min(max((dag - begin).days * LENGTE // (einde - begin).days, 0), LENGTE)

    zinnen = [f"Het programma loopt van {jaren[0]} tot en met {jaren[1]}"]
    if stand:
        zinnen.append(f"de nieuwste stand is van {datum(stand)}")
    if plan:
        zinnen.append(f"{plan[0]} loopt van {plan[1]} tot en met {plan[2]}")
    zinnen.append(f"vandaag is het {datum(vandaag)}")
    plan_x = plaats(date(plan[1], 1, 1)) if plan else None
    stand_x = plaats(stand) if stand else None
    # The word ends at its mark, unless it would begin before the line does.
    stand_anker = "start" if stand_x is None or stand_x < 3 * WOORD else "end"
    woord_x = (stand_x or 0) - (WOORD if stand_anker == "end" else 0)
    return Programmalijn(
        van_jaar=jaren[0],
        tot_jaar=jaren[1],
        nu_x=plaats(vandaag),
        stand_x=stand_x,
        plan_naam=plan[0] if plan else "",
        plan_x=plan_x,
        plan_width=plaats(date(plan[2] + 1, 1, 1)) - plan_x if plan else 0,
        stand_anker=stand_anker,
        plan_hoger=stand_x is not None
        and plan_x is not None
        and woord_x + WOORD >= plan_x
        and woord_x < plan_x + LETTER * len(plan[0]),
        titel="; ".join(zinnen) + ".",
    )
