"""What two fields of an actie must say together; the database holds the same rules."""

from acties.keuzes import Aard, Status


def tegenspraken(
    *, aard: str, gekoppeld_aan: object, status: str, borging_afdeling: object, borging_vanaf: object
) -> dict[str, str]:
    """The Dutch sentences about fields that lack another one, by field. What is not filled in is empty or None."""
    fouten = {}
    if aard == Aard.GEKOPPELD and not gekoppeld_aan:
        fouten["aard"] = "Kies bij een gekoppelde actie ook aan welke actie zij gekoppeld is. Dat kan op het formulier."
    if status == Status.GEBORGD and not (borging_afdeling and borging_vanaf):
        fouten["status"] = (
            "Kies bij een geborgde actie ook welke afdeling haar overneemt, en vanaf welke dag. Dat kan op het formulier."
        )
    return fouten
