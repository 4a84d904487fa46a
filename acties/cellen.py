"""What stands in the cells of the list of acties, and the link by which somebody of the team changes one.

The list prints a thousand cells; they are made here and not in a template, which would take longer than the rest of the page.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString

from programma.models import Doel
from programma.opmaak import klasse

from .gegevens import ActieGegevens, PartnerGegevens, Verwijzing
from .geldwoorden import in_woorden
from .looptijdwoorden import looptijd_in_woorden

TELT_ALS = '<span class="telt-als">{} <span class="visually-hidden">telt </span>als {}</span>'
LEEG = SafeString('<span class="niets" aria-hidden="true">–</span><span class="visually-hidden">leeg</span>')

Chips = Mapping[str, SafeString]


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the list: its words in the head and on a phone, and how its cell is made."""

    sleutel: str
    kop: str
    label: str
    inhoud: Callable[[ActieGegevens, Chips], SafeString]
    klasse: str = ""
    bewerkbaar: bool = True
    # A narrow cell that must not break.
    kort: bool = False


def letterchips(doelen: Iterable[Doel], pad: str | None) -> dict[str, SafeString]:
    """The mark of every doel, as in onderdelen/letter.html; a link when `pad`, the address of the doelen, is given."""
    woord = SafeString('<span class="visually-hidden">Doel </span>')
    if pad is None:
        return {doel.letter: format_html('<span class="letter">{}{}</span>', woord, doel.letter) for doel in doelen}
    return {
        doel.letter: format_html('<a class="letter" href="{}{}/">{}{}</a>', pad, doel.letter, woord, doel.letter)
        for doel in doelen
    }


def cel(kolom: Kolom, actie: ActieGegevens, chips: Chips, pad: str, *, bewerkbaar: bool) -> SafeString:
    """The inside of one cell. `pad` is the address of the list."""
    inhoud = kolom.inhoud(actie, chips)
    if not (bewerkbaar and kolom.bewerkbaar):
        return inhoud
    return SafeString(f'<a class="cel" href="{pad}{actie.slug}/veld/{kolom.sleutel}/">{inhoud or LEEG}</a>')


def titelcel(actie: ActieGegevens, pad: str, *, bewerkbaar: bool) -> SafeString:
    """The title leads to the page of the actie; the sign behind it changes it."""
    link = format_html('<a href="{}{}/">{}</a>', pad, actie.slug, actie.titel)
    if not bewerkbaar:
        return link
    teken = (
        '{} <a class="cel cel-teken" href="{}{}/veld/titel/"><span class="visually-hidden">Wijzig de titel</span></a>'
    )
    return format_html(teken, link, pad, actie.slug)


def _doelen(actie: ActieGegevens, chips: Chips) -> SafeString:
    """The marks in threes that stay together, so that the column is three wide; one that counts as another stands alone."""
    regels: list[str] = []
    for anders, letters in groupby(actie.letters, key=lambda verwijzing: verwijzing.anders):
        marken = [_chip(verwijzing, chips) for verwijzing in letters]
        breed = 1 if anders else 3
        regels += [" ".join(marken[plaats : plaats + breed]) for plaats in range(0, len(marken), breed)]
    return SafeString("".join(f'<span class="drietal">{regel}</span>' for regel in regels))


def _chip(verwijzing: Verwijzing, chips: Chips) -> SafeString:
    onbekend = '<span class="letter letter-onbevestigd">{}<span class="visually-hidden"> (geen doel van het plan)</span></span>'
    chip = chips.get(verwijzing.letter) or format_html(onbekend, verwijzing.letter)
    return format_html(TELT_ALS, chip, verwijzing.toegewezen or "geen doel") if verwijzing.anders else chip


def _namen(partners: Iterable[PartnerGegevens]) -> SafeString:
    return SafeString(escape(", ".join(partner.naam for partner in partners)))


def _woord(tekst: str) -> SafeString:
    return SafeString(f'<span class="niets">{tekst}</span>')


def _status(actie: ActieGegevens, chips: Chips) -> SafeString:
    return SafeString(f'<span class="status text-wrap status-{klasse(actie.status)}">{actie.status.naam}</span>')


def _geld(actie: ActieGegevens, *, van_programma: bool) -> SafeString:
    regels = in_woorden(regel for regel in actie.financieringen if regel.in_programmakolom == van_programma)
    return SafeString("".join(_geldregel(*regel) for regel in regels))


def _geldregel(woord: str, erbij: str, is_bedrag: bool) -> str:
    zacht = f' <span class="zacht">{escape(erbij)}</span>' if erbij else ""
    return f'<span class="regel{"" if is_bedrag else " niets"}">{escape(woord)}{zacht}</span>'


def _looptijd(actie: ActieGegevens, chips: Chips) -> SafeString:
    woorden = SafeString(escape(looptijd_in_woorden(actie)))
    return woorden if actie.looptijd else _woord(woorden)


KOLOMMEN: dict[str, Kolom] = {
    kolom.sleutel: kolom
    for kolom in (
        Kolom("doelen", "Doelen", "Doelen", _doelen),
        Kolom("hoofdpartners", "Hoofdpartner", "Hoofdpartner", lambda actie, _: _namen(actie.hoofdpartners)),
        Kolom(
            "samenwerkingspartners",
            "Werkt samen met",
            "Werkt samen met",
            lambda actie, _: _namen(actie.samenwerkingspartners),
        ),
        Kolom(
            "soort",
            "Doorlopend of nieuw",
            "Soort",
            lambda actie, _: SafeString(actie.soort.naam) if actie.soort else _woord("niet genoemd"),
        ),
        Kolom("aard", "Aard", "Aard", lambda actie, _: SafeString(actie.aard.naam)),
        Kolom("status", "Status", "Status", _status),
        Kolom(
            "financiering_programma",
            "Programma (€)",
            "Programma",
            lambda actie, _: _geld(actie, van_programma=True),
            klasse="bedrag text-wrap",
        ),
        Kolom(
            "financiering_anders",
            "Anders (€)",
            "Anders",
            lambda actie, _: _geld(actie, van_programma=False),
            klasse="bedrag text-wrap",
        ),
        Kolom("looptijd", "Looptijd", "Looptijd", _looptijd, kort=True),
    )
}
