"""What the rules over money look at, and the book in which they stand. Pure module."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from financien.normen import STANDAARD, Normen
from financien.plafonds.lasten import Lastregel
from financien.rekenen import Jaarregel, Jaartabel, Plafondstand
from programma.bevindingen import Onderwerp, Plek, Regelboek


@dataclass(frozen=True, slots=True)
class Planstand:
    """What the acties of the plan with this name charge to one ceiling, in all and line by line (`regels`).

    `adres` is the slug of the plan.
    """

    plan: str
    opgave: str
    stand: Plafondstand
    regels: tuple[Lastregel, ...] = ()
    adres: str = ""

    @property
    def onderwerp(self) -> Onderwerp:
        return Onderwerp(f"plafond/{self.plan}/{self.stand.opgave}", self.opgave, self.plek("plafond"))

    def plek(self, url_naam: str) -> Plek:
        """A page about this ceiling."""
        return Plek(url_naam, (str(self.stand.opgave),), vraag=f"plan={self.adres}")


@dataclass(frozen=True, slots=True)
class GeldFeiten:
    """The newest year table (None without one), the ceilings of every plan, and the day from which they are looked at.

    `tabellen` are all year tables, the newest first. The older ones are closed: no rule looks at them. `begroot` is what the budget of a post (its key) was on the
    peildatum, in euros, as far as that is registered.
    """

    jaartabel: Jaartabel | None
    plafonds: tuple[Planstand, ...]
    vandaag: date
    normen: Normen = STANDAARD
    begroot: Mapping[int, Decimal] = field(default_factory=dict)
    tabellen: tuple[Jaartabel, ...] = ()

    @property
    def posten(self) -> tuple[Jaarregel, ...]:
        return self.jaartabel.regels if self.jaartabel else ()

    def onderwerp(self, post: Jaarregel) -> Onderwerp:
        """A post of the year table as what a finding is about."""
        return Onderwerp(f"post/{self.jaartabel.boekjaar}/{post.post}", post.post, Plek("financien"))


REGELS: Regelboek[GeldFeiten] = Regelboek()


def postblad(post: Jaarregel, anker: str = "") -> Plek | None:
    """The page of a post, where its budget is adjusted; None for one that is no record."""
    return Plek("budgetpost", (str(post.post_sleutel),), anker=anker) if post.post_sleutel else None


def standblad(tabel: Jaartabel, post: Jaarregel) -> Plek | None:
    """Where the stand of a post in this table is corrected; None for one that is no record."""
    delen = (str(post.post_sleutel), tabel.peildatum.isoformat())
    return Plek("stand_corrigeren", delen) if post.post_sleutel else None
