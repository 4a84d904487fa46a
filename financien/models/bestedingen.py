"""What became of the money that was toegekend to an actie: promised to somebody, or paid."""

from django.db import models
from django.db.models import Q

from acties.models import Financiering
from programma.models import Importronde, MetVersie, historie
from programma.opmaak import bedrag, datum


class Besteding(MetVersie, models.Model):
    """Of one line of money of an actie at a peildatum, in euros: what was promised and is still to be paid (`verplicht`),
    and what was paid (`uitgegeven`). As in the year table, together they are what cannot be taken back.

    None says that nobody registered it, which is not the same as nothing. Where there is no Besteding at all, neither
    amount is known.
    """

    # A line with bestedingen stays: what was paid from it must be found again.
    financiering = models.ForeignKey(Financiering, models.PROTECT, related_name="bestedingen")
    peildatum = models.DateField("peildatum")
    verplicht = models.DecimalField("verplicht", max_digits=12, decimal_places=2, null=True, blank=True)
    uitgegeven = models.DecimalField("uitgegeven", max_digits=12, decimal_places=2, null=True, blank=True)
    bron = models.CharField("bron", max_length=300, blank=True)
    importronde = models.ForeignKey(Importronde, models.PROTECT, null=True, blank=True, related_name="bestedingen")

    history = historie()

    class Meta:
        verbose_name = "besteding"
        verbose_name_plural = "bestedingen"
        ordering = ["financiering_id", "-peildatum"]
        constraints = [
            models.UniqueConstraint(
                fields=["financiering", "peildatum"],
                name="besteding_peildatum_uniek",
                violation_error_message="Van dit geld is op deze peildatum al vastgelegd wat ermee gebeurd is.",
            ),
            models.CheckConstraint(
                condition=Q(verplicht__isnull=False) | Q(uitgegeven__isnull=False),
                name="besteding_niet_leeg",
                violation_error_message="Vul in wat er verplicht is, wat er uitgegeven is, of allebei.",
            ),
        ]

    def __str__(self) -> str:
        return f"{geld_in_woorden(self.financiering)} op {datum(self.peildatum)}"


def geld_in_woorden(regel: Financiering) -> str:
    """The line of money that a besteding is about: "3.31 Mee naar buiten, € 8.000"."""
    geld = bedrag(regel.bedrag) if regel.bedrag is not None else regel.get_toestand_display().lower()
    return f"{regel.actie}, {geld}"
