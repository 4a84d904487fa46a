"""By when a report must be in, and how long that still is. Pure module."""

from dataclasses import dataclass
from datetime import date

from programma.opmaak import datum


@dataclass(frozen=True, slots=True)
class Termijn:
    """The days of a round for one report; all None when the round has none. `uitstel_tot` is for this report alone."""

    vanaf: date | None
    deadline: date | None
    tot: date | None
    uitstel_tot: date | None = None

    @property
    def uiterlijk(self) -> date | None:
        """The last day on which the report is on time."""
        return max(filter(None, (self.deadline, self.uitstel_tot)), default=None)

    @property
    def laatste_dag(self) -> date | None:
        """The last day on which a partner can send it in."""
        return max(filter(None, (self.tot, self.uitstel_tot)), default=None)

    def waarom_niet(self, vandaag: date) -> str:
        """The Dutch sentence why a partner cannot send in on this day, "" when it can."""
        if self.vanaf and vandaag < self.vanaf:
            return f"Indienen kan vanaf {datum(self.vanaf)}. Bewaren kan nu al."
        if self.laatste_dag and vandaag > self.laatste_dag:
            return f"Indienen kon tot en met {datum(self.laatste_dag)}. Vraag het programmateam om uitstel."
        return ""

    def dagen_te_laat(self, dag: date) -> int:
        """How many days after its deadline `dag` is, 0 when it is on time."""
        return max(0, (dag - self.uiterlijk).days) if self.uiterlijk else 0

    def in_woorden(self, vandaag: date) -> str:
        """How long it still is, or how late: "nog 12 dagen", "3 dagen te laat". Of a round without days ""."""
        if self.uiterlijk is None:
            return ""
        if self.vanaf and vandaag < self.vanaf:
            return f"indienen kan vanaf {datum(self.vanaf)}"
        over = (self.uiterlijk - vandaag).days
        if over == 0:
            return "vandaag is de laatste dag"
        if over > 0:
            return f"nog {_dagen(over)}"
        return f"{_dagen(-over)} te laat"


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"
