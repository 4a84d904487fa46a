"""Going back: undo what was just done, and put back an earlier value. Both are new changes; nothing disappears."""

from collections.abc import Sequence

from acties.models import Actie
from acties.velden import VELDEN, Waarde, merk
from programma.models import Programma, Wijziging
from programma.vastleggen import Daad

from .wijzigen import SOORT, Uitkomst, Wens, wijzig_actie, wijzig_acties

TERUG_TE_DRAAIEN = (
    Wijziging.Handeling.GEWIJZIGD,
    Wijziging.Handeling.VERVALLEN,
    Wijziging.Handeling.TERUGGEHAALD,
    Wijziging.Handeling.ONGEDAAN,
    Wijziging.Handeling.TERUGGEZET,
    Wijziging.Handeling.GEIMPORTEERD,
)


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
    return list(Wijziging.objects.filter(reeks=wijziging.reeks, onderwerp_soort=SOORT).order_by("pk"))


def maak_ongedaan(*, wijziging: Wijziging, daad: Daad) -> tuple[Uitkomst, ...]:
    """Give the fields of `wijziging`, and of what was done with it, the values of before, all or none.

    `daad` needs no reason: the Wijziging that is undone is the reason. Raises Botsing when somebody changed one of these
    fields since then, ValueError for a handeling that cannot be undone.
    """
    reeks = samen_gedaan(wijziging)
    if not all(map(kan_ongedaan, reeks)):
        raise ValueError("Deze handeling kan niet ongedaan worden gemaakt.")
    reden = daad.reden or f"Ongedaan gemaakt: {wijziging.get_handeling_display().lower()}"
    return draai_terug(reeks, Daad(daad.actor, daad.nu, reden, reeks=daad.reeks))


def draai_terug(reeks: Sequence[Wijziging], daad: Daad) -> tuple[Uitkomst, ...]:
    """Give the fields of these handelingen, one per actie of one plan, the values of before. Raises as `wijzig_acties`."""
    return wijzig_acties(
        wensen=[
            Wens(
                rij.onderwerp_id,
                {verschil["veld"]: verschil["oud"] for verschil in rij.verschillen},
                {verschil["veld"]: merk(verschil["nieuw"]) for verschil in rij.verschillen},
            )
            for rij in reeks
        ],
        daad=daad,
        handeling=Wijziging.Handeling.ONGEDAAN,
        herstelt={rij.onderwerp_id: rij for rij in reeks},
    )


def zet_terug(*, wijziging: Wijziging, veld: str, gezien: str, daad: Daad) -> Uitkomst:
    """Give `veld` the value it had before `wijziging`; `gezien` is the mark of the value that the person saw.

    Raises KeyError when `wijziging` did not touch that field, and further as `wijzig_actie`.
    """
    (eerder,) = [verschil["oud"] for verschil in wijziging.verschillen if verschil["veld"] == veld] or [None]
    if eerder is None:
        raise KeyError(veld)
    return wijzig_actie(
        wens=Wens(wijziging.onderwerp_id, {veld: eerder}, {veld: gezien}),
        daad=daad,
        handeling=Wijziging.Handeling.TERUGGEZET,
        herstelt=wijziging,
    )


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
