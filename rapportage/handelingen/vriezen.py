"""Freezing a period: what it says, its files, and its place in the chain; all of it, or nothing.

What it says is decided first, while whoever asks for it waits. Its files come next, by their content, where they harm
nobody when the power fails before the rest; the rows come last, in one transaction with the step of the period.
"""

import json
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from rapportage.edities import bestanden, bewaarplaats, manifest
from rapportage.edities.inhoud import lopend_erratum, samengesteld, vingerafdruk
from rapportage.edities.lezen import collegeversie_van
from rapportage.edities.stempelen import Schakel, stempel_voor, volgende_schakel
from rapportage.gegevens import Overzicht
from rapportage.keuzes import Editiesoort
from rapportage.models import Editie, Editiebestand, Periodegebeurtenis
from rapportage.ronde.stappen import Stap
from rapportage.ronde.tegenspraken import openstaand, vind
from rapportage.stempel import Stempel
from rapportage.uitvoer import als_json, uit_json

from .stappen import Besluitgegevens, keur_stap, schrijf_stap

GEEN_COLLEGEVERSIE = "De collegeversie is ingetrokken. Haal de ronde terug naar concept, en begin daar opnieuw."


@dataclass(frozen=True, slots=True)
class Vriesopdracht:
    """A step that freezes, ready to be carried out: `inhoud` is what will be frozen."""

    periode: Rapportageperiode
    versie: int
    stap: Stap
    daad: Daad
    besluit: Besluitgegevens | None
    erratum: Periodegebeurtenis | None
    soort: Editiesoort
    inhoud: bytes


def vries(
    *,
    periode: Rapportageperiode,
    versie: int,
    stap: Stap,
    daad: Daad,
    besluit: Besluitgegevens | None = None,
    meld: bestanden.Melder = lambda wat, deel: None,
) -> Editie:
    """Take a step that freezes, in one go. Raises what `bereid_voor` and `voltooi` raise."""
    return voltooi(bereid_voor(periode=periode, versie=versie, stap=stap, daad=daad, besluit=besluit), meld)


def bereid_voor(
    *,
    periode: Rapportageperiode,
    versie: int,
    stap: Stap,
    daad: Daad,
    besluit: Besluitgegevens | None = None,
    gezien: str = "",
) -> Vriesopdracht:
    """Decide what will be frozen. A collegeversie holds what is there now; an edition what its collegeversie holds.

    `gezien` is the fingerprint of what somebody saw who agrees to it. Raises Geweigerd when the step cannot be taken,
    lacks something, or a contradiction is open; VersieBotsing when it changed since. Nothing is written.
    """
    keur_stap(periode, stap, daad, besluit)
    if periode.versie != versie:
        raise VersieBotsing
    erratum = lopend_erratum(periode)
    if stap.vriest == Editiesoort.COLLEGEVERSIE:
        soort, inhoud = Editiesoort.COLLEGEVERSIE, _lees_nu(periode, erratum, daad, gezien)
    else:
        soort = Editiesoort.ERRATUM if erratum else Editiesoort.EDITIE
        if (collegeversie := collegeversie_van(periode)) is None:
            raise Geweigerd({"": GEEN_COLLEGEVERSIE})
        inhoud = collegeversie.inhoud.encode()
    return Vriesopdracht(periode, versie, stap, daad, besluit, erratum, soort, inhoud)


def voltooi(opdracht: Vriesopdracht, meld: bestanden.Melder) -> Editie:
    """Freeze it. Raises VersieBotsing when somebody took a step or froze something meanwhile, PdfFout when there is no PDF.

    `meld(what, percentage)` is told how far it is. Nothing is frozen when it fails.
    """
    # What is printed is what was written down, and nothing that got lost on the way.
    overzicht = uit_json.lees(json.loads(opdracht.inhoud))
    schakel = volgende_schakel(opdracht.periode, opdracht.soort)
    besluit = opdracht.besluit
    stempel = stempel_voor(
        opdracht.periode,
        opdracht.stap,
        opdracht.soort,
        schakel.nummer,
        daad=opdracht.daad,
        besluit=(besluit.datum, besluit.nummer) if besluit else None,
        erratum=opdracht.erratum,
        inhoud_sha256=manifest.sha256(opdracht.inhoud),
    )
    gemaakt = bestanden.maak(overzicht, stempel, meld)
    meld("De bestanden bewaren", 85)
    sommen = [(bestand, bewaarplaats.bewaar(bestand.inhoud)) for bestand in gemaakt]
    meld("De editie vastleggen", 95)
    try:
        with transaction.atomic():
            editie = _maak_editie(opdracht, schakel, overzicht, stempel, sommen)
            schrijf_stap(opdracht.periode, opdracht.versie, opdracht.stap, opdracht.daad, besluit, editie)
    except IntegrityError as fout:
        # Somebody else froze something in this programme: the place in the chain is taken.
        raise VersieBotsing from fout
    return editie


def _lees_nu(periode: Rapportageperiode, erratum: Periodegebeurtenis | None, daad: Daad, gezien: str) -> bytes:
    overzicht = samengesteld(periode, erratum=erratum, nu=daad.nu)
    if gezien and gezien != vingerafdruk(overzicht):
        raise VersieBotsing
    weerlegd = dict(periode.weerleggingen.values_list("sleutel", "vingerafdruk"))
    if over := openstaand(vind(overzicht), weerlegd):
        aantal = "Er is nog 1 tegenspraak" if len(over) == 1 else f"Er zijn nog {len(over)} tegenspraken"
        raise Geweigerd({"": f"{aantal} open. Los die eerst op, of schrijf waarom die zo blijft: {over[0].tekst}"})
    return als_json.schrijf(als_json.inhoud(overzicht))


def _maak_editie(
    opdracht: Vriesopdracht,
    schakel: Schakel,
    overzicht: Overzicht,
    stempel: Stempel,
    sommen: list[tuple[bestanden.Bestand, str]],
) -> Editie:
    periode = opdracht.periode
    tekst = manifest.maak(
        programma=periode.programma.slug,
        periode=periode.slug,
        volgnummer=schakel.volgnummer,
        soort=opdracht.soort.value,
        stempel=als_json.met_kop({}, stempel),
        inhoud_sha256=stempel.inhoud_sha256,
        bestanden=[(bestand.naam, som, len(bestand.inhoud)) for bestand, som in sommen],
        vorige_sha256=schakel.vorige_sha256,
    )
    verbetert = opdracht.erratum if opdracht.soort == Editiesoort.ERRATUM else None
    editie = Editie.objects.create(
        programma=periode.programma,
        periode=periode,
        volgnummer=schakel.volgnummer,
        soort=opdracht.soort.value,
        nummer=schakel.nummer,
        corrigeert=verbetert.editie if verbetert else None,
        reden=verbetert.reden if verbetert else "",
        peildatum=overzicht.peildatum,
        export_op=overzicht.export_op,
        gebouwd_op=stempel.gebouwd_op,
        auteur=opdracht.daad.actor,
        schema_versie=als_json.SCHEMA_VERSIE,
        inhoud=opdracht.inhoud.decode(),
        inhoud_sha256=stempel.inhoud_sha256,
        vorige_sha256=schakel.vorige_sha256,
        manifest=tekst.decode(),
        sha256=manifest.sha256(tekst),
    )
    for bestand, som in sommen:
        Editiebestand.objects.create(
            editie=editie, naam=bestand.naam, mime=bestand.mime, sha256=som, grootte=len(bestand.inhoud)
        )
    return editie
