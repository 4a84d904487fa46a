"""The patterns of the fills, for who sees no colour. Pure; a pattern is the path of its lines, in whole units."""

from itertools import chain

# Without one, a fill is plain: what is spent is solid, what is free is an open frame.
_STREPEN = {"vul-verplicht": 5}
_SCHUIN_OMHOOG = {"vul-over": 10}
_SCHUIN_OMLAAG = {"vul-bureau": 18, "vul-doorbelast": 18}


def arcering(klasse: str, x: int, y: int, width: int, height: int) -> str:
    """The lines across a rectangle with the fill `klasse`, as the `d` of a path; "" for a plain fill."""
    if stap := _STREPEN.get(klasse):
        return "".join(f"M{x} {hoogte}h{width}" for hoogte in range(y + 3, y + height, stap)) if width > 0 else ""
    if stap := _SCHUIN_OMHOOG.get(klasse):
        return "".join(f"M{x + x1} {y + y1}L{x + x2} {y + y2}" for x1, y1, x2, y2 in _schuin(width, height, stap))
    if stap := _SCHUIN_OMLAAG.get(klasse):
        return "".join(
            f"M{x + x1} {y + height - y1}L{x + x2} {y + height - y2}" for x1, y1, x2, y2 in _schuin(width, height, stap)
        )
    return ""


def _schuin(width: int, height: int, stap: int):
    """Slanting lines from the left or lower side to the upper or right side of a rectangle at the origin."""
    for plaats in range(stap, width + height, stap):
        begin = max(0, plaats - height), min(plaats, height)
        einde = min(plaats, width), max(0, plaats - width)
        yield tuple(chain(begin, einde))
