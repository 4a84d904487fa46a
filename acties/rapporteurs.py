"""Who reports on an actie when nobody chose yet. Pure module."""

from collections.abc import Sequence
from typing import TypeVar

P = TypeVar("P")


def rapporteur(hoofdpartners: Sequence[tuple[P, str]]) -> P | None:
    """The only hoofdpartner when it can report, None when the programmateam must.

    `hoofdpartners` are partners with their soort. A group (inwoners, "diverse partners") cannot report, and of several
    hoofdpartners nobody is the obvious one.
    """
    if len(hoofdpartners) != 1:
        return None
    partner, soort = hoofdpartners[0]
    return None if soort == "groep" else partner
