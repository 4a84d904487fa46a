"""Named reads of acties. Each is one question, with a fixed number of queries."""

from django.db import models
from django.db.models import Q

from programma.rechten import beperkt_tot_partner

from .actiebeeld import Wegwijzer
from .actielezen import ALLES, OP_EEN_PAGINA, Deel, lees_gegevens
from .gegevens import ActieGegevens


class ActieQuerySet(models.QuerySet):
    def van_programma(self, programma) -> "ActieQuerySet":
        """The acties of every plan of `programma`, in the order of their number."""
        return self.filter(plan__programma=programma).order_by("plan__van_jaar", "opgave__nummer", "nummer")

    def van_plan(self, plan) -> "ActieQuerySet":
        """The acties of one plan, in the order of the plan's tables."""
        return self.filter(plan=plan).order_by("opgave__nummer", "nummer")

    def van_rapporteur(self, partner) -> "ActieQuerySet":
        """The acties on which `partner` reports, or a part of it; an afdeling has its own."""
        return self.filter(Q(rapporteur=partner) | Q(rapporteur__onder=partner))

    def zichtbaar_voor(self, deelname) -> "ActieQuerySet":
        """What the reader with this role may see: a partner only the acties on which it reports."""
        partner = beperkt_tot_partner(deelname)
        return self.van_rapporteur(partner) if partner else self

    def gegevens(self, *, met_mijlpalen: bool = False) -> tuple[ActieGegevens, ...]:
        """The acties as plain data, in the order of this queryset: two queries, with mijlpalen three."""
        return lees_gegevens(self, delen=ALLES if met_mijlpalen else OP_EEN_PAGINA)

    def delen(self, *delen: Deel) -> tuple[ActieGegevens, ...]:
        """The acties with only these parts: one query, and one more for GELD and for MIJLPALEN each."""
        return lees_gegevens(self, delen=delen)

    def wegwijzers(self) -> list[Wegwijzer]:
        """Where to find the acties of this queryset, in its order: one query."""
        return [Wegwijzer(*rij) for rij in self.values_list("pk", "nummer", "slug", "titel", "gekoppeld_aan__nummer")]
