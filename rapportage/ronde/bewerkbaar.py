"""Whether a part of a round may still be changed, and if not, why."""

from programma.handelingen.weigering import Geweigerd
from programma.models import Rapportageperiode
from programma.periodekeuzes import Periodetoestand
from rapportage.edities.delen import Deel

from .stappen import te_bewerken

DICHT = "De ronde staat op ‘{}’. Haal haar eerst terug naar concept."
NIET_IN_ERRATUM = "Dit erratum opent {} niet: wat daarin staat, blijft zoals in de editie."


def waarom_niet(periode: Rapportageperiode, deel: Deel) -> str:
    """The Dutch sentence that refuses a change of this part, "" when it may be changed. At most two queries."""
    if not te_bewerken(Periodetoestand(periode.toestand)):
        return DICHT.format(periode.get_toestand_display())
    erratum = periode.gebeurtenissen.lopend_erratum()
    if erratum is None or deel.value in erratum.delen:
        return ""
    return NIET_IN_ERRATUM.format(f"‘{deel.naam}’")


def houd_open(periode: Rapportageperiode, deel: Deel) -> None:
    """One at a time writes at a round, and no step is taken meanwhile. Raises Geweigerd when this part is closed.

    Call it in a transaction.
    """
    nu = Rapportageperiode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    if bezwaar := waarom_niet(nu, deel):
        raise Geweigerd({"": bezwaar})
