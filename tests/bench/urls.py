"""Addresses of the measurement: those of the portal, plus rivals: a Django admin with the same list, a bare save."""

from decimal import Decimal

from django.contrib import admin
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpResponse
from django.urls import include, path

from acties.lijst import PER_PAGINA
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
    list_per_page = PER_PAGINA
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


@transaction.atomic
def bewaar_kaal(request, sleutel):
    """The least that a save with history can be: it reads the actie, and writes one row and one row of history.

    With an amount it writes a line of money too, and the history of that.
    """
    actie = Actie.objects.get(pk=sleutel)
    actie.titel = request.POST["waarde"]
    actie._history_user = request.user
    actie.save()
    if "bedrag" in request.POST:
        regel = actie.financieringen.get(bron="fonds")
        regel.bedrag = Decimal(request.POST["bedrag"])
        regel._history_user = request.user
        regel.save()
    return HttpResponse(actie.titel)


beheer = Beheer(name="admin")
beheer.register(Actie, ActieBeheer)
urlpatterns = [
    path("kaal/<int:sleutel>/", bewaar_kaal),
    path("beheer/", include((beheer.get_urls(), "admin"))),
    *portaal,
]
