"""What somebody reads who was second: who was first, what there is now, and what was asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .geschiedenisbeeld import wie
from .models import Wijziging


@dataclass(frozen=True, slots=True)
class Verschilregel:
    """A field about which two people think differently, in words; "" for nothing."""

    naam: str
    nu: str
    wens: str


@dataclass(frozen=True, slots=True)
class Botsing:
    """`intussen` is what was done since the page was opened, the newest first; `regels` is where the two differ."""

    intussen: tuple[Wijziging, ...]
    regels: tuple[Verschilregel, ...] = ()

    @property
    def wie(self) -> list[tuple[Wijziging, str]]:
        """Everything that was done, with the name of who did it."""
        return [(wijziging, wie(wijziging)) for wijziging in self.intussen]


def lees_botsing(soort: str, gezien: Mapping[int, int], regels: Iterable[Verschilregel] = ()) -> Botsing:
    """What happened to records of this `soort` since the versions in `gezien`, by key. One query."""
    laatste = Wijziging.objects.filter(onderwerp_soort=soort, onderwerp_id__in=gezien).select_related("actor")
    intussen = [rij for rij in laatste.order_by("-pk")[:50] if rij.versie > gezien[rij.onderwerp_id]]
    return Botsing(tuple(intussen), tuple(regel for regel in regels if regel.nu != regel.wens))
