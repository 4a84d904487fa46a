"""What changed between two overviews, as plain data: part of an overview, and what a page of two editions shows.

`oud` is what was there first, `nieuw` what came in its place. Amounts are Decimal euros. What is compared in words has ""
for nothing.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from acties.keuzes import Status
from programma.woordverschil import Stuk
from rapportage.keuzes import Aspect, Oordeel, Sectie

from .verschilkeuzes import AFGELEID, Einde, Maat, Richting, Verandering


@dataclass(frozen=True, slots=True)
class Editieverwijzing:
    """The edition that was there first: `inhoud_sha256` is the hash of what it says."""

    nummer: int
    periode: str
    peildatum: date
    inhoud_sha256: str


@dataclass(frozen=True, slots=True)
class Veldverschil:
    """One thing that is said in another way: `veld` is its key, `naam` what a reader calls it."""

    veld: str
    naam: str
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Datumverschil:
    """Another day; None for no day."""

    veld: str
    naam: str
    oud: date | None
    nieuw: date | None

    @property
    def veranderd(self) -> bool:
        return self.oud != self.nieuw


@dataclass(frozen=True, slots=True)
class Statusverschil:
    """The judgement of one aspect, of the programme or of the opgave with this number, whether it changed or not.

    `oud` or `nieuw` is None when the opgave was not there. `velden` are the grounds that changed.
    """

    aspect: Aspect
    opgave: int | None
    naam: str
    oud: Oordeel | None
    nieuw: Oordeel | None
    richting: Richting
    velden: tuple[Veldverschil, ...]

    @property
    def veranderd(self) -> bool:
        return self.richting != Richting.GELIJK


@dataclass(frozen=True, slots=True)
class Risicoverschil:
    """The risicoprofiel, in words; less risk is better."""

    oud: str
    nieuw: str
    richting: Richting
    velden: tuple[Veldverschil, ...]

    @property
    def veranderd(self) -> bool:
        return self.richting != Richting.GELIJK


@dataclass(frozen=True, slots=True)
class Bedragverschil:
    """One figure; None where nobody filled it in."""

    maat: Maat
    oud: Decimal | None
    nieuw: Decimal | None

    @property
    def verschil(self) -> Decimal | None:
        """nieuw − oud; None when one of the two is not known."""
        return None if self.oud is None or self.nieuw is None else self.nieuw - self.oud

    @property
    def veranderd(self) -> bool:
        return self.oud != self.nieuw


@dataclass(frozen=True, slots=True)
class Geldregel:
    """A post, a ceiling or a total with its figures, changed or not. What was not there, counted as nothing."""

    naam: str
    opgave: int | None
    was_er: bool
    is_er: bool
    bedragen: tuple[Bedragverschil, ...]

    def van(self, maat: Maat) -> Bedragverschil:
        return next(bedrag for bedrag in self.bedragen if bedrag.maat == maat)

    @property
    def veranderd(self) -> tuple[Bedragverschil, ...]:
        """The figures that are others now."""
        return tuple(bedrag for bedrag in self.bedragen if bedrag.veranderd)


@dataclass(frozen=True, slots=True)
class Jaarverschil:
    """The year table. Without a table on one side its boekjaar and peildatum are None, and there is nothing to compare."""

    oud_boekjaar: int | None
    nieuw_boekjaar: int | None
    oud_peildatum: date | None
    nieuw_peildatum: date | None
    regels: tuple[Geldregel, ...]
    totaal: Geldregel | None

    @property
    def kwam_of_ging(self) -> bool:
        """Whether only one of the two has a table."""
        return (self.oud_boekjaar is None) != (self.nieuw_boekjaar is None)

    @property
    def zelfde_jaar(self) -> bool:
        return self.oud_boekjaar == self.nieuw_boekjaar


@dataclass(frozen=True, slots=True)
class Planverschil:
    """The ceilings of one plan, per opgave and together."""

    plan: str
    plan_slug: str
    was_er: bool
    is_er: bool
    regels: tuple[Geldregel, ...]
    totaal: Geldregel


@dataclass(frozen=True, slots=True)
class Besluitverschil:
    """A besluit that came, or that is no longer there."""

    soort: Verandering
    datum: date
    orgaan: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Actieverschil:
    """An actie that is new, changed or ended. `einde` says how it ended, None when it goes on.

    Of a new actie `velden` say what it is; of one that is gone there are none.
    """

    plan: str
    plan_slug: str
    opgave: int
    nummer: str
    slug: str
    titel: str
    status: Status
    einde: Einde | None
    velden: tuple[Veldverschil, ...]
    programma: Bedragverschil
    anders: Bedragverschil


@dataclass(frozen=True, slots=True)
class Actieverschillen:
    """Every actie of both overviews, in one of four groups; together they are all there is.

    `programma` and `anders` are the money of all acties; the groups make up the difference to the cent.
    """

    nieuw: tuple[Actieverschil, ...]
    gewijzigd: tuple[Actieverschil, ...]
    beeindigd: tuple[Actieverschil, ...]
    ongewijzigd: int
    programma: Bedragverschil
    anders: Bedragverschil

    @property
    def alle(self) -> tuple[Actieverschil, ...]:
        """Those of which something changed."""
        return (*self.nieuw, *self.gewijzigd, *self.beeindigd)


@dataclass(frozen=True, slots=True)
class Tekstverschil:
    """A text that is new, gone or says something else, in its section.

    `oude_kop` is the heading it had when that is another, else "". `stukken` are its words; there are none when only the
    heading, or the address of a link, is another.
    """

    sleutel: str
    soort: Verandering
    sectie: Sectie
    opgave: int | None
    kop: str
    oude_kop: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True, slots=True)
class Verschil:
    """Everything that changed; `samenvatting` says it in one sentence. `met` is the edition that was there first, if it was one."""

    met: Editieverwijzing | None
    samenvatting: str
    risicoprofiel: Risicoverschil
    oordelen: tuple[Statusverschil, ...]
    jaartabel: Jaarverschil
    plannen: tuple[Planverschil, ...]
    peildatum: Datumverschil
    datums: tuple[Datumverschil, ...]
    besluiten: tuple[Besluitverschil, ...]
    algemeen: tuple[Veldverschil, ...]
    acties: Actieverschillen
    teksten: tuple[Tekstverschil, ...]

    @property
    def bedragen(self) -> tuple[Bedragverschil, ...]:
        """Every amount that somebody changed: not what follows from others."""
        regels = [*self.jaartabel.regels, *(regel for plan in self.plannen for regel in plan.regels)]
        geld = [bedrag for regel in regels for bedrag in regel.veranderd if bedrag.maat not in AFGELEID]
        acties = [bedrag for actie in self.acties.gewijzigd for bedrag in (actie.programma, actie.anders)]
        return (*geld, *(bedrag for bedrag in acties if bedrag.veranderd))

    @property
    def gelijk(self) -> bool:
        """Whether both say the same, but for the peildatum."""
        return not any(
            (
                self.risicoprofiel.veranderd or self.risicoprofiel.velden,
                any(regel.veranderd or regel.velden for regel in self.oordelen),
                self.jaartabel.kwam_of_ging,
                any(plan.was_er != plan.is_er for plan in self.plannen),
                self.bedragen,
                self.datums,
                self.besluiten,
                self.algemeen,
                self.acties.alle,
                self.teksten,
            )
        )
