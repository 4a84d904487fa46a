"""What an import profile says, in plain Dutch. Pure module."""

from collections.abc import Iterable

from financien.keuzes import Kolom

from .profiel import BEDRAGVELDEN, VELDEN, Profiel

# The parts of a profile by key, with their names; the history tells a change by these.
DELEN = {
    "naam": "Naam",
    "vorm": "Wat een rij is",
    "blad": "Blad",
    "koprij": "Rij met de koppen",
    "koppen": "Kolommen",
    "omgekeerd": "Met omgekeerd teken",
    "schaal": "Eenheid",
    "datumvorm": "Volgorde in datums",
    "notatie": "Bedragen in tekst",
    "leeg_is_nul": "Bedrag dat ontbreekt",
    "naam_geldt_door": "Rij zonder naam",
    "overslaan": "Rijen die overgeslagen worden",
    "posten": "Posten",
    "kolommen": "Wat meetelt",
}
NIET_VAN_ONS = "hoort niet bij dit programma"
TELT_NIET = "telt niet mee"
GEEN = "geen"


def in_woorden(profiel: Profiel) -> dict[str, str]:
    """Every part of DELEN in words."""
    return {
        "naam": profiel.naam,
        "vorm": profiel.vorm.naam,
        "blad": profiel.blad or "het eerste blad dat past",
        "koprij": f"rij {profiel.koprij}" if profiel.koprij else "de eerste rij die past",
        "koppen": _opsomming((VELDEN[veld], f"‘{kop}’") for veld, kop in profiel.koppen.items()) or GEEN,
        "omgekeerd": "; ".join(BEDRAGVELDEN[veld] for veld in profiel.omgekeerd) or GEEN,
        "schaal": eenheid(profiel.schaal),
        "datumvorm": profiel.datumvorm.naam,
        "notatie": profiel.notatie.naam,
        "leeg_is_nul": "telt als € 0" if profiel.leeg_is_nul else "is een fout",
        "naam_geldt_door": "hoort bij de naam erboven" if profiel.naam_geldt_door else "is een fout",
        "overslaan": "; ".join(f"‘{woord}’" for woord in profiel.overslaan) or GEEN,
        "posten": _opsomming((naam, post or NIET_VAN_ONS) for naam, post in profiel.posten.items()) or GEEN,
        "kolommen": _opsomming((naam, telt_mee_in(kolom)) for naam, kolom in profiel.kolommen.items()) or GEEN,
    }


def eenheid(schaal: int) -> str:
    """1000 → "duizenden euro’s (x € 1.000)"."""
    return "euro’s" if schaal == 1 else "duizenden euro’s (x € 1.000)"


def telt_mee_in(kolom: str) -> str:
    """The name of a `financien.keuzes.Kolom`, or that it counts nowhere."""
    return Kolom(kolom).naam if kolom else TELT_NIET


def _opsomming(paren: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{links}: {rechts}" for links, rechts in paren)
