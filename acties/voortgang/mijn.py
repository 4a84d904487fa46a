"""The reports that somebody has to write, per open round."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from acties.keuzes import Verslagtoestand
from acties.models import Actie, Voortgang
from programma.models import Deelname, Rapportageperiode
from programma.opmaak import AMSTERDAM

from .lezen import open_rondes, te_schrijven_door, termijn_van
from .termijn import Termijn
from .wie import schrijft

GEDAAN = (Verslagtoestand.INGEDIEND, Verslagtoestand.AKKOORD)


@dataclass(frozen=True, slots=True)
class Verslagregel:
    """One actie, with how far its report is. `eigen` is False when the programmateam took it over from the reader."""

    actie: Actie
    verslag: Voortgang | None
    termijn: Termijn
    vandaag: date
    eigen: bool

    @property
    def toestand(self) -> str:
        """In a word; a report that nobody kept anything of, was not begun."""
        if self.verslag and not self.eigen:
            return "Overgenomen"
        if self.verslag is None or (self.verslag.toestand == Verslagtoestand.CONCEPT and not self.verslag.bewaard_op):
            return "Nog niet begonnen"
        return Verslagtoestand(self.verslag.toestand).naam

    @property
    def gedaan(self) -> bool:
        return bool(self.verslag) and self.verslag.toestand in GEDAAN

    @property
    def te_doen(self) -> bool:
        """Whether it waits for the reader."""
        return self.eigen and not self.gedaan

    @property
    def dagen_te_laat(self) -> int:
        """How late it was sent in, or is when it was not."""
        ingediend = self.verslag.ingediend_op if self.verslag else None
        return self.termijn.dagen_te_laat(ingediend.astimezone(AMSTERDAM).date() if ingediend else self.vandaag)

    @property
    def knop(self) -> str:
        """What its link says."""
        if not self.te_doen:
            return "Bekijk"
        if self.verslag and self.verslag.toestand == Verslagtoestand.TERUG:
            return "Vul aan"
        return "Begin" if self.toestand == "Nog niet begonnen" else "Ga verder"


@dataclass(frozen=True, slots=True)
class Ronde:
    periode: Rapportageperiode
    termijn: Termijn
    vandaag: date
    regels: tuple[Verslagregel, ...]

    @property
    def te_doen(self) -> tuple[Verslagregel, ...]:
        return tuple(regel for regel in self.regels if regel.te_doen)

    @property
    def gedaan(self) -> tuple[Verslagregel, ...]:
        return tuple(regel for regel in self.regels if not regel.te_doen)

    @property
    def in_woorden(self) -> str:
        return self.termijn.in_woorden(self.vandaag)


def lees_rondes(deelname: Deelname, vandaag: date) -> tuple[Ronde, ...]:
    """The open rounds that ask the reader for a report. Two queries, and one for each open round."""
    perioden = list(open_rondes(deelname.programma))
    verslagen = {
        (rij.periode_id, rij.actie_id): rij for rij in Voortgang.objects.filter(periode__in=[p.pk for p in perioden])
    }
    rondes = (
        Ronde(periode, termijn_van(periode, None), vandaag, tuple(_regels(deelname, periode, verslagen, vandaag)))
        for periode in perioden
    )
    return tuple(ronde for ronde in rondes if ronde.regels)


def _regels(
    deelname: Deelname, periode: Rapportageperiode, verslagen: Mapping[tuple[int, int], Voortgang], vandaag: date
) -> Iterator[Verslagregel]:
    for actie in te_schrijven_door(deelname, periode):
        verslag = verslagen.get((periode.pk, actie.pk))
        eigen = schrijft(deelname, actie, verslag)
        yield Verslagregel(actie, verslag, termijn_van(periode, verslag), vandaag, eigen)
