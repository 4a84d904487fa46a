"""What stands on a copy of the overview besides its content: what it is, and who answers for it. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from rapportage.keuzes import Documentsoort


@dataclass(frozen=True, slots=True)
class Besluitstempel:
    """The besluit that made a document what it is: who decided, when, under which number."""

    orgaan: str
    datum: date
    nummer: str


@dataclass(frozen=True, slots=True)
class Stempel:
    """What stands on a copy of the overview besides its content: what it is, and who answers for it since when.

    `nummer` is that of the collegeversie or edition; `inhoud_sha256` the hash of the content alone. `corrigeert` is the
    number of the edition that an erratum corrects, for `reden`. `sjabloonversie` names the templates and stylesheets.
    """

    soort: Documentsoort
    gebouwd_op: datetime
    nummer: int | None = None
    inhoud_sha256: str = ""
    auteur: str = ""
    goedgekeurd_door: str = ""
    goedgekeurd_op: datetime | None = None
    besluit: Besluitstempel | None = None
    corrigeert: int | None = None
    reden: str = ""
    programmaversie: str = ""
    sjabloonversie: str = ""

    @property
    def is_concept(self) -> bool:
        """Whether the word CONCEPT stands on it: until the college, or the wethouder by mandate, decided."""
        return self.soort in (Documentsoort.CONCEPT, Documentsoort.COLLEGEVERSIE)


def concept(gebouwd_op: datetime) -> Stempel:
    """The stamp of the overview as it is now, built at this (aware) moment."""
    return Stempel(Documentsoort.CONCEPT, gebouwd_op)
