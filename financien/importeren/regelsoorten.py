"""What a ledger counts in which amount: the kinds of its rows, by their words or by the answer of a person. Pure module."""

from collections.abc import Sequence

from financien.keuzes import Kolom

from .geldrij import Geldrij
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .postnamen import celsleutel
from .profiel import Profiel
from .woorden import lees_kop

NIET = "niet"
KOLOMMEN = [kolom.value for kolom in Kolom]
# More kinds than this are asked about together.
MEESTE_VRAGEN = 12
_LETTERS = {"b": "beschikbaar", "r": "uitgaven", "v": "verplichtingen"}
_KEUZES = [*((kolom.value, kolom.naam) for kolom in Kolom), (NIET, "Zij tellen niet mee")]


def soort_van(rij: Geldrij) -> str:
    return rij.regelsoort or rij.kostensoort


def bepaal_soorten(
    rijen: Sequence[Geldrij], profiel: Profiel, antwoorden: Antwoorden
) -> tuple[dict[str, str], list[Kwestie]]:
    """In which amount each kind of row counts ("" is in none), and what was asked about that."""
    soorten: dict[str, str] = {}
    for rij in rijen:
        soorten.setdefault(celsleutel(soort_van(rij)), soort_van(rij) or "zonder soort")
    mapping = {sleutel: profiel.kolommen[sleutel] for sleutel in soorten if sleutel in profiel.kolommen}
    letters = set(soorten) <= _LETTERS.keys()
    voorstellen = {
        sleutel: _LETTERS[sleutel] if letters else _voorstel(naam)
        for sleutel, naam in soorten.items()
        if sleutel not in mapping
    }
    if len(voorstellen) > MEESTE_VRAGEN:
        groepen = {voorstel: [] for voorstel in sorted(set(voorstellen.values()))}
        for sleutel, voorstel in voorstellen.items():
            groepen[voorstel].append(sleutel)
        kwesties = {
            _samen([soorten[sleutel] for sleutel in sleutels], voorstel, antwoorden): sleutels
            for voorstel, sleutels in groepen.items()
        }
    else:
        kwesties = {
            _een(sleutel, soorten[sleutel], voorstel, antwoorden): [sleutel]
            for sleutel, voorstel in voorstellen.items()
        }
    for kwestie, sleutels in kwesties.items():
        if kwestie.waarde:
            mapping |= dict.fromkeys(sleutels, "" if kwestie.waarde == NIET else kwestie.waarde)
    return mapping, list(kwesties)


def _voorstel(naam: str) -> str:
    veld = lees_kop(naam).veld
    return veld if veld in KOLOMMEN else ""


def _een(sleutel: str, naam: str, voorstel: str, antwoorden: Antwoorden) -> Kwestie:
    """One kind; our own word for an amount is sure."""
    vraag = keuzevraag(
        f"soort:{sleutel}", f"Rijen ‘{naam}’", f"Waarin tellen de rijen ‘{naam}’ mee?", _KEUZES, voorstel
    )
    gezegde = f"Rijen ‘{naam}’ tellen mee in {Kolom(voorstel).naam.lower()}." if voorstel else ""
    return antwoorden.kwestie(vraag, zeker=sleutel == voorstel, gezegde=gezegde)


def _samen(namen: Sequence[str], voorstel: str, antwoorden: Antwoorden) -> Kwestie:
    """All kinds for which the words say the same, or nothing."""
    zoals = f"{len(namen)} soorten rijen, zoals {', '.join(f'‘{naam}’' for naam in namen[:3])}"
    vraag = keuzevraag(
        f"soorten:{voorstel or 'onbekend'}", "Soorten rijen", f"Waarin tellen {zoals}, mee?", _KEUZES, voorstel
    )
    gezegde = f"{zoals}, tellen mee in {Kolom(voorstel).naam.lower()}." if voorstel else ""
    return antwoorden.kwestie(vraag, gezegde=gezegde)
