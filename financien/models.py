"""Two different budget objects: the year table at a peildatum, and the ceilings of a plan. They are never added up."""

from datetime import date

from django.db import models
from django.db.models import Q

from programma.models import Opgave, Programma, Uitvoeringsplan


class Budgetpost(models.Model):
    """A line of the year budget; without opgave it is the programme in general."""

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="budgetposten")
    opgave = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="budgetposten")
    boekjaar = models.PositiveSmallIntegerField("boekjaar")
    naam = models.CharField("post", max_length=200)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name = "budgetpost"
        verbose_name_plural = "budgetposten"
        ordering = ["programma", "boekjaar", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "boekjaar", "naam"],
                name="budgetpost_naam_uniek",
                violation_error_message="Dit boekjaar heeft al een post met deze naam.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.boekjaar} {self.naam}"


class StandQuerySet(models.QuerySet):
    def van(self, programma: Programma) -> "StandQuerySet":
        """All standen of a programme with their posts, newest peildatum first, posts in their order."""
        return (
            self.filter(post__programma=programma)
            .select_related("post__opgave")
            .order_by("-peildatum", "post__volgorde")
        )

    def op(self, programma: Programma, peildatum: date) -> "StandQuerySet":
        """The year table of `programma` as it stood on exactly `peildatum`."""
        return self.van(programma).filter(peildatum=peildatum)


class Stand(models.Model):
    """The amounts of a post at a peildatum, in euros. The saldo is computed, never stored."""

    post = models.ForeignKey(Budgetpost, models.CASCADE, related_name="standen")
    peildatum = models.DateField("peildatum")
    beschikbaar = models.DecimalField("beschikbaar", max_digits=12, decimal_places=2)
    uitgaven = models.DecimalField("uitgaven", max_digits=12, decimal_places=2)
    verplichtingen = models.DecimalField("verplichtingen", max_digits=12, decimal_places=2)
    bronwaarden = models.JSONField("zoals in de bron", default=dict, blank=True)

    objects = StandQuerySet.as_manager()

    class Meta:
        verbose_name = "stand"
        verbose_name_plural = "standen"
        ordering = ["-peildatum", "post__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "peildatum"],
                name="stand_peildatum_uniek",
                violation_error_message="Deze post heeft al een stand op deze peildatum.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} op {self.peildatum:%d-%m-%Y}"


class Plafond(models.Model):
    """The ceiling of an opgave in a plan, in euros."""

    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE, related_name="plafonds")
    opgave = models.ForeignKey(Opgave, models.PROTECT, related_name="plafonds")
    bedrag = models.DecimalField("plafond", max_digits=12, decimal_places=2)
    bronwaarde = models.CharField("zoals in de bron", max_length=100, blank=True)

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
