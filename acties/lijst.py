"""The list of acties as its page shows it: heads, rows ready to print, totals and the choices of the filter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from programma.models import Doel, Opgave
from programma.opmaak import klasse

from .filter import BRONNEN, SOORTEN, Actiefilter
from .gegevens import ActieGegevens, PartnerGegevens, Verwijzing
from .geldwoorden import Geldwoord, in_woorden
from .keuzes import Aard
from .looptijdwoorden import looptijd_in_woorden
from .totalen import Totaal, per_opgave, totaal
from .volgorde import Volgorde, alfabetisch

KOPPEN = (
    ("nummer", "Nr.", ""),
    ("titel", "Actie", ""),
    ("opgave", "Opgave", ""),
    ("doelen", "Doelen", ""),
    ("hoofdpartner", "Hoofdpartner", ""),
    ("samenwerking", "Werkt samen met", ""),
    ("soort", "Doorlopend of nieuw", ""),
    ("status", "Status", ""),
    ("programma", "Programma (€)", "bedrag"),
    ("anders", "Anders (€)", "bedrag"),
    ("looptijd", "Looptijd", ""),
)
RICHTINGEN = (("", ""), ("-", ", omgekeerd"))


@dataclass(frozen=True, slots=True)
class Kop:
    """The head of a column: its link sorts the list, `richting` is the value of aria-sort when it is sorted by."""

    sleutel: str
    naam: str
    klasse: str
    url: str
    richting: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One actie, in words."""

    nummer: str
    url: str
    titel: str
    aard: str
    opgave: int
    doelen: SafeString
    hoofdpartners: str
    samenwerking: str
    soort: str
    status: str
    status_woord: str
    programma: tuple[Geldwoord, ...]
    anders: tuple[Geldwoord, ...]
    looptijd: str
    looptijd_bekend: bool


@dataclass(frozen=True, slots=True)
class Actielijst:
    """`rijen` of the `van` acties a reader may see; `opgaven` has the totals per opgave when there is more than one."""

    koppen: tuple[Kop, ...]
    rijen: tuple[Rij, ...]
    van: int
    opgaven: tuple[tuple[int, Totaal], ...]
    totaal: Totaal


def maak_lijst(
    alle: tuple[ActieGegevens, ...], filter_: Actiefilter, volgorde: Volgorde, pad: str, chips: Mapping[str, SafeString]
) -> Actielijst:
    """The acties of `alle` that the filter asks for, in order. `pad` is the address of the list, `chips` see `letterchips`."""
    gekozen = volgorde.sorteer(filter_.kies(alle))
    opgaven = per_opgave(gekozen)
    return Actielijst(
        koppen=tuple(_kop(*kop, volgorde, filter_) for kop in KOPPEN),
        rijen=tuple(_rij(actie, pad, chips) for actie in gekozen),
        van=len(alle),
        opgaven=tuple(opgaven.items()) if len(opgaven) > 1 else (),
        totaal=totaal(gekozen),
    )


def keuzes(
    alle: Iterable[ActieGegevens], opgaven: Iterable[Opgave], doelen: Iterable[Doel]
) -> dict[str, list[tuple[str, str]]]:
    """The choices of the filter, as (value, words): of the plan, and of the acties a reader may see."""
    partners = {partner.slug: partner.naam for actie in alle for partner in actie.partners}
    letters = {doel.letter: f"{doel.letter} {doel.formulering or '(niet beschreven)'}" for doel in doelen}
    for letter in sorted({verwijzing.letter for actie in alle for verwijzing in actie.letters} - set(letters)):
        letters[letter] = f"{letter} (geen doel van het plan)"
    return {
        "opgave": [(str(opgave.nummer), str(opgave)) for opgave in opgaven],
        "doel": list(letters.items()),
        "partner": sorted(partners.items(), key=lambda partner: alfabetisch(partner[1])),
        "soort": list(SOORTEN),
        "bron": list(BRONNEN),
        "sorteer": [
            (f"{teken}{sleutel}", f"{naam}{woord}") for teken, woord in RICHTINGEN for sleutel, naam, _ in KOPPEN
        ],
    }


def letterchips(doelen: Iterable[Doel], pad: str | None) -> dict[str, SafeString]:
    """The mark of every doel, as in onderdelen/letter.html; a link when `pad`, the address of the doelen, is given.

    The list prints some 150 of them: an include for each would take longer than the rest of the page.
    """
    woord = mark_safe('<span class="visually-hidden">Doel </span>')
    if pad is None:
        return {doel.letter: format_html('<span class="letter">{}{}</span>', woord, doel.letter) for doel in doelen}
    return {
        doel.letter: format_html('<a class="letter" href="{}{}/">{}{}</a>', pad, doel.letter, woord, doel.letter)
        for doel in doelen
    }


def _kop(sleutel: str, naam: str, klasse: str, volgorde: Volgorde, filter_: Actiefilter) -> Kop:
    vraag = filter_.vraag() | {"sorteer": str(volgorde.na_klik_op(sleutel))}
    richting = ("descending" if volgorde.aflopend else "ascending") if sleutel == volgorde.kolom else ""
    return Kop(sleutel, naam, klasse, f"?{urlencode(vraag)}", richting)


def _rij(actie: ActieGegevens, pad: str, chips: Mapping[str, SafeString]) -> Rij:
    return Rij(
        nummer=actie.nummer,
        url=f"{pad}{actie.slug}/",
        titel=actie.titel,
        aard="" if actie.aard == Aard.ACTIE else actie.aard.naam,
        opgave=actie.opgave,
        doelen=_doelen(actie.letters, chips),
        hoofdpartners=_namen(actie.hoofdpartners),
        samenwerking=_namen(actie.samenwerkingspartners),
        soort=actie.soort.naam if actie.soort else "",
        status=klasse(actie.status),
        status_woord=actie.status.naam,
        programma=in_woorden(regel for regel in actie.financieringen if regel.in_programmakolom),
        anders=in_woorden(regel for regel in actie.financieringen if not regel.in_programmakolom),
        looptijd=looptijd_in_woorden(actie),
        looptijd_bekend=actie.looptijd is not None,
    )


def _doelen(letters: Sequence[Verwijzing], chips: Mapping[str, SafeString]) -> SafeString:
    """The marks in threes that stay together, so that the column is three wide."""
    marken = [_chip(verwijzing.letter, chips) for verwijzing in letters]
    drietallen = [" ".join(marken[plaats : plaats + 3]) for plaats in range(0, len(marken), 3)]
    return mark_safe("".join(f'<div class="text-nowrap">{drietal}</div>' for drietal in drietallen))


def _chip(letter: str, chips: Mapping[str, SafeString]) -> SafeString:
    onbekend = '<span class="letter letter-onbevestigd">{}<span class="visually-hidden"> (geen doel van het plan)</span></span>'
    return chips.get(letter) or format_html(onbekend, letter)


def _namen(partners: Iterable[PartnerGegevens]) -> str:
    return ", ".join(partner.naam for partner in partners)
