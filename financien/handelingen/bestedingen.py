"""What became of the money of acties: registered for many lines at one peildatum, corrected with a reason, removed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import transaction

from acties.keuzes import Bron
from acties.models import Financiering
from financien.models import Besteding
from programma.handelingen.weigering import Geweigerd, eis_reden
from programma.models import Programma, Wijziging, nieuwe_reeks
from programma.opmaak import AMSTERDAM, bedrag, datum
from programma.vastleggen import Daad

from .bestedingen_schrijven import BEDRAGEN, Bestedingsbotsing, Zet, schrijf_bestedingen, waarden_van


@dataclass(frozen=True, slots=True)
class Bestedingswens:
    """What is registered of one line of money, in euros; None for what nobody registers, both None to remove it.

    `versie` is that of the besteding which the person saw, None when there was none.
    """

    financiering: int
    verplicht: Decimal | None
    uitgegeven: Decimal | None
    bron: str
    versie: int | None = None


@transaction.atomic
def leg_bestedingen_vast(
    *,
    programma: Programma,
    peildatum: date,
    wensen: Sequence[Bestedingswens],
    daad: Daad,
    handeling: Wijziging.Handeling | None = None,
) -> tuple[Wijziging, ...]:
    """Register what became of these lines of programme money up to `peildatum`, all or none.

    What says the same already is left as it is. Raises Geweigerd (also without a reason when an amount changes that was
    registered), Bestedingsbotsing when somebody was first.
    """
    if peildatum > daad.nu.astimezone(AMSTERDAM).date():
        raise Geweigerd(
            {"peildatum": f"{datum(peildatum)} ligt in de toekomst. Dan is nog niet bekend wat er betaald is."}
        )
    regels = _regels_van(programma, [wens.financiering for wens in wensen])
    # Whoever registers something of these lines holds on to the lines themselves, so nobody else does right now.
    rijen = Besteding.objects.filter(financiering__in=regels, peildatum=peildatum)
    nu = {rij.financiering_id: rij for rij in rijen}
    anders = [wens for wens in wensen if waarden_van(wens) != waarden_van(nu.get(wens.financiering))]
    _weiger(anders, nu, daad)
    if len(anders) > 1 and daad.reeks is None:
        daad = replace(daad, reeks=nieuwe_reeks())
    for rij in nu.values():
        rij.financiering = regels[rij.financiering_id]
    zetten = [
        Zet(
            nu.get(wens.financiering) or Besteding(financiering=regels[wens.financiering], peildatum=peildatum),
            waarden_van(wens),
        )
        for wens in anders
    ]
    return schrijf_bestedingen(zetten, daad, handeling)


def _regels_van(programma: Programma, sleutels: Iterable[int]) -> dict[int, Financiering]:
    """The lines of programme money with these keys, held on to. Raises Geweigerd when one is gone."""
    sleutels = set(sleutels)
    rijen = Financiering.objects.select_for_update(of=("self",)).select_related("actie__plan__programma")
    rijen = rijen.filter(pk__in=sleutels, actie__plan__programma=programma, bron=Bron.PROGRAMMA.value)
    gevonden = {rij.pk: rij for rij in rijen.order_by("pk")}
    if sleutels - gevonden.keys():
        raise Geweigerd({"": "Een van deze regels geld is intussen weggehaald. Open de pagina opnieuw."})
    return gevonden


def _weiger(wensen: Iterable[Bestedingswens], nu: Mapping[int, Besteding], daad: Daad) -> None:
    botst, zonder_reden = [], False
    for wens in wensen:
        rij = nu.get(wens.financiering)
        if wens.versie != (rij.versie if rij else None):
            botst.append(wens.financiering)
        for veld in BEDRAGEN:
            geld, was = getattr(wens, veld), getattr(rij, veld, None)
            if geld is not None and geld < 0:
                raise Geweigerd({"": f"{BEDRAGEN[veld]} kan niet negatief zijn: {bedrag(geld)}."})
            zonder_reden |= was is not None and geld != was
    if botst:
        raise Bestedingsbotsing(botst)
    if zonder_reden:
        eis_reden(daad)
