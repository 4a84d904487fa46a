"""Named reads of acties. Each is one question, with a fixed number of queries."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from programma.rechten import beperkt_tot_partner

from .actiebeeld import Wegwijzer
from .actielezen import lees_gegevens
from .gegevens import ActieGegevens


class ActieQuerySet(models.QuerySet):
    def van_programma(self, programma) -> "ActieQuerySet":
        """The acties of every plan of `programma`, in the order of their number."""
        return self.filter(plan__programma=programma).order_by("plan__van_jaar", "opgave__nummer", "nummer")

    def van_plan(self, plan) -> "ActieQuerySet":
        """The acties of one plan, in the order of the plan's tables."""
        return self.filter(plan=plan).order_by("opgave__nummer", "nummer")

    def van_partner(self, partner) -> "ActieQuerySet":
        """The acties in which `partner`, or a part of it, has a role."""
        eigen = self.model.actiepartners.rel.related_model.objects.filter(actie=OuterRef("pk"))
        return self.filter(Exists(eigen.filter(Q(partner=partner) | Q(partner__onder=partner))))

    def zichtbaar_voor(self, deelname) -> "ActieQuerySet":
        """What the reader with this role may see: a partner only its own acties."""
        partner = beperkt_tot_partner(deelname)
        return self.van_partner(partner) if partner else self

    def gegevens(self) -> tuple[ActieGegevens, ...]:
        """The acties as plain data, in the order of this queryset: four queries."""
        return lees_gegevens(self)

    def wegwijzers(self) -> list[Wegwijzer]:
        """Where to find the acties of this queryset, in its order: one query."""
        return [Wegwijzer(*rij) for rij in self.values_list("nummer", "slug", "titel", "gekoppeld_aan__nummer")]
