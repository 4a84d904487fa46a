"""Whether a part of a round may still be changed, and if not, why."""

from programma.models import Rapportageperiode
from programma.periodekeuzes import Periodetoestand
from rapportage.edities.delen import Deel

from .stappen import Stapnaam, te_bewerken

DICHT = "De ronde staat op ‘{}’. Haal haar eerst terug naar concept."
NIET_IN_ERRATUM = "Dit erratum opent {} niet: wat daarin staat, blijft zoals in de editie."


def waarom_niet(periode: Rapportageperiode, deel: Deel) -> str:
    """The Dutch sentence that refuses a change of this part, "" when it may be changed. At most two queries."""
    if not te_bewerken(Periodetoestand(periode.toestand)):
        return DICHT.format(periode.get_toestand_display())
    erratum = periode.gebeurtenissen.filter(stap=Stapnaam.ERRATUM.value).last()
    if erratum is None or deel.value in erratum.delen:
        return ""
    vastgesteld = [Stapnaam.COLLEGE.value, Stapnaam.MANDAAT.value]
    if periode.gebeurtenissen.filter(pk__gt=erratum.pk, stap__in=vastgesteld).exists():
        return ""
    return NIET_IN_ERRATUM.format(f"‘{deel.naam}’")
