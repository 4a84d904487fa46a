"""The texts of a round: written, added, moved and taken away, as long as the round is a concept."""

from contextlib import AbstractContextManager
from dataclasses import replace

from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify

from programma.handelingen.weigering import eis_reden
from programma.models import Rapportageperiode, Wijziging
from programma.tekst import platte_tekst
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd
from programma.versies import VersieBotsing, wissel
from rapportage.edities.delen import Deel
from rapportage.keuzes import Sectie
from rapportage.models import Tekstblok
from rapportage.ronde.bewerkbaar import houd_open
from rapportage.teksten.plekken import Plek

from .tekstvelden import NAMEN, SOORT, Inhoud, keur, verschillen

GEEN_REDEN = "Schrijf kort waarom deze tekst weg kan."
# While texts change places: further than any text of a period.
OPZIJ = 15_000


@transaction.atomic
def wijzig_tekst(*, blok: Tekstblok, versie: int, inhoud: Inhoud, daad: Daad) -> Tekstblok:
    """Give a text this heading and these words, as somebody wrote them with version `versie` before them.

    Another words than the source has are no literal quote. What somebody else changed meanwhile stays when it is another
    field. Raises Geweigerd, and VersieBotsing when both changed the same field.
    """
    houd_open(blok.periode, Deel.TEKSTEN)
    inhoud = inhoud.schoon()
    keur(inhoud)
    nu = _nu(blok)
    if nu.versie != versie:
        inhoud = _met_het_andere(nu, versie, inhoud)
    letterlijk = nu.letterlijk and platte_tekst(inhoud.tekst) == platte_tekst(nu.tekst)
    wat = verschillen(Inhoud.van(nu), inhoud, (nu.letterlijk, letterlijk))
    if wat:
        wissel(nu, nu.versie)
        nu.kop, nu.tekst, nu.letterlijk = inhoud.kop, inhoud.tekst, letterlijk
        with _vastgelegd(nu, daad, Wijziging.Handeling.GEWIJZIGD, wat):
            nu.save()
    return nu


@transaction.atomic
def voeg_tekst_toe(
    *, periode: Rapportageperiode, sectie: Sectie, plek: Plek, inhoud: Inhoud, daad: Daad, niveau: int = 2
) -> Tekstblok:
    """A new text at the end of `plek` in a section; `niveau` 3 hangs it under the heading before it. Raises Geweigerd."""
    houd_open(periode, Deel.TEKSTEN)
    inhoud = inhoud.schoon()
    keur(inhoud)
    blok = Tekstblok(
        periode=periode,
        sectie=sectie.value,
        volgorde=_ruimte(periode, sectie, plek),
        opgave=plek.opgave,
        plan=plek.plan,
        programmadoel=plek.programmadoel,
        doel=plek.doel,
        blok=plek.blok,
        sleutel=_vrije_sleutel(periode, sectie, inhoud.kop),
        kop=inhoud.kop,
        niveau=niveau if plek.opgave else 2,
        tekst=inhoud.tekst,
    )
    krijg_sleutel(blok)
    with _vastgelegd(blok, daad, Wijziging.Handeling.TOEGEVOEGD, verschillen(Inhoud("", ""), inhoud)):
        blok.save()
    return blok


@transaction.atomic
def haal_tekst_weg(*, blok: Tekstblok, versie: int, daad: Daad) -> None:
    """Take a text out of the round; the history keeps what it said. Raises Geweigerd without a reason, VersieBotsing."""
    houd_open(blok.periode, Deel.TEKSTEN)
    eis_reden(daad, GEEN_REDEN)
    nu = _nu(blok)
    wissel(nu, versie)
    with _vastgelegd(nu, daad, Wijziging.Handeling.VERWIJDERD, verschillen(Inhoud.van(nu), Inhoud("", ""))):
        nu.delete()


@transaction.atomic
def verplaats_tekst(*, blok: Tekstblok, versie: int, omhoog: bool, daad: Daad) -> bool:
    """Let a text change places with the one above or below it, under the same heading of its section.

    False when there is none. Raises Geweigerd, VersieBotsing.
    """
    houd_open(blok.periode, Deel.TEKSTEN)
    nu = _nu(blok)
    groep = nu.periode.tekstblokken.filter(sectie=nu.sectie, opgave=nu.opgave, blok=nu.blok).order_by("volgorde")
    buur = groep.filter(volgorde__lt=nu.volgorde).last() if omhoog else groep.filter(volgorde__gt=nu.volgorde).first()
    if buur is None:
        return False
    wissel(nu, versie)
    was, wordt = nu.volgorde, buur.volgorde
    woorden = (f"onder ‘{buur}’", f"boven ‘{buur}’") if omhoog else (f"boven ‘{buur}’", f"onder ‘{buur}’")
    with _vastgelegd(
        nu, daad, Wijziging.Handeling.GEWIJZIGD, [Verschil("plaats", NAMEN["plaats"], was, wordt, *woorden)]
    ):
        # No two texts stand in one place, not for a moment either.
        Tekstblok.objects.filter(pk=nu.pk).update(volgorde=OPZIJ + wordt)
        buur.volgorde, nu.volgorde = was, wordt
        buur.save()
        nu.save()
    return True


def _nu(blok: Tekstblok) -> Tekstblok:
    """The text as it is now. Raises VersieBotsing when it was taken away."""
    nu = Tekstblok.objects.select_related("periode__programma").filter(pk=blok.pk).first()
    if nu is None:
        raise VersieBotsing
    return nu


def _met_het_andere(nu: Tekstblok, versie: int, inhoud: Inhoud) -> Inhoud:
    """What somebody wants who saw an older version, with what others changed in the other field."""
    toen = nu.history.filter(versie=versie).first()
    if toen is None:
        raise VersieBotsing
    for veld in ("kop", "tekst"):
        gezien, staat, wens = (getattr(bron, veld) for bron in (toen, nu, inhoud))
        if wens == gezien:
            inhoud = replace(inhoud, **{veld: staat})
        elif staat not in (gezien, wens):
            raise VersieBotsing
    return inhoud


def _ruimte(periode: Rapportageperiode, sectie: Sectie, plek: Plek) -> int:
    """The place behind the last text of `plek`; what stands there moves on."""
    blokken = periode.tekstblokken.filter(sectie=sectie.value)
    laatste = blokken.filter(opgave=plek.opgave, blok=plek.blok).aggregate(laatste=Max("volgorde"))["laatste"]
    if laatste is None and plek.opgave:
        eerder = blokken.filter(opgave__isnull=True) | blokken.filter(opgave__nummer__lte=plek.opgave.nummer)
        laatste = eerder.aggregate(laatste=Max("volgorde"))["laatste"]
    if laatste is None:
        alle = blokken.aggregate(laatste=Max("volgorde"))["laatste"]
        laatste = alle or periode.tekstblokken.aggregate(laatste=Max("volgorde"))["laatste"] or 0
    verder = periode.tekstblokken.filter(volgorde__gt=laatste)
    verder.update(volgorde=F("volgorde") + OPZIJ)
    periode.tekstblokken.filter(volgorde__gt=OPZIJ).update(volgorde=F("volgorde") - OPZIJ + 1)
    return laatste + 1


def _vrije_sleutel(periode: Rapportageperiode, sectie: Sectie, kop: str) -> str:
    """A key that says what it is about, and that no text of the round has: editions find the text by it."""
    begin = slugify(f"{sectie.value.replace('_', '-')} {kop}")[:90].strip("-")
    bezet = set(periode.tekstblokken.filter(sleutel__startswith=begin).values_list("sleutel", flat=True))
    nummers = (f"{begin}-{nummer}" for nummer in range(2, len(bezet) + 3))
    return next(sleutel for sleutel in (begin, *nummers) if sleutel not in bezet)


def _vastgelegd(
    blok: Tekstblok, daad: Daad, handeling: Wijziging.Handeling, wat: list[Verschil]
) -> AbstractContextManager[Wijziging]:
    return vastgelegd(blok, daad, handeling, wat, soort=SOORT, programma=blok.periode.programma, versie=blok.versie)
