"""What changed since the last edition, as far as the dashboard has read it: the judgements, and the acties of the plan. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from acties.gegevens import ActieGegevens
from rapportage.verschil.actieverschil import acties as vergelijk_acties
from rapportage.verschil.statusverschil import oordelen as vergelijk_oordelen
from rapportage.verschil.trend import status_naast
from rapportage.verschil.verschilgegevens import Actieverschillen, Editieverwijzing, Statusverschil

from .actieregels import opgaveacties
from .bijlagegegevens import Actievoortgang, Opgaveacties
from .gegevens import Overzicht, Programmastatus, Statusregel


@dataclass(frozen=True, slots=True)
class Planacties:
    """The acties of one plan, by opgave."""

    plan: str
    plan_slug: str
    opgaven: tuple[Opgaveacties, ...]


@dataclass(frozen=True, slots=True)
class Sindsdien:
    """`status` is how it stands now, with its trend; `oordelen` are those that changed since `editie`.

    `acties` is None when the programme has no plan.
    """

    editie: Editieverwijzing
    status: Programmastatus
    oordelen: tuple[Statusverschil, ...]
    acties: Actieverschillen | None

    @property
    def gelijk(self) -> bool:
        return not self.oordelen and not (self.acties and self.acties.alle)


def sindsdien(
    laatste: Overzicht,
    editie: Editieverwijzing,
    periode: str,
    status: Programmastatus,
    plan: tuple[str, str] | None,
    acties: Iterable[ActieGegevens],
) -> Sindsdien:
    """Since `laatste`, which is what `editie` says. `periode` is the slug of the round of `status`.

    `plan` is the name and slug of the plan of `acties`.
    """
    return Sindsdien(
        editie=editie,
        status=_met_trend(status, laatste, periode),
        oordelen=tuple(rij for rij in vergelijk_oordelen(laatste.status, status) if rij.veranderd),
        acties=_acties(laatste, status, *plan, tuple(acties)) if plan else None,
    )


def _met_trend(status: Programmastatus, laatste: Overzicht, periode: str) -> Programmastatus:
    """Every judgement with the one before it.

    When the last edition is of that round, what it says of the edition before it still holds as long as the judgement is
    the same.
    """
    trend = status_naast(status, laatste.status)
    if laatste.periode_slug != periode:
        return trend
    eigen = {regel.aspect: regel for regel in laatste.status.aspecten}
    return replace(trend, aspecten=tuple(_van_zichzelf(regel, eigen.get(regel.aspect)) for regel in trend.aspecten))


def _van_zichzelf(regel: Statusregel, eigen: Statusregel | None) -> Statusregel:
    if eigen is None or eigen.oordeel != regel.oordeel:
        return regel
    return replace(regel, vorige=eigen.vorige, onveranderd=eigen.onveranderd)


def _acties(
    laatste: Overzicht, status: Programmastatus, plan: str, slug: str, acties: tuple[ActieGegevens, ...]
) -> Actieverschillen:
    oud = [bijlage for bijlage in laatste.bijlagen if bijlage.plan_slug == slug]
    # The dashboard reads no mijlpalen and no reports: of those it says nothing.
    voortgang = {
        (slug, actie.slug): Actievoortgang(actie.mijlpalen, actie.verslag)
        for bijlage in oud
        for opgave in bijlage.opgaven
        for actie in opgave.acties
    }
    nieuw = Planacties(
        plan, slug, tuple(opgaveacties(opgave.nummer, opgave.naam, acties, voortgang) for opgave in status.opgaven)
    )
    return vergelijk_acties(oud, [nieuw])
