"""An overview beside the edition before it: which way its judgements went, since when its texts say the same, and the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rapportage.gegevens import Overzicht, Planning, Programmastatus, Stand, Statusregel, Tekst

from .tekstverschil import op_sleutel, zegt_hetzelfde
from .vergelijken import verschil
from .verschilgegevens import Editieverwijzing


def met_vorige(overzicht: Overzicht, vorige: Overzicht, editie: Editieverwijzing) -> Overzicht:
    """The same overview with what changed since `vorige`, which is what `editie` says."""
    return replace(_met_trend(overzicht, vorige, editie.nummer), verschil=verschil(vorige, overzicht, editie))


def met_vorig_oordeel(regels: Iterable[Statusregel], vorige: Iterable[Statusregel]) -> tuple[Statusregel, ...]:
    """The judgements of one subject, each with what the edition before it said of the same aspect."""
    voor = {regel.aspect: regel for regel in vorige}
    return tuple(_statusregel(regel, voor.get(regel.aspect)) for regel in regels)


def _statusregel(regel: Statusregel, vorige: Statusregel | None) -> Statusregel:
    if vorige is None:
        return regel
    gelijk = regel.oordeel == vorige.oordeel
    return replace(regel, vorige=vorige.oordeel, onveranderd=vorige.onveranderd + 1 if gelijk else 1)


def _met_trend(overzicht: Overzicht, vorige: Overzicht, nummer: int) -> Overzicht:
    voor = {sleutel: plaats.tekst for sleutel, plaats in op_sleutel(vorige).items()}

    def teksten(rijen: Iterable[Tekst]) -> tuple[Tekst, ...]:
        return tuple(_tekst(tekst, voor, nummer) for tekst in rijen)

    stand = overzicht.stand
    return replace(
        overzicht,
        status=status_naast(overzicht.status, vorige.status),
        wijzigingen=teksten(overzicht.wijzigingen),
        doelstelling=teksten(overzicht.doelstelling),
        doelen_inleiding=teksten(overzicht.doelen_inleiding),
        doelen_slot=teksten(overzicht.doelen_slot),
        stand=Stand(
            teksten(stand.algemeen), tuple(replace(blok, teksten=teksten(blok.teksten)) for blok in stand.blokken)
        ),
        financien=teksten(overzicht.financien),
        planning=Planning(teksten(overzicht.planning.teksten), overzicht.planning.besluiten),
        communicatie=teksten(overzicht.communicatie),
        risicomanagement=teksten(overzicht.risicomanagement),
    )


def status_naast(status: Programmastatus, vorige: Programmastatus) -> Programmastatus:
    """The same status with, of every judgement, what the edition before it said."""
    voor = {opgave.nummer: opgave.oordeel for opgave in vorige.opgaven}
    return replace(
        status,
        aspecten=met_vorig_oordeel(status.aspecten, vorige.aspecten),
        opgaven=tuple(
            replace(opgave, oordeel=_statusregel(opgave.oordeel, voor.get(opgave.nummer))) for opgave in status.opgaven
        ),
    )


def _tekst(tekst: Tekst, voor: Mapping[str, Tekst], nummer: int) -> Tekst:
    eerder = voor.get(tekst.sleutel)
    gelijk = eerder is not None and zegt_hetzelfde(eerder, tekst)
    return replace(tekst, ongewijzigd_sinds=(eerder.ongewijzigd_sinds or nummer) if gelijk else None)
