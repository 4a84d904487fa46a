"""How a value of a field stands in a cell of a table, and how a cell is read: the widgets of the columns of acties.

What `render` writes, `clean` reads back to the same value. A cell holds what `programma.inlezen` gives: a text, a number, a
day or nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from import_export.widgets import Widget

from programma.bedragen import Toestand
from programma.opmaak import datum
from programma.tabelbestand import in_woorden

from .keuzes import Bron
from .naslag import Naslag
from .velden import Veld, VeldFout, Waarde

Cel = str | Decimal | int | date | None


class Tekstcel(Widget):
    """A field as the text that it reads itself; a number with a fraction or a day is no text."""

    def __init__(self, veld: Veld) -> None:
        super().__init__()
        self.veld = veld

    def render(self, value: Waarde, obj: Any = None, **kwargs: Any) -> Cel:
        return self.veld.tekst(value)

    def clean(
        self, value: Cel, row: Mapping | None = None, *, naslag: Naslag, huidig: Waarde = None, **kwargs: Any
    ) -> Waarde:
        """The value that the cell stands for, beside the value there is now. Raises VeldFout."""
        return self.veld.lees(self.invoer(value, naslag), naslag, huidig)

    def invoer(self, cel: Cel, naslag: Naslag) -> Any:
        """The cell as the field wants to read it."""
        if isinstance(cel, date):
            raise VeldFout(f"In de cel staat een datum ({datum(cel)}). Maak er tekst van en schrijf het opnieuw.")
        if isinstance(cel, Decimal):
            raise VeldFout(f"In de cel staat een getal ({in_woorden(cel)}). Maak er tekst van en schrijf het opnieuw.")
        return cel

    def staat_er(self, cel: Cel, waarde: Waarde) -> bool:
        """Whether the cell is exactly what an export writes for `waarde`; in a CSV file everything is a text."""
        geschreven = self.render(waarde)
        if cel == geschreven:
            return True
        if cel is None:
            return geschreven == ""
        return isinstance(cel, str) and not isinstance(geschreven, str) and cel == in_woorden(geschreven)


class Keuzecel(Tekstcel):
    """A choice by its code; nothing for the choice `leeg`."""

    def __init__(self, veld: Veld, *, leeg: str = "") -> None:
        super().__init__(veld)
        self.leeg = leeg

    def render(self, value: Waarde, obj: Any = None, **kwargs: Any) -> Cel:
        return "" if value == self.leeg else value


class Looptijdcel(Tekstcel):
    """A looptijd; a year may be a number, and about a day the field has a sentence of its own."""

    def invoer(self, cel: Cel, naslag: Naslag) -> Any:
        return in_woorden(cel) if isinstance(cel, Decimal) else cel


class Dagcel(Tekstcel):
    """A day, as the date it is."""

    def render(self, value: Waarde, obj: Any = None, **kwargs: Any) -> Cel:
        return date.fromisoformat(value) if value else ""

    def invoer(self, cel: Cel, naslag: Naslag) -> Any:
        return in_woorden(cel) if isinstance(cel, Decimal) else cel


class Nummercel(Tekstcel):
    """A number like 3.10 that refers to something; a spreadsheet program may have made 3.1 of it."""

    def __init__(self, veld: Veld, bekend: Callable[[Naslag], Mapping[str, Any]]) -> None:
        super().__init__(veld)
        self.bekend = bekend

    def invoer(self, cel: Cel, naslag: Naslag) -> Any:
        return nummer_van(cel, self.bekend(naslag))


class Geldcel(Tekstcel):
    """Lines of money: a number when there is one plain amount, otherwise the words of `schrijf_cel`."""

    def __init__(self, veld: Veld, *, huis: Bron) -> None:
        super().__init__(veld)
        self.huis = huis.value

    def render(self, value: Waarde, obj: Any = None, **kwargs: Any) -> Cel:
        if len(value) == 1 and self._kaal(value[0]):
            return Decimal(value[0]["bedrag"])
        return self.veld.tekst(value) if value else ""

    def _kaal(self, regel: Mapping[str, Any]) -> bool:
        """Whether the amount alone says everything that a cell says of the line."""
        return (
            regel["toestand"] == Toestand.BEDRAG.value
            and regel["bron"] == self.huis
            and not (regel["bron_partner"] or regel["ten_laste_van"] or regel["toelichting"])
        )

    def invoer(self, cel: Cel, naslag: Naslag) -> Any:
        return cel


def nummer_van(cel: Cel, bekend: Mapping[str, Any]) -> str:
    """The text of a cell with a nummer; a number is the one nummer in `bekend` that it can be. Raises VeldFout."""
    if isinstance(cel, date):
        raise VeldFout(f"In de cel staat een datum ({datum(cel)}). Maak er tekst van en schrijf het nummer opnieuw.")
    if not isinstance(cel, Decimal | int):
        return (cel or "").strip()
    passend = sorted((nummer for nummer in bekend if Decimal(nummer) == cel), key=len)
    if len(passend) > 1:
        raise VeldFout(
            f"In de cel staat een getal ({in_woorden(cel)}), en dat kan {' of '.join(passend)} zijn. Maak er tekst van."
        )
    return passend[0] if passend else in_woorden(cel)
