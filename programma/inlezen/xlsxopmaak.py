"""What kind of number a cell of an XLSX file shows, told by its number format. Runs in the child."""

import re

from programma.inlezen.pakket import Pakket

GETAL, DATUM, TIJD, PROCENT = "getal", "datum", "tijd", "procent"
# The numbers that a file may use without saying what they mean (ECMA-376, 18.8.30).
_INGEBOUWD = {
    **dict.fromkeys([*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)], DATUM),
    **dict.fromkeys([*range(18, 22), *range(32, 36), 45, 46, 47], TIJD),
    **dict.fromkeys([9, 10], PROCENT),
}
# Text between quotes, a character after \\ _ or *, and what stands in brackets, except elapsed hours.
_LETTERLIJK = re.compile(r'"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


def lees_opmaak(pakket: Pakket, naam: str) -> list[str]:
    """The kind of number for each style that a cell can have."""
    elementen = pakket.elementen(naam) if naam in pakket else []
    eigen = {
        attributen.get("numFmtId"): soort_opmaak(attributen.get("formatCode", ""))
        for ouder, element, attributen in elementen
        if (ouder, element) == ("numFmts", "numFmt")
    }
    nummers = [a.get("numFmtId", "0") for ouder, element, a in elementen if (ouder, element) == ("cellXfs", "xf")]
    return [eigen.get(nummer) or _ingebouwd(nummer) for nummer in nummers]


def soort_opmaak(code: str) -> str:
    """What a format such as dd-mm-yyyy or #.##0,00 shows; the letters are English in every file."""
    kern = _LETTERLIJK.sub("", code).lower().split(";")[0]
    if "general" in kern:
        return GETAL
    if "[" in kern:
        return TIJD
    if re.search("[dy]", kern) or ("m" in kern and not re.search("[hs]", kern)):
        return DATUM
    if re.search("[hs]", kern):
        return TIJD
    return PROCENT if "%" in kern else GETAL


def _ingebouwd(nummer: str) -> str:
    return _INGEBOUWD.get(int(nummer), GETAL) if nummer.isdecimal() else GETAL
