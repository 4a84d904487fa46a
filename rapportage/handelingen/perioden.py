"""The rounds of a programme: a new one that starts from the one before it, changed while it is a concept, its agenda."""

from dataclasses import replace
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from programma.handelingen.weigering import Geweigerd, eis_reden
from programma.models import Programma, Rapportageperiode, Wijziging
from programma.opmaak import datum
from programma.periodekeuzes import Periodetoestand
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd
from programma.versies import wissel
from rapportage.edities.delen import Deel
from rapportage.keuzes import Aspect
from rapportage.models import Statusoordeel, Tekstblok
from rapportage.ronde.bewerkbaar import DICHT, waarom_niet
from rapportage.ronde.stappen import te_bewerken

from .periodevelden import NAMEN, Periodekeuze, bezwaren, van, verschillen
from .stappen import SOORT

# Addresses below rapportages/ that are no round.
GERESERVEERD = frozenset({"nieuw", "berichten", "normen"})
ZELFDE_ADRES = "Dit programma heeft al een ronde met dit adres. Kies een ander."
# What of a round is printed in which part of an edition: an erratum may leave that part as it is.
IN_DEEL = {Deel.STATUS: ("risicoprofiel", "risicoprofiel_reden"), Deel.TEKSTEN: ("plannen",)}
STAAT_VAST = "Er is al een editie van deze ronde. Dit kan niet meer anders."
NIET_OVERGENOMEN = {"id", "periode", "versie"}


@transaction.atomic
def begin_periode(*, programma: Programma, slug: str, keuze: Periodekeuze, daad: Daad) -> Rapportageperiode:
    """Begin a round at `slug`, with the texts of the round before it and everything still to be judged.

    Raises Geweigerd.
    """
    _houd_vast(programma)
    vorige = programma.perioden.order_by("-peildatum", "-pk").first()
    fouten = dict(bezwaren(keuze, _keuze_van(vorige), timezone.localdate(daad.nu)))
    if vorige and keuze.peildatum <= vorige.peildatum:
        fouten["peildatum"] = f"Kies een dag na de peildatum van de vorige ronde, {datum(vorige.peildatum)}."
    if slug in GERESERVEERD:
        fouten["slug"] = f"‘{slug}’ gebruikt het portaal zelf. Kies een ander adres."
    if fouten:
        raise Geweigerd(fouten)
    periode = Rapportageperiode(programma=programma, slug=slug)
    keuze.op(periode)
    try:
        krijg_sleutel(periode)
    except IntegrityError as fout:
        raise Geweigerd({"slug": ZELFDE_ADRES}) from fout
    wat = verschillen(None, keuze)
    if vorige:
        wat.append(Verschil("overgenomen", NAMEN["overgenomen"], None, vorige.slug, "", vorige.naam))
    with vastgelegd(
        periode, daad, Wijziging.Handeling.TOEGEVOEGD, wat, soort=SOORT, programma=programma, versie=periode.versie
    ):
        periode.save()
        periode.plannen.set(keuze.plannen)
        _vraag_oordelen(periode)
        if vorige:
            _neem_teksten_over(vorige, periode)
    return periode


@transaction.atomic
def wijzig_periode(*, periode: Rapportageperiode, versie: int, keuze: Periodekeuze, daad: Daad) -> Rapportageperiode:
    """Change a round that is still a concept; what is the same already is left as it is.

    Raises Geweigerd, and VersieBotsing when somebody wrote at the round since `versie`.
    """
    if not te_bewerken(Periodetoestand(periode.toestand)):
        raise Geweigerd({"": DICHT.format(periode.get_toestand_display())})
    _houd_vast(periode.programma)
    was = _keuze_van(periode)
    fouten = dict(bezwaren(keuze, was, timezone.localdate(daad.nu)))
    fouten |= _vast(periode, was, keuze)
    if keuze.peildatum != was.peildatum and (bezwaar := _verspringt(periode, keuze.peildatum)):
        fouten["peildatum"] = bezwaar
    if fouten:
        raise Geweigerd(fouten)
    if wat := verschillen(was, keuze):
        _schrijf(periode, versie, keuze, wat, daad)
        periode.plannen.set(keuze.plannen)
    return periode


@transaction.atomic
def verzet_behandeling(*, periode: Rapportageperiode, versie: int, dag: date | None, daad: Daad) -> Rapportageperiode:
    """Another day for the next treatment by raad or commission, in every state; None when it is not known yet.

    Raises Geweigerd, also without a reason, and VersieBotsing.
    """
    eis_reden(daad)
    was = _keuze_van(periode)
    keuze = replace(was, volgende_behandeling=dag)
    if fouten := dict(bezwaren(keuze, was, timezone.localdate(daad.nu))):
        raise Geweigerd(fouten)
    if wat := verschillen(was, keuze):
        _schrijf(periode, versie, keuze, wat, daad)
    return periode


def voorgesteld_adres(programma: Programma, peildatum: date) -> str:
    """ "2026-10", or the whole day when there is a round of that month."""
    maand = f"{peildatum:%Y-%m}"
    return peildatum.isoformat() if programma.perioden.filter(slug=maand).exists() else maand


def _schrijf(periode: Rapportageperiode, versie: int, keuze: Periodekeuze, wat: list[Verschil], daad: Daad) -> None:
    wissel(periode, versie)
    keuze.op(periode)
    with vastgelegd(
        periode,
        daad,
        Wijziging.Handeling.GEWIJZIGD,
        wat,
        soort=SOORT,
        programma=periode.programma,
        versie=periode.versie,
    ):
        periode.save()


def _keuze_van(periode: Rapportageperiode | None) -> Periodekeuze | None:
    return van(periode, tuple(periode.plannen.all())) if periode else None


def _houd_vast(programma: Programma) -> None:
    """One at a time changes which rounds there are and in what order."""
    Programma.objects.select_for_update().get(pk=programma.pk)


def _vast(periode: Rapportageperiode, was: Periodekeuze, keuze: Periodekeuze) -> dict[str, str]:
    """What an edition of the round already says to the world: an erratum changes only what it opens."""
    anders = {verschil.veld for verschil in verschillen(was, keuze)}
    fouten = {}
    for deel, velden in IN_DEEL.items():
        geraakt = [veld for veld in velden if veld in anders]
        if geraakt and (zin := waarom_niet(periode, deel)):
            fouten[geraakt[0]] = zin
    vast = anders & {"peildatum", "soort"}
    if vast and periode.edities.vastgesteld().exists():
        fouten |= dict.fromkeys(vast, STAAT_VAST)
    return fouten


def _verspringt(periode: Rapportageperiode, peildatum: date) -> str:
    """Why the round may not move to this day: the order of the rounds stays."""
    anderen = periode.programma.perioden.exclude(pk=periode.pk)
    vorige = anderen.filter(peildatum__lte=periode.peildatum).order_by("-peildatum").first()
    if vorige and peildatum <= vorige.peildatum:
        return f"Kies een dag na de peildatum van de vorige ronde, {datum(vorige.peildatum)}."
    volgende = anderen.filter(peildatum__gt=periode.peildatum).order_by("peildatum").first()
    if volgende and peildatum >= volgende.peildatum:
        return f"Kies een dag vóór de peildatum van de volgende ronde, {datum(volgende.peildatum)}."
    return ""


def _vraag_oordelen(periode: Rapportageperiode) -> None:
    """Every aspect of the programme, and every opgave as a whole: nobody has judged them yet."""
    for aspect in Aspect:
        Statusoordeel.objects.create(periode=periode, aspect=aspect.value)
    for opgave in periode.programma.opgaven.order_by("nummer"):
        Statusoordeel.objects.create(periode=periode, aspect=Aspect.TOTAAL.value, opgave=opgave)


def _neem_teksten_over(vorige: Rapportageperiode, periode: Rapportageperiode) -> None:
    """The texts as they are, with where they come from: the team changes what is no longer so."""
    velden = [veld.attname for veld in Tekstblok._meta.concrete_fields if veld.name not in NIET_OVERGENOMEN]
    for blok in vorige.tekstblokken.order_by("volgorde"):
        Tekstblok.objects.create(periode=periode, **{veld: getattr(blok, veld) for veld in velden})
