"""From when on something asks for attention in a programme: chosen, with a reason, once for every kind of norms."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models, transaction

from programma.models import Programma, Wijziging
from programma.vastleggen import Daad, Verschil, neem, vastgelegd
from programma.versies import VersieBotsing

from .weigering import eis_reden


@dataclass(frozen=True)
class Normsoort:
    """One kind of norms: a row per programme with a whole number in every field of `namen`.

    `standaard` are those of every programme that chose none; `maten` is what a number counts, where it is no percentage.
    """

    sleutel: str
    model: type[models.Model]
    namen: Mapping[str, str]
    standaard: Mapping[str, int]
    maten: Mapping[str, str] = field(default_factory=dict)

    def rij(self, programma: Programma) -> models.Model | None:
        """What `programma` chose, None when it did not. One query."""
        return self.model.objects.filter(programma=programma).first()

    def waarden(self, rij: models.Model | None) -> Mapping[str, int]:
        """The norms by field, as they are written down."""
        return {veld: getattr(rij, veld) for veld in self.namen} if rij else self.standaard

    def in_woorden(self, veld: str, waarde: int) -> str:
        return f"{waarde} {self.maten.get(veld, '%')}"


@transaction.atomic
def kies_normen(
    soort: Normsoort, *, programma: Programma, versie: int, nieuw: Mapping[str, int], daad: Daad
) -> models.Model:
    """Give the norms of `programma` these values.

    `versie` is that of the norms as somebody saw them, 0 for those of every programme that chose none. What is the same
    already is left as it is. Raises Geweigerd without a reason, VersieBotsing when somebody was first.
    """
    eis_reden(daad)
    rij = soort.rij(programma) if versie else None
    if versie and rij is None:
        raise VersieBotsing
    voor = soort.waarden(rij)
    rij = rij or soort.model(programma=programma)
    verschillen = [_verschil(soort, veld, voor[veld], nieuw[veld]) for veld in soort.namen if voor[veld] != nieuw[veld]]
    if not verschillen:
        return rij
    for veld in soort.namen:
        setattr(rij, veld, nieuw[veld])
    neem(rij, versie)
    with vastgelegd(
        rij,
        daad,
        Wijziging.Handeling.GEWIJZIGD,
        verschillen,
        soort=soort.sleutel,
        programma=programma,
        versie=rij.versie,
    ):
        rij.save()
    return rij


def _verschil(soort: Normsoort, veld: str, oud: int, nieuw: int) -> Verschil:
    return Verschil(veld, soort.namen[veld], oud, nieuw, soort.in_woorden(veld, oud), soort.in_woorden(veld, nieuw))
