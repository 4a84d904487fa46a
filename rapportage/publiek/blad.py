"""One page or file of the site. Pure."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blad:
    """One page or file. `sleutel` changes when its bytes may change."""

    pad: str
    mime: str
    sleutel: str
    maak: Callable[[], bytes]
