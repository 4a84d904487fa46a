"""Freezing a period: what it says, its files, and its place in the chain; all of it, or nothing.

The files come first, by their content, where they harm nobody when the power fails before the rest; the rows come last, in
one transaction with the step of the period.
"""

import json
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from rapportage.edities import bestanden, bewaarplaats, manifest
from rapportage.edities.delen import verbeterd
from rapportage.edities.lezen import collegeversie_van, overzicht_van
from rapportage.edities.samenstellen import stel_vast_samen
from rapportage.edities.versies import programmaversie, sjabloonversie
from rapportage.edities.vorige import naast_de_laatste
from rapportage.gegevens import Besluitstempel, Overzicht, Stempel
from rapportage.keuzes import Documentsoort, Editiesoort
from rapportage.models import Editie, Editiebestand, Periodegebeurtenis
from rapportage.ronde.stappen import Stap, Stapnaam
from rapportage.ronde.tegenspraken import openstaand, vind
from rapportage.uitvoer import als_json, uit_json

from .stappen import Besluitgegevens, keur_stap, schrijf_stap

ORGAAN = {
    Stapnaam.COLLEGE: "College van burgemeester en wethouders",
    Stapnaam.MANDAAT: "Portefeuillehouder, op mandaat",
}
DOCUMENTSOORT = {
    Editiesoort.COLLEGEVERSIE: Documentsoort.COLLEGEVERSIE,
    Editiesoort.EDITIE: Documentsoort.VASTGESTELD,
    Editiesoort.ERRATUM: Documentsoort.ERRATUM,
}


@dataclass(frozen=True, slots=True)
class _Keten:
    """Where the next one comes: `nummer` is that of its kind."""

    volgnummer: int
    nummer: int
    vorige_sha256: str


def vries(
    *,
    periode: Rapportageperiode,
    versie: int,
    stap: Stap,
    daad: Daad,
    besluit: Besluitgegevens | None = None,
    meld: bestanden.Melder = lambda wat, deel: None,
) -> Editie:
    """Take a step that freezes. A collegeversie holds what is there now; an edition what its collegeversie holds.

    Raises Geweigerd when the step cannot be taken, lacks something, or a contradiction is open; VersieBotsing when
    somebody took a step or froze something meanwhile; PdfFout when there is no PDF. Nothing is written then.
    """
    keur_stap(periode, stap, daad, besluit)
    erratum = lopend_erratum(periode)
    meld("De gegevens lezen", 5)
    if stap.vriest == Editiesoort.COLLEGEVERSIE:
        soort, inhoud = Editiesoort.COLLEGEVERSIE, _lees_nu(periode, erratum, daad)
    else:
        soort = Editiesoort.ERRATUM if erratum else Editiesoort.EDITIE
        inhoud = collegeversie_van(periode).inhoud.encode()
    # What is printed is what was written down, and nothing that got lost on the way.
    overzicht = uit_json.lees(json.loads(inhoud))
    keten = _keten(periode, soort)
    stempel = _stempel(periode, stap, soort, keten, daad, besluit, erratum, manifest.sha256(inhoud))
    gemaakt = bestanden.maak(overzicht, stempel, meld)
    meld("De bestanden bewaren", 85)
    sommen = [(bestand, bewaarplaats.bewaar(bestand.inhoud)) for bestand in gemaakt]
    meld("De editie vastleggen", 95)
    try:
        with transaction.atomic():
            editie = _maak_editie(periode, soort, keten, overzicht, stempel, inhoud, sommen, daad, erratum)
            schrijf_stap(periode, versie, stap, daad, besluit, editie)
    except IntegrityError as fout:
        # Somebody else froze something in this programme: the place in the chain is taken.
        raise VersieBotsing from fout
    return editie


def lopend_erratum(periode: Rapportageperiode) -> Periodegebeurtenis | None:
    """The step with which an erratum began that has not been frozen yet."""
    begin = periode.gebeurtenissen.filter(stap=Stapnaam.ERRATUM.value).select_related("editie").last()
    if begin is None:
        return None
    daarna = periode.gebeurtenissen.filter(pk__gt=begin.pk, stap__in=[Stapnaam.COLLEGE.value, Stapnaam.MANDAAT.value])
    return None if daarna.exists() else begin


def samengesteld(periode: Rapportageperiode, *, erratum: Periodegebeurtenis | None, daad: Daad) -> Overzicht:
    """What a collegeversie of `periode` would hold now; of an erratum only its parts are new."""
    nu = stel_vast_samen(periode, nu=daad.nu)
    overzicht = verbeterd(overzicht_van(erratum.editie), nu, erratum.delen) if erratum else nu
    return naast_de_laatste(overzicht, periode)


def _lees_nu(periode: Rapportageperiode, erratum: Periodegebeurtenis | None, daad: Daad) -> bytes:
    overzicht = samengesteld(periode, erratum=erratum, daad=daad)
    weerlegd = dict(periode.weerleggingen.values_list("sleutel", "vingerafdruk"))
    if over := openstaand(vind(overzicht), weerlegd):
        aantal = "Er is nog 1 tegenspraak" if len(over) == 1 else f"Er zijn nog {len(over)} tegenspraken"
        raise Geweigerd({"": f"{aantal} open. Los die eerst op, of schrijf waarom die zo blijft: {over[0].tekst}"})
    return als_json.schrijf(als_json.inhoud(overzicht))


def _keten(periode: Rapportageperiode, soort: Editiesoort) -> _Keten:
    edities = Editie.objects.van(periode.programma)
    laatste = edities.last()
    van_soort = edities.filter(soort=soort.value) if soort == Editiesoort.COLLEGEVERSIE else edities.vastgesteld()
    vorige = van_soort.last()
    return _Keten(
        laatste.volgnummer + 1 if laatste else 1,
        vorige.nummer + 1 if vorige else 1,
        laatste.sha256 if laatste else "",
    )


def _stempel(
    periode: Rapportageperiode,
    stap: Stap,
    soort: Editiesoort,
    keten: _Keten,
    daad: Daad,
    besluit: Besluitgegevens | None,
    erratum: Periodegebeurtenis | None,
    inhoud_sha256: str,
) -> Stempel:
    ambtelijk = periode.gebeurtenissen.filter(stap=Stapnaam.AMBTELIJK_AKKOORD.value).last()
    akkoord = periode.gebeurtenissen.filter(stap=Stapnaam.AKKOORD.value).last()
    zelf = stap.naam == Stapnaam.AKKOORD
    return Stempel(
        soort=DOCUMENTSOORT[soort],
        gebouwd_op=daad.nu,
        nummer=keten.nummer,
        inhoud_sha256=inhoud_sha256,
        auteur=ambtelijk.actor_naam if ambtelijk else "",
        goedgekeurd_door=_naam(daad) if zelf else akkoord.actor_naam if akkoord else "",
        goedgekeurd_op=daad.nu if zelf else akkoord.moment if akkoord else None,
        besluit=Besluitstempel(ORGAAN[stap.naam], besluit.datum, besluit.nummer) if besluit else None,
        corrigeert=erratum.editie.nummer if erratum else None,
        reden=erratum.reden if erratum else "",
        programmaversie=programmaversie(),
        sjabloonversie=sjabloonversie(),
    )


def _naam(daad: Daad) -> str:
    return daad.actor.naam if daad.actor else ""


def _maak_editie(
    periode: Rapportageperiode,
    soort: Editiesoort,
    keten: _Keten,
    overzicht: Overzicht,
    stempel: Stempel,
    inhoud: bytes,
    sommen: list[tuple[bestanden.Bestand, str]],
    daad: Daad,
    erratum: Periodegebeurtenis | None,
) -> Editie:
    tekst = manifest.maak(
        programma=periode.programma.slug,
        periode=periode.slug,
        volgnummer=keten.volgnummer,
        soort=soort.value,
        stempel=als_json.met_kop({}, stempel),
        inhoud_sha256=stempel.inhoud_sha256,
        bestanden=[(bestand.naam, som, len(bestand.inhoud)) for bestand, som in sommen],
        vorige_sha256=keten.vorige_sha256,
    )
    verbetert = soort == Editiesoort.ERRATUM
    editie = Editie.objects.create(
        programma=periode.programma,
        periode=periode,
        volgnummer=keten.volgnummer,
        soort=soort.value,
        nummer=keten.nummer,
        corrigeert=erratum.editie if verbetert else None,
        reden=erratum.reden if verbetert else "",
        peildatum=overzicht.peildatum,
        export_op=overzicht.export_op,
        gebouwd_op=stempel.gebouwd_op,
        auteur=daad.actor,
        schema_versie=als_json.SCHEMA_VERSIE,
        inhoud=inhoud.decode(),
        inhoud_sha256=stempel.inhoud_sha256,
        vorige_sha256=keten.vorige_sha256,
        manifest=tekst.decode(),
        sha256=manifest.sha256(tekst),
    )
    for bestand, som in sommen:
        Editiebestand.objects.create(
            editie=editie, naam=bestand.naam, mime=bestand.mime, sha256=som, grootte=len(bestand.inhoud)
        )
    return editie
