"""How far everybody is with their reports in a round. Pure module."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from acties.keuzes import Status, Verslagtoestand
from acties.voortgang.termijn import Termijn
from programma.berichtkeuzes import Berichtsoort
from programma.keuzes import Keuze


class Verslagstand(Keuze):
    """How far a report is, in the order of the work. Nobody wrote anything yet in one that is LEEG."""

    LEEG = "leeg", "Nog niet begonnen"
    CONCEPT = "concept", "Concept"
    TERUG = "terug", "Teruggestuurd"
    INGEDIEND = "ingediend", "Ingediend"
    AKKOORD = "akkoord", "Akkoord"


BINNEN = frozenset({Verslagstand.INGEDIEND, Verslagstand.AKKOORD})
# Besides the stand: it is not in, and its last day has passed.
TE_LAAT = "te-laat"


def stand_van(toestand: str | None, bewaard_op: datetime | None) -> Verslagstand:
    """The stand of a report with this toestand, None when there is none yet."""
    if toestand is None or (toestand == Verslagtoestand.CONCEPT and bewaard_op is None):
        return Verslagstand.LEEG
    return Verslagstand(toestand)


@dataclass(frozen=True, slots=True)
class Rapporteur:
    """Who reports: a partner, or with an empty slug the programmateam. `onder` is the organisation it is a part of."""

    sleutel: int | None
    slug: str
    naam: str
    onder: int | None = None


TEAM = Rapporteur(None, "", "Programmateam")


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody who can report for a partner. `bericht` is the last message that went out in this round, if any."""

    sleutel: int
    naam: str
    email: str
    partner: int
    partnernaam: str
    heeft_wachtwoord: bool
    laatst_ingelogd: datetime | None
    bericht: "Berichtregel | None" = None


@dataclass(frozen=True, slots=True)
class Berichtregel:
    """One line of the log."""

    sleutel: int
    soort: Berichtsoort
    over: str
    ontvanger: int
    dag: date
    begonnen_op: datetime
    verstuurd_op: datetime | None
    fout: str


@dataclass(frozen=True, slots=True)
class Verslagregel:
    """One actie of the round with its report, or the place where that will be (`verslag` None, `versie` 0)."""

    actie: int
    nummer: str
    slug: str
    titel: str
    rapporteur: Rapporteur
    verslag: int | None
    versie: int
    stand: Verslagstand
    status: Status | None
    termijn: Termijn
    laatst: datetime | None
    overgenomen: bool
    vandaag: date

    @property
    def binnen(self) -> bool:
        return self.stand in BINNEN

    @property
    def te_laat(self) -> int:
        """How many days, 0 when it is in or its last day has yet to come."""
        return 0 if self.binnen else self.termijn.dagen_te_laat(self.vandaag)

    @property
    def gesloten(self) -> bool:
        """Whether its partner cannot send it in any more; a report that was sent back always may come again."""
        laatste = self.termijn.laatste_dag
        return self.stand not in (*BINNEN, Verslagstand.TERUG) and laatste is not None and self.vandaag > laatste

    @property
    def bij_partner(self) -> bool:
        """Whether a partner still has to do something about it."""
        return not self.binnen and not self.overgenomen and self.rapporteur.sleutel is not None

    @property
    def wanneer(self) -> str:
        """How long there still is, "" when it is in."""
        return "" if self.binnen else self.termijn.in_woorden(self.vandaag)


@dataclass(frozen=True)
class Groep:
    """The reports of one rapporteur, and who can be reached there."""

    rapporteur: Rapporteur
    regels: tuple[Verslagregel, ...]
    mensen: tuple[Persoon, ...] = ()

    @cached_property
    def tellingen(self) -> Mapping[Verslagstand, int]:
        return Counter(regel.stand for regel in self.regels)

    @property
    def binnen(self) -> int:
        return sum(regel.binnen for regel in self.regels)

    @property
    def te_laat(self) -> int:
        return sum(regel.te_laat > 0 for regel in self.regels)

    @property
    def open(self) -> tuple[Verslagregel, ...]:
        """What its people still have to report on."""
        return tuple(regel for regel in self.regels if regel.bij_partner)

    @property
    def onbereikbaar(self) -> bool:
        """Whether a message about what is open would reach nobody."""
        return bool(self.open) and not self.mensen

    @property
    def bericht(self) -> Berichtregel | None:
        """The last message that went to somebody here."""
        berichten = (persoon.bericht for persoon in self.mensen if persoon.bericht)
        return max(berichten, key=lambda bericht: bericht.sleutel, default=None)

    @property
    def geschreven(self) -> datetime | None:
        """When somebody last wrote in one of its reports."""
        return max((regel.laatst for regel in self.regels if regel.laatst), default=None)

    @property
    def ingelogd(self) -> datetime | None:
        """When one of its people last signed in."""
        return max((rij.laatst_ingelogd for rij in self.mensen if rij.laatst_ingelogd), default=None)

    def in_woorden(self) -> str:
        """ "2 ingediend, 1 concept", in the order of the work."""
        return ", ".join(
            f"{aantal} {stand.naam.lower()}" for stand in Verslagstand if (aantal := self.tellingen[stand])
        )


# A rapporteur, and those of its reports that somebody asked for.
Gekozen = tuple[Groep, tuple[Verslagregel, ...]]


@dataclass(frozen=True)
class Cockpit:
    """Everybody who reports in the round `naam`: who is not done first, and the programmateam last.

    `regels` are the reports in the order of their acties, `berichten` what was sent, the oldest first.
    """

    naam: str
    groepen: tuple[Groep, ...]
    regels: tuple[Verslagregel, ...]
    berichten: tuple[Berichtregel, ...]
    termijn: Termijn
    vandaag: date

    @cached_property
    def tellingen(self) -> Mapping[Verslagstand, int]:
        return Counter(regel.stand for regel in self.regels)

    @property
    def binnen(self) -> int:
        return sum(self.tellingen[stand] for stand in BINNEN)

    @cached_property
    def te_laat(self) -> int:
        return sum(regel.te_laat > 0 for regel in self.regels)

    def groep(self, slug: str) -> Groep | None:
        """The rapporteur with this slug, "" for the programmateam."""
        return next((groep for groep in self.groepen if groep.rapporteur.slug == slug), None)

    def kies(self, stand: str) -> tuple[Gekozen, ...]:
        """Per rapporteur the reports in `stand` (or TE_LAAT), all of them when that is empty; who has none is left out."""
        gekozen = (
            (groep, tuple(regel for regel in groep.regels if past(regel, stand)) if stand else groep.regels)
            for groep in self.groepen
        )
        return tuple((groep, regels) for groep, regels in gekozen if regels)


def past(regel: Verslagregel, stand: str) -> bool:
    """Whether the filter `stand` lets this report through."""
    return regel.te_laat > 0 if stand == TE_LAAT else regel.stand == stand


def groepeer(regels: Iterable[Verslagregel], mensen: Iterable[Persoon]) -> tuple[Groep, ...]:
    """The reports by who writes them, in the order of `regels`. Who is not done comes first, then by name; the
    programmateam comes last.

    An afdeling without people of its own is reached by those of its organisation, who may write its reports.
    """
    per_partner: dict[int, list[Persoon]] = {}
    for persoon in mensen:
        per_partner.setdefault(persoon.partner, []).append(persoon)
    per_rapporteur: dict[Rapporteur, list[Verslagregel]] = {}
    for regel in regels:
        per_rapporteur.setdefault(regel.rapporteur, []).append(regel)
    groepen = (
        Groep(wie, tuple(eigen), tuple(per_partner.get(wie.sleutel) or per_partner.get(wie.onder) or ()))
        for wie, eigen in per_rapporteur.items()
    )
    return tuple(sorted(groepen, key=lambda rij: (not rij.rapporteur.slug, not rij.open, rij.rapporteur.naam.lower())))
