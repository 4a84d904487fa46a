"""Compare-and-swap: a record is saved only when nobody saved it in the meantime."""

from django.db.models import Model


class VersieBotsing(Exception):
    """The record has another version than the one that was read."""


def wissel(rij: Model, versie: int) -> None:
    """Take version `versie` of `rij` for ourselves: from now on it is `versie` + 1, in the database and in `rij`.

    Call it inside a transaction, before anything else is written. Raises VersieBotsing when somebody was first.
    """
    genomen = type(rij)._default_manager.filter(pk=rij.pk, versie=versie).update(versie=versie + 1)
    if not genomen:
        raise VersieBotsing
    rij.versie = versie + 1
