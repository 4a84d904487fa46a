"""Reading the letters of the doelen as the plan prints them. Pure module."""

import re
from collections import Counter

from programma.bedragen import STREEPJES, citaat, op_een_regel

_SCHEIDING = r"(?: ?[-,] ?| )"


class LettersFout(ValueError):
    """Letters that are refused. `tekst` is what was read, `reden` the Dutch sentence, `voorstel` a better spelling."""

    def __init__(self, tekst: str, reden: str, voorstel: str | None = None) -> None:
        super().__init__(tekst, reden, voorstel)
        self.tekst = tekst
        self.reden = reden
        self.voorstel = voorstel

    def __str__(self) -> str:
        return self.reden


def lees_letters(tekst: str | None) -> tuple[str, ...]:
    """The letters in printed order, in capitals; `()` when there are none. "A-D" is A and D, never A up to D.

    Whether a letter exists in the plan is for the caller to say. Raises LettersFout.
    """
    bron = op_een_regel(tekst or "")
    schoon = bron.translate(STREEPJES).upper()
    if not schoon:
        return ()
    if not re.fullmatch(rf"[A-Z](?:{_SCHEIDING}[A-Z])* ?[-,]?", schoon):
        aaneen = re.fullmatch("[A-Z]{2,}", schoon)
        voorstel = "-".join(schoon) if aaneen and len(set(schoon)) == len(schoon) else None
        reden = f"{citaat(bron)} is niet te lezen als letters van doelen. Schrijf losse letters met streepjes ertussen"
        raise LettersFout(bron, f"{reden}, bijvoorbeeld {voorstel or 'B-C'}.", voorstel)
    letters = tuple(re.findall("[A-Z]", schoon))
    dubbel = sorted(letter for letter, aantal in Counter(letters).items() if aantal > 1)
    if dubbel:
        voorstel = "-".join(dict.fromkeys(letters))
        wat = f"staat de letter {dubbel[0]}" if len(dubbel) == 1 else f"staan de letters {' en '.join(dubbel)}"
        reden = f"In {citaat(bron)} {wat} meer dan één keer: dubbel getypt, of er is een andere letter bedoeld."
        raise LettersFout(bron, f"{reden} Schrijf elke letter één keer, bijvoorbeeld {voorstel}.", voorstel)
    return letters
