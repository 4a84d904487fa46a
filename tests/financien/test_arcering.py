"""A fill is told from its neighbour by its pattern, also by who sees no colour."""

import re

from hypothesis import given
from hypothesis import strategies as st

from financien.arcering import arcering

KLASSEN = ["vul-verplicht", "vul-over", "vul-bureau", "vul-doorbelast"]
MAAT = st.integers(0, 1000)


@given(klasse=st.sampled_from(KLASSEN), x=MAAT, y=MAAT, width=MAAT, height=MAAT)
def test_no_line_leaves_its_rectangle_and_all_are_whole(klasse, x, y, width, height):
    for lijn in filter(None, arcering(klasse, x, y, width, height).split("M")):
        (x1, y1, rest) = re.fullmatch(r"(\d+) (\d+)(.+)", lijn).groups()
        x2, y2 = (int(x1) + int(rest[1:]), y1) if rest[0] == "h" else rest[1:].split(" ")
        for plaats, onder, boven in ((x1, x, x + width), (x2, x, x + width), (y1, y, y + height), (y2, y, y + height)):
            assert onder <= int(plaats) <= boven


def test_what_is_spent_is_plain_and_every_other_pattern_differs():
    patronen = [
        arcering(klasse, 0, 0, 30, 22) for klasse in ("vul-uitgegeven", "vul-verplicht", "vul-over", "vul-bureau")
    ]
    assert patronen[0] == ""
    assert len(set(patronen)) == 4
