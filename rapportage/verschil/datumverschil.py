"""Which days moved, and what was decided since."""

from collections.abc import Iterator

from rapportage.gegevens import Besluitregel, Besluitvorming, Overzicht

from .verschilgegevens import Besluitverschil, Datumverschil
from .verschilkeuzes import Verandering


def peildatum(oud: Overzicht, nieuw: Overzicht) -> Datumverschil:
    return Datumverschil("peildatum", "Peildatum", oud.peildatum, nieuw.peildatum)


def datums(oud: Overzicht, nieuw: Overzicht) -> tuple[Datumverschil, ...]:
    """The days that moved; the peildatum stands apart, because it always does."""
    return tuple(dag for dag in _datums(oud, nieuw) if dag.veranderd)


def besluiten(oud: Besluitvorming, nieuw: Besluitvorming) -> tuple[Besluitverschil, ...]:
    """The besluiten and letters that came, then those that went, each by their day."""
    voor, na = (dict.fromkeys(_besluit(rij) for rij in (*kant.besluiten, *kant.afwijkingen)) for kant in (oud, nieuw))
    gekomen = sorted(rij for rij in na if rij not in voor)
    gegaan = sorted(rij for rij in voor if rij not in na)
    return (
        *(Besluitverschil(Verandering.NIEUW, *rij) for rij in gekomen),
        *(Besluitverschil(Verandering.WEG, *rij) for rij in gegaan),
    )


def _datums(oud: Overzicht, nieuw: Overzicht) -> Iterator[Datumverschil]:
    was, wordt = oud.besluitvorming, nieuw.besluitvorming
    for veld, naam in (
        ("laatste_behandeling", "Laatste behandeling in raad of commissie"),
        ("volgende_behandeling", "Volgende behandeling in raad of commissie"),
    ):
        yield Datumverschil(veld, naam, getattr(was, veld), getattr(wordt, veld))
    voor = {bijlage.plan_slug: bijlage for bijlage in oud.bijlagen}
    for bijlage in nieuw.bijlagen:
        if eerder := voor.get(bijlage.plan_slug):
            yield Datumverschil(
                "vastgesteld_op", f"{bijlage.plan} vastgesteld", eerder.vastgesteld_op, bijlage.vastgesteld_op
            )


def _besluit(rij: Besluitregel) -> tuple:
    return rij.datum, rij.orgaan, rij.tekst
