"""The posts of a programme with their standen, read once for a whole file, and the profiles that were kept."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F

from financien.models import Budgetpost, Importprofiel, Stand
from programma.models import Programma

from .postnamen import Bekendenamen, sleutels
from .profiel import uit_json
from .profielkeuze import Bekendprofiel
from .voorbeeldprofielen import VOORBEELDPROFIELEN

BEDRAGEN = ("beschikbaar", "uitgaven", "verplichtingen", "prognose")


@dataclass(frozen=True, slots=True)
class Post:
    """A post that is there, with the amounts of its standen by peildatum, in euros."""

    sleutel: int
    versie: int
    boekjaar: int
    naam: str
    opgave: int | None
    soort: str
    standen: Mapping[date, Mapping[str, Decimal | None]]

    @property
    def laatste(self) -> Mapping[str, Decimal | None]:
        """The newest stand, empty without one."""
        return self.standen[max(self.standen)] if self.standen else {}


@dataclass(frozen=True, slots=True)
class Postboek:
    """All posts, newest boekjaar first, and the opgaven by number."""

    posten: tuple[Post, ...]
    opgaven: Mapping[int, str]

    def van(self, boekjaar: int) -> list[Post]:
        return [post for post in self.posten if post.boekjaar == boekjaar]

    @property
    def namen(self) -> Bekendenamen:
        return Bekendenamen(sleutels(post.naam for post in self.posten), sleutels(self.opgaven.values()))


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
