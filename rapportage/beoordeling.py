"""What follows from an overview itself: what its figures say beside every judgement, and which contradictions were left."""

from collections.abc import Iterable
from dataclasses import replace

from financien.rekenen import Jaartabel
from programma.models import Besluit, Rapportageperiode

from .gegevens import Overzicht, Weerlegging
from .normenlezen import signaalnormen_van
from .oordelen import tegenspraken
from .ronde.tegenspraken import vind
from .signaalfeiten import uit_overzicht
from .signalen import met_signalen

# The key and the vingerafdruk of a contradiction that was left, and what is printed of it.
Weerlegd = tuple[str, str, Weerlegging]


def met_cijfers(overzicht: Overzicht, periode: Rapportageperiode, tabellen: Iterable[Jaartabel]) -> Overzicht:
    """The overview of `periode` with what its figures say of every judgement; `tabellen` are the newest first.

    No query when the norms of the programme were read along with it.
    """
    feiten = uit_overzicht(overzicht, tabellen, Besluit.Orgaan.RAAD.label)
    status = met_signalen(overzicht.status, feiten, signaalnormen_van(periode.programma))
    status = replace(status, tegenspraken=tegenspraken(status.aspecten, overzicht.jaartabel))
    return replace(overzicht, status=status)


def opnieuw(overzicht: Overzicht, periode: Rapportageperiode) -> Overzicht:
    """The same for an overview of which a part was read anew: only what it holds itself counts."""
    eigen = (overzicht.jaartabel,) if overzicht.jaartabel else ()
    return met_cijfers(overzicht, periode, overzicht.verloop[::-1] or eigen)


def met_weerleggingen(overzicht: Overzicht, weerleggingen: Iterable[Weerlegd]) -> Overzicht:
    """The overview with the contradictions that were left and still are as they were then."""
    nu = {rij.sleutel: rij.vingerafdruk for rij in vind(overzicht)}
    gebleven = tuple(rij for sleutel, afdruk, rij in weerleggingen if nu.get(sleutel) == afdruk)
    return replace(overzicht, status=replace(overzicht.status, weerleggingen=gebleven))


def lees_weerleggingen(periode: Rapportageperiode) -> list[Weerlegd]:
    """The contradictions of `periode` that were left. One query."""
    rijen = periode.weerleggingen.order_by("pk").values_list(
        "sleutel", "vingerafdruk", "tekst", "reden", "door__naam", "op"
    )
    return [
        (sleutel, afdruk, Weerlegging(tekst, reden, door or "", op))
        for sleutel, afdruk, tekst, reden, door, op in rijen
    ]
