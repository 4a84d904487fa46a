"""What a handeling answers when what somebody wants cannot be."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from programma.vastleggen import Daad

GEEN_REDEN = "Schrijf kort waarom dit verandert."


class Geweigerd(Exception):
    """Values that cannot be, or cannot stand together. Nothing is written.

    `fouten` are Dutch sentences by field, "" for the whole.
    """

    def __init__(self, fouten: Mapping[str, str]) -> None:
        super().__init__(fouten)
        self.fouten = fouten

    def __str__(self) -> str:
        return " ".join(self.fouten.values())


def eis_reden(daad: Daad, zin: str = GEEN_REDEN) -> None:
    """Raises Geweigerd with `zin` when nobody says why."""
    if not daad.reden.strip():
        raise Geweigerd({"reden": zin})


@contextmanager
def niet_dubbel(veld: str, zin: str) -> Iterator[None]:
    """What the database holds unique is refused with `zin` at `veld`, also when somebody else was a moment earlier."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fout:
        raise Geweigerd({veld: zin}) from fout
