"""Remarks on a source document that no rule can compute."""

from django.db import models

from .herkomst import Herkomst
from .programma import Programma


class Bronopmerking(Herkomst):
    """Something odd in a source, with its place. Shown among the findings; what is agreed about it is agreed there too."""

    class Ernst(models.TextChoices):
        FOUT = "fout", "Fout"
        WAARSCHUWING = "waarschuwing", "Waarschuwing"
        AANDACHT = "aandacht", "Aandacht"

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="bronopmerkingen")
    sleutel = models.SlugField("sleutel")
    ernst = models.CharField("ernst", max_length=20, choices=Ernst)
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("wat is er aan de hand")
    oplossing = models.TextField("wat kunt u doen")

    class Meta:
        verbose_name = "bronopmerking"
        verbose_name_plural = "bronopmerkingen"
        ordering = ["programma", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "sleutel"],
                name="bronopmerking_sleutel_uniek",
                violation_error_message="Deze opmerking staat er al.",
            )
        ]

    def __str__(self) -> str:
        return self.tekst
