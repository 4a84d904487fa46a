"""Who is working on which actie right now: a hint for others, never a lock."""

from django.db import models

from programma.models import Gebruiker

from .actie import Actie


class Bewerking(models.Model):
    """Somebody opened a field or the form of an actie, last at `gezien_op`."""

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="bewerkingen")
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")
    gezien_op = models.DateTimeField("gezien op")

    class Meta:
        verbose_name = "bewerking"
        verbose_name_plural = "bewerkingen"
        constraints = [models.UniqueConstraint(fields=["actie", "gebruiker"], name="bewerking_uniek")]

    def __str__(self) -> str:
        return f"{self.gebruiker} aan {self.actie}"
