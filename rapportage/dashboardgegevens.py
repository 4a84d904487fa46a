"""What the dashboard shows, as plain data."""

from dataclasses import dataclass
from datetime import date

from acties.dekking import Dekking
from acties.keuzes import Aard, Status
from financien.balken import Balk
from financien.plafonds.ketenbeeld import Ketenstap
from financien.plafonds.plafondstanden import PlafondOverzicht
from financien.rekenen import Plafondstand
from programma.keuzes import Keuze

from .besluitblok import Besluitblok
from .gegevens import Statusregel, Tegenspraak
from .geldblok import Jaarbeeld
from .keuzes import Oordeel
from .programmalijn import Programmalijn
from .sindsdien import Sindsdien


@dataclass(frozen=True, slots=True)
class Telling:
    """How many there are of one kind; `keuze` is None for those of which the source does not say."""

    keuze: Keuze | None
    aantal: int


@dataclass(frozen=True, slots=True)
class Opgavebeeld:
    """One opgave: its judgement, its acties and doelen in the plan, and its ceiling."""

    nummer: int
    naam: str
    formulering: str
    oordeel: Statusregel
    acties: int
    doelen: tuple[str, ...]
    stand: Plafondstand | None
    balk: Balk | None


@dataclass(frozen=True, slots=True)
class Stand:
    """The newest period: what was judged and how long ago, in words. `gevraagd` is the slug and name of a round of which
    the wethouder is asked to agree, None when there is none."""

    naam: str
    slug: str
    peildatum: date
    ouderdom: str
    risicoprofiel: str
    aspecten: tuple[Statusregel, ...]
    volgende_behandeling: date | None
    behandeling_voorbij: bool
    gevraagd: tuple[str, str] | None

    @property
    def totaalbeeld(self) -> Statusregel:
        return self.aspecten[0]


@dataclass(frozen=True, slots=True)
class Planbeeld:
    """The current plan. `dekking` says which doelen no actie serves, and how the letters are read; `geld` are its ceilings, `keten` the picture of all together."""

    naam: str
    slug: str
    vastgesteld_op: date | None
    acties: int
    per_soort: tuple[Telling, ...]
    soortbalk: Balk
    per_aard: tuple[Telling, ...]
    per_status: tuple[Telling, ...]
    doelen: int
    dekking: Dekking
    geld: PlafondOverzicht | None
    keten: tuple[Ketenstap, ...]

    @property
    def bijzonder(self) -> tuple[Telling, ...]:
        """The rows of the plan that are something else than a plain actie."""
        return tuple(telling for telling in self.per_aard if telling.keuze != Aard.ACTIE)

    @property
    def niet_begonnen(self) -> bool:
        """Whether nobody has reported on any actie yet."""
        return all(telling.keuze == Status.NIET_GERAPPORTEERD for telling in self.per_status)


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything on the page. `sindsdien` is None as long as there is no edition or no judgement."""

    lijn: Programmalijn
    stand: Stand | None
    tegenspraken: tuple[Tegenspraak, ...]
    opgaven: tuple[Opgavebeeld, ...]
    jaar: Jaarbeeld | None
    plan: Planbeeld | None
    bevindingen: tuple[Telling, ...]
    besluiten: Besluitblok
    sindsdien: Sindsdien | None

    @property
    def opgaven_beoordeeld(self) -> bool:
        return any(opgave.oordeel.oordeel != Oordeel.NIET_BEOORDEELD for opgave in self.opgaven)
