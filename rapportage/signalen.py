"""What the figures say of every aspect and opgave, and why. Pure: it looks at facts that the overview and the dashboard have.

Two days matter. The money is what was known on the peildatum: the newest stand up to that day, and whether the last
quarter still had to come. Everything with a date of its own (acties, mijlpalen, toezeggingen, a treatment by the raad,
the age of the stand) is held against `vandaag`, the day on which the data was read: nobody keeps what a status was on the
peildatum, and a day that has passed since is past for whoever reads.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from financien.regels.feiten import Planstand
from financien.regels.jaartabel import vroeg_gebonden
from financien.rekenen import Jaarregel, Jaartabel, deel_van
from programma.opmaak import bedrag, datum, procent

from .gegevens import Programmastatus, Statusregel, Verslagtelling
from .keuzes import VAN_GOED_NAAR_SLECHT, Aspect, Oordeel
from .signaalnormen import Normen, meer_dan, minder_dan

AANDACHTSPUNT, BIJSTUREN = Oordeel.AANDACHTSPUNT, Oordeel.BIJSTUREN
MET_NUMMER = 3  # so many acties are named by their number before the rest is only counted


@dataclass(frozen=True, slots=True)
class Actiefeit:
    """What matters of one actie. `mijlpaal` is the earliest day of a mijlpaal that was not reached, None without one.

    `klaar`: nothing has to come of it any more. `verzet` is how often its end, or the day of a mijlpaal of it, was moved,
    whichever is more. `zonder_maatregel`: it is at bijsturen and no report says what is done about it.
    """

    nummer: str
    opgave: int
    klaar: bool = False
    einde: date | None = None
    mijlpaal: date | None = None
    verzet: int = 0
    zonder_maatregel: bool = False


@dataclass(frozen=True, slots=True)
class Toezegging:
    """What was promised, by its kind in words, the day by which it must be done, and when it was."""

    soort: str
    tekst: str
    uiterlijk: date
    afgedaan_op: date | None = None


@dataclass(frozen=True, slots=True)
class Feiten:
    """Everything that the signals look at on `vandaag`.

    `tabel` is the newest year table up to the peildatum, `plafonds` those of the plans of the acties. `behandeling` is the next
    treatment as it was announced, `raadsdagen` are the days on which the raad decided anything.
    """

    vandaag: date
    acties: tuple[Actiefeit, ...] = ()
    tabel: Jaartabel | None = None
    plafonds: tuple[Planstand, ...] = ()
    verslagen: Verslagtelling | None = None
    beloofd: tuple[Toezegging, ...] = ()
    behandeling: date | None = None
    raadsdagen: tuple[date, ...] = ()

    @property
    def gemist(self) -> date | None:
        """The day of a treatment that has passed, when the raad decided nothing on it or since."""
        dag = self.behandeling
        return dag if dag and dag < self.vandaag and all(raadsdag < dag for raadsdag in self.raadsdagen) else None

    @property
    def over_bestuur(self) -> bool:
        """Whether there is anything to hold against a day or a number."""
        return bool(self.beloofd or self.behandeling or (self.verslagen and self.verslagen.verwacht))


@dataclass(frozen=True, slots=True)
class Reden:
    """One thing that the figures say, and how bad it is."""

    oordeel: Oordeel
    tekst: str


@dataclass(frozen=True, slots=True)
class Signaal:
    """What the figures say: None when there are no figures about it. `redenen` go from worst to mildest."""

    oordeel: Oordeel | None
    redenen: tuple[str, ...] = ()


def per_aspect(feiten: Feiten, normen: Normen) -> dict[Aspect, Signaal]:
    """The signal of every aspect of the programme; the totaalbeeld is the worst of the other three."""
    delen = {
        Aspect.BESTUUR: _weeg(_bestuur(feiten, normen), bekend=feiten.over_bestuur),
        Aspect.PLANNING: _weeg(_planning(feiten, feiten.acties, normen), bekend=bool(feiten.acties)),
        Aspect.BUDGET: _weeg(
            (*_budget(feiten, feiten.plafonds, _posten(feiten), normen), *_ouderdom(feiten, normen)),
            bekend=bool(feiten.tabel or feiten.plafonds),
        ),
    }
    return {Aspect.TOTAAL: _totaal(delen)} | delen


def van_opgave(feiten: Feiten, opgave: int, normen: Normen) -> Signaal:
    """The signal of one opgave, as far as the figures are about it alone: its acties, its ceilings and its posts."""
    acties = tuple(actie for actie in feiten.acties if actie.opgave == opgave)
    plafonds = tuple(rij for rij in feiten.plafonds if rij.stand.opgave == opgave)
    posten = tuple(post for post in _posten(feiten) if post.opgave == opgave)
    redenen = (*_planning(feiten, acties, normen), *_budget(feiten, plafonds, posten, normen))
    return _weeg(redenen, bekend=bool(acties or plafonds or posten))


def met_signalen(status: Programmastatus, feiten: Feiten, normen: Normen) -> Programmastatus:
    """The same status with what the figures say beside every judgement."""
    signalen = per_aspect(feiten, normen)
    return replace(
        status,
        signalen_op=feiten.vandaag,
        aspecten=tuple(_met(regel, signalen[regel.aspect]) for regel in status.aspecten),
        opgaven=tuple(
            replace(rij, oordeel=_met(rij.oordeel, van_opgave(feiten, rij.nummer, normen))) for rij in status.opgaven
        ),
    )


def slechtste(oordelen: Iterable[Oordeel | None]) -> Oordeel | None:
    """The worst of these; None when nobody judged any."""
    return max(
        (oordeel for oordeel in oordelen if oordeel in VAN_GOED_NAAR_SLECHT),
        key=VAN_GOED_NAAR_SLECHT.index,
        default=None,
    )


def beter(oordeel: Oordeel, dan: Oordeel | None) -> bool:
    """Whether `oordeel` is better than `dan`; what nobody judged, or no figure speaks of, is not comparable."""
    return slechtste((oordeel,)) is not None and slechtste((oordeel, dan)) != oordeel


def _met(regel: Statusregel, signaal: Signaal) -> Statusregel:
    return replace(regel, signaal=signaal.oordeel, signaal_redenen=signaal.redenen)


def _weeg(redenen: Iterable[Reden], *, bekend: bool) -> Signaal:
    redenen = sorted(redenen, key=lambda reden: -VAN_GOED_NAAR_SLECHT.index(reden.oordeel))
    if not redenen:
        return Signaal(Oordeel.VOLGENS_VERWACHTING if bekend else None)
    return Signaal(redenen[0].oordeel, tuple(reden.tekst for reden in redenen))


def _totaal(delen: Mapping[Aspect, Signaal]) -> Signaal:
    ergste = slechtste(signaal.oordeel for signaal in delen.values())
    if ergste in (None, Oordeel.VOLGENS_VERWACHTING):
        return Signaal(ergste)
    namen = [aspect.naam for aspect, signaal in delen.items() if signaal.oordeel == ergste]
    return Signaal(ergste, tuple(f"{naam}: {ergste.naam}." for naam in namen))


def _planning(feiten: Feiten, acties: tuple[Actiefeit, ...], normen: Normen) -> Iterator[Reden]:
    open_ = [actie for actie in acties if not actie.klaar]
    zonder = [actie for actie in open_ if actie.zonder_maatregel]
    if zonder:
        staat = "staat" if len(zonder) == 1 else "staan"
        yield Reden(BIJSTUREN, f"{_tel(zonder)} {staat} op Bijsturen, en er is geen maatregel gemeld.")
    voorbij = [actie for actie in open_ if actie.einde and actie.einde < feiten.vandaag]
    if voorbij:
        veel = meer_dan(len(voorbij), len(acties), normen.te_laat)
        is_ = "is" if len(voorbij) == 1 else "zijn"
        norm = f" Dat is meer dan {normen.te_laat} %." if veel else ""
        yield Reden(
            BIJSTUREN if veel else AANDACHTSPUNT,
            f"{_tel(voorbij, len(acties))} {is_} voorbij het geplande einde en niet afgerond.{norm}",
        )
    gemist = [actie for actie in open_ if actie.mijlpaal and actie.mijlpaal < feiten.vandaag]
    if gemist:
        yield Reden(AANDACHTSPUNT, f"Bij {_tel(gemist)} is een mijlpaal niet op tijd gehaald.")
    verzet = [actie for actie in open_ if actie.verzet >= normen.einde_verzet]
    if verzet:
        yield Reden(
            AANDACHTSPUNT,
            f"Bij {_tel(verzet)} is het einde of een mijlpaal {normen.einde_verzet} keer of vaker verzet.",
        )


def _posten(feiten: Feiten) -> tuple[Jaarregel, ...]:
    return feiten.tabel.regels if feiten.tabel else ()


def _budget(
    feiten: Feiten, plafonds: Iterable[Planstand], posten: tuple[Jaarregel, ...], normen: Normen
) -> Iterator[Reden]:
    for post in posten:
        if post.overschreden:
            gebonden = f": {procent(post.gebonden)} is gebonden" if post.gebonden is not None else ""
            yield Reden(BIJSTUREN, f"{post.post} heeft een saldo van {bedrag(post.saldo)}{gebonden}.")
        elif post.verwacht is not None and post.verwacht < 0:
            yield Reden(
                BIJSTUREN, f"{post.post} eindigt volgens de prognose met een tekort van {bedrag(-post.verwacht)}."
            )
        if post.te_verdelen and post.saldo > 0:
            yield Reden(AANDACHTSPUNT, f"Van {post.post} is {bedrag(post.saldo)} nog niet over acties verdeeld.")
    for post in vroeg_gebonden(feiten.tabel, normen.geld):
        if post in posten:
            yield Reden(
                AANDACHTSPUNT,
                f"{post.post} is op {datum(feiten.tabel.peildatum)} al voor {procent(post.gebonden)} gebonden.",
            )
    for rij in plafonds:
        stand = rij.stand
        if stand.overschreden:
            yield Reden(BIJSTUREN, f"In het {rij.plan} is voor {rij.opgave} {bedrag(stand.tekort)} te veel toegekend.")
        elif stand.plafond and stand.vrij > normen.geld.onverdeeld * stand.plafond:
            yield Reden(
                AANDACHTSPUNT,
                f"In het {rij.plan} is voor {rij.opgave} {bedrag(stand.vrij)} nog niet toegekend: "
                f"{procent(deel_van(stand.vrij, stand.plafond))} van het plafond.",
            )


def _ouderdom(feiten: Feiten, normen: Normen) -> Iterator[Reden]:
    if feiten.tabel and normen.geld.verouderd(feiten.tabel.peildatum, feiten.vandaag):
        yield Reden(
            AANDACHTSPUNT,
            f"De stand is van {datum(feiten.tabel.peildatum)}, meer dan {normen.geld.stand_dagen} dagen geleden.",
        )


def _bestuur(feiten: Feiten, normen: Normen) -> Iterator[Reden]:
    if feiten.gemist:
        yield Reden(BIJSTUREN, f"De behandeling van {datum(feiten.gemist)} ging niet door en er is geen nieuwe datum.")
    geteld = feiten.verslagen
    if geteld and geteld.verwacht:
        for oordeel, norm in ((BIJSTUREN, normen.verslagen_bijsturen), (AANDACHTSPUNT, normen.verslagen_aandacht)):
            if minder_dan(geteld.op_tijd, geteld.verwacht, norm):
                yield Reden(
                    oordeel,
                    f"Op de deadline van {datum(geteld.deadline)} waren {geteld.op_tijd} van de {geteld.verwacht} "
                    f"verslagen binnen, minder dan {norm} %.",
                )
                break
    for rij in feiten.beloofd:
        if rij.afgedaan_op is None and rij.uiterlijk < feiten.vandaag:
            yield Reden(AANDACHTSPUNT, f"{rij.soort} ‘{rij.tekst}’ had op {datum(rij.uiterlijk)} af moeten zijn.")


def _tel(acties: list[Actiefeit], van: int | None = None) -> str:
    """ "2 van de 56 acties (1.02, 3.14)", with the first numbers and how many more."""
    nummers = [actie.nummer for actie in acties[:MET_NUMMER]]
    meer = len(acties) - len(nummers)
    genoemd = ", ".join(nummers) + (f" en nog {meer}" if meer else "")
    geheel = f" van de {van}" if van else ""
    return f"{len(acties)}{geheel} {'acties' if (van or len(acties)) != 1 else 'actie'} ({genoemd})"
