"""Recognising a post by its name: for sure, or as a proposal. Pure module."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from .postboek import Post, Postboek
from .postnamen import celsleutel, kern, naamsleutel

NIEUW, ALGEMEEN = "nieuw:", "algemeen"
LIJKT = 0.75


def zeker_bekend(naam: str, posten: Sequence[Post]) -> Post | None:
    """The one post with this name, however it is spelled."""
    for sleutel in (celsleutel, naamsleutel, kern):
        gevonden = [post for post in posten if sleutel(post.naam) == sleutel(naam)]
        if gevonden:
            return gevonden[0] if len(gevonden) == 1 else None
    return None


def stel_voor(naam: str, jaar: int, boek: Postboek) -> tuple[str, str, bool]:
    """A proposal, what makes it one, and whether only a person can say so; "" for none."""
    posten = boek.van(jaar)
    for ander in boek.posten:
        if ander.boekjaar != jaar and celsleutel(ander.naam) == celsleutel(naam):
            return (
                f"{NIEUW}{ander.opgave or ALGEMEEN}",
                f"is een nieuwe post van {jaar}, zoals in {ander.boekjaar}",
                False,
            )
    opgave = next((n for n, titel in boek.opgaven.items() if _heet(naam, n, titel)), None)
    if opgave is None and naam.isdecimal() and int(naam) in boek.opgaven:
        van_opgave = [post for post in posten if post.opgave == int(naam)]
        if len(van_opgave) == 1:
            return van_opgave[0].naam, f"is misschien opgave {naam}, en die heeft één post: {van_opgave[0].naam}", True
    if opgave:
        van_opgave = [post for post in posten if post.opgave == opgave]
        if len(van_opgave) == 1:
            return (
                van_opgave[0].naam,
                f"is de naam van opgave {opgave}, en die heeft één post: {van_opgave[0].naam}",
                False,
            )
        return f"{NIEUW}{opgave}", f"is de naam van opgave {opgave}", True
    lijkend = [post for post in posten if _lijkt(naam, post.naam)]
    if len(lijkend) == 1:
        return lijkend[0].naam, f"lijkt op ‘{lijkend[0].naam}’", True
    return "", "", True


def _heet(naam: str, nummer: int, titel: str) -> bool:
    return celsleutel(naam) == f"opgave {nummer}" or bool(
        {naamsleutel(naam), kern(naam)} & {naamsleutel(titel), kern(titel)}
    )


def _lijkt(een: str, ander: str) -> bool:
    een, ander = kern(een), kern(ander)
    if min(len(een), len(ander)) > 5 and (een in ander or ander in een):
        return True
    return SequenceMatcher(None, een, ander).ratio() >= LIJKT
