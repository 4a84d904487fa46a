"""The sides that can be compared: every edition of a programme, and its newest round as it is now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, When

from programma.models import Programma, Rapportageperiode
from rapportage.gegevens import Overzicht
from rapportage.keuzes import Editiesoort
from rapportage.models import Periodegebeurtenis
from rapportage.overzicht import stel_samen
from rapportage.ronde.stappen import Stapnaam
from rapportage.verschil.vergelijken import verschil
from rapportage.verschil.verschilgegevens import Editieverwijzing
from rapportage.verschil.verschilstuk import Kant, Verschilstuk

from .inhoud import erratum_van, op_zichzelf
from .vorige import gelezen

NU = "nu"
VELDEN = ("nummer", "soort", "peildatum", "inhoud_sha256", "corrigeert__nummer")


class Onbekend(Exception):
    """There is no such edition."""


class Ingetrokken(Exception):
    """The edition with this number was withdrawn; `nummer` says which."""

    def __init__(self, nummer: int) -> None:
        super().__init__(f"Editie {nummer} is ingetrokken.")
        self.nummer = nummer


@dataclass(frozen=True, slots=True)
class Editieregel:
    """An edition as a choice. `inhoud` is what it says, None when that was not asked for."""

    nummer: int
    periode: str
    peildatum: date
    inhoud_sha256: str
    corrigeert: int | None
    ingetrokken: bool
    inhoud: str | None


@dataclass(frozen=True, slots=True)
class Kanten:
    """The editions, the newest first, and the newest round, None when there is none."""

    edities: tuple[Editieregel, ...]
    ronde: Rapportageperiode | None

    @property
    def kiesbaar(self) -> tuple[Editieregel, ...]:
        """Those that were not withdrawn."""
        return tuple(rij for rij in self.edities if not rij.ingetrokken)

    def editie(self, nummer: int) -> Editieregel:
        """Raises Onbekend and Ingetrokken."""
        rij = next((rij for rij in self.edities if rij.nummer == nummer), None)
        if rij is None:
            raise Onbekend
        if rij.ingetrokken:
            raise Ingetrokken(nummer)
        return rij

    def voor(self, nummer: int) -> Editieregel | None:
        """The edition before this one: what an erratum corrects, else the one with the number before it."""
        editie = self.editie(nummer)
        eerdere = [rij for rij in self.kiesbaar if rij.nummer < nummer]
        verbeterd = (rij for rij in eerdere if rij.nummer == editie.corrigeert)
        return next(verbeterd, eerdere[0] if eerdere else None)


def lees_kanten(programma: Programma, met_inhoud: Collection[int] = ()) -> Kanten:
    """What can be compared, with what the editions of these numbers say. One query: a row per round and edition."""
    soorten = [Editiesoort.EDITIE.value, Editiesoort.ERRATUM.value]
    ingetrokken = Periodegebeurtenis.objects.filter(editie=OuterRef("editie__pk"), stap=Stapnaam.TREK_IN.value)
    rijen = list(
        programma.perioden.annotate(editie=FilteredRelation("edities", condition=Q(edities__soort__in=soorten)))
        .annotate(
            **{f"editie_{veld.replace('__', '_')}": F(f"editie__{veld}") for veld in VELDEN},
            editie_inhoud=Case(When(editie__nummer__in=met_inhoud, then=F("editie__inhoud"))),
            editie_ingetrokken=Exists(ingetrokken),
            heeft_editie=F("editie__pk"),
        )
        .order_by("-peildatum", "-pk", "-editie__volgnummer")
    )
    edities = (_editie(rij) for rij in rijen if rij.editie_nummer)
    return Kanten(
        tuple(sorted(edities, key=lambda rij: rij.nummer, reverse=True)),
        rijen[0] if rijen else None,
    )


def vergelijk(programma: Programma, van: str, naar: str, *, nu: datetime) -> tuple[Kanten, Verschilstuk]:
    """From one side to the other, each the number of an edition or NU. Raises Onbekend and Ingetrokken."""
    kanten = lees_kanten(programma, [int(kant) for kant in (van, naar) if kant != NU])
    (van_kant, oud), (naar_kant, nieuw) = (_lees(kanten, kant, nu) for kant in (van, naar))
    met = Editieverwijzing(van_kant.nummer, van_kant.periode, van_kant.peildatum, van_kant.inhoud_sha256)
    stuk = Verschilstuk(
        programma=programma.naam,
        programma_slug=programma.slug,
        gemeente=programma.gemeente,
        van=van_kant,
        naar=naar_kant,
        gemaakt_op=nu,
        verschil=verschil(oud, nieuw, met if van_kant.nummer else None),
    )
    return kanten, stuk


def _lees(kanten: Kanten, kant: str, nu: datetime) -> tuple[Kant, Overzicht]:
    if kant == NU:
        if kanten.ronde is None:
            raise Onbekend
        overzicht, nummer, sha256 = _nu(kanten.ronde, nu), None, ""
    else:
        editie = kanten.editie(int(kant))
        overzicht, nummer, sha256 = gelezen(editie.inhoud), editie.nummer, editie.inhoud_sha256
    return Kant(nummer, overzicht.periode, overzicht.peildatum, overzicht.export_op, sha256), overzicht


def _nu(ronde: Rapportageperiode, nu: datetime) -> Overzicht:
    """Of an erratum only what it opens."""
    if erratum := erratum_van(ronde):
        return op_zichzelf(ronde, erratum=erratum, nu=nu)
    return stel_samen(ronde, nu=nu)


def _editie(rij: Rapportageperiode) -> Editieregel:
    return Editieregel(
        nummer=rij.editie_nummer,
        periode=rij.naam,
        peildatum=rij.editie_peildatum,
        inhoud_sha256=rij.editie_inhoud_sha256,
        corrigeert=rij.editie_corrigeert_nummer,
        ingetrokken=rij.editie_ingetrokken,
        inhoud=rij.editie_inhoud,
    )
