"""What became of the money: the year table per post, and the ceilings per plan and opgave. The two are never added up."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from financien.jaartabel.vergelijking import Paar, Vergelijking
from financien.plafonds.keten import Keten
from financien.rekenen import Jaarregel, Jaartabel
from rapportage.bijlagegegevens import Bijlage

from .verschilgegevens import Bedragverschil, Geldregel, Jaarverschil, Planverschil
from .verschilkeuzes import Maat

NUL = Decimal("0.00")
VAN_POST: dict[Maat, Callable[[Jaarregel], Decimal | None]] = {
    Maat.BESCHIKBAAR: lambda regel: regel.beschikbaar,
    Maat.UITGAVEN: lambda regel: regel.uitgaven,
    Maat.VERPLICHTINGEN: lambda regel: regel.verplichtingen,
    Maat.SALDO: lambda regel: regel.saldo,
    Maat.PROGNOSE: lambda regel: regel.prognose,
}
VAN_PLAFOND: dict[Maat, Callable[[Keten], Decimal | None]] = {
    Maat.PLAFOND: lambda keten: keten.plafond,
    Maat.TOEGEKEND: lambda keten: keten.toegekend,
    Maat.VERPLICHT: lambda keten: keten.verplicht,
    Maat.UITGEGEVEN: lambda keten: keten.uitgegeven,
    Maat.VRIJ: lambda keten: keten.vrij,
}
# Of what is not there nobody registered anything; the rest of it is nothing.
GEREGISTREERD = frozenset({Maat.PROGNOSE, Maat.VERPLICHT, Maat.UITGEGEVEN})


def jaartabel(oud: Jaartabel | None, nieuw: Jaartabel | None) -> Jaarverschil:
    """Per post and in total; posts go by their name."""
    regels, totaal = (), None
    if oud and nieuw:
        vergelijking = Vergelijking(oud, nieuw)
        regels, totaal = tuple(_post(paar) for paar in vergelijking.posten), _post(vergelijking.totaal)
    return Jaarverschil(
        oud_boekjaar=oud.boekjaar if oud else None,
        nieuw_boekjaar=nieuw.boekjaar if nieuw else None,
        oud_peildatum=oud.peildatum if oud else None,
        nieuw_peildatum=nieuw.peildatum if nieuw else None,
        regels=regels,
        totaal=totaal,
    )


def plannen(oud: Iterable[Bijlage], nieuw: Iterable[Bijlage]) -> tuple[Planverschil, ...]:
    """The ceilings of every plan of either overview, those of `nieuw` first."""
    voor, na = ({bijlage.plan_slug: bijlage for bijlage in kant} for kant in (oud, nieuw))
    return tuple(_plan(voor.get(slug), na.get(slug)) for slug in (na | voor))


def _post(paar: Paar) -> Geldregel:
    post = paar.naar or paar.van
    return _regel(paar.naam, post.opgave, paar.van, paar.naar, VAN_POST)


def _plan(oud: Bijlage | None, nieuw: Bijlage | None) -> Planverschil:
    bijlage = nieuw or oud
    voor, na = ({keten.opgave: keten for keten in kant.ketens} if kant else {} for kant in (oud, nieuw))
    namen = {opgave.nummer: opgave.naam for kant in (oud, nieuw) if kant for opgave in kant.opgaven}
    return Planverschil(
        plan=bijlage.plan,
        plan_slug=bijlage.plan_slug,
        was_er=oud is not None,
        is_er=nieuw is not None,
        regels=tuple(
            _regel(namen.get(nummer, ""), nummer, voor.get(nummer), na.get(nummer), VAN_PLAFOND)
            for nummer in sorted(voor | na)
        ),
        totaal=_regel("Totaal", None, oud and oud.keten, nieuw and nieuw.keten, VAN_PLAFOND),
    )


def _regel(
    naam: str,
    opgave: int | None,
    oud: Any,
    nieuw: Any,
    maten: Mapping[Maat, Callable[[Any], Decimal | None]],
) -> Geldregel:
    def waarde(kant: Any, maat: Maat) -> Decimal | None:
        if kant is None:
            return None if maat in GEREGISTREERD else NUL
        return maten[maat](kant)

    return Geldregel(
        naam=naam,
        opgave=opgave,
        was_er=oud is not None,
        is_er=nieuw is not None,
        bedragen=tuple(Bedragverschil(maat, waarde(oud, maat), waarde(nieuw, maat)) for maat in maten),
    )
