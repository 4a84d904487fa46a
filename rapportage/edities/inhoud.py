"""What a collegeversie of a period would hold now."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from programma.models import Rapportageperiode
from rapportage.gegevens import Overzicht
from rapportage.models import Periodegebeurtenis
from rapportage.ronde.stappen import Stapnaam
from rapportage.uitvoer import als_json

from .delen import verbeterd
from .lezen import overzicht_van
from .samenstellen import stel_vast_samen
from .vorige import naast_de_laatste

OOIT = datetime(2000, 1, 1, tzinfo=UTC)


def lopend_erratum(periode: Rapportageperiode) -> Periodegebeurtenis | None:
    """The step with which an erratum began that has not been frozen yet."""
    begin = periode.gebeurtenissen.filter(stap=Stapnaam.ERRATUM.value).select_related("editie").last()
    if begin is None:
        return None
    daarna = periode.gebeurtenissen.filter(pk__gt=begin.pk, stap__in=[Stapnaam.COLLEGE.value, Stapnaam.MANDAAT.value])
    return None if daarna.exists() else begin


def samengesteld(periode: Rapportageperiode, *, erratum: Periodegebeurtenis | None, nu: datetime) -> Overzicht:
    """The overview as it is now; of an erratum only its parts are new."""
    overzicht = stel_vast_samen(periode, nu=nu)
    if erratum:
        overzicht = verbeterd(overzicht_van(erratum.editie), overzicht, erratum.delen)
    return naast_de_laatste(overzicht, periode)


def vingerafdruk(overzicht: Overzicht) -> str:
    """Changes when anything in the overview changes, whenever it is read."""
    inhoud = als_json.inhoud(replace(overzicht, export_op=OOIT))
    return hashlib.sha256(als_json.schrijf(inhoud)).hexdigest()
