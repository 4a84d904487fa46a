"""Addresses of the measurement: those of the portal, plus a Django admin with the same list."""

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import include, path

from acties.models import Actie, ActiePartner, Doelverwijzing, Financiering
from sfn_portal.urls import urlpatterns as portaal


class Beheer(admin.AdminSite):
    def has_permission(self, request) -> bool:
        return request.user.is_superuser


class ActieBeheer(admin.ModelAdmin):
    """The same rows, columns, page size and prefetches as the list of acties."""

    list_display = [
        "nummer",
        "titel",
        "opgave",
        "doelen",
        "hoofdpartners",
        "samenwerkingspartners",
        "soort",
        "status",
        "financiering_programma",
        "financiering_anders",
        "looptijd",
    ]
    list_per_page = 1000
    ordering = ["opgave__nummer", "nummer"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("plan", "opgave")
            .prefetch_related(
                Prefetch("doelverwijzingen", Doelverwijzing.objects.order_by("volgorde")),
                Prefetch("actiepartners", ActiePartner.objects.select_related("partner").order_by("volgorde")),
                Prefetch("financieringen", Financiering.objects.order_by("volgorde")),
            )
        )

    def doelen(self, actie):
        return " ".join(rij.letter for rij in actie.doelverwijzingen.all())

    def hoofdpartners(self, actie):
        return ", ".join(rij.partner.naam for rij in actie.actiepartners.all() if rij.rol == "hoofdpartner")

    def samenwerkingspartners(self, actie):
        return ", ".join(rij.partner.naam for rij in actie.actiepartners.all() if rij.rol != "hoofdpartner")

    def financiering_programma(self, actie):
        return sum(rij.bedrag or 0 for rij in actie.financieringen.all() if rij.bron == "programma")

    def financiering_anders(self, actie):
        return sum(rij.bedrag or 0 for rij in actie.financieringen.all() if rij.bron != "programma")

    def looptijd(self, actie):
        return f"{actie.looptijd_van} {actie.looptijd_tot}"


beheer = Beheer(name="admin")
beheer.register(Actie, ActieBeheer)
urlpatterns = [path("beheer/", include((beheer.get_urls(), "admin"))), *portaal]
