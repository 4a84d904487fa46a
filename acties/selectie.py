"""Named reads of acties. Each is one question, with a fixed number of queries."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from programma.bedragen import Toestand
from programma.perioden import Looptijd, Precisie

from .gegevens import ActieGegevens, FinancieringGegevens, PartnerGegevens, Verwijzing
from .keuzes import Aard, Bron, Rol, Soort, Status, Zekerheid


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

    def compleet(self) -> "ActieQuerySet":
        """With everything `gegevens` needs: four queries, whatever the number of acties."""
        from .models import ActiePartner, Doelverwijzing, Financiering

        return self.select_related("plan", "opgave", "gekoppeld_aan").prefetch_related(
            Prefetch(
                "doelverwijzingen",
                Doelverwijzing.objects.select_related("doel__opgave", "voorgesteld_doel").order_by("volgorde"),
            ),
            Prefetch("actiepartners", ActiePartner.objects.select_related("partner").order_by("volgorde")),
            Prefetch(
                "financieringen",
                Financiering.objects.select_related("bron_partner", "begunstigde", "ten_laste_van").order_by(
                    "volgorde"
                ),
            ),
        )

    def gegevens(self) -> tuple[ActieGegevens, ...]:
        """The acties as plain data, in the order of this queryset."""
        return tuple(_gegevens(actie) for actie in self.compleet())


def _gegevens(actie) -> ActieGegevens:
    partners = {Rol.HOOFDPARTNER: [], Rol.SAMENWERKINGSPARTNER: []}
    for rij in actie.actiepartners.all():
        partners[rij.rol].append(_partner(rij.partner))
    looptijd = None
    if actie.looptijd_van:
        looptijd = Looptijd(actie.looptijd_van, actie.looptijd_tot, Precisie(actie.looptijd_precisie))
    return ActieGegevens(
        plan=actie.plan.slug,
        opgave=actie.opgave.nummer,
        nummer=actie.nummer,
        slug=actie.slug,
        titel=actie.titel,
        omschrijving=actie.omschrijving,
        aard=Aard(actie.aard),
        soort=Soort(actie.soort) if actie.soort else None,
        status=Status(actie.status),
        looptijd=looptijd,
        gekoppeld_aan=actie.gekoppeld_aan.nummer if actie.gekoppeld_aan else None,
        letters=tuple(_verwijzing(rij) for rij in actie.doelverwijzingen.all()),
        hoofdpartners=tuple(partners[Rol.HOOFDPARTNER]),
        samenwerkingspartners=tuple(partners[Rol.SAMENWERKINGSPARTNER]),
        financieringen=tuple(_financiering(rij) for rij in actie.financieringen.all()),
        versie=actie.versie,
        bronwaarden=actie.bronwaarden,
    )


def _partner(partner) -> PartnerGegevens:
    return PartnerGegevens(
        partner.naam, partner.slug, groep=partner.soort == "groep", inwoners=partner.natuurlijke_personen
    )


def _verwijzing(rij) -> Verwijzing:
    return Verwijzing(
        letter=rij.letter,
        doel=rij.doel.letter if rij.doel else None,
        opgave=rij.doel.opgave.nummer if rij.doel else None,
        voorgesteld=rij.voorgesteld_doel.letter if rij.voorgesteld_doel else None,
        reden=rij.voorstel_reden,
        bevestigd=rij.bevestigd_op is not None,
    )


def _financiering(rij) -> FinancieringGegevens:
    return FinancieringGegevens(
        bron=Bron(rij.bron),
        bedrag=rij.bedrag,
        toestand=Toestand(rij.toestand),
        zekerheid=Zekerheid(rij.zekerheid),
        bron_partner=rij.bron_partner.naam if rij.bron_partner else None,
        begunstigde=rij.begunstigde.naam if rij.begunstigde else None,
        ten_laste_van=rij.ten_laste_van.nummer if rij.ten_laste_van else None,
        toelichting=rij.toelichting,
        brontekst=rij.brontekst,
    )
