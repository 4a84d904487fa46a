"""Judgements as data, and where the figures contradict them: the overview and the dashboard share it."""

from collections.abc import Iterable

from financien.rekenen import Jaartabel
from programma.models import Opgave, Rapportageperiode

from . import gegevens as g
from .keuzes import Aspect, Oordeel
from .models import Statusoordeel


def programmastatus(
    periode: Rapportageperiode,
    oordelen: Iterable[Statusoordeel],
    opgaven: Iterable[Opgave],
) -> g.Programmastatus:
    """The status of the programme out of the `oordelen` of `periode`. What nobody judged is "niet beoordeeld".

    What the figures say of it and against it, and which contradictions were left, comes when all the rest is known.
    """
    rijen = {(rij.aspect, rij.opgave_id): rij for rij in oordelen}
    aspecten = tuple(statusregel(aspect, rijen.get((aspect, None))) for aspect in Aspect)
    return g.Programmastatus(
        risicoprofiel=periode.get_risicoprofiel_display(),
        risicoprofiel_reden=periode.risicoprofiel_reden,
        risicoprofiel_bron=periode.risicoprofiel_bron,
        aspecten=aspecten,
        opgaven=tuple(
            g.Opgavestatus(
                opgave.nummer,
                opgave.naam,
                opgave.formulering,
                statusregel(Aspect.TOTAAL, rijen.get((Aspect.TOTAAL, opgave.pk))),
            )
            for opgave in opgaven
        ),
        tegenspraken=(),
        weerleggingen=(),
    )


def statusregel(aspect: Aspect, rij: Statusoordeel | None) -> g.Statusregel:
    """The judgement as data; without a row nobody judged."""
    if rij is None:
        return g.Statusregel(aspect, Oordeel.NIET_BEOORDEELD, "", "", "", None, "")
    return g.Statusregel(
        aspect,
        Oordeel(rij.oordeel),
        rij.oorzaak,
        rij.gevolg,
        rij.maatregel,
        rij.termijn,
        rij.bronwaarde,
        signaal_toen=Oordeel(rij.signaal) if rij.signaal else None,
        verschil_reden=rij.verschil_reden,
    )


def tegenspraken(aspecten: Iterable[g.Statusregel], tabel: Jaartabel | None) -> tuple[g.Tegenspraak, ...]:
    """Every post that has more spent or promised than it holds, while the aspect Budget is as expected."""
    budget = next((regel.oordeel for regel in aspecten if regel.aspect == Aspect.BUDGET), None)
    if tabel is None or budget != Oordeel.VOLGENS_VERWACHTING:
        return ()
    return tuple(
        g.Tegenspraak(Aspect.BUDGET, budget, regel.post, regel.saldo, regel.gebonden, tabel.peildatum)
        for regel in tabel.overschreden
    )
