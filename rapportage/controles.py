"""What `manage.py check --database default` looks at besides the code."""

from collections.abc import Iterable

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from .edities import sloten

HERSTEL = (
    "Zet ze terug met `manage.py migrate --skip-checks`, en kijk met `manage.py verifieer` of er iets veranderd is."
)


@register(Tags.database)
def sloten_op_edities(databases: Iterable[str] | None = None, **_) -> list[CheckMessage]:
    """Every lock on what was frozen is there."""
    weg = [naam for alias in databases or () for naam in sloten.ontbrekend(connections[alias])]
    if not weg:
        return []
    return [
        Error(f"Deze sloten op de edities ontbreken in de database: {', '.join(weg)}.", HERSTEL, id="rapportage.E001")
    ]
