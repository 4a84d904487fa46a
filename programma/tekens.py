"""Which signs a text may hold: those of the shipped typeface. Pure module.

A sign that the typeface lacks (an emoji, an arrow to the right) would draw another typeface into the PDF, and then it is
no longer fit for the archive.
"""

import re
import unicodedata

# The ranges of Source Sans 3 as it lies in static/sfn_portal/vendor/; a test compares them with the files.
LETTERTYPE = (
    *((0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2BB, 0x2BC), (0x2C6, 0x2C6), (0x2DA, 0x2DA)),
    *((0x2DC, 0x2DC), (0x300, 0x301), (0x303, 0x304), (0x308, 0x309), (0x323, 0x323), (0x329, 0x329)),
    *((0x2009, 0x2009), (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026)),
    *((0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2191, 0x2191)),
    *((0x2193, 0x2193), (0x2212, 0x2212), (0x2215, 0x2215)),
)
_VREEMD = re.compile("[^\t\n\r" + "".join(f"{chr(van)}-{re.escape(chr(tot))}" for van, tot in LETTERTYPE) + "]")
# What neither XML nor a spreadsheet program can hold, and what shows nothing.
_ONZICHTBAAR = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u2060\ufe0f\ufeff\ufffe\uffff]"
)
# What a word processor or a PDF makes of an ordinary sign.
_GEWOON = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2015": "—", "\u202f": "\xa0", "\ufb01": "fi", "\ufb02": "fl"})


def gewone_tekens(tekst: str) -> str:
    """`tekst` with composed letters and ordinary hyphens and spaces, without signs that show nothing."""
    return _ONZICHTBAAR.sub("", unicodedata.normalize("NFC", tekst).translate(_GEWOON))


def vreemde_tekens(tekst: str) -> list[str]:
    """The signs in `tekst` that the typeface lacks, each once, in the order of the text."""
    return list(dict.fromkeys(_VREEMD.findall(tekst)))


def waarom_vreemd(tekst: str) -> str:
    """The Dutch sentence that refuses `tekst`, "" when there is nothing to refuse."""
    vreemd = vreemde_tekens(tekst)
    if not vreemd:
        return ""
    eerste = " en ".join(f"‘{teken}’" for teken in vreemd[:3])
    kan, het = ("Dit teken kan", "het") if len(vreemd) == 1 else ("Deze tekens kunnen", "ze")
    return (
        f"{kan} niet in het overzicht worden afgedrukt: {eerste}. Haal {het} weg, of schrijf {het} in gewone letters."
    )
