"""The columns of a file with acties: by the names of our own export, or by the heads that a plan gives them."""

from acties.resources import VELDKOLOMMEN
from programma.importeren.kolommen import Indeling, Kolommen

ANDERE_NAMEN = {
    "nummer": ("nr", "actienummer", "nummer actie"),
    "plan": ("plan",),
    "titel": ("titel actie", "naam", "naam actie", "acties"),
    "omschrijving": ("toelichting actie", "beschrijving"),
    "doelen": ("doel", "doel(en)", "letters", "letter"),
    "hoofdpartners": ("hoofdpartners", "hoofdpartner(s)"),
    "samenwerkingspartners": ("samenwerkingspartner", "samenwerkingspartner(s)", "samen met", "samenwerking met"),
    "soort": ("doorlopend/nieuw", "nieuw/doorlopend", "nieuw of doorlopend"),
    "financiering_programma": ("programma", "programma (€)", "geld programma"),
    "financiering_anders": ("anders", "anders (€)", "andere financiering"),
    "looptijd": ("periode",),
}
KOLOMMEN = Kolommen(
    {
        "nummer": "Nummer",
        "plan": "Uitvoeringsplan",
        "versie": "Versie",
        "opgave": "Opgave",
        **{sleutel: kolom.veld.naam for sleutel, kolom in VELDKOLOMMEN.items()},
    },
    ANDERE_NAMEN,
    frozenset({"nummer", "titel"}),
)


def velden_in(indeling: Indeling) -> tuple[str, ...]:
    """The fields that an import may change and that have a column."""
    return tuple(sleutel for sleutel in VELDKOLOMMEN if sleutel in indeling.plekken)
