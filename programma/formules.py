"""Text that a spreadsheet program would take for a formula: made harmless on the way out, restored on the way in.

Pure and light: the child process that reads files loads it too.
"""

import re

# Apostrophes in front are part of it: what already has one gets another, so that the way back is exact.
FORMULE = re.compile(r"'*(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠])")
# What XML or a spreadsheet program cannot hold: control characters, half characters and the code points that are none.
_GEEN_TEKENS = "".join(chr(vlak + 0xFFFE) + chr(vlak + 0xFFFF) for vlak in range(0, 0x110000, 0x10000))
_STUUR = rf"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_GEEN_TEKENS}"
STUURTEKENS = re.compile(f"[{_STUUR}]")
# Nearly every text: nothing in it to take out, and a begin that no formula has.
_GEWOON = re.compile(rf"[^\s'=+\-@＝＋－＠\u200b\ufeff{_STUUR}][^\r{_STUUR}]*")


def gewone_regeleinden(tekst: str) -> str:
    """Every line end as a line feed: a file keeps no difference, and what a browser sends has both characters."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n")


def zonder_formule(tekst: str) -> str:
    """The text with an apostrophe in front when it could be a formula. A dash alone ("geen bedrag") is none."""
    if _GEWOON.fullmatch(tekst):
        return tekst
    schoon = gewone_regeleinden(STUURTEKENS.sub("", tekst))
    return f"'{schoon}" if FORMULE.match(schoon) and schoon.strip() != "-" else schoon


def zonder_apostrof(tekst: str) -> str:
    """The text as it was before `zonder_formule`."""
    return tekst[1:] if tekst.startswith("'") and FORMULE.match(tekst[1:]) else tekst
