"""Which doelen an actie serves: the letters as the plan prints them, and what people decided about them."""

from django.db import models
from django.db.models import Q

from programma.models import Doel, Gebruiker, historie

from ..keuzes import Toewijzing
from .actie import Actie


class Doelverwijzing(models.Model):
    """A letter printed at an actie. `doel` is empty when the plan has no such letter.

    `voorgesteld_doel` is another doel that fits the text better. It counts only once somebody decides: `toewijzing` says
    how, `toegewezen_doel` which doel the letter stands for since then.
    """

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="doelverwijzingen")
    letter = models.CharField("letter in de bron", max_length=2)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    doel = models.ForeignKey(Doel, models.PROTECT, null=True, blank=True, related_name="verwijzingen")
    voorgesteld_doel = models.ForeignKey(Doel, models.PROTECT, null=True, blank=True, related_name="voorstellen")
    voorstel_reden = models.TextField("reden van het voorstel", blank=True)
    toewijzing = models.CharField("toewijzing", max_length=20, choices=Toewijzing.keuzes(), blank=True)
    toegewezen_doel = models.ForeignKey(Doel, models.PROTECT, null=True, blank=True, related_name="toewijzingen")
    bevestigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, blank=True)

    history = historie()

    class Meta:
        verbose_name = "doelverwijzing"
        verbose_name_plural = "doelverwijzingen"
        ordering = ["actie", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["actie", "letter"],
                name="doelverwijzing_letter_uniek",
                violation_error_message="Deze letter staat al bij de actie.",
            ),
            models.CheckConstraint(
                condition=Q(toewijzing="", toegewezen_doel=None, bevestigd_door=None, bevestigd_op=None)
                | ~Q(toewijzing="") & Q(bevestigd_door__isnull=False, bevestigd_op__isnull=False),
                name="doelverwijzing_bevestigd",
                violation_error_message="Bij een toewijzing horen een naam en een tijdstip.",
            ),
        ]

    def __str__(self) -> str:
        return self.letter
