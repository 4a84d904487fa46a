"""The texts of a period, per section of the programma-overzicht."""

from django.db import models

from programma.models import Doel, MetVersie, Opgave, Programmadoel, Rapportageperiode, Uitvoeringsplan, historie
from programma.models.herkomst import Herkomst

from ..keuzes import Sectie


class Tekstblok(Herkomst, MetVersie):
    """A piece of text in a section of a period, under a heading. `tekst` is clean HTML; a heading may have none.

    `niveau` 2 stands directly under an opgave, 3 under the heading before it.
    """

    periode = models.ForeignKey(Rapportageperiode, models.CASCADE, related_name="tekstblokken")
    sectie = models.CharField("sectie", max_length=30, choices=Sectie.keuzes())
    volgorde = models.PositiveSmallIntegerField("volgorde")
    opgave = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="tekstblokken")
    plan = models.ForeignKey(Uitvoeringsplan, models.PROTECT, null=True, blank=True, related_name="tekstblokken")
    programmadoel = models.ForeignKey(Programmadoel, models.PROTECT, null=True, blank=True, related_name="tekstblokken")
    doel = models.ForeignKey(Doel, models.PROTECT, null=True, blank=True, related_name="tekstblokken")
    sleutel = models.SlugField("sleutel", max_length=100)
    blok = models.CharField("blok in de bron", max_length=200, blank=True)
    kop = models.CharField("kop", max_length=300, blank=True)
    niveau = models.PositiveSmallIntegerField("niveau van de kop", default=2)
    tekst = models.TextField("tekst", blank=True)

    history = historie()

    class Meta:
        verbose_name = "tekstblok"
        verbose_name_plural = "tekstblokken"
        ordering = ["periode", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "volgorde"],
                name="tekstblok_volgorde_uniek",
                violation_error_message="Op deze plaats staat al een tekst.",
            ),
            models.UniqueConstraint(
                fields=["periode", "sleutel"],
                name="tekstblok_sleutel_uniek",
                violation_error_message="Deze periode heeft al een tekst met deze sleutel.",
            ),
        ]

    def __str__(self) -> str:
        return self.kop or self.get_sectie_display()
