"""A report in short, as the team reads it before it agrees."""

from dataclasses import dataclass
from datetime import datetime

from acties.keuzes import Status
from acties.models import Voortgang
from acties.voortgang.inhoud import Inhoud

from .standen import TEAM


@dataclass(frozen=True, slots=True)
class Stuk:
    """What a report says of its actie, and what an akkoord changes there. One with Bijsturen is shown in full."""

    nummer: str
    slug: str
    titel: str
    rapporteur: str
    door: str
    ingediend_op: datetime | None
    nu: Status
    wordt: Status | None
    inhoud: Inhoud

    @property
    def verandert(self) -> bool:
        return self.wordt is not None and self.wordt != self.nu

    @property
    def volledig(self) -> bool:
        return self.wordt == Status.BIJSTUREN


def vat_samen(verslag: Voortgang) -> Stuk:
    """`verslag` comes with its actie, the rapporteur of that, and who sent it in."""
    actie, inhoud = verslag.actie, Inhoud.van(verslag)
    rapporteur = actie.rapporteur.naam if actie.rapporteur and not verslag.overgenomen else TEAM.naam
    return Stuk(
        nummer=actie.nummer,
        slug=actie.slug,
        titel=actie.titel,
        rapporteur=rapporteur,
        door=verslag.ingediend_door.naam if verslag.ingediend_door else "",
        ingediend_op=verslag.ingediend_op,
        nu=Status(actie.status),
        wordt=Status(inhoud.status) if inhoud.status else None,
        inhoud=inhoud,
    )
