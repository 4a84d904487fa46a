"""What if: acties in or out, before anybody decides."""

from django.db import models

from programma.models import Gebruiker, MetVersie, Programma, Uitvoeringsplan, historie


class Verkenning(MetVersie, models.Model):
    """A what-if that somebody wanted to keep. It changes no actie and counts in no figure.

    `keuzes` is a `financien.verkennen.Keuzes` as JSON; under "toen" it has what the acties and ceilings were, see
    `financien.verkenning.toen.Toen`.
    """

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="verkenningen")
    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE, related_name="verkenningen")
    naam = models.CharField("naam", max_length=100)
    toelichting = models.TextField("toelichting", blank=True)
    keuzes = models.JSONField("keuzes")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    op = models.DateTimeField("bewaard op")

    history = historie()

    class Meta:
        verbose_name = "verkenning"
        verbose_name_plural = "verkenningen"
        ordering = ["programma", "-op"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "naam"],
                name="verkenning_naam_uniek",
                violation_error_message="Er is al een verkenning met deze naam. Kies een andere.",
            )
        ]

    def __str__(self) -> str:
        return self.naam
