"""The lines of the year budget, and how their money was adjusted since it was first set."""

from django.db import models
from django.db.models import F, Q

from programma.models import Besluit, MetVersie, Opgave, Programma, historie
from programma.opmaak import datum

from ..keuzes import Postsoort


class Budgetpost(MetVersie, models.Model):
    """A line of the year budget; without opgave it is the programme in general.

    It is the root of its standen and bijstellingen: whoever writes one of those takes the version of the post.
    `primitief` is what the budget of the year began with, in euros; None when nobody wrote that down.
    """

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="budgetposten")
    opgave = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="budgetposten")
    boekjaar = models.PositiveSmallIntegerField("boekjaar")
    naam = models.CharField("post", max_length=200)
    soort = models.CharField(
        "waar het geld heen gaat", max_length=10, choices=Postsoort.keuzes(), default=Postsoort.ACTIES.value
    )
    volgorde = models.PositiveSmallIntegerField("volgorde")
    primitief = models.DecimalField("primitieve begroting", max_digits=12, decimal_places=2, null=True, blank=True)

    history = historie()

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


class Bijstelling(models.Model):
    """Money that was added to a post after the budget was set, or taken from it, in euros.

    With `van_post` the money comes from another post of the same boekjaar: one row says both sides, so that they balance.
    The decision stands in the register (`besluit`) or in words (`besluit_tekst`).
    """

    post = models.ForeignKey(Budgetpost, models.CASCADE, related_name="bijstellingen", verbose_name="post")
    van_post = models.ForeignKey(
        Budgetpost, models.PROTECT, null=True, blank=True, related_name="afgestaan", verbose_name="komt van post"
    )
    datum = models.DateField("datum van het besluit")
    bedrag = models.DecimalField("bedrag", max_digits=12, decimal_places=2)
    besluit = models.ForeignKey(
        Besluit, models.PROTECT, null=True, blank=True, related_name="bijstellingen", verbose_name="besluit"
    )
    besluit_tekst = models.CharField("besluit in woorden", max_length=300, blank=True)
    reden = models.TextField("reden")

    history = historie()

    class Meta:
        verbose_name = "bijstelling"
        verbose_name_plural = "bijstellingen"
        ordering = ["datum", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(bedrag=0),
                name="bijstelling_niet_nul",
                violation_error_message="Een bijstelling van niets is geen bijstelling.",
            ),
            models.CheckConstraint(
                condition=Q(van_post__isnull=True) | (Q(bedrag__gt=0) & ~Q(van_post=F("post"))),
                name="bijstelling_overheveling",
                violation_error_message="Bij een overheveling is het bedrag meer dan nul, en zijn de twee posten verschillend.",
            ),
            models.CheckConstraint(
                condition=Q(besluit__isnull=False) | ~Q(besluit_tekst=""),
                name="bijstelling_besluit",
                violation_error_message="Noem het besluit: kies het uit de lijst of schrijf het op.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.bedrag} op {self.datum:%d-%m-%Y}"

    @property
    def besluit_in_woorden(self) -> str:
        """Which decision: that of the register with its date, or as it was written down."""
        if self.besluit is None:
            return self.besluit_tekst
        return f"{self.besluit.tekst.rstrip('.')} ({datum(self.besluit.datum)})"
