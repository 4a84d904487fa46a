"""Every page and file of the site by its path, and how it is made."""

import hashlib
from collections.abc import Iterator
from functools import cache

from rapportage.edities import bewaarplaats
from rapportage.edities.versies import sjabloonversie
from rapportage.uitvoer import opmaak

from . import paginas
from .blad import Blad
from .uitgave import Uitgave, laatste, paren
from .uitgavenlezen import overzicht

STIJL = "rapportage/publiek.css"
HTML, JSON = "text/html", "application/json"


def bladen(uitgaven: tuple[Uitgave, ...]) -> dict[str, Blad]:
    """The whole site of one programme, by path; `uitgaven` are all its published editions by number, at least one."""
    return {blad.pad: blad for blad in _bladen(uitgaven)}


def _bladen(uitgaven: tuple[Uitgave, ...]) -> Iterator[Blad]:
    alles = _sleutel(*(_toestand(rij) for rij in uitgaven))
    nieuwste = laatste(uitgaven)
    yield Blad("index.html", HTML, alles, lambda: paginas.index(uitgaven))
    yield Blad("edities/index.html", HTML, alles, lambda: paginas.edities(uitgaven))
    yield Blad("gegevens/index.html", HTML, alles, lambda: paginas.gegevens(uitgaven))
    yield Blad("gegevens/edities.json", JSON, alles, lambda: paginas.edities_json(uitgaven))
    for oud, nieuw in paren(uitgaven):
        yield _verschil(oud, nieuw, uitgaven)
    vorige = {nieuw.nummer for _, nieuw in paren(uitgaven)}
    for uitgave in uitgaven:
        yield _landing(uitgave, uitgave.nummer in vorige, uitgaven)
        for bestand in uitgave.bestanden:
            yield Blad(
                f"{uitgave.map}/{bestand.naam}",
                bestand.mime,
                bestand.sha256,
                lambda sha256=bestand.sha256: bewaarplaats.pad(sha256).read_bytes(),
            )
    if nieuwste:
        yield from _inhoud(nieuwste, uitgaven)
    yield from _opmaak()


def _landing(uitgave: Uitgave, met_verschil: bool, uitgaven: tuple[Uitgave, ...]) -> Blad:
    sleutel = _sleutel(_toestand(uitgave), str(met_verschil))
    return Blad(
        f"edities/{uitgave.nummer}/index.html",
        HTML,
        sleutel,
        lambda: paginas.editie(uitgave, met_verschil=met_verschil, uitgaven=uitgaven),
    )


def _verschil(oud: Uitgave, nieuw: Uitgave, uitgaven: tuple[Uitgave, ...]) -> Blad:
    sleutel = _sleutel(oud.sha256, nieuw.sha256)
    pad = f"edities/{nieuw.nummer}/verschil/index.html"
    return Blad(pad, HTML, sleutel, lambda: paginas.verschil(oud, nieuw, uitgaven))


def _inhoud(uitgave: Uitgave, uitgaven: tuple[Uitgave, ...]) -> Iterator[Blad]:
    """The pages of what the newest edition says: its acties and doelen."""
    sleutel = _sleutel(_toestand(uitgave), "inhoud")
    yield Blad("acties/index.html", HTML, sleutel, lambda: paginas.acties(uitgave))
    yield Blad("doelen/index.html", HTML, sleutel, lambda: paginas.doelen(uitgave))
    for bijlage in overzicht(uitgave.sha256).bijlagen:
        for opgave in bijlage.opgaven:
            for actie in opgave.acties:
                yield Blad(
                    f"acties/{bijlage.plan_slug}/{actie.slug}/index.html",
                    HTML,
                    sleutel,
                    lambda plan=bijlage.plan_slug, slug=actie.slug: paginas.actie(uitgave, plan, slug),
                )
        for doel in bijlage.doelen:
            yield Blad(
                f"doelen/{bijlage.plan_slug}/{doel.letter.lower()}/index.html",
                HTML,
                sleutel,
                lambda plan=bijlage.plan_slug, letter=doel.letter: paginas.doel(uitgave, plan, letter),
            )


@cache
def _opmaak() -> tuple[Blad, ...]:
    """The stylesheet with its letters and shapes."""
    stijl, erbij = opmaak.los(STIJL)
    return tuple(
        Blad(f"opmaak/{naam}", opmaak.mime(naam), hashlib.sha256(inhoud).hexdigest(), lambda inhoud=inhoud: inhoud)
        for naam, inhoud in {"site.css": stijl.encode(), **erbij}.items()
    )


def _toestand(uitgave: Uitgave) -> str:
    """Everything of an edition that can still change, and what it is."""
    return repr((uitgave.sha256, uitgave.verbeterd_door, uitgave.aangeboden_op, uitgave.ingetrokken_op))


def _sleutel(*delen: str) -> str:
    return hashlib.sha256("\0".join((sjabloonversie(), *delen)).encode()).hexdigest()
