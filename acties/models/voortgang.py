"""What its rapporteur says of an actie in one period."""

from django.db import models
from django.db.models import Q

from programma.models import Gebruiker, MetVersie, Rapportageperiode, historie

from ..keuzes import Status, Verslagtoestand
from .actie import Actie


class Voortgang(MetVersie):
    """The report on one actie in one period, written by its rapporteur or taken over by the programmateam.

    `bereik` is a list of {"wat": "deelnemers", "aantal": 120}. `mijlpalen` is a list of {"mijlpaal": key, "naam": text,
    "was": ISO day, "datum": ISO day, "gehaald_op": ISO day or null, "reden": text}, one for each mijlpaal of which the
    rapporteur says something new; `naam` and `was` are those of the mijlpaal when it was said.
    `bewaard_op` is when the concept was last kept, by the person or by the page itself.
    """

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="verslagen")
    periode = models.ForeignKey(Rapportageperiode, models.PROTECT, related_name="verslagen")
    toestand = models.CharField(
        "toestand", max_length=20, choices=Verslagtoestand.keuzes(), default=Verslagtoestand.CONCEPT.value
    )
    status = models.CharField("status", max_length=30, choices=Status.keuzes(), blank=True)
    oorzaak = models.TextField("oorzaak", blank=True)
    gevolg = models.TextField("gevolg voor het doel", blank=True)
    maatregel = models.TextField("maatregel", blank=True)
    termijn = models.DateField("termijn", null=True, blank=True)
    bereikt = models.TextField("bereikt", blank=True)
    verwacht = models.TextField("verwacht in de volgende periode", blank=True)
    bereik = models.JSONField("bereik", default=list, blank=True)
    mijlpalen = models.JSONField("mijlpalen", default=list, blank=True)
    uitstel_tot = models.DateField("uitstel tot en met", null=True, blank=True)
    uitstel_reden = models.TextField("reden van het uitstel", blank=True)
    overgenomen = models.BooleanField("overgenomen door het programmateam", default=False)
    overgenomen_reden = models.TextField("waarom overgenomen", blank=True)
    opmerking = models.TextField("opmerking van het programmateam", blank=True)
    bewaard_op = models.DateTimeField("bewaard op", null=True, blank=True)
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True)
    ingediend_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingediend door"
    )
    akkoord_op = models.DateTimeField("akkoord op", null=True, blank=True)
    akkoord_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="akkoord door"
    )

    history = historie()

    class Meta:
        verbose_name = "voortgang"
        verbose_name_plural = "voortgang"
        ordering = ["periode", "actie"]
        constraints = [
            models.UniqueConstraint(
                fields=["actie", "periode"],
                name="voortgang_een_per_periode",
                violation_error_message="Over deze actie is in deze periode al een verslag.",
            ),
            models.CheckConstraint(
                condition=Q(toestand__in=[Verslagtoestand.CONCEPT.value, Verslagtoestand.TERUG.value]) | ~Q(status=""),
                name="voortgang_met_status",
                violation_error_message="Kies een status voordat u indient.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actie}, {self.periode}"
