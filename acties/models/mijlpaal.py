"""What an actie must have reached by when."""

from django.db import models
from django.db.models import Q

from programma.models import historie

from .actie import Actie


class Mijlpaal(models.Model):
    """A moment on the way. `verzet` counts how often its date was moved, each time with a reason in the history."""

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="mijlpalen")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    naam = models.CharField("mijlpaal", max_length=200)
    datum = models.DateField("datum")
    gehaald_op = models.DateField("gehaald op", null=True, blank=True)
    verzet = models.PositiveSmallIntegerField("verzet", default=0)

    history = historie()

    class Meta:
        verbose_name = "mijlpaal"
        verbose_name_plural = "mijlpalen"
        ordering = ["actie", "volgorde"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="mijlpaal_naam",
                violation_error_message="Geef de mijlpaal een naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam
