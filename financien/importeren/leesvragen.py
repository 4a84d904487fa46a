"""The questions about how a file is read: its columns, unit, notation, dates, signs, totals, and what is empty. Pure module."""

from collections.abc import Iterable, Mapping, Sequence

from programma.inlezen.gegevens import Waarde

from .bovenschrift import Vondst
from .dagcel import datumvormen
from .geldcel import CelWeigering, Geldlezer
from .geldrij import Geldrij
from .gelezen import Lezing
from .groepen import VERPLICHT, Groep
from .koppen import Geldtabel
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .profiel import BEDRAGVELDEN, VELDEN, Datumvorm, Notatie
from .rijen import Rijenlezer
from .tekens import Tekens

JA = (("ja", "Ja, zo klopt het"),)
_NOTATIEPROEF = 500


def schaalkwestie(vondst: Vondst | None, antwoorden: Antwoorden) -> Kwestie | None:
    if vondst is None and antwoorden.op("schaal") is None:
        return None
    uitleg = (
        f"In het bestand staat ‘{vondst.tekst[:80]}’."
        if vondst
        else "Het bestand zegt niet in welke eenheid de bedragen staan."
    )
    keuzes = (("1000", "In duizenden euro’s: elk bedrag maal 1.000"), ("1", "In euro’s"))
    return antwoorden.kwestie(
        keuzevraag("schaal", "Eenheid van de bedragen", uitleg, keuzes, vondst.waarde if vondst else "1"),
        gezegde=f"{uitleg} De bedragen zijn daarom maal 1.000 genomen.",
    )


def notatiekwestie(tabel: Geldtabel, plekken: Mapping[str, int], antwoorden: Antwoorden) -> Kwestie | None:
    """Amounts in text that are only read when somebody says what the point and the comma mean."""
    velden = [plekken[veld] for veld in BEDRAGVELDEN if veld in plekken]
    teksten = {w for rij in tabel.rijen[:_NOTATIEPROEF] for p in velden if isinstance(w := rij.waarde(p), str)}
    twijfel = [tekst for tekst in teksten if _vraagt_notatie(tekst)]
    if not twijfel and antwoorden.op("notatie") is None:
        return None
    punt = all(_past(tekst, Notatie.PUNT) for tekst in teksten)
    voorbeeld = min(twijfel, default="")
    return antwoorden.kwestie(
        keuzevraag(
            "notatie",
            "Punten en komma’s in de bedragen",
            f"Bedragen zoals ‘{voorbeeld}’ kunnen op twee manieren gelezen worden.",
            [(notatie.value, notatie.naam) for notatie in (Notatie.KOMMA, Notatie.PUNT)],
            Notatie.PUNT.value if punt else "",
        ),
        hard=True,
        stil=True,
    )


def _vraagt_notatie(tekst: str) -> bool:
    try:
        Geldlezer(1, Notatie.STRENG).lees(tekst)
    except CelWeigering as fout:
        return bool(fout.anders)
    return False


def _past(tekst: str, notatie: Notatie) -> bool:
    try:
        Geldlezer(1, notatie).lees(tekst)
    except CelWeigering:
        return False
    return True


def datumkwestie(waarden: Iterable[Waarde], lezing: Lezing, antwoorden: Antwoorden) -> Kwestie | None:
    """Dates in digits, when they are not simply day first."""
    vormen = datumvormen(waarden)
    if vormen == {lezing.profiel.datumvorm} or (lezing.bekend and lezing.profiel.datumvorm in vormen):
        return None
    enige = next(iter(vormen)).value if len(vormen) == 1 else ""
    return antwoorden.kwestie(
        keuzevraag(
            "datumvorm",
            "Volgorde in de datums",
            "De datums staan met de maand voorop; er zijn er bij die anders niet bestaan."
            if enige
            else "De datums in cijfers kunnen met de dag of met de maand beginnen.",
            [(vorm.value, vorm.naam) for vorm in (Datumvorm.DMJ, Datumvorm.MDJ)],
            enige,
        ),
    )


def somkwestie(gevonden: Sequence[Geldrij], antwoorden: Antwoorden) -> Kwestie:
    """Rows that add up to others without saying that they are totals."""
    rijen = ", ".join(f"rij {rij.rij.nummer} ({rij.naam or 'zonder naam'})" for rij in gevonden[:10])
    return antwoorden.kwestie(
        keuzevraag(
            "totaalrijen",
            "Rijen die andere rijen optellen",
            f"De bedragen in {rijen} zijn precies de som van andere rijen.",
            (("ja", "Het zijn totalen: sla ze over"), ("nee", "Het zijn gewone posten: lees ze")),
            "ja",
        ),
        gezegde=f"De bedragen in {rijen} zijn precies de som van andere rijen, en zijn daarom overgeslagen.",
    )


def doorvulkwestie(lezer: Rijenlezer, rijen: Sequence[Geldrij], antwoorden: Antwoorden) -> Kwestie:
    waar = ", ".join(lezer.tabel.blad.plaats(rij.rij) for rij in rijen[:3])
    meer = f" en {len(rijen) - 3} andere" if len(rijen) > 3 else ""
    return antwoorden.kwestie(
        keuzevraag(
            "naam_geldt_door",
            "Rijen zonder naam",
            f"In {waar}{meer} staan bedragen zonder naam. Horen zij bij de naam erboven?",
            (("ja", "Ja, een naam geldt tot de volgende naam"),),
        )
    )


def tekenkwestie(tekens: Tekens, antwoorden: Antwoorden) -> Kwestie | None:
    if not tekens.omgekeerd:
        return None
    namen = " en ".join(BEDRAGVELDEN[veld].split(" (")[0].lower() for veld in tekens.omgekeerd)
    reden = (
        "Het saldo in het bestand klopt alleen als"
        if tekens.bewezen
        else "De bedragen zijn geen van alle meer dan nul, dus misschien is"
    )
    staat = f"{namen} met het omgekeerde teken {'staan' if tekens.bewezen and len(tekens.omgekeerd) > 1 else 'staat' if tekens.bewezen else 'geschreven'}"
    return antwoorden.kwestie(
        keuzevraag(
            "teken",
            "Plus en min",
            f"{reden} {staat}.",
            (("omgekeerd", f"Keer het teken om van {namen}"), ("gewoon", "Lees de tekens zoals zij er staan")),
            "omgekeerd",
        ),
        gezegde=f"{reden} {staat}. Die bedragen zijn omgekeerd.",
    )


def leegkwestie(lezing: Lezing, antwoorden: Antwoorden) -> Kwestie | None:
    """Amounts that are not there; nothing is not 0 unless somebody says so."""
    if lezing.profiel.leeg_is_nul:
        return None
    nergens = nergens_genoemd(lezing)
    leeg = [veld for veld in VERPLICHT if any(is_leeg_bedrag(groep, veld) for groep in lezing.groepen)]
    if not nergens and not leeg:
        return None
    delen = [f"Het bestand zegt niets over {' en '.join(map(bedrag_in_woorden, nergens))}."] if nergens else []
    delen += [f"Niet overal is iets ingevuld bij {' en '.join(VELDEN[veld].lower() for veld in leeg)}."] if leeg else []
    return antwoorden.kwestie(
        keuzevraag(
            "leeg",
            "Bedragen die er niet staan",
            f"{' '.join(delen)} Dat is iets anders dan nul.",
            (("nul", "Lees ze als € 0"),),
        ),
        hard=True,
        stil=True,
    )


def nergens_genoemd(lezing: Lezing) -> list[str]:
    """The amounts of which the file says nothing: no column for it, and no row that counts in it."""
    return [
        veld
        for veld in VERPLICHT
        if veld not in lezing.plekken and all(veld not in groep.waarden for groep in lezing.groepen)
    ]


def is_leeg_bedrag(groep: Groep, veld: str) -> bool:
    """Whether there is a place for the amount and nothing in it; what could not be read is not empty."""
    return veld in groep.waarden and groep.waarden[veld] is None


def bedrag_in_woorden(veld: str) -> str:
    """ "de uitgaven"."""
    return "het beschikbare geld" if veld == "beschikbaar" else f"de {VELDEN[veld].lower()}"
