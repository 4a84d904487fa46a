"""What can be chosen on the form: the same as what the fields refer to, with the words beside it, in five queries."""

from copy import copy
from functools import cached_property
from typing import NamedTuple

from django.db.models import FilteredRelation, Q
from django.db.models.functions import Lower

from acties.models import Actie
from acties.naslag import Naslag
from programma.models import Partner


class Actiekeuze(NamedTuple):
    """An actie of the programme, as something to refer to."""

    sleutel: int
    plan: str
    nummer: str
    slug: str
    titel: str


class Doelkeuze(NamedTuple):
    """A doel of the plan."""

    letter: str
    formulering: str
    opgave: int


class Keuzes(Naslag):
    """A Naslag of one plan that also knows what to call everything."""

    @cached_property
    def _register(self) -> list[tuple[str, int, str, bool, str | None]]:
        rijen = Partner.objects.values_list("naam", "pk", "soort", "natuurlijke_personen", "aliassen__spelling")
        return list(rijen.order_by(Lower("naam"), "aliassen__spelling"))

    @cached_property
    def partners(self) -> dict[str, int]:
        return {naam: sleutel for naam, sleutel, *_ in self._register}

    @cached_property
    def spellingen(self) -> dict[str, str]:
        return {naam: naam for naam in self.partners} | {alias: naam for naam, *_, alias in self._register if alias}

    @cached_property
    def inwoners(self) -> frozenset[int]:
        return frozenset(sleutel for _, sleutel, _, inwoners, _ in self._register if inwoners)

    @property
    def partnernamen(self) -> list[tuple[str, str]]:
        """Every name with its other spellings on one line, to choose from while one types."""
        namen: dict[str, list[str]] = {}
        for naam, *_, alias in self._register:
            namen.setdefault(naam, []).extend([alias] if alias else [])
        return [(naam, ", ".join(spellingen)) for naam, spellingen in namen.items()]

    def lerend(self) -> "Keuzes":
        """The same, to which names can be added while one form is read."""
        ander = copy(self)
        ander.partners, ander.spellingen = dict(self.partners), dict(self.spellingen)
        ander.__dict__.pop("namen", None)
        return ander

    def leer(self, spelling: str, naam: str) -> None:
        """From now on `spelling` is read as the partner `naam`, who may still have to be added."""
        self.spellingen[spelling] = naam
        self.partners.setdefault(naam, 0)
        self.__dict__.pop("namen", None)  # the finder, which was made of the spellings

    @cached_property
    def organisaties(self) -> list[str]:
        """The partners that can have an afdeling."""
        return list(dict.fromkeys(rij[0] for rij in self._register if rij[2] == Partner.Soort.ORGANISATIE))

    @cached_property
    def _acties(self) -> list[Actiekeuze]:
        acties = Actie.objects.van_programma(self.plan.programma_id)
        return [Actiekeuze(*rij) for rij in acties.values_list("pk", "plan__slug", "nummer", "slug", "titel")]

    @property
    def actiekeuzes(self) -> list[Actiekeuze]:
        """The acties of this plan."""
        return [keuze for keuze in self._acties if keuze.plan == self.plan.slug]

    @property
    def eerdere_keuzes(self) -> list[tuple[str, str]]:
        """The acties of the other plans: how the field writes them, and what to call them."""
        return [
            (f"{keuze.plan} {keuze.nummer}", f"{keuze.plan} · {keuze.nummer} {keuze.titel}")
            for keuze in self._acties
            if keuze.plan != self.plan.slug
        ]

    @cached_property
    def acties(self) -> dict[str, int]:
        return {keuze.nummer: keuze.sleutel for keuze in self.actiekeuzes}

    @cached_property
    def eerdere_acties(self) -> dict[str, int]:
        return {f"{keuze.plan} {keuze.nummer}": keuze.sleutel for keuze in self._acties if keuze.plan != self.plan.slug}

    @cached_property
    def _opgaven_met_doelen(self) -> list[tuple[int, int, str, str | None, str | None, int | None]]:
        opgaven = self.plan.programma.opgaven.annotate(
            van_plan=FilteredRelation("doelen", condition=Q(doelen__plan=self.plan))
        )
        return list(
            opgaven.order_by("nummer", "van_plan__letter").values_list(
                "nummer", "pk", "naam", "van_plan__letter", "van_plan__formulering", "van_plan__pk"
            )
        )

    @cached_property
    def opgaven(self) -> dict[int, tuple[int, str]]:
        return {nummer: (sleutel, naam) for nummer, sleutel, naam, *_ in self._opgaven_met_doelen}

    @cached_property
    def doelen(self) -> dict[str, int]:
        return {letter: sleutel for *_, letter, _, sleutel in self._opgaven_met_doelen if letter}

    @property
    def doelkeuzes(self) -> list[Doelkeuze]:
        """The doelen of the plan, by opgave."""
        return [
            Doelkeuze(letter, formulering, nummer)
            for nummer, _, _, letter, formulering, _ in self._opgaven_met_doelen
            if letter
        ]
