"""Agreeing to a report: it stands from now on, and what it says is applied to the actie itself, both or neither."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.db import transaction

from acties.keuzes import Verslagtoestand
from acties.models import Mijlpaal, Voortgang
from acties.velden import VELDEN, VeldFout, merk
from acties.voortgang.inhoud import Inhoud, Mijlpaalmelding
from programma.handelingen.weigering import Geweigerd
from programma.models import Wijziging, nieuwe_reeks
from programma.vastleggen import Daad, laatste_wijzigers
from programma.versies import VersieBotsing

from .verslagen import eis_open, eis_toestand, schrijf
from .wensen import Botsing, Veldbotsing, Wens
from .wijzigen import SOORT, wijzig_actie

INTUSSEN_ANDERS = "Iemand anders wijzigde dit verslag intussen."


class NietAllemaal(Exception):
    """Some reports cannot be agreed to, so none was. `redenen` are Dutch sentences by the key of the report."""

    def __init__(self, redenen: Mapping[int, str]) -> None:
        super().__init__(redenen)
        self.redenen = redenen


class Toepassing:
    """What agreeing to a report makes of its actie, beside what there is now. One query."""

    def __init__(self, verslag: Voortgang) -> None:
        self.verslag = verslag
        self.inhoud = Inhoud.van(verslag)

    @cached_property
    def _mijlpalen(self) -> list[Mijlpaal]:
        return list(self.verslag.actie.mijlpalen.order_by("volgorde"))

    @cached_property
    def nu(self) -> dict[str, Any]:
        """The values that the fields have which the report touches."""
        waarden = {"status": self.verslag.actie.status}
        return waarden | ({"mijlpalen": [_rij(rij) for rij in self._mijlpalen]} if self.inhoud.mijlpalen else {})

    @cached_property
    def straks(self) -> dict[str, Any]:
        """The values they get. A mijlpaal that is no longer with the actie, is left out."""
        waarden = {"status": self.inhoud.status}
        if not self.inhoud.mijlpalen:
            return waarden
        meldingen = {melding.mijlpaal: melding for melding in self.inhoud.mijlpalen}
        return waarden | {"mijlpalen": [_rij(rij, meldingen.get(rij.pk)) for rij in self._mijlpalen]}

    @property
    def gezien(self) -> dict[str, str]:
        """The marks of what there is now, for who looks at it before agreeing (see `Wens`)."""
        return {veld: merk(waarde) for veld, waarde in self.nu.items()}


def _rij(mijlpaal: Mijlpaal, melding: Mijlpaalmelding | None = None) -> dict[str, str]:
    """A mijlpaal as the field of the actie has it, with what was reported."""
    datum = melding.datum if melding and melding.verzet else mijlpaal.datum
    gehaald = (melding and melding.gehaald_op) or mijlpaal.gehaald_op
    return {
        "naam": mijlpaal.naam,
        "datum": datum.isoformat(),
        "gehaald_op": gehaald.isoformat() if gehaald else "",
    }


@transaction.atomic
def geef_akkoord(*, verslag: Voortgang, versie: int, gezien: Mapping[str, str], daad: Daad) -> Voortgang:
    """Agree to a report that was sent in. `gezien` are the marks of the actie as it was seen (`Toepassing.gezien`).

    Raises Botsing when somebody changed the actie meanwhile, VersieBotsing when it was the report, Geweigerd.
    """
    eis_open(verslag.periode)
    _geef_akkoord(verslag, versie, gezien, replace(daad, reeks=daad.reeks or nieuwe_reeks()))
    return verslag


@transaction.atomic
def geef_akkoord_in_bulk(*, verslagen: Sequence[tuple[Voortgang, int]], daad: Daad) -> list[Voortgang]:
    """Agree to these reports of one round, each with the version that was seen, all or none.

    Nobody looks at the acties one by one, so an actie that somebody changed since its report was written stands in the
    way. Raises NietAllemaal, and Geweigerd when the round is closed.
    """
    if not verslagen:
        return []
    eis_open(verslagen[0][0].periode)
    daad = replace(daad, reeks=daad.reeks or nieuwe_reeks())
    sindsdien = _gewijzigd_sinds([verslag for verslag, _ in verslagen])
    redenen = {}
    for verslag, versie in sorted(verslagen, key=lambda paar: paar[0].pk):
        toepassing = Toepassing(verslag)
        try:
            if botsingen := _botsingen(toepassing, sindsdien.get(verslag.actie_id, ())):
                raise Botsing({verslag.actie_id: botsingen})
            with transaction.atomic():
                _geef_akkoord(verslag, versie, toepassing.gezien, daad)
        except VersieBotsing:
            redenen[verslag.pk] = INTUSSEN_ANDERS
        except Geweigerd as fout:
            redenen[verslag.pk] = str(fout)
        except Botsing as fout:
            redenen[verslag.pk] = " ".join(map(in_een_zin, fout.botsingen[verslag.actie_id]))
    if redenen:
        raise NietAllemaal(redenen)
    return [verslag for verslag, _ in verslagen]


def in_een_zin(botsing: Veldbotsing) -> str:
    """What stands in the way of a report."""
    veld = VELDEN[botsing.veld]
    return f"{botsing.door} wijzigde bij de actie: {veld.naam.lower()}, nu ‘{veld.in_woorden(botsing.huidig)}’."


def _geef_akkoord(verslag: Voortgang, versie: int, gezien: Mapping[str, str], daad: Daad) -> None:
    eis_toestand(verslag, [Verslagtoestand.INGEDIEND.value])
    verslag.actie.refresh_from_db(fields=["status"])
    toepassing = Toepassing(verslag)
    if botsingen := _anders_dan(gezien, toepassing):
        raise Botsing({verslag.actie_id: botsingen})
    kolommen = {"toestand": Verslagtoestand.AKKOORD.value, "akkoord_op": daad.nu, "akkoord_door": daad.actor}
    schrijf(verslag, versie, kolommen, daad)
    wens = Wens(verslag.actie_id, toepassing.straks, toepassing.gezien)
    try:
        wijzig_actie(wens=wens, daad=replace(daad, reden=_reden(verslag, toepassing.inhoud.mijlpalen)))
    except VeldFout as fout:
        raise Geweigerd({"": fout.reden}) from fout


def _anders_dan(gezien: Mapping[str, str], toepassing: Toepassing) -> list[Veldbotsing]:
    """The fields of the actie that are no longer as they were seen, and not yet as the report wants them either."""
    anders = [
        veld
        for veld, merk_nu in toepassing.gezien.items()
        if gezien.get(veld) != merk_nu and toepassing.nu[veld] != toepassing.straks[veld]
    ]
    if not anders:
        return []
    door = laatste_wijzigers(SOORT, toepassing.verslag.actie_id, anders)
    return [
        Veldbotsing(veld, toepassing.nu[veld], toepassing.straks[veld], *door.get(veld, ("iemand anders", None)))
        for veld in anders
    ]


def _reden(verslag: Voortgang, meldingen: Iterable[Mijlpaalmelding]) -> str:
    """Why the actie changes: the report, and for every mijlpaal that moves what its rapporteur says."""
    redenen = [f"{melding.naam}: {melding.reden}" for melding in meldingen if melding.verzet]
    return ". ".join([f"Voortgang {verslag.periode.naam}", *redenen])


def _gewijzigd_sinds(verslagen: Sequence[Voortgang]) -> dict[int, list[Wijziging]]:
    """Per actie what was done to it since its report was written, the newest first. One query."""
    sinds = {verslag.actie_id: verslag.bewaard_op for verslag in verslagen if verslag.bewaard_op}
    if not sinds:
        return {}
    rijen = Wijziging.objects.filter(onderwerp_soort=SOORT, onderwerp_id__in=sinds, moment__gt=min(sinds.values()))
    gevonden: dict[int, list[Wijziging]] = {}
    for rij in rijen.sinds_het_laden().select_related("actor").order_by("-pk"):
        if rij.moment > sinds[rij.onderwerp_id]:
            gevonden.setdefault(rij.onderwerp_id, []).append(rij)
    return gevonden


def _botsingen(toepassing: Toepassing, wijzigingen: Iterable[Wijziging]) -> list[Veldbotsing]:
    """The fields that somebody gave another value than the report says, since it was written."""
    botsingen = {}
    for rij in wijzigingen:
        for veld in rij.velden() & toepassing.straks.keys() - botsingen.keys():
            if (huidig := toepassing.nu[veld]) != (gewenst := toepassing.straks[veld]):
                door = rij.actor.naam if rij.actor else "Het portaal"
                botsingen[veld] = Veldbotsing(veld, huidig, gewenst, door, rij.moment)
    return list(botsingen.values())
