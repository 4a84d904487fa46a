"""Rules over the looptijd, and over the years in title and text that it should agree with."""

import re
from collections.abc import Iterator

from acties.gegevens import ActieGegevens
from programma.bevindingen import Ernst
from programma.perioden import Looptijd, PeriodeFout, lees_looptijd, toon_looptijd

from .feiten import Melding, actieformulier, per_actie

_JAREN = re.compile(r"(?<![\d-])(20\d\d)(?:\s?[-–/]\s?(20\d\d))?(?![\d-])")


@per_actie("looptijd-onleesbaar", Ernst.FOUT, "Wat er als looptijd staat, is geen looptijd.", veld="looptijd")
def looptijd_onleesbaar(actie: ActieGegevens) -> Iterator[Melding]:
    gedrukt = actie.bronwaarden.get("looptijd", "")
    if actie.looptijd is None and (fout := _leesfout(gedrukt)):
        yield Melding(
            f"Als looptijd staat er ‘{gedrukt}’, en dat is niet te lezen.",
            f"Waarschijnlijk is {fout.voorstel} bedoeld. Controleer dat en vul de looptijd in."
            if fout.voorstel
            else "Zoek de juiste looptijd op en vul haar in.",
            inhoud=(gedrukt,),
        )


@per_actie("looptijd-ontbreekt", Ernst.WAARSCHUWING, "Een actie heeft geen looptijd.", veld="looptijd")
def looptijd_ontbreekt(actie: ActieGegevens) -> Iterator[Melding]:
    if actie.looptijd is None and not _leesfout(actie.bronwaarden.get("looptijd", "")):
        yield Melding(
            "Er staat geen looptijd bij deze actie.", "Vraag de hoofdpartner wanneer de actie loopt en vul dat in."
        )


@per_actie(
    "titel-past-niet-bij-looptijd",
    Ernst.WAARSCHUWING,
    "De jaren in de titel zijn andere dan die van de looptijd.",
    veld="looptijd",
)
def titel_past_niet_bij_looptijd(actie: ActieGegevens) -> Iterator[Melding]:
    if actie.looptijd is None:
        return
    van, tot = _jaren_van(actie.looptijd)
    anders = [
        _span(begin, einde)
        for begin, einde in _jaren_in(actie.titel)
        if (not van <= begin <= tot if einde is None else (begin, einde) != (van, tot))
    ]
    if anders:
        yield _spreekt_tegen("de titel", anders, actie)


@per_actie(
    "tekst-past-niet-bij-looptijd",
    Ernst.WAARSCHUWING,
    "Een periode in de omschrijving eindigt anders dan de looptijd.",
    veld="looptijd",
)
def tekst_past_niet_bij_looptijd(actie: ActieGegevens) -> Iterator[Melding]:
    """A span that ended before the looptijd begins tells about the past, a single year about an event: both are left alone."""
    if actie.looptijd is None:
        return
    van, tot = _jaren_van(actie.looptijd)
    anders = [
        _span(begin, einde)
        for begin, einde in _jaren_in(actie.omschrijving)
        if einde is not None and einde >= van and begin <= tot and einde != tot
    ]
    if anders:
        yield _spreekt_tegen("de omschrijving", anders, actie)


def _spreekt_tegen(waar: str, jaren: list[str], actie: ActieGegevens) -> Melding:
    """One finding, also when the years stand there more than once. Either of the two may be wrong: the form has both."""
    jaren, looptijd = list(dict.fromkeys(jaren)), actie.looptijd
    return Melding(
        f"In {waar} staat {' en '.join(jaren)}, maar de looptijd is {toon_looptijd(looptijd)}.",
        "Kies welke van de twee klopt en pas de andere aan.",
        inhoud=(*jaren, looptijd.van, looptijd.tot),
        herstel=actieformulier(actie, "actie"),
    )


def _leesfout(gedrukt: str) -> PeriodeFout | None:
    try:
        lees_looptijd(gedrukt)
    except PeriodeFout as fout:
        return fout
    return None


def _jaren_van(looptijd: Looptijd) -> tuple[int, int]:
    return looptijd.van.year, looptijd.tot.year


def _jaren_in(tekst: str) -> Iterator[tuple[int, int | None]]:
    """The spans of years in a text, and the single years with None as their end."""
    for treffer in _JAREN.finditer(tekst):
        yield int(treffer[1]), int(treffer[2]) if treffer[2] else None


def _span(begin: int, einde: int | None) -> str:
    return str(begin) if einde is None else f"{begin}-{einde}"
