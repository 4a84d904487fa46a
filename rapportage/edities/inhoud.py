"""What a collegeversie of a period would hold now."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from programma.models import Rapportageperiode
from rapportage.beoordeling import lees_weerleggingen, met_weerleggingen, opnieuw
from rapportage.gegevens import Overzicht
from rapportage.models import Periodegebeurtenis
from rapportage.uitvoer import als_json

from .delen import Deel, verbeterd
from .lezen import overzicht_van
from .samenstellen import stel_vast_samen
from .vorige import OPEN, naast_de_laatste

OOIT = datetime(2000, 1, 1, tzinfo=UTC)


def lopend_erratum(periode: Rapportageperiode) -> Periodegebeurtenis | None:
    """The step with which an erratum began that has not been frozen yet, with the edition that it corrects."""
    return periode.gebeurtenissen.select_related("editie").lopend_erratum()


def erratum_van(periode: Rapportageperiode) -> Periodegebeurtenis | None:
    """The same for a period that was read with `heeft_editie` (see `met_vorige_editie`).

    Only a round that was frozen and is open again is being corrected: of every other one nobody has to be asked.
    """
    return lopend_erratum(periode) if periode.heeft_editie and periode.toestand in OPEN else None


def samengesteld(periode: Rapportageperiode, *, erratum: Periodegebeurtenis | None, nu: datetime) -> Overzicht:
    """The overview as it is now, beside the edition before it; of an erratum only its parts are new."""
    return naast_de_laatste(op_zichzelf(periode, erratum=erratum, nu=nu), periode)


def op_zichzelf(periode: Rapportageperiode, *, erratum: Periodegebeurtenis | None, nu: datetime) -> Overzicht:
    """The same without the edition before it, for who has read that already or does not look at it."""
    overzicht = stel_vast_samen(periode, nu=nu)
    return als_erratum(periode, overzicht, erratum) if erratum else overzicht


def als_erratum(periode: Rapportageperiode, nu: Overzicht, erratum: Periodegebeurtenis) -> Overzicht:
    """What the erratum says when the overview is `nu`: its parts are new, and what follows from them. One query.

    An erratum of the texts alone leaves also what the figures said then.
    """
    overzicht = verbeterd(overzicht_van(erratum.editie), nu, erratum.delen)
    if set(erratum.delen) != {Deel.TEKSTEN.value}:
        overzicht = opnieuw(overzicht, periode)
    return met_weerleggingen(overzicht, lees_weerleggingen(periode))


def vingerafdruk(overzicht: Overzicht) -> str:
    """Changes when anything in the overview changes, whenever it is read."""
    inhoud = als_json.inhoud(replace(overzicht, export_op=OOIT))
    return hashlib.sha256(als_json.schrijf(inhoud)).hexdigest()
