"""What happened: one Wijziging per handeling, and the rows as they were before and after it."""

import uuid

from django.db import models
from simple_history.models import HistoricalRecords

from .mensen import Gebruiker
from .programma import Programma


class WijzigingQuerySet(models.QuerySet):
    def van_programma(self, programma: Programma) -> "WijzigingQuerySet":
        """Everything that happened in `programma`, the newest first."""
        return self.filter(programma=programma).select_related("actor").order_by("-pk")

    def over(self, onderwerp_soort: str, onderwerp_id: int) -> "WijzigingQuerySet":
        """What happened to one record, the newest first."""
        return (
            self.filter(onderwerp_soort=onderwerp_soort, onderwerp_id=onderwerp_id)
            .select_related("actor")
            .order_by("-pk")
        )


class Wijziging(models.Model):
    """One handeling: who did what to which record, when, why, and the fields from old to new. Never changed afterwards.

    `programma` is empty for what the whole installation shares, `actor` when the portal itself did it. `verschillen` is
    a list of {"veld", "naam", "oud", "nieuw", "oud_tekst", "nieuw_tekst"}: the values as the field of that name reads
    and writes them, and the same in words. Handelingen that were done together share a `reeks`.
    """

    class Handeling(models.TextChoices):
        GELADEN = "geladen", "Geladen uit de bron"
        TOEGEVOEGD = "toegevoegd", "Toegevoegd"
        GEWIJZIGD = "gewijzigd", "Gewijzigd"
        VERVALLEN = "vervallen", "Vervallen"
        TERUGGEHAALD = "teruggehaald", "Teruggehaald"
        ONGEDAAN = "ongedaan", "Ongedaan gemaakt"
        TERUGGEZET = "teruggezet", "Eerdere waarde teruggezet"
        GEIMPORTEERD = "geimporteerd", "Gewijzigd met een import"
        SAMENGEVOEGD = "samengevoegd", "Samengevoegd"
        VERWIJDERD = "verwijderd", "Verwijderd"

    programma = models.ForeignKey(
        Programma, models.PROTECT, null=True, blank=True, related_name="wijzigingen", verbose_name="programma"
    )
    moment = models.DateTimeField("moment")
    actor = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    handeling = models.CharField("handeling", max_length=20, choices=Handeling)
    onderwerp_soort = models.CharField("soort onderwerp", max_length=30)
    onderwerp_id = models.BigIntegerField("sleutel van het onderwerp")
    onderwerp = models.CharField("onderwerp", max_length=300)
    versie = models.PositiveIntegerField("versie erna")
    reden = models.TextField("reden", blank=True)
    verschillen = models.JSONField("verschillen", default=list, blank=True)
    herstelt = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="hersteld_door", verbose_name="herstelt"
    )
    reeks = models.UUIDField("reeks", null=True, blank=True)
    importronde = models.ForeignKey(
        "programma.Importronde", models.PROTECT, null=True, blank=True, related_name="wijzigingen"
    )

    objects = WijzigingQuerySet.as_manager()

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["programma", "-id"], name="wijziging_programma"),
            models.Index(fields=["onderwerp_soort", "onderwerp_id", "-id"], name="wijziging_onderwerp"),
        ]

    def __str__(self) -> str:
        return f"{self.onderwerp}: {self.get_handeling_display()}"

    def velden(self) -> set[str]:
        """The keys of the fields that changed."""
        return {verschil["veld"] for verschil in self.verschillen}


def nieuwe_reeks() -> uuid.UUID:
    """A mark for handelingen that are done together."""
    return uuid.uuid4()


class Historieregel(models.Model):
    """What every row of history carries besides its values: the Wijziging it belongs to."""

    wijziging = models.ForeignKey(Wijziging, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


def historie(**opties) -> HistoricalRecords:
    """The history of a domain model: a row for every state, with the Wijziging, the actor and the reason."""
    return HistoricalRecords(
        bases=[Historieregel],
        history_change_reason_field=models.TextField(null=True),
        custom_model_name=lambda model: f"{model}Historie",
        **opties,
    )
