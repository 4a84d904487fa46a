"""What the programmateam does with the report of a rapporteur, except agreeing to it."""

from datetime import date
from typing import Any

from django.db import transaction

from acties.keuzes import Verslagtoestand
from acties.models import Actie, Voortgang
from acties.voortgang.invullen import ingevuld
from acties.voortgang.lezen import termijn_van, vorig_verslag
from acties.voortgang.wie import van_het_team
from programma.handelingen.weigering import Geweigerd, eis_reden
from programma.models import Rapportageperiode
from programma.opmaak import AMSTERDAM, datum
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

from .verslagen import eis_open, eis_toestand, maak, schrijf
from .voortgang import TE_SCHRIJVEN


@transaction.atomic
def stuur_terug(*, verslag: Voortgang, versie: int, opmerking: str, daad: Daad) -> Voortgang:
    """Ask for more: the rapporteur can write again, and reads `opmerking` on top. Also what was agreed to, can go back.

    What an akkoord changed at the actie stays as it is until the next one. Raises Geweigerd, VersieBotsing.
    """
    eis_open(verslag.periode)
    eis_toestand(verslag, [Verslagtoestand.INGEDIEND.value, Verslagtoestand.AKKOORD.value])
    if not opmerking.strip():
        raise Geweigerd({"opmerking": "Schrijf op wat er anders moet. De rapporteur leest dit."})
    kolommen = {
        "toestand": Verslagtoestand.TERUG.value,
        "opmerking": opmerking.strip(),
        "akkoord_op": None,
        "akkoord_door": None,
    }
    schrijf(verslag, versie, kolommen, daad)
    return verslag


@transaction.atomic
def verleen_uitstel(*, actie: Actie, periode: Rapportageperiode, versie: int, tot: date, daad: Daad) -> Voortgang:
    """Give the partner until `tot` for this report, with the reason of `daad`; `versie` is 0 when nobody began it yet.

    Raises Geweigerd, VersieBotsing.
    """
    eis_reden(daad, "Schrijf kort waarom er uitstel is.")
    verslag = _gezien(actie, periode, versie)
    eis_toestand(verslag, TE_SCHRIJVEN)
    uiterlijk = termijn_van(periode, verslag).uiterlijk
    if uiterlijk is None:
        raise Geweigerd({"tot": "Deze ronde heeft geen deadline."})
    if tot <= uiterlijk:
        raise Geweigerd({"tot": f"De deadline is nu al {datum(uiterlijk)}. Kies een latere dag."})
    if tot < daad.nu.astimezone(AMSTERDAM).date():
        raise Geweigerd({"tot": "Deze dag is al voorbij. Kies een latere dag."})
    kolommen = {"uitstel_tot": tot, "uitstel_reden": daad.reden.strip()}
    return _schrijf(verslag, kolommen, daad)


@transaction.atomic
def neem_over(*, actie: Actie, periode: Rapportageperiode, versie: int, daad: Daad) -> Voortgang:
    """From now on the programmateam writes this report, with the reason of `daad`; the partner can only read it.

    `versie` is 0 when nobody began it yet. Raises Geweigerd, VersieBotsing.
    """
    eis_reden(daad, "Schrijf kort waarom het programmateam dit verslag overneemt.")
    verslag = _gezien(actie, periode, versie)
    eis_toestand(verslag, TE_SCHRIJVEN)
    if van_het_team(actie, verslag):
        raise Geweigerd({"": "Dit verslag schrijft het programmateam al."})
    return _schrijf(verslag, {"overgenomen": True, "overgenomen_reden": daad.reden.strip()}, daad)


def _gezien(actie: Actie, periode: Rapportageperiode, versie: int) -> Voortgang:
    """The report as it was seen; a new one, not saved, when nobody began it. Raises VersieBotsing."""
    eis_open(periode)
    if not versie:
        return Voortgang(actie=actie, periode=periode)
    verslag = Voortgang.objects.filter(actie=actie, periode=periode, versie=versie).first()
    if verslag is None:
        raise VersieBotsing
    verslag.actie, verslag.periode = actie, periode
    return verslag


def _schrijf(verslag: Voortgang, kolommen: dict[str, Any], daad: Daad) -> Voortgang:
    if verslag.pk:
        schrijf(verslag, verslag.versie, kolommen, daad)
        return verslag
    actie, periode = verslag.actie, verslag.periode
    begin = ingevuld(actie, vorig_verslag(actie, periode)).kolommen()
    return maak(actie, periode, begin | kolommen, daad)
