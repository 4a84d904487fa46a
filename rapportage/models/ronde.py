"""The round of a period: the steps it went through, and the contradictions somebody chose to leave."""

from django.db import models
from django.db.models import Q

from programma.models import Gebruiker, MetVersie, Rapportageperiode, historie
from programma.models.historie import AlleenErbij, AlleenErbijQuerySet
from programma.periodekeuzes import Periodetoestand

from ..ronde.stappen import GEBEURD, Stapnaam
from .edities import Editie


class GebeurtenisQuerySet(AlleenErbijQuerySet):
    def lopend_erratum(self) -> "Periodegebeurtenis | None":
        """Of the events of one period: the step with which an erratum began that has not been frozen yet. Two queries."""
        begin = self.filter(stap=Stapnaam.ERRATUM.value).last()
        if begin is None:
            return None
        vastgesteld = [Stapnaam.COLLEGE.value, Stapnaam.MANDAAT.value]
        return None if self.filter(pk__gt=begin.pk, stap__in=vastgesteld).exists() else begin


class Periodegebeurtenis(AlleenErbij):
    """A step of a period, or of an edition of it: who, when, why. Rows are only ever added; the database refuses the rest.

    `datum` and `nummer` are those of the besluit that a step registers. `editie` is what the step froze, published,
    offered, corrects or withdraws; `delen` are the parts of an edition that an erratum opens (see `rapportage.edities.delen`).
    """

    periode = models.ForeignKey(Rapportageperiode, models.PROTECT, related_name="gebeurtenissen")
    editie = models.ForeignKey(Editie, models.PROTECT, null=True, blank=True, related_name="gebeurtenissen")
    stap = models.CharField("stap", max_length=30, choices=Stapnaam.keuzes())
    van = models.CharField("van", max_length=30, choices=Periodetoestand.keuzes())
    naar = models.CharField("naar", max_length=30, choices=Periodetoestand.keuzes())
    moment = models.DateTimeField("moment")
    actor = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    actor_naam = models.CharField("naam", max_length=200, blank=True)
    reden = models.TextField("reden", blank=True)
    datum = models.DateField("datum van het besluit", null=True, blank=True)
    nummer = models.CharField("nummer van het besluit", max_length=100, blank=True)
    delen = models.JSONField("delen", default=list, blank=True)

    objects = GebeurtenisQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_stap_display()}, {self.moment:%d-%m-%Y}"

    @property
    def gebeurd(self) -> str:
        """The step as something that happened."""
        return GEBEURD[Stapnaam(self.stap)]


class Weerlegging(MetVersie):
    """A contradiction that stays, with the reason why; the reason is printed in the edition.

    `vingerafdruk` is that of what it said then: when the figures change, the reason no longer counts.
    """

    periode = models.ForeignKey(Rapportageperiode, models.CASCADE, related_name="weerleggingen")
    sleutel = models.CharField("sleutel", max_length=200)
    vingerafdruk = models.CharField("vingerafdruk", max_length=64)
    tekst = models.TextField("tegenspraak")
    reden = models.TextField("reden")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", verbose_name="door")
    op = models.DateTimeField("op")

    history = historie()

    class Meta:
        verbose_name = "weerlegging"
        verbose_name_plural = "weerleggingen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "sleutel"],
                name="weerlegging_een_per_tegenspraak",
                violation_error_message="Over deze tegenspraak is al besloten.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="weerlegging_reden",
                violation_error_message="Schrijf waarom dit zo blijft.",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst[:100]
