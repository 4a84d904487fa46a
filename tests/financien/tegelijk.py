"""`python -m tests.financien.tegelijk`: people who move money at the same moment, on a database of their own.

Prints one JSON object: the outcomes of every round, "ok" or the name of the exception, and what there is afterwards.
"""

from datetime import date
from decimal import Decimal

from tests.acties.tegelijk import daad, op_eigen_database, programma, tegelijk

RONDES = 6


def meet() -> dict:
    return {"heen en terug": [heen_en_terug() for _ in range(RONDES)], "over": overgebleven()}


def heen_en_terug() -> list[str]:
    """Two people who saw the same page: one moves money from a post to another, the other moves it the other way."""
    from financien.handelingen.bijstellingen import hevel_over

    een, ander = programma().budgetposten.select_related("programma").order_by("pk")[:2]
    versies = {een.pk: een.versie, ander.pk: ander.versie}

    def over(van, naar, bedrag):
        return lambda: hevel_over(
            van=van,
            naar=naar,
            versies=versies,
            op=date(2024, 5, 1),
            bedrag=Decimal(bedrag),
            besluit_tekst="Collegebesluit",
            daad=daad(),
        )

    return tegelijk(over(een, ander, 100), over(ander, een, 7))


def overgebleven() -> dict[str, int]:
    from financien.jaartabel.begrotinglezen import begrotingen
    from financien.models import Bijstelling
    from programma.models import Wijziging

    per_post = begrotingen(programma().budgetposten.all())
    return {
        "bijstellingen": Bijstelling.objects.count(),
        "samen": int(sum(begroting.bijgesteld() for begroting in per_post.values())),
        "wijzigingen": Wijziging.objects.filter(geraakte_velden="|bijstelling|").count(),
    }


if __name__ == "__main__":
    op_eigen_database(meet)
