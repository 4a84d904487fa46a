"""The ceilings: how much programme money the acties of an opgave may cost in one plan."""

from django.db import models
from django.db.models import Q

from programma.models import MetVersie, Opgave, Uitvoeringsplan, historie


class Plafond(MetVersie, models.Model):
    """The ceiling of an opgave in a plan, in euros."""

    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE, related_name="plafonds")
    opgave = models.ForeignKey(Opgave, models.PROTECT, related_name="plafonds")
    bedrag = models.DecimalField("plafond", max_digits=12, decimal_places=2)
    bronwaarde = models.CharField("zoals in de bron", max_length=100, blank=True)

    history = historie()

    class Meta:
        verbose_name = "plafond"
        verbose_name_plural = "plafonds"
        ordering = ["plan", "opgave__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "opgave"],
                name="plafond_een_per_opgave",
                violation_error_message="Deze opgave heeft al een plafond in dit plan.",
            ),
            models.CheckConstraint(
                condition=Q(bedrag__gte=0),
                name="plafond_niet_negatief",
                violation_error_message="Een plafond kan niet negatief zijn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opgave} in {self.plan}"
