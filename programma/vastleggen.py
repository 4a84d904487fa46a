"""Leaving history: one Wijziging for every handeling, and every row that is saved under it carries it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.dispatch import receiver
from simple_history.signals import pre_create_historical_record

from .models import Gebruiker, Importronde, Programma, Wijziging
from .versies import VersieBotsing, wissel
from .zoekwoorden import veranderde_woorden, zoekwoorden

_lopend: ContextVar[Wijziging | None] = ContextVar("lopende wijziging", default=None)


@dataclass(frozen=True, slots=True)
class Verschil:
    """One field from old to new: as values that the field reads back (JSON), and in words."""

    veld: str
    naam: str
    oud: Any
    nieuw: Any
    oud_tekst: str
    nieuw_tekst: str


def verschillen_tussen(
    namen: Mapping[str, str], oud: Mapping[str, tuple[Any, str]], nieuw: Mapping[str, tuple[Any, str]]
) -> list[Verschil]:
    """Every field that differs, by its key: what it holds and the same in words. An empty value is as good as none."""
    niets = (None, "")
    paren = [(veld, oud.get(veld, niets), nieuw.get(veld, niets)) for veld in namen]
    return [
        Verschil(veld, namen[veld], was, wordt, was_tekst, wordt_tekst)
        for veld, (was, was_tekst), (wordt, wordt_tekst) in paren
        if (was or None) != (wordt or None)
    ]


@dataclass(frozen=True, slots=True)
class Daad:
    """Who acts, when and why. `reeks` ties the handelingen of one click together; an import always is one reeks.

    `verzet` is what a moved end date counts: −1 where a move is taken back, as if it had never been.
    """

    actor: Gebruiker | None
    nu: datetime
    reden: str = ""
    reeks: UUID | None = None
    importronde: Importronde | None = None
    verzet: int = 1

    @property
    def actor_naam(self) -> str:
        """Their name, "" when the portal itself acts."""
        return self.actor.naam if self.actor else ""


@contextmanager
def vastgelegd(
    rij: Model,
    daad: Daad,
    handeling: Wijziging.Handeling,
    verschillen: Iterable[Verschil],
    *,
    soort: str,
    programma: Programma | None,
    versie: int,
    herstelt: Wijziging | None = None,
) -> Iterator[Wijziging]:
    """Write the Wijziging of `rij`, the root of what is saved inside this block; call it in a transaction.

    `soort` is the name under which the history of this kind of record is found ("actie"), `versie` the version that
    `rij` has from now on.
    """
    verschillen = list(verschillen)
    wijziging = Wijziging.objects.create(
        programma=programma,
        moment=daad.nu,
        actor=daad.actor,
        handeling=handeling,
        onderwerp_soort=soort,
        onderwerp_id=rij.pk,
        onderwerp=str(rij)[:300],
        versie=versie,
        reden=daad.reden,
        verschillen=[asdict(verschil) for verschil in verschillen],
        geraakte_velden=veldenlijst(verschil.veld for verschil in verschillen),
        zoektekst=_zoektekst(rij, daad, verschillen),
        herstelt=herstelt,
        reeks=daad.importronde.reeks if daad.importronde else daad.reeks,
        importronde=daad.importronde,
    )
    merk = _lopend.set(wijziging)
    try:
        yield wijziging
    finally:
        _lopend.reset(merk)


def krijg_sleutel(rij: Model) -> None:
    """Save a new row, so that it has a key; its history begins with the handeling that is written about it next.

    Raises IntegrityError when somebody took its place; the transaction of the caller goes on then.
    """
    rij.skip_history_when_saving = True
    try:
        with transaction.atomic():
            rij.save()
    finally:
        del rij.skip_history_when_saving


def neem(rij: Model, versie: int) -> None:
    """Take `rij` for ourselves, as somebody saw it at `versie`; at 0 it was not there yet, and is made.

    Call it in a transaction. Raises VersieBotsing when somebody was first, in changing it or in making it.
    """
    if versie:
        wissel(rij, versie)
        return
    try:
        krijg_sleutel(rij)
    except IntegrityError:
        raise VersieBotsing from None


def veldenlijst(velden: Iterable[str]) -> str:
    """The keys of fields as one text in which each can be found as "|status|"."""
    return "".join(f"|{veld}" for veld in dict.fromkeys(velden)) + "|"


def _zoektekst(rij: Model, daad: Daad, verschillen: Iterable[Verschil]) -> str:
    woorden = zoekwoorden(str(rij), daad.reden)
    for verschil in verschillen:
        woorden |= veranderde_woorden(verschil.oud_tekst, verschil.nieuw_tekst)
    return " ".join(sorted(woorden))


@receiver(pre_create_historical_record)
def _draag_wijziging(history_instance: Model, **_: Any) -> None:
    """A row of history belongs to the handeling under which it came about."""
    wijziging = _lopend.get()
    if wijziging is not None:
        history_instance.wijziging = wijziging
        history_instance.history_user_id = wijziging.actor_id
        history_instance.history_date = wijziging.moment
        history_instance.history_change_reason = wijziging.reden


def laatste_wijzigers(soort: str, onderwerp: int, velden: Iterable[str]) -> dict[str, tuple[str, datetime]]:
    """Who changed each of these fields of one record last, and when; what nobody changed is left out. One query."""
    over = set(velden)
    gevonden: dict[str, tuple[str, datetime]] = {}
    for wijziging in Wijziging.objects.over(soort, onderwerp)[:200]:
        for veld in wijziging.velden() & over:
            gevonden[veld] = (wijziging.actor.naam if wijziging.actor else "het portaal", wijziging.moment)
        over -= gevonden.keys()
        if not over:
            break
    return gevonden
