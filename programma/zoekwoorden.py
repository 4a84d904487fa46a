"""The words by which something is found, without capitals and accents, so that "cafe" finds "café". Pure module."""

import unicodedata

# Of a text that is longer only the words that changed are kept: the rest says nothing about the change.
KORT = 300


def eenvoudig(tekst: str) -> str:
    """`tekst` without capitals and accents."""
    return "".join(
        teken for teken in unicodedata.normalize("NFKD", tekst.casefold()) if not unicodedata.combining(teken)
    )


def zoekwoorden(*teksten: str) -> set[str]:
    """Every word of `teksten` once."""
    return {woord for tekst in teksten for woord in eenvoudig(tekst).split()}


def veranderde_woorden(oud: str, nieuw: str) -> set[str]:
    """The words of a change: all of them when both texts are short, otherwise those that only one of the two has."""
    if len(oud) <= KORT and len(nieuw) <= KORT:
        return zoekwoorden(oud, nieuw)
    return zoekwoorden(oud) ^ zoekwoorden(nieuw)
