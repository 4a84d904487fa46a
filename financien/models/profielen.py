"""How the finance export of one source is read, kept so that the next file of that source is recognised."""

from django.db import models

from programma.models import Importronde, MetVersie, Programma, historie


class Importprofiel(MetVersie, models.Model):
    """The way of reading that a person confirmed for one source.

    `instellingen` is a `financien.importeren.profiel.Profiel` as JSON; `rondes` are the imports that were read with it.
    """

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="importprofielen")
    naam = models.CharField("naam", max_length=100)
    instellingen = models.JSONField("instellingen")
    gebruikt_op = models.DateTimeField("laatst gebruikt", null=True, blank=True)
    rondes = models.ManyToManyField(Importronde, related_name="importprofielen", blank=True, verbose_name="imports")

    history = historie(excluded_fields=["gebruikt_op"])

    class Meta:
        verbose_name = "importprofiel"
        verbose_name_plural = "importprofielen"
        ordering = ["programma", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "naam"],
                name="importprofiel_naam_uniek",
                violation_error_message="Er is al een profiel met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return self.naam
