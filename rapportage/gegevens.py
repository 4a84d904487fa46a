"""The programma-overzicht as plain data: what one composition hands to every output.

No Django, no models, no formatted money or dates. Amounts are Decimal euros, ratios Decimal (1 is 100 %), times aware
datetimes. A name that ends in `_html` holds a clean HTML fragment as it is stored. An empty text means: the source has
nothing there; None for a date or number means the same.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from acties.gegevens import FinancieringGegevens, som
from acties.keuzes import Bron, Soort, Status, Zekerheid
from financien.jaartabel.bronnen import Cijferbron
from financien.jaartabel.bureau import Bureaudeel
from financien.plafonds.hefboom import Hefboom
from financien.plafonds.keten import Aarddeel, Keten
from financien.plafonds.plafondbeeld import Jaardelen
from financien.plafonds.plafondstanden import Doorbelasting
from financien.rekenen import Jaartabel, Plafondstand
from programma.perioden import Looptijd
from programma.plangegevens import Bronvermelding
from rapportage.keuzes import Aspect, Oordeel


class Zicht(StrEnum):
    """For whom the overview is composed. What OPENBAAR may not hold is never gathered, so no output can show it."""

    INTERN = "intern"
    OPENBAAR = "openbaar"


@dataclass(frozen=True, slots=True)
class Tekst:
    """A piece of text under its heading. `niveau` 2 stands on its own, 3 belongs to the heading before it."""

    sleutel: str
    kop: str
    niveau: int
    opgave: int | None
    programmadoel: str
    tekst_html: str
    bron: Bronvermelding


@dataclass(frozen=True, slots=True)
class Statusregel:
    """The judgement of one aspect, of the programme or of one opgave, with its grounds when it is not as expected."""

    aspect: Aspect
    oordeel: Oordeel
    oorzaak: str
    gevolg: str
    maatregel: str
    termijn: date | None
    bronwaarde: str


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
class Programmastatus:
    risicoprofiel: str
    risicoprofiel_reden: str
    risicoprofiel_bron: str
    aspecten: tuple[Statusregel, ...]
    opgaven: tuple[Opgavestatus, ...]
    tegenspraken: tuple[Tegenspraak, ...]


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
    """A decision or letter. `orgaan` and `soort` are the words a reader sees."""

    datum: date
    orgaan: str
    soort: str
    tekst: str
    plan: str
    bron: Bronvermelding


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
class Lettervaststelling:
    """A printed letter about which the programme decided for which doel it counts; `doel` is None for none."""

    letter: str
    doel: str | None

    @property
    def telt(self) -> str:
        """What it counts as, in words."""
        return f"telt als {self.doel}" if self.doel else "telt voor geen doel"


@dataclass(frozen=True, slots=True)
class Actieregel:
    """An actie as the annex prints it: `letters` as printed, `programma` and `anders` are the two columns of money.

    `vastgesteld` are those of the letters about which was decided what they stand for.
    """

    nummer: str
    slug: str
    titel: str
    letters: tuple[str, ...]
    vastgesteld: tuple[Lettervaststelling, ...]
    hoofdpartners: tuple[str, ...]
    samenwerkingspartners: tuple[str, ...]
    soort: Soort | None
    programma: tuple[FinancieringGegevens, ...]
    anders: tuple[FinancieringGegevens, ...]
    looptijd: Looptijd | None
    looptijd_bron: str
    status: Status


@dataclass(frozen=True, slots=True)
class Opgaveacties:
    """The acties of one opgave, with the sums of both money columns in euros."""

    nummer: int
    naam: str
    acties: tuple[Actieregel, ...]
    programma: Decimal
    anders: Decimal


@dataclass(frozen=True, slots=True)
class Zwaartepunt:
    """An actie that takes so large a part of the ceiling of `opgave` that the programme wants to know it."""

    opgave: int
    nummer: str
    slug: str
    titel: str
    bedrag: Decimal
    aandeel: Decimal


@dataclass(frozen=True, slots=True)
class Bijdragen:
    """What others bring in of one bron and equally sure: lines with an amount, their sum, and lines without an amount."""

    bron: Bron
    zekerheid: Zekerheid
    regels: int
    bedrag: Decimal
    zonder_bedrag: int


@dataclass(frozen=True, slots=True)
class Plafonddeel:
    """What is charged to the ceiling of `opgave`, or to all of them when it is None, by kind and over the years."""

    opgave: int | None
    toegekend: Decimal
    aarden: tuple[Aarddeel, ...]
    jaren: Jaardelen


@dataclass(frozen=True, slots=True)
class Bijlage:
    """The acties and ceilings of one plan. They are another budget than the year table and are never added to it.

    `ketens` say per ceiling what became of the money up to the peildatum of the overview, `keten` of all together;
    `vrijgevallen` is money of acties that are vervallen, which no ceiling bears any more. `zwaartepunten` are at or above
    `zwaar_vanaf`, a ratio of the ceiling.
    """

    plan: str
    plan_slug: str
    vastgesteld_op: date | None
    van_jaar: int
    tot_jaar: int
    opgaven: tuple[Opgaveacties, ...]
    ketens: tuple[Keten, ...]
    keten: Keten
    doorbelastingen: tuple[Doorbelasting, ...]
    vrijgevallen: Decimal
    plafonddelen: tuple[Plafonddeel, ...]
    zwaar_vanaf: Decimal
    zwaartepunten: tuple[Zwaartepunt, ...]
    hefbomen: tuple[Hefboom, ...]
    hefboom: Hefboom
    bijdragen: tuple[Bijdragen, ...]

    def naam_van(self, opgave: int) -> str:
        """The name of the opgave with this number."""
        return next(rij.naam for rij in self.opgaven if rij.nummer == opgave)

    @property
    def plafonds(self) -> tuple[Plafondstand, ...]:
        return tuple(keten.stand for keten in self.ketens)

    @property
    def plafondtotaal(self) -> Plafondstand:
        return self.keten.stand

    @property
    def aantal(self) -> int:
        return sum(len(opgave.acties) for opgave in self.opgaven)

    @property
    def gerapporteerd(self) -> int:
        """How many acties have a status that somebody reported."""
        acties = [actie for opgave in self.opgaven for actie in opgave.acties]
        return sum(1 for actie in acties if actie.status != Status.NIET_GERAPPORTEERD)

    @property
    def letters(self) -> int:
        """How many letters of doelen the plan prints at its acties."""
        return sum(len(actie.letters) for opgave in self.opgaven for actie in opgave.acties)

    @property
    def letters_vastgesteld(self) -> int:
        """About how many of them was decided what they stand for."""
        return sum(len(actie.vastgesteld) for opgave in self.opgaven for actie in opgave.acties)

    @property
    def programma(self) -> Decimal:
        return som(opgave.programma for opgave in self.opgaven)

    @property
    def anders(self) -> Decimal:
        return som(opgave.anders for opgave in self.opgaven)


@dataclass(frozen=True, slots=True)
class Bronuitgave:
    """The edition that this overview was taken from, with the times it prints; `voetregel` is its own footer."""

    export_op: datetime | None
    gebouwd_op: datetime | None
    voetregel: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything of one period. `export_op` is the moment at which the data was read.

    `bureaudelen` splits the year table in bureau and acties, `cijferbronnen` are its sources; both empty without a table.
    `verloop` are all year tables up to the peildatum, the oldest first, when they are of more than one peildatum.
    """

    zicht: Zicht
    programma: str
    programma_slug: str
    gemeente: str
    periode: str
    periode_slug: str
    kenmerk: str
    peildatum: date
    export_op: datetime
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
