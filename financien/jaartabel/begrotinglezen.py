"""Reading the budgets of posts, with their adjustments."""

from collections.abc import Iterable

from django.db.models import Q

from financien.jaartabel.begroting import Begroting, Bijstellingsregel
from financien.models import Bijstelling, Budgetpost


def begrotingen(posten: Iterable[Budgetpost]) -> dict[int, Begroting]:
    """The budget of each of `posten`, by key. One query."""
    posten = list(posten)
    regels: dict[int, list[Bijstellingsregel]] = {post.pk: [] for post in posten}
    rijen = Bijstelling.objects.filter(Q(post__in=regels) | Q(van_post__in=regels))
    for rij in rijen.select_related("post", "van_post", "besluit").order_by("datum", "pk"):
        if rij.post_id in regels:
            regels[rij.post_id].append(_regel(rij, van=rij.van_post.naam if rij.van_post else ""))
        if rij.van_post_id in regels:
            regels[rij.van_post_id].append(_regel(rij, naar=rij.post.naam))
    return {post.pk: Begroting(post.primitief, tuple(regels[post.pk])) for post in posten}


def _regel(rij: Bijstelling, *, van: str = "", naar: str = "") -> Bijstellingsregel:
    """`rij` as it counts for the post that receives, or with `naar` for the one that pays."""
    return Bijstellingsregel(
        datum=rij.datum,
        bedrag=-rij.bedrag if naar else rij.bedrag,
        besluit=rij.besluit_in_woorden,
        reden=rij.reden,
        van=van,
        naar=naar,
        sleutel=rij.pk,
    )
