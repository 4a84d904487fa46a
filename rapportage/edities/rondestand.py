"""How a round stands now: its overview beside the edition before it, and what stands on a copy of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from programma.models import Rapportageperiode
from rapportage.gegevens import Overzicht
from rapportage.overzicht import stel_samen
from rapportage.stempel import Stempel, concept

from .inhoud import erratum_van, op_zichzelf
from .vorige import met_vorige_editie, naast_vorige


@dataclass(frozen=True, slots=True)
class Rondestand:
    """The overview of a round as it is at the moment of `stempel`."""

    periode: Rapportageperiode
    overzicht: Overzicht
    stempel: Stempel


def lees_ronde(perioden: QuerySet[Rapportageperiode], slug: str, *, nu: datetime) -> Rondestand:
    """As the data stands at `nu`; of an erratum only what it opens. Raises Http404."""
    periode = get_object_or_404(met_vorige_editie(perioden), slug=slug)
    if erratum := erratum_van(periode):
        stempel = replace(concept(nu), corrigeert=erratum.editie.nummer, reden=erratum.reden)
        overzicht = op_zichzelf(periode, erratum=erratum, nu=nu)
    else:
        overzicht, stempel = stel_samen(periode, nu=nu), concept(nu)
    return Rondestand(periode, naast_vorige(overzicht, periode.vorige_editie), stempel)
