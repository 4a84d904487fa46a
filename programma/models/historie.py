"""What happened: one Wijziging per handeling, and the rows as they were before and after it."""

import uuid
from collections.abc import Iterable
from functools import cache

from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from .mensen import Gebruiker
from .programma import Programma


class HistorieStaatVast(Exception):
    """Somebody tried to change or delete history. It is only ever added to."""

    def __init__(self) -> None:
        super().__init__("De geschiedenis staat vast: een regel erin wordt nooit gewijzigd of verwijderd.")


class AlleenErbijQuerySet(models.QuerySet):
    """Rows that are added and read, and nothing else."""

    def update(self, **waarden) -> int:
        raise HistorieStaatVast

    def bulk_update(self, *args, **opties) -> int:
        raise HistorieStaatVast

    def delete(self) -> tuple[int, dict[str, int]]:
        raise HistorieStaatVast


class AlleenErbij(models.Model):
    """A record that stays as it was written; another attempt raises HistorieStaatVast."""

    objects = AlleenErbijQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **opties) -> None:
        if not self._state.adding:
            raise HistorieStaatVast
        super().save(*args, **(opties | {"force_insert": True}))

    def delete(self, *args, **opties) -> tuple[int, dict[str, int]]:
        raise HistorieStaatVast


class WijzigingQuerySet(AlleenErbijQuerySet):
    def nieuwste_van_elke_reeks(self) -> "WijzigingQuerySet":
        """One row for what was done together, the newest, and every row that stands alone."""
        later = self.order_by().filter(reeks=models.OuterRef("reeks"), pk__gt=models.OuterRef("pk"))
        return self.filter(models.Q(reeks=None) | ~models.Exists(later))

    def van_reeksen(self, programma: Programma, reeksen: Iterable[uuid.UUID]) -> "WijzigingQuerySet":
        """What was done in `programma` with these marks.

        Found by the index on reeks alone: to a database without statistics, as a new SQLite is, an index on programma
        looks as good, and that one finds everything.
        """
        return self.alias(van=models.F("programma") + 0).filter(van=programma.pk, reeks__in=reeksen)

    def sinds_het_laden(self) -> "WijzigingQuerySet":
        """What was done since an installation was filled from its fixtures."""
        return self.exclude(handeling=Wijziging.Handeling.GELADEN)

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


class Wijziging(AlleenErbij):
    """One handeling: who did what to which record, when, why, and the fields from old to new. Never changed afterwards.

    `programma` is empty for what the whole installation shares, `actor` when the portal itself did it. `verschillen` is
    a list of {"veld", "naam", "oud", "nieuw", "oud_tekst", "nieuw_tekst"}: the values as the field of that name reads
    and writes them, and the same in words. Handelingen that were done together share a `reeks`.

    `geraakte_velden` ("|status|looptijd|") and `zoektekst` say the same once more for who looks for something.
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
        GEACCEPTEERD = "geaccepteerd", "Bevinding geaccepteerd"
        HEROPEND = "heropend", "Acceptatie ingetrokken"
        STAP = "stap", "Stap in de ronde"

    # Indexed below, with what it is asked for together.
    programma = models.ForeignKey(
        Programma,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="wijzigingen",
        verbose_name="programma",
    )
    moment = models.DateTimeField("moment")
    actor = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, db_index=False, related_name="+", verbose_name="door"
    )
    handeling = models.CharField("handeling", max_length=20, choices=Handeling)
    onderwerp_soort = models.CharField("soort onderwerp", max_length=30)
    onderwerp_id = models.BigIntegerField("sleutel van het onderwerp")
    onderwerp = models.CharField("onderwerp", max_length=300)
    versie = models.PositiveIntegerField("versie erna")
    reden = models.TextField("reden", blank=True)
    verschillen = models.JSONField("verschillen", default=list, blank=True)
    geraakte_velden = models.CharField("geraakte velden", max_length=1000, blank=True, editable=False)
    zoektekst = models.TextField("zoektekst", blank=True, editable=False)
    herstelt = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="hersteld_door",
        verbose_name="herstelt",
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
            models.Index(fields=["programma", "actor", "-id"], name="wijziging_actor"),
            models.Index(fields=["onderwerp_soort", "onderwerp_id", "-id"], name="wijziging_onderwerp"),
            # Most handelingen stand alone and take nothing back.
            models.Index(fields=["reeks", "-id"], name="wijziging_reeks", condition=models.Q(reeks__isnull=False)),
            models.Index(fields=["herstelt"], name="wijziging_herstelt", condition=models.Q(herstelt__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.onderwerp}: {self.get_handeling_display()}"

    def velden(self) -> set[str]:
        """The keys of the fields that changed."""
        return {verschil["veld"] for verschil in self.verschillen}


def nieuwe_reeks() -> uuid.UUID:
    """A mark for handelingen that are done together."""
    return uuid.uuid4()


class Historieregel(AlleenErbij):
    """What every row of history carries besides its values: the Wijziging it belongs to."""

    wijziging = models.ForeignKey(Wijziging, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class Historiebeheer(HistoryManager):
    """The manager behind `.history`. It is asked for at every save, and making its class anew is a sixth of that."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: type[models.QuerySet], class_name: str | None = None) -> type:
        return super().from_queryset(queryset_class, class_name)


def historie(**opties) -> HistoricalRecords:
    """The history of a domain model: a row for every state, with the Wijziging, the actor and the reason."""
    return HistoricalRecords(
        history_manager=Historiebeheer,
        bases=[Historieregel],
        history_change_reason_field=models.TextField(null=True),
        custom_model_name=lambda model: f"{model}Historie",
        **opties,
    )
