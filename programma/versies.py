"""Compare-and-swap: a record is saved only when nobody saved it in the meantime."""

from typing import Any

from django.db.models import Model


class VersieBotsing(Exception):
    """The record has another version than the one that was read."""


def wissel(rij: Model, versie: int, **kolommen: Any) -> None:
    """Take version `versie` of `rij` for ourselves: from now on it is `versie` + 1, in the database and in `rij`.

    Call it inside a transaction, before anything below `rij` is written. `kolommen` of the row itself may be written with
    it. Raises VersieBotsing when somebody was first.
    """
    nieuw = {"versie": versie + 1, **kolommen}
    if not type(rij)._default_manager.filter(pk=rij.pk, versie=versie).update(**nieuw):
        raise VersieBotsing
    rij.versie = versie + 1
