"""What somebody reads who was second at a post."""

from collections.abc import Iterable, Mapping

from financien.handelingen.posten import SOORT
from financien.models import Budgetpost
from programma import botsing
from programma.botsing import Botsing, Verschilregel


def lees_botsing(
    posten: Iterable[Budgetpost], gezien: Mapping[int, int], regels: Iterable[Verschilregel] = ()
) -> Botsing:
    """What happened to `posten` since the versions in `gezien`. One query."""
    return botsing.lees_botsing(SOORT, {post.pk: gezien[post.pk] for post in posten}, regels)
