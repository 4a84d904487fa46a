"""The fields of a partner as texts: what a form shows, what an editor saw, and what the history tells."""

from .models import Partner

NAMEN = {
    "naam": "Naam",
    "soort": "Soort",
    "onder": "Onderdeel van",
    "natuurlijke_personen": "Groep van inwoners",
    "toelichting": "Toelichting",
    "aliassen": "Andere spelling",
    "programma": "Doet mee in",
    "samengevoegd": "Samengevoegd met",
    "opgegaan": "Opgegaan in",
}
JA = "ja"


def waarden(partner: Partner) -> dict[str, str]:
    """The fields that a person edits; `onder` is the name of the organisation, "" is none."""
    return {
        "naam": partner.naam,
        "soort": str(partner.soort),
        "onder": partner.onder.naam if partner.onder else "",
        "natuurlijke_personen": JA if partner.natuurlijke_personen else "",
        "toelichting": partner.toelichting,
    }


def in_woorden(veld: str, waarde: str) -> str:
    """A value as the history tells it."""
    if veld == "soort" and waarde:
        return str(Partner.Soort(waarde).label)
    return waarde
