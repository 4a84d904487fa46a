"""What became of the acties: an actie is known by its plan and its slug, so a number may move."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from acties.gegevens import som
from acties.keuzes import Bron, Status
from rapportage.bijlagegegevens import Actieregel, Opgaveacties, Verslag

from .actievelden import grond, in_het_kort, in_velden
from .verschilgegevens import Actieverschil, Actieverschillen, Bedragverschil, Veldverschil
from .verschilkeuzes import Einde, Maat
from .woorden import velden

NUL = Decimal("0.00")
BEEINDIGD = {
    Status.AFGEROND: Einde.AFGEROND,
    Status.VERVALLEN: Einde.VERVALLEN,
    Status.GEBORGD: Einde.GEBORGD,
}


class Planacties(Protocol):
    """The acties of one plan; the annex of an overview is one."""

    plan: str
    plan_slug: str
    opgaven: tuple[Opgaveacties, ...]


@dataclass(frozen=True, slots=True)
class _Actie:
    """An actie where it stands in a plan."""

    plan: Planacties
    opgave: int
    regel: Actieregel


Acties = Mapping[tuple[str, str], _Actie]


def acties(oud: Iterable[Planacties], nieuw: Iterable[Planacties]) -> Actieverschillen:
    """Every actie of both: new, changed, ended (gone, or closed since) or unchanged."""
    oud, nieuw = tuple(oud), tuple(nieuw)
    voor, na = _acties(oud), _acties(nieuw)
    plannen = {plan.plan_slug for plan in nieuw}
    # An overview of the first schema has no descriptions at all: there is nothing to compare them with then.
    met_omschrijving = all(any(actie.regel.omschrijving for actie in kant.values()) for kant in (voor, na))
    gewijzigd, beeindigd = [], []
    for sleutel, actie in na.items():
        if (eerder := voor.get(sleutel)) is None:
            continue
        if anders := _velden(eerder, actie, met_omschrijving=met_omschrijving):
            einde = BEEINDIGD.get(actie.regel.status) if eerder.regel.status not in BEEINDIGD else None
            (beeindigd if einde else gewijzigd).append(_verschil(eerder, actie, anders, einde))
    weg = [actie for sleutel, actie in voor.items() if sleutel not in na]
    beeindigd += [_verschil(actie, None, (), _weg(actie, plannen)) for actie in weg]
    nieuwe = [actie for sleutel, actie in na.items() if sleutel not in voor]
    return Actieverschillen(
        nieuw=tuple(_verschil(None, actie, velden((), in_het_kort(actie.regel)), None) for actie in nieuwe),
        gewijzigd=tuple(gewijzigd),
        beeindigd=tuple(beeindigd),
        ongewijzigd=len(voor | na) - len(nieuwe) - len(gewijzigd) - len(beeindigd),
        programma=Bedragverschil(
            Maat.PROGRAMMA, *(som(deel.programma for deel in _opgaven(kant)) for kant in (oud, nieuw))
        ),
        anders=Bedragverschil(Maat.ANDERS, *(som(deel.anders for deel in _opgaven(kant)) for kant in (oud, nieuw))),
    )


def _acties(plannen: Iterable[Planacties]) -> Acties:
    return {
        (plan.plan_slug, actie.slug): _Actie(plan, opgave.nummer, actie)
        for plan in plannen
        for opgave in plan.opgaven
        for actie in opgave.acties
    }


def _opgaven(plannen: Iterable[Planacties]) -> Iterator[Opgaveacties]:
    for plan in plannen:
        yield from plan.opgaven


def _velden(oud: _Actie, nieuw: _Actie, *, met_omschrijving: bool) -> tuple[Veldverschil, ...]:
    if (oud.opgave, oud.regel) == (nieuw.opgave, nieuw.regel):
        return ()
    plaats = velden(*([("opgave", "Opgave", str(actie.opgave))] for actie in (oud, nieuw)))
    gewoon = velden(*(in_velden(actie.regel, met_omschrijving=met_omschrijving) for actie in (oud, nieuw)))
    return (*plaats, *gewoon, *_gronden(oud.regel.verslag, nieuw.regel.verslag))


def _gronden(oud: Verslag | None, nieuw: Verslag | None) -> tuple[Veldverschil, ...]:
    """Nothing as long as nobody reported in the period of `nieuw`: then what was said before still stands."""
    return velden(grond(oud) if oud else (), grond(nieuw)) if nieuw else ()


def _weg(actie: _Actie, plannen: set[str]) -> Einde:
    return Einde.WEG if actie.plan.plan_slug in plannen else Einde.PLAN


def _verschil(
    oud: _Actie | None, nieuw: _Actie | None, anders: tuple[Veldverschil, ...], einde: Einde | None
) -> Actieverschil:
    actie = nieuw or oud
    return Actieverschil(
        plan=actie.plan.plan,
        plan_slug=actie.plan.plan_slug,
        opgave=actie.opgave,
        nummer=actie.regel.nummer,
        slug=actie.regel.slug,
        titel=actie.regel.titel,
        status=actie.regel.status,
        einde=einde,
        velden=anders,
        programma=Bedragverschil(Maat.PROGRAMMA, *(_geld(kant, van_programma=True) for kant in (oud, nieuw))),
        anders=Bedragverschil(Maat.ANDERS, *(_geld(kant, van_programma=False) for kant in (oud, nieuw))),
    )


def _geld(actie: _Actie | None, *, van_programma: bool) -> Decimal:
    """As the opgaven count it: of the programme, or of anybody else."""
    if actie is None:
        return NUL
    regels = (*actie.regel.programma, *actie.regel.anders)
    return som(regel.bedrag for regel in regels if (regel.bron == Bron.PROGRAMMA) == van_programma)
