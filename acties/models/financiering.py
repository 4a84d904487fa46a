"""The money of an actie, and how money for several years is divided over them."""

from django.db import models
from django.db.models import Q

from programma.bedragen import Toestand
from programma.models import Opgave, Partner, historie

from ..keuzes import Bron, Zekerheid
from .actie import Actie


class Financiering(models.Model):
    """One line of money of an actie: an amount in euros, or the reason why there is none."""

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="financieringen")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    bron = models.CharField("bron", max_length=20, choices=Bron.keuzes())
    bedrag = models.DecimalField("bedrag", max_digits=12, decimal_places=2, null=True, blank=True)
    toestand = models.CharField("toestand", max_length=20, choices=Toestand.keuzes(), default=Toestand.BEDRAG.value)
    zekerheid = models.CharField(
        "zekerheid", max_length=20, choices=Zekerheid.keuzes(), default=Zekerheid.ONBEKEND.value
    )
    bron_partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="betaalt")
    begunstigde = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="ontvangt")
    ten_laste_van = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="lasten")
    toelichting = models.CharField("toelichting", max_length=300, blank=True)
    brontekst = models.CharField("tekst in de bron", max_length=300, blank=True)

    history = historie()

    class Meta:
        verbose_name = "financiering"
        verbose_name_plural = "financieringen"
        ordering = ["actie", "volgorde"]
        constraints = [
            models.CheckConstraint(
                condition=Q(toestand=Toestand.BEDRAG.value, bedrag__isnull=False)
                | (~Q(toestand=Toestand.BEDRAG.value) & Q(bedrag__isnull=True)),
                name="financiering_bedrag_of_toestand",
                violation_error_message="Vul een bedrag in, of kies waarom er geen bedrag is.",
            ),
            models.CheckConstraint(
                condition=Q(bedrag__isnull=True) | Q(bedrag__gte=0),
                name="financiering_niet_negatief",
                violation_error_message="Een financiering kan niet negatief zijn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_bron_display()} {self.bedrag if self.bedrag is not None else self.get_toestand_display()}"


class Jaarverdeling(models.Model):
    """The part of one line of money that is meant for one year, in euros; the parts together are the amount.

    A line without parts was not divided by anybody.
    """

    financiering = models.ForeignKey(Financiering, models.CASCADE, related_name="jaarverdeling")
    jaar = models.PositiveSmallIntegerField("jaar")
    bedrag = models.DecimalField("bedrag", max_digits=12, decimal_places=2)

    history = historie()

    class Meta:
        verbose_name = "jaarverdeling"
        verbose_name_plural = "jaarverdelingen"
        # By the key itself: the order of the lines would be looked up as far as the plan.
        ordering = ["financiering_id", "jaar"]
        constraints = [
            models.UniqueConstraint(
                fields=["financiering", "jaar"],
                name="jaarverdeling_jaar_uniek",
                violation_error_message="Van dit geld is al vastgelegd wat er in dit jaar van is.",
            ),
            models.CheckConstraint(
                condition=Q(bedrag__gte=0),
                name="jaarverdeling_niet_negatief",
                violation_error_message="Een deel van een bedrag kan niet negatief zijn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jaar}: {self.bedrag}"
