"""The programma-overzicht as plain data: what one composition hands to every output.

No Django, no models, no formatted money or dates. Amounts are Decimal euros, ratios Decimal (1 is 100 %), times aware
datetimes. A name that ends in `_html` holds a clean HTML fragment as it is stored. An empty text means: the source has
nothing there; None for a date or number means the same.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from financien.jaartabel.bronnen import Cijferbron
from financien.jaartabel.bureau import Bureaudeel
from financien.rekenen import Jaartabel
from programma.opmaak import AMSTERDAM
from programma.periodekeuzes import Periodesoort
from programma.plangegevens import Bronvermelding
from rapportage.bijlagegegevens import Bijlage
from rapportage.keuzes import Aspect, Oordeel
from rapportage.verschil.verschilgegevens import Verschil


class Zicht(StrEnum):
    """For whom the overview is composed. What OPENBAAR may not hold is never gathered, so no output can show it."""

    INTERN = "intern"
    OPENBAAR = "openbaar"


@dataclass(frozen=True, slots=True)
class Tekst:
    """A piece of text under its heading. `niveau` 2 stands on its own, 3 belongs to the heading before it.

    `doel` is the letter of a doel, "" without one. `ongewijzigd_sinds` is the number of the first edition from which on it
    says the same without a break, None when no edition says so.
    """

    sleutel: str
    kop: str
    niveau: int
    opgave: int | None
    programmadoel: str
    doel: str
    tekst_html: str
    ongewijzigd_sinds: int | None
    bron: Bronvermelding


@dataclass(frozen=True, slots=True)
class Statusregel:
    """The judgement of one aspect, of the programme or of one opgave, with its grounds when it is not as expected.

    `signaal` is what the figures say, for `signaal_redenen`; None when they say nothing about it. `signaal_toen` is what
    they said when somebody judged, `verschil_reden` why that person judged otherwise. `vorige` is the judgement in the
    last edition, None when there is none; `onveranderd` counts the editions in a row that say the same, this one too: 1
    when it changed or is the first.
    """

    aspect: Aspect
    oordeel: Oordeel
    oorzaak: str
    gevolg: str
    maatregel: str
    termijn: date | None
    bronwaarde: str
    signaal: Oordeel | None = None
    signaal_redenen: tuple[str, ...] = ()
    signaal_toen: Oordeel | None = None
    verschil_reden: str = ""
    vorige: Oordeel | None = None
    onveranderd: int = 1


@dataclass(frozen=True, slots=True)
class Opgavestatus:
    nummer: int
    naam: str
    formulering: str
    oordeel: Statusregel


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """A judgement that the figures beside it contradict: Budget as expected, while a post is overcommitted."""

    aspect: Aspect
    oordeel: Oordeel
    post: str
    saldo: Decimal
    gebonden: Decimal | None
    peildatum: date


@dataclass(frozen=True, slots=True)
class Weerlegging:
    """A contradiction that was left on purpose: what it says, why it stays, who decided that and when."""

    tekst: str
    reden: str
    door: str
    op: datetime


@dataclass(frozen=True, slots=True)
class Programmastatus:
    """`signalen_op` is the day on which the figures were looked at, None when they were not."""

    risicoprofiel: str
    risicoprofiel_reden: str
    risicoprofiel_bron: str
    aspecten: tuple[Statusregel, ...]
    opgaven: tuple[Opgavestatus, ...]
    tegenspraken: tuple[Tegenspraak, ...]
    weerleggingen: tuple[Weerlegging, ...]
    signalen_op: date | None = None


@dataclass(frozen=True, slots=True)
class Programmastructuur:
    bestuurlijk_opdrachtgever: str
    programma: str
    initiatiefnemer: str


@dataclass(frozen=True, slots=True)
class Programmakarakteristiek:
    fase: str
    eindjaar: int
    ruimtelijke_procedure: str
    risicoprofiel: str


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision, letter or promise. `orgaan` and `soort` are the words a reader sees.

    What was promised must be done by `uiterlijk`, None without a day; `afgedaan_op` says when it was.
    """

    datum: date
    orgaan: str
    soort: str
    tekst: str
    plan: str
    bron: Bronvermelding
    uiterlijk: date | None = None
    afgedaan_op: date | None = None


@dataclass(frozen=True, slots=True)
class Besluitvorming:
    """What was decided up to the peildatum. `afwijkingen` is what the source prints under its heading of that name.

    `laatste_behandeling` is the last decision of the raad.
    """

    laatste_behandeling: date | None
    volgende_behandeling: date | None
    besluiten: tuple[Besluitregel, ...]
    afwijkingen: tuple[Besluitregel, ...]


@dataclass(frozen=True, slots=True)
class Plandoelen:
    """The programmadoelen that a plan takes up, in its own order and wording."""

    plan: str
    opgave: int | None
    van_jaar: int
    tot_jaar: int
    vastgesteld_op: date | None
    doelen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standblok:
    """The progress on one plan, under the heading the source gives it."""

    naam: str
    opgave: int
    opgavenaam: str
    oordeel: Oordeel
    teksten: tuple[Tekst, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    algemeen: tuple[Tekst, ...]
    blokken: tuple[Standblok, ...]


@dataclass(frozen=True, slots=True)
class Planning:
    """`besluiten` are all of the programme, those after the peildatum too: they are the marks in the picture."""

    teksten: tuple[Tekst, ...]
    besluiten: tuple[Besluitregel, ...]


@dataclass(frozen=True, slots=True)
class Verslagtelling:
    """How many of the reports that had to be in at the `deadline` were in then; who got uitstel has a later one."""

    deadline: date
    verwacht: int
    op_tijd: int


@dataclass(frozen=True, slots=True)
class Bronuitgave:
    """The edition that this overview was taken from, with the times it prints; `voetregel` is its own footer."""

    export_op: datetime | None
    gebouwd_op: datetime | None
    voetregel: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything of one period. `export_op` is the moment at which the data was read.

    `stand_norm_dagen` is how many days old the peildatum may be before a reader must be told.
    `bureaudelen` splits the year table in bureau and acties, `cijferbronnen` are its sources; both empty without a table.
    `verloop` are all year tables up to the peildatum, the oldest first, when they are of more than one peildatum.
    `verschil` is what changed since the last edition, None when there is none.
    `verslagen` is None as long as no deadline has passed.
    """

    zicht: Zicht
    programma: str
    programma_slug: str
    gemeente: str
    periode: str
    periode_slug: str
    soort: Periodesoort
    kenmerk: str
    peildatum: date
    export_op: datetime
    stand_norm_dagen: int
    bronuitgave: Bronuitgave
    projectlocatie: str
    status: Programmastatus
    structuur: Programmastructuur
    karakteristiek: Programmakarakteristiek
    besluitvorming: Besluitvorming
    wijzigingen: tuple[Tekst, ...]
    doelstelling: tuple[Tekst, ...]
    doelen_inleiding: tuple[Tekst, ...]
    doelen_per_plan: tuple[Plandoelen, ...]
    doelen_slot: tuple[Tekst, ...]
    stand: Stand
    jaartabel: Jaartabel | None
    bureaudelen: tuple[Bureaudeel, ...]
    cijferbronnen: tuple[Cijferbron, ...]
    verloop: tuple[Jaartabel, ...]
    financien: tuple[Tekst, ...]
    planning: Planning
    communicatie: tuple[Tekst, ...]
    risicomanagement: tuple[Tekst, ...]
    bijlagen: tuple[Bijlage, ...]
    verschil: Verschil | None = None
    verslagen: Verslagtelling | None = None

    @property
    def vandaag(self) -> date:
        """The day on which the data was read, in Amsterdam."""
        return self.export_op.astimezone(AMSTERDAM).date()

    @property
    def dagen_oud(self) -> int:
        """How many days before the data was read the peildatum lies."""
        return (self.vandaag - self.peildatum).days

    @property
    def verouderd(self) -> bool:
        """Whether the peildatum is so old that a reader must be told."""
        return self.dagen_oud > self.stand_norm_dagen
