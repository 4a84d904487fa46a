"""The pages of the site as bytes: templates over what was frozen. They ask nothing of the database but an edition's text."""

from typing import Any

from django.template.loader import render_to_string

from rapportage.bijlagegegevens import Bijlage
from rapportage.edities.beeld import vormen_in, wat
from rapportage.gegevens import Overzicht
from rapportage.uitvoer import verschilbeeld
from rapportage.uitvoer.als_json import schrijf
from rapportage.verschil.vergelijken import verschil as vergelijk
from rapportage.verschil.verschilgegevens import Editieverwijzing

from .uitgave import Uitgave, Uitgavebestand, laatste
from .uitgavenlezen import overzicht


def index(uitgaven: tuple[Uitgave, ...]) -> bytes:
    """The first page: how it stands by the newest edition, and the way to everything else."""
    nieuwste = laatste(uitgaven)
    zegt = overzicht(nieuwste.sha256) if nieuwste else None
    return _maak("index", 0, _programma(uitgaven), nieuwste=nieuwste, overzicht=zegt, vormen=_vormen(nieuwste))


def edities(uitgaven: tuple[Uitgave, ...]) -> bytes:
    return _maak("edities", 1, _programma(uitgaven), uitgaven=uitgaven[::-1], nieuwste=laatste(uitgaven))


def editie(uitgave: Uitgave, *, met_verschil: bool, uitgaven: tuple[Uitgave, ...]) -> bytes:
    """What an edition is and where its files are; of one that was withdrawn why."""
    return _maak(
        "editie",
        2,
        _programma(uitgaven),
        uitgave=uitgave,
        met_verschil=met_verschil,
        vormen=_vormen(uitgave),
        bestanden=_om_te_bewaren(uitgave),
    )


def verschil(oud: Uitgave, nieuw: Uitgave, uitgaven: tuple[Uitgave, ...]) -> bytes:
    """What changed from one edition to the next."""
    verwijzing = Editieverwijzing(oud.nummer, oud.periode, oud.peildatum, oud.inhoud_sha256)
    gevonden = vergelijk(overzicht(oud.sha256), overzicht(nieuw.sha256), verwijzing)
    beeld = verschilbeeld.beeld(gevonden)
    return _maak("verschil", 3, _programma(uitgaven), oud=oud, nieuw=nieuw, beeld=beeld)


def gegevens(uitgaven: tuple[Uitgave, ...]) -> bytes:
    """The open data: which files there are."""
    leesbaar = [(rij, _om_te_bewaren(rij)) for rij in reversed(uitgaven) if not rij.ingetrokken]
    return _maak("gegevens", 1, _programma(uitgaven), uitgaven=leesbaar)


def edities_json(uitgaven: tuple[Uitgave, ...]) -> bytes:
    """The same for a program. Paths are relative to the root of the site."""
    return schrijf({"programma": uitgaven[0].programma, "edities": [_als_json(rij) for rij in uitgaven]})


def acties(uitgave: Uitgave) -> bytes:
    zegt = overzicht(uitgave.sha256)
    return _maak("acties", 1, zegt, uitgave=uitgave, overzicht=zegt)


def actie(uitgave: Uitgave, plan: str, slug: str) -> bytes:
    zegt = overzicht(uitgave.sha256)
    bijlage = _bijlage(zegt, plan)
    opgave, rij = next((opgave, rij) for opgave in bijlage.opgaven for rij in opgave.acties if rij.slug == slug)
    letters = {doel.letter for doel in bijlage.doelen}
    return _maak(
        "actie", 3, zegt, uitgave=uitgave, overzicht=zegt, bijlage=bijlage, opgave=opgave, actie=rij, letters=letters
    )


def doelen(uitgave: Uitgave) -> bytes:
    zegt = overzicht(uitgave.sha256)
    blokken = [(bijlage, _per_opgave(bijlage)) for bijlage in zegt.bijlagen if bijlage.doelen]
    return _maak("doelen", 1, zegt, uitgave=uitgave, overzicht=zegt, blokken=blokken)


def doel(uitgave: Uitgave, plan: str, letter: str) -> bytes:
    zegt = overzicht(uitgave.sha256)
    bijlage = _bijlage(zegt, plan)
    rij = next(doel for doel in bijlage.doelen if doel.letter == letter)
    acties = [actie for opgave in bijlage.opgaven for actie in opgave.acties if letter in actie.geldige_letters]
    return _maak("doel", 3, zegt, uitgave=uitgave, overzicht=zegt, bijlage=bijlage, doel=rij, acties=acties)


def _maak(sjabloon: str, diepte: int, zegt: Overzicht, **gegevens: Any) -> bytes:
    """`diepte` is how many folders below the root the page lies: every link is relative, so the site works anywhere."""
    context = gegevens | {"wortel": "../" * diepte, "blad": sjabloon, "van": zegt}
    return render_to_string(f"publiek/{sjabloon}.html", context).encode()


def _programma(uitgaven: tuple[Uitgave, ...]) -> Overzicht:
    """Any edition that knows the names of the programme and the municipality: the newest one that may be read."""
    return overzicht((laatste(uitgaven) or uitgaven[-1]).sha256)


def _bijlage(zegt: Overzicht, plan: str) -> Bijlage:
    return next(bijlage for bijlage in zegt.bijlagen if bijlage.plan_slug == plan)


def _per_opgave(bijlage: Bijlage) -> list[tuple[str, list[tuple[Any, int]]]]:
    """Per opgave its doelen, each with how many acties work at it."""
    tellingen: dict[str, int] = {}
    for opgave in bijlage.opgaven:
        for rij in opgave.acties:
            for letter in rij.geldige_letters:
                tellingen[letter] = tellingen.get(letter, 0) + 1
    return [
        (
            f"Opgave {opgave.nummer}: {opgave.naam}",
            [(doel, tellingen.get(doel.letter, 0)) for doel in bijlage.doelen if doel.opgave == opgave.nummer],
        )
        for opgave in bijlage.opgaven
    ]


def _vormen(uitgave: Uitgave | None) -> list[tuple[str, str]]:
    """The forms of the whole overview that there are: what the link says, and the path from the root."""
    namen = [bestand.naam for bestand in uitgave.bestanden] if uitgave else []
    return [(tekst, f"{uitgave.map}/{naam}") for tekst, naam in vormen_in(namen)]


def _om_te_bewaren(uitgave: Uitgave) -> list[tuple[str, str, Uitgavebestand]]:
    """What a reader keeps of an edition: what it is, the path from the root, and the file."""
    soorten = ((wat(bestand.naam), bestand) for bestand in uitgave.bestanden)
    return [(soort, f"{uitgave.map}/{bestand.naam}", bestand) for soort, bestand in soorten if soort]


def _als_json(uitgave: Uitgave) -> dict[str, Any]:
    return {
        "nummer": uitgave.nummer,
        "soort": "erratum" if uitgave.erratum else "editie",
        "periode": uitgave.periode,
        "peildatum": uitgave.peildatum.isoformat(),
        "besluit": {
            "wat": uitgave.besluit,
            "datum": uitgave.besluit_datum.isoformat() if uitgave.besluit_datum else None,
            "nummer": uitgave.besluit_nummer,
        },
        "gepubliceerd_op": uitgave.gepubliceerd_op.isoformat(timespec="seconds"),
        "corrigeert": uitgave.corrigeert,
        "verbeterd_door": uitgave.verbeterd_door,
        "ingetrokken": {"op": uitgave.ingetrokken_op.isoformat(timespec="seconds"), "reden": uitgave.ingetrokken_want}
        if uitgave.ingetrokken_op
        else None,
        "sha256": uitgave.sha256,
        "inhoud_sha256": uitgave.inhoud_sha256,
        "bestanden": [
            {"pad": f"{uitgave.map}/{b.naam}", "soort": b.mime, "grootte": b.grootte, "sha256": b.sha256}
            for b in uitgave.bestanden
        ],
    }
