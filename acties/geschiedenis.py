"""The history of one actie: how often its dates were moved, and who changed it last."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Subquery

from programma.geschiedenisbeeld import wie
from programma.models import Uitvoeringsplan, Wijziging
from programma.perioden import lees_looptijd

from .handelingen.wijzigen import SOORT
from .models import Actie


@dataclass(frozen=True, slots=True)
class Verzetting:
    """A date that was moved; `wat` is the name of the mijlpaal, "" for the end of the looptijd."""

    wat: str
    van: date
    naar: date
    wijziging: Wijziging

    @property
    def wie(self) -> str:
        return wie(self.wijziging)


def verzettingen(actie: int) -> tuple[Verzetting, ...]:
    """Every move of the end and of the mijlpalen of the actie with this key, the oldest first.

    A move that was undone does not count, just as in `Actie.einde_verzet` and `Mijlpaal.verzet`. One query.
    """
    met_datum = Q(geraakte_velden__contains="|looptijd|") | Q(geraakte_velden__contains="|mijlpalen|")
    wijzigingen = Wijziging.objects.over(SOORT, actie).filter(met_datum)
    return tuple(verzetting for rij in reversed(_wat_geldt(wijzigingen)) for verzetting in _verzet_door(rij))


def laatst_gewijzigd(plan: Uitvoeringsplan, nummer: str) -> Wijziging | None:
    """What was done last to the actie of `plan` with this nummer since it was loaded. One query."""
    actie = Actie.objects.filter(plan=plan, nummer=nummer)
    gewijzigd = Wijziging.objects.filter(onderwerp_soort=SOORT, onderwerp_id=Subquery(actie.values("pk")))
    return gewijzigd.sinds_het_laden().select_related("actor").order_by("-pk").first()


def _wat_geldt(wijzigingen: Iterable[Wijziging]) -> list[Wijziging]:
    """`wijzigingen`, the newest first, without what was undone and the undoing itself."""
    ongedaan: set[int] = set()
    geldig = []
    for rij in wijzigingen:
        if rij.handeling == Wijziging.Handeling.ONGEDAAN:
            if rij.pk not in ongedaan:
                ongedaan.add(rij.herstelt_id)
        elif rij.pk not in ongedaan:
            geldig.append(rij)
    return geldig


def _verzet_door(wijziging: Wijziging) -> Iterator[Verzetting]:
    for verschil in wijziging.verschillen:
        if verschil["veld"] == "looptijd":
            van, naar = _einde(verschil["oud"]), _einde(verschil["nieuw"])
            if van and naar and van != naar:
                yield Verzetting("", van, naar, wijziging)
        elif verschil["veld"] == "mijlpalen":
            eerst, daarna = _dagen(verschil["oud"]), _dagen(verschil["nieuw"])
            for naam in eerst.keys() & daarna.keys():
                if eerst[naam] != daarna[naam]:
                    yield Verzetting(naam, eerst[naam], daarna[naam], wijziging)


def _einde(looptijd: str) -> date | None:
    gelezen = lees_looptijd(looptijd)
    return gelezen.tot if gelezen else None


def _dagen(mijlpalen: Iterable[Mapping[str, str]]) -> dict[str, date]:
    return {rij["naam"]: date.fromisoformat(rij["datum"]) for rij in mijlpalen}
