"""Going back: undo what was just done, and put back an earlier value. Both are new changes; nothing disappears."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from acties.models import Actie
from acties.naslag import Naslag
from acties.velden import VELDEN, Waarde, merk
from programma.geschiedenisbeeld import in_een_zin
from programma.models import Programma, Wijziging, nieuwe_reeks
from programma.vastleggen import Daad

from .wensen import Botsing, Wens
from .wijzigen import SOORT, Uitkomst, wijzig_actie, wijzig_acties

TERUG_TE_DRAAIEN = (
    Wijziging.Handeling.GEWIJZIGD,
    Wijziging.Handeling.VERVALLEN,
    Wijziging.Handeling.TERUGGEHAALD,
    Wijziging.Handeling.ONGEDAAN,
    Wijziging.Handeling.TERUGGEZET,
    Wijziging.Handeling.GEIMPORTEERD,
)


class NietTerugTeDraaien(ValueError):
    """A handeling that did more than give fields of acties another value; `str(fout)` says the way out in Dutch."""


def kan_ongedaan(wijziging: Wijziging) -> bool:
    """Whether `wijziging` only gave fields of an actie another value."""
    return (
        wijziging.onderwerp_soort == SOORT
        and wijziging.handeling in TERUG_TE_DRAAIEN
        and all(verschil["veld"] in VELDEN for verschil in wijziging.verschillen)
    )


def samen_gedaan(wijziging: Wijziging) -> Sequence[Wijziging]:
    """Everything that was done with the same click as `wijziging`."""
    if wijziging.reeks is None:
        return [wijziging]
    return list(Wijziging.objects.filter(reeks=wijziging.reeks).order_by("pk"))


def maak_ongedaan(*, wijziging: Wijziging, daad: Daad) -> tuple[Uitkomst, ...]:
    """Give the fields of `wijziging`, and of what was done with it, the values of before, all or none.

    `daad` needs no reason: the Wijziging that is undone is the reason. Raises Botsing when somebody changed one of these
    fields since then, NietTerugTeDraaien for a handeling that cannot be undone, Geweigerd for a value that cannot be any
    more.
    """
    reeks = samen_gedaan(wijziging)
    if not all(map(kan_ongedaan, reeks)):
        raise NietTerugTeDraaien(_waarom_niet(reeks))
    samen = daad.reeks or (nieuwe_reeks() if len(reeks) > 1 else None)
    reden = daad.reden or f"Maakt ongedaan {in_een_zin(wijziging)}"
    return draai_terug(reeks, replace(daad, reden=reden, reeks=samen))


def draai_terug(reeks: Sequence[Wijziging], daad: Daad) -> tuple[Uitkomst, ...]:
    """Give the fields of these handelingen, one per actie of one plan, the values of before. Raises as `wijzig_acties`.

    A field that somebody put back already is left as it is.
    """
    naslag = _naslag(reeks[0])
    hoe = {
        "daad": replace(daad, verzet=_verzet(reeks[0])),
        "handeling": Wijziging.Handeling.ONGEDAAN,
        "herstelt": {rij.onderwerp_id: rij for rij in reeks},
    }
    try:
        return wijzig_acties(wensen=[_wens(rij, naslag) for rij in reeks], **hoe)
    except Botsing as fout:
        botsingen = [(actie, rij) for actie, rijen in fout.botsingen.items() for rij in rijen]
        if any(rij.huidig != rij.gewenst for _, rij in botsingen):
            raise
    al_terug = {(actie, rij.veld) for actie, rij in botsingen}
    return wijzig_acties(wensen=[_wens(rij, naslag, al_terug) for rij in reeks], **hoe)


def _wens(rij: Wijziging, naslag: Naslag, zonder: Collection[tuple[int, str]] = ()) -> Wens:
    """The values of before `rij`, for who still sees those of after it; without these fields of these acties."""
    verschillen = [verschil for verschil in rij.verschillen if (rij.onderwerp_id, verschil["veld"]) not in zonder]
    return Wens(
        rij.onderwerp_id,
        {verschil["veld"]: _zoals_nu(verschil, "oud", naslag) for verschil in verschillen},
        {verschil["veld"]: merk(_zoals_nu(verschil, "nieuw", naslag)) for verschil in verschillen},
    )


def zet_terug(*, wijziging: Wijziging, veld: str, gezien: str, daad: Daad) -> Uitkomst:
    """Give `veld` the value it had before `wijziging`; `gezien` is the mark of the value that the person saw.

    Raises KeyError when `wijziging` did not touch that field, NietTerugTeDraaien when there was no value before it, and
    further as `wijzig_actie`.
    """
    eerder = eerdere_waarde(wijziging, veld)
    return wijzig_actie(
        wens=Wens(wijziging.onderwerp_id, {veld: eerder}, {veld: gezien}),
        daad=daad,
        handeling=Wijziging.Handeling.TERUGGEZET,
        herstelt=wijziging,
    )


def eerdere_waarde(wijziging: Wijziging, veld: str) -> Waarde:
    """The value that `veld` had before `wijziging`, as it would read now. Raises KeyError, NietTerugTeDraaien."""
    verschil = {rij["veld"]: rij for rij in wijziging.verschillen}[veld]
    if not kan_ongedaan(wijziging):
        raise NietTerugTeDraaien(_waarom_niet([wijziging]))
    return _zoals_nu(verschil, "oud", _naslag(wijziging))


def status_voor_vervallen(actie: Actie) -> Waarde | None:
    """The status that `actie` had before it was last declared vervallen, None when that is not known. One query."""
    for wijziging in Wijziging.objects.over(SOORT, actie.pk):
        for verschil in wijziging.verschillen:
            if verschil["veld"] == "status" and verschil["nieuw"] == "vervallen":
                return verschil["oud"]
    return None


def wijziging_van(programma: Programma, sleutel: int) -> Wijziging | None:
    """A Wijziging of `programma` by its key, with its actor."""
    return Wijziging.objects.van_programma(programma).filter(pk=sleutel).first()


def _naslag(wijziging: Wijziging) -> Naslag:
    return Naslag(Actie.objects.select_related("plan__programma").get(pk=wijziging.onderwerp_id).plan)


def _zoals_nu(verschil: dict, kant: str, naslag: Naslag) -> Waarde:
    return VELDEN[verschil["veld"]].zoals_nu(verschil[kant], naslag)


def _verzet(wijziging: Wijziging) -> int:
    """An undo takes a move back; the undo of an undo makes it count again."""
    verzet = -1
    while wijziging.handeling == Wijziging.Handeling.ONGEDAAN and wijziging.herstelt:
        verzet, wijziging = -verzet, wijziging.herstelt
    return verzet


def _waarom_niet(reeks: Sequence[Wijziging]) -> str:
    if any(rij.handeling == Wijziging.Handeling.GELADEN for rij in reeks):
        return "Hiermee begint de geschiedenis. Er is niets van ervoor om naar terug te gaan."
    if any(rij.handeling == Wijziging.Handeling.TOEGEVOEGD for rij in reeks):
        return (
            "Hierbij is iets toegevoegd, en dat verdwijnt niet. Laat de actie vervallen, of zet de velden van de andere "
            "acties een voor een terug."
        )
    return "Deze handeling kan niet in één keer ongedaan worden gemaakt. Wijzig wat er nu staat."
