"""What changed between two overviews."""

from dataclasses import replace

from rapportage.gegevens import Overzicht

from . import statusverschil
from .actieverschil import acties
from .algemeenverschil import algemeen
from .datumverschil import besluiten, datums, peildatum
from .geldverschil import jaartabel, plannen
from .samenvatting import samenvatting
from .tekstverschil import teksten
from .verschilgegevens import Editieverwijzing, Verschil


def verschil(oud: Overzicht, nieuw: Overzicht, met: Editieverwijzing | None = None) -> Verschil:
    """From `oud` to `nieuw`, whichever of the two is the older one. `met` says which edition `oud` is."""
    gevonden = Verschil(
        met=met,
        samenvatting="",
        risicoprofiel=statusverschil.risicoprofiel(oud.status, nieuw.status),
        oordelen=statusverschil.oordelen(oud.status, nieuw.status),
        jaartabel=jaartabel(oud.jaartabel, nieuw.jaartabel),
        plannen=plannen(oud.bijlagen, nieuw.bijlagen),
        peildatum=peildatum(oud, nieuw),
        datums=datums(oud, nieuw),
        besluiten=besluiten(oud.besluitvorming, nieuw.besluitvorming),
        algemeen=algemeen(oud, nieuw),
        acties=acties(oud.bijlagen, nieuw.bijlagen),
        teksten=teksten(oud, nieuw),
    )
    return replace(gevonden, samenvatting=samenvatting(gevonden))
