"""Changing acties: the one way in which a field of an actie gets another value.

What somebody wants is compared with what is there now. A field that still is as that person saw it gets the new value,
also when other fields changed meanwhile; a field that somebody else changed is a Botsing, and then nothing is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models.signals import post_save

from acties.actielezen import Deel, uit_instantie
from acties.gegevens import ActieGegevens
from acties.models import Actie
from acties.naslag import Naslag
from acties.velden import VELDEN, VeldFout, Waarde, merk
from acties.velden.samenhang import tegenspraken
from programma.handelingen.weigering import Geweigerd
from programma.models import Wijziging
from programma.vastleggen import Daad, Verschil, laatste_wijzigers, vastgelegd
from programma.versies import VersieBotsing, wissel

from .wensen import Botsing, RedenNodig, Veldbotsing, Wens

SOORT = "actie"
KOLOMMEN = [kolom.attname for kolom in Actie._meta.concrete_fields if kolom.attname not in ("id", "versie")]
# On PostgreSQL two editors of one actie may meet between reading and writing; the second looks again at what there is.
POGINGEN = 20


@dataclass(frozen=True)
class Uitkomst:
    """The actie after the handeling, as it was before, and the Wijziging; None when there was nothing to change.

    `voor` holds the parts to which the wanted fields belong, and so does `na`.
    """

    actie: Actie
    voor: ActieGegevens
    wijziging: Wijziging | None

    def na(self, *delen: Deel) -> ActieGegevens:
        """The actie as it is now, with these parts; one query for each."""
        return uit_instantie(self.actie, delen)


def wijzig_actie(
    *,
    wens: Wens,
    daad: Daad,
    handeling: Wijziging.Handeling = Wijziging.Handeling.GEWIJZIGD,
    herstelt: Wijziging | None = None,
    gelezen: Actie | None = None,
) -> Uitkomst:
    """Change the fields of one actie. Raises Botsing, RedenNodig, Geweigerd, VeldFout; then nothing is written.

    `gelezen` is the actie as the caller read it just now, with its plan, programme and opgave; it saves reading it again.
    """
    return wijzig_acties(
        wensen=[wens],
        daad=daad,
        handeling=handeling,
        herstelt={wens.actie: herstelt},
        gelezen={wens.actie: gelezen} if gelezen else {},
    )[0]


def wijzig_acties(
    *,
    wensen: Sequence[Wens],
    daad: Daad,
    handeling: Wijziging.Handeling = Wijziging.Handeling.GEWIJZIGD,
    herstelt: Mapping[int, Wijziging | None] | None = None,
    gelezen: Mapping[int, Actie] | None = None,
) -> tuple[Uitkomst, ...]:
    """Change several acties of one plan, all or none; the outcomes in the order of `wensen`. Raises as `wijzig_actie`.

    One wish per actie, and at least one.
    """
    for poging in range(POGINGEN):
        try:
            with transaction.atomic():
                return _wijzig(wensen, daad, handeling, herstelt or {}, gelezen or {})
        except VersieBotsing:
            gelezen = None
        except IntegrityError:
            # A partner was merged into another at this very moment: from now on its name is a spelling of that one.
            gelezen = None
            if poging == POGINGEN - 1:
                raise
    raise Geweigerd({"": "Er bewerken nu te veel mensen tegelijk dezelfde actie. Probeer het over een minuut opnieuw."})


def _wijzig(
    wensen: Sequence[Wens],
    daad: Daad,
    handeling: Wijziging.Handeling,
    herstelt: Mapping[int, Wijziging | None],
    gelezen: Mapping[int, Actie],
) -> tuple[Uitkomst, ...]:
    sleutels = sorted({wens.actie for wens in wensen})
    delen = {VELDEN[veld].deel for wens in wensen for veld in (*wens.waarden, *wens.teksten)} - {None}
    acties, nu = _lees(sleutels, delen, gelezen)
    naslag = Naslag(next(iter(acties.values())).plan)
    wensen = [wens.gelezen(nu[wens.actie], naslag) for wens in wensen]
    verschillen = {wens.actie: _verschillen(wens, nu[wens.actie]) for wens in wensen}
    _weiger_botsingen(wensen, nu, acties)
    _weiger_zonder_reden(verschillen.values(), daad)
    # In one order for everybody, so that two bulk changes cannot wait for each other.
    wijzigingen = {
        sleutel: _schrijf(
            acties[sleutel], nu[sleutel].versie, verschillen[sleutel], naslag, daad, handeling, herstelt.get(sleutel)
        )
        for sleutel in sleutels
        if verschillen[sleutel]
    }
    return tuple(Uitkomst(acties[wens.actie], nu[wens.actie], wijzigingen.get(wens.actie)) for wens in wensen)


def _lees(
    sleutels: list[int], delen: set[Deel], gelezen: Mapping[int, Actie]
) -> tuple[Mapping[int, Actie], dict[int, ActieGegevens]]:
    """The acties as they are now. What the caller read is taken as it is: when it is old, the swap will find out."""
    if gelezen and Deel.VERBAND not in delen:
        return gelezen, {sleutel: uit_instantie(actie, delen) for sleutel, actie in gelezen.items()}
    acties = Actie.objects.select_related("plan__programma", "opgave").in_bulk(sleutels)
    gegevens = Actie.objects.filter(pk__in=sleutels).order_by("pk").delen(*delen)
    return acties, dict(zip(sorted(acties), gegevens, strict=True))


def _verschillen(wens: Wens, nu: ActieGegevens) -> list[Verschil]:
    """The fields that get another value, in the order of VELDEN."""
    verschillen = []
    waarden = _met_gevolgen(wens.waarden, nu)
    for sleutel, veld in VELDEN.items():
        if sleutel in waarden and waarden[sleutel] != (huidig := veld.waarde(nu)):
            nieuw = waarden[sleutel]
            verschillen.append(
                Verschil(sleutel, veld.naam, huidig, nieuw, veld.in_woorden(huidig), veld.in_woorden(nieuw))
            )
    return verschillen


def _met_gevolgen(waarden: Mapping[str, Waarde], nu: ActieGegevens) -> Mapping[str, Waarde]:
    """A letter that goes, takes along what was decided about it; said as a change, so that an undo brings it back."""
    if "doelen" not in waarden or "toewijzing" in waarden:
        return waarden
    besloten = VELDEN["toewijzing"].waarde(nu)
    return {**waarden, "toewijzing": {letter: besloten[letter] for letter in besloten if letter in waarden["doelen"]}}


def _weiger_botsingen(wensen: Iterable[Wens], nu: Mapping[int, ActieGegevens], acties: Mapping[int, Actie]) -> None:
    botsingen = {
        wens.actie: gevonden for wens in wensen if (gevonden := _botsingen(wens, nu[wens.actie], acties[wens.actie]))
    }
    if botsingen:
        raise Botsing(botsingen)


def _botsingen(wens: Wens, nu: ActieGegevens, actie: Actie) -> list[Veldbotsing]:
    """The fields that are no longer what was seen.

    That somebody else happened to choose the same value is one too: two people who each add one euro to an amount want
    two euros.
    """
    geraakt = [
        sleutel
        for sleutel, gezien in wens.gezien.items()
        if sleutel in wens.waarden and merk(VELDEN[sleutel].waarde(nu)) != gezien
    ]
    if not geraakt:
        return []
    laatste = laatste_wijzigers(SOORT, actie.pk, geraakt)
    return [
        Veldbotsing(veld, VELDEN[veld].waarde(nu), wens.waarden[veld], *laatste.get(veld, ("iemand anders", None)))
        for veld in geraakt
    ]


def _weiger_zonder_reden(verschillen: Iterable[list[Verschil]], daad: Daad) -> None:
    zonder = {verschil.veld for lijst in verschillen for verschil in lijst if VELDEN[verschil.veld].reden_nodig}
    if zonder and not daad.reden.strip():
        raise RedenNodig([veld for veld in VELDEN if veld in zonder])


def _schrijf(
    actie: Actie,
    versie: int,
    verschillen: list[Verschil],
    naslag: Naslag,
    daad: Daad,
    handeling: Wijziging.Handeling,
    herstelt: Wijziging | None,
) -> Wijziging:
    nieuw = {verschil.veld: verschil.nieuw for verschil in verschillen}
    eerst = {kolom: getattr(actie, kolom) for kolom in KOLOMMEN}
    zet_velden(actie, nieuw, naslag, daad, onder=False)
    veranderd = {kolom: getattr(actie, kolom) for kolom in KOLOMMEN if getattr(actie, kolom) != eerst[kolom]}
    wissel(actie, versie, **veranderd)
    with vastgelegd(
        actie,
        daad,
        handeling,
        verschillen,
        soort=SOORT,
        programma=actie.plan.programma,
        versie=actie.versie,
        herstelt=herstelt,
    ) as wijziging:
        zet_velden(actie, nieuw, naslag, daad, onder=True)
        # The row itself was written by the swap; whoever follows its saves, such as its history, hears of it here.
        post_save.send(Actie, instance=actie, created=False, raw=False, using=None, update_fields=None)
    return wijziging


def zet_velden(actie: Actie, waarden: Mapping[str, Waarde], naslag: Naslag, daad: Daad, *, onder: bool) -> None:
    """Put `waarden` in the columns of `actie` (unsaved), or when `onder` in the rows below it (saved). Raises Geweigerd."""
    fouten = {}
    for sleutel, veld in VELDEN.items():
        if sleutel in waarden and veld.onder == onder:
            try:
                veld.zet(actie, waarden[sleutel], naslag, daad)
            except VeldFout as fout:
                fouten[sleutel] = fout.reden
    fouten |= tegenspraken(
        aard=actie.aard,
        gekoppeld_aan=actie.gekoppeld_aan_id,
        status=actie.status,
        borging_afdeling=actie.borging_afdeling_id,
        borging_vanaf=actie.borging_vanaf,
    )
    if fouten:
        raise Geweigerd(fouten)
