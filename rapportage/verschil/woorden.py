"""Fields that are compared by what a reader reads."""

from collections.abc import Iterable

from .verschilgegevens import Veldverschil

# (key, name, what is said of it)
Veld = tuple[str, str, str]


def velden(oud: Iterable[Veld], nieuw: Iterable[Veld]) -> tuple[Veldverschil, ...]:
    """Every field that reads otherwise, in the order of `nieuw`, then what only `oud` has."""
    voor = {sleutel: (naam, woord) for sleutel, naam, woord in oud}
    na = {sleutel: (naam, woord) for sleutel, naam, woord in nieuw}
    gevonden = []
    for sleutel in na | voor:
        naam, _ = na.get(sleutel) or voor[sleutel]
        was, wordt = (kant.get(sleutel, (naam, ""))[1] for kant in (voor, na))
        if was != wordt:
            gevonden.append(Veldverschil(sleutel, naam, was, wordt))
    return tuple(gevonden)
