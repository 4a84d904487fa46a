"""What a period says: a judgement per aspect and the texts of its sections."""

from django.db import models
from django.db.models import Q

from programma.models import Opgave, Programmadoel, Rapportageperiode, Uitvoeringsplan
from programma.models.herkomst import Herkomst

from .keuzes import Aspect, Oordeel, Sectie


class Statusoordeel(models.Model):
    """The judgement of one aspect in a period, for the whole programme or for one opgave."""

    periode = models.ForeignKey(Rapportageperiode, models.CASCADE, related_name="oordelen")
    opgave = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="oordelen")
    aspect = models.CharField("aspect", max_length=20, choices=Aspect.keuzes())
    oordeel = models.CharField(
        "oordeel", max_length=30, choices=Oordeel.keuzes(), default=Oordeel.NIET_BEOORDEELD.value
    )
    oorzaak = models.TextField("oorzaak", blank=True)
    gevolg = models.TextField("gevolg voor het doel", blank=True)
    maatregel = models.TextField("maatregel", blank=True)
    termijn = models.DateField("termijn", null=True, blank=True)
    bronwaarde = models.CharField("zoals in de bron", max_length=100, blank=True)

    class Meta:
        verbose_name = "statusoordeel"
        verbose_name_plural = "statusoordelen"
        ordering = ["periode", "opgave__nummer", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "aspect", "opgave"],
                name="statusoordeel_opgave_uniek",
                violation_error_message="Dit aspect heeft voor deze opgave al een oordeel in deze periode.",
            ),
            # SQL sees two empty values as different, so the programme itself needs a rule of its own.
            models.UniqueConstraint(
                fields=["periode", "aspect"],
                condition=Q(opgave__isnull=True),
                name="statusoordeel_programma_uniek",
                violation_error_message="Dit aspect heeft voor het programma al een oordeel in deze periode.",
            ),
            models.CheckConstraint(
                condition=Q(oordeel__in=[Oordeel.VOLGENS_VERWACHTING.value, Oordeel.NIET_BEOORDEELD.value])
                | (~Q(oorzaak="") & ~Q(gevolg="") & ~Q(maatregel="") & Q(termijn__isnull=False)),
                name="statusoordeel_onderbouwd",
                violation_error_message="Geef bij Aandachtspunt en Bijsturen de oorzaak, het gevolg, de maatregel en de termijn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_aspect_display()}: {self.get_oordeel_display()}"


class Tekstblok(Herkomst):
    """A piece of text in a section of a period, under a heading. `tekst` is clean HTML; a heading may have none.

    `niveau` 2 stands directly under an opgave, 3 under the heading before it.
    """

    periode = models.ForeignKey(Rapportageperiode, models.CASCADE, related_name="tekstblokken")
    sectie = models.CharField("sectie", max_length=30, choices=Sectie.keuzes())
    volgorde = models.PositiveSmallIntegerField("volgorde")
    opgave = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="tekstblokken")
    plan = models.ForeignKey(Uitvoeringsplan, models.PROTECT, null=True, blank=True, related_name="tekstblokken")
    programmadoel = models.ForeignKey(Programmadoel, models.PROTECT, null=True, blank=True, related_name="tekstblokken")
    sleutel = models.SlugField("sleutel", max_length=100)
    blok = models.CharField("blok in de bron", max_length=200, blank=True)
    kop = models.CharField("kop", max_length=300, blank=True)
    niveau = models.PositiveSmallIntegerField("niveau van de kop", default=2)
    tekst = models.TextField("tekst", blank=True)

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
