"""Reading the posts of a programme with their standen, once for a whole file, and the profiles that were kept."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import F

from financien.models import Budgetpost, Importprofiel, Stand
from programma.models import Programma

from .postboek import BEDRAGEN, Post, Postboek
from .profiel import uit_json
from .profielkeuze import Bekendprofiel
from .voorbeeldprofielen import VOORBEELDPROFIELEN


def lees_postboek(programma: Programma) -> Postboek:
    """Three queries."""
    standen: dict[int, dict[date, dict[str, Decimal | None]]] = defaultdict(dict)
    for rij in Stand.objects.filter(post__programma=programma).values("post_id", "peildatum", *BEDRAGEN):
        standen[rij["post_id"]][rij["peildatum"]] = {veld: rij[veld] for veld in BEDRAGEN}
    posten = Budgetpost.objects.filter(programma=programma).order_by("-boekjaar", "volgorde")
    return Postboek(
        tuple(
            Post(
                post.pk,
                post.versie,
                post.boekjaar,
                post.naam,
                post.nummer,
                post.soort,
                standen[post.pk],
            )
            for post in posten.annotate(nummer=F("opgave__nummer"))
        ),
        {opgave.nummer: opgave.naam for opgave in programma.opgaven.order_by("nummer")},
    )


def lees_profielen(programma: Programma) -> list[Bekendprofiel]:
    """The kept profiles, last used first, and those that come with the portal. One query."""
    rijen = Importprofiel.objects.filter(programma=programma).order_by(F("gebruikt_op").desc(nulls_last=True), "pk")
    bewaard = [Bekendprofiel(uit_json(rij.instellingen | {"naam": rij.naam}), rij.pk, rij.versie) for rij in rijen]
    return [*bewaard, *map(Bekendprofiel, VOORBEELDPROFIELEN)]
