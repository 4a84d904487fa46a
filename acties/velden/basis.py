"""What a field of an actie is: one value that is read from text, compared, written, and told in words.

The grid, the form, the import, the history and the undo all work with these fields. A value is plain JSON (texts, lists,
dicts; amounts as "14770.00", dates as ISO text), so that the history can keep it and put it back.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from acties.actielezen import Deel
from acties.gegevens import ActieGegevens
from acties.models import Actie
from acties.naslag import Naslag
from programma.vastleggen import Daad

Waarde = Any


class VeldFout(ValueError):
    """A text that a field refuses.

    `reden` is the Dutch sentence with the way out (also `str(fout)`), `voorstel` a text that is probably meant, or "".
    """

    def __init__(self, reden: str, voorstel: str = "") -> None:
        super().__init__(reden, voorstel)
        self.reden = reden
        self.voorstel = voorstel

    def __str__(self) -> str:
        return self.reden


@dataclass(frozen=True, slots=True)
class Veld:
    """One field.

    - `waarde(gegevens)`: the value it has now.
    - `tekst(waarde)`: the value in the words that `lees` reads back to the same value; "" when there is nothing.
    - `lees(tekst, naslag, huidig)`: the value that a person's text stands for; what the text cannot say (the zekerheid of
      an amount) is taken from `huidig`. Raises VeldFout.
    - `zet(actie, waarde, naslag, daad)`: puts the value in the actie (unsaved) and saves the rows below it.
    - `toon(waarde)`: the value as the history tells it; the same as `tekst` when it is not given.
    - `deel`: the part of the gegevens that holds it, None for plain columns of the actie itself.
    - `gevolg(oud, nieuw)`: the sentence for who made this change, about what went along with it; "" when nothing did.
    - `hernoem(waarde, naslag)`: the value with the names that its partners have now; the same value when it is not given.
    """

    sleutel: str
    naam: str
    waarde: Callable[[ActieGegevens], Waarde]
    tekst: Callable[[Waarde], str]
    lees: Callable[[Any, Naslag, Waarde], Waarde]
    zet: Callable[[Actie, Waarde, Naslag, Daad], None]
    reden_nodig: bool = False
    toon: Callable[[Waarde], str] | None = None
    deel: Deel | None = None
    hernoem: Callable[[Waarde, Naslag], Waarde] | None = None
    gevolg: Callable[[Waarde, Waarde], str] = lambda oud, nieuw: ""

    @property
    def onder(self) -> bool:
        """Whether the value stands in rows below the actie, and not in its own columns."""
        return self.deel not in (None, Deel.VERBAND)

    def in_woorden(self, waarde: Waarde) -> str:
        return (self.toon or self.tekst)(waarde)

    def zoals_nu(self, waarde: Waarde, naslag: Naslag) -> Waarde:
        """A value from the history as it would read now: a partner may have been renamed or merged since then."""
        return self.hernoem(waarde, naslag) if self.hernoem else waarde


def merk(waarde: Waarde) -> str:
    """The value as one text, for comparing what somebody saw with what there is now."""
    return json.dumps(waarde, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
