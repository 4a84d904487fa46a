"""The actie: what partners do together in one plan, for one opgave."""

from django.db import models
from django.db.models import F, Q

from programma.models import DoorlopendeActie, MetVersie, Opgave, Partner, Uitvoeringsplan, historie
from programma.perioden import Precisie

from ..keuzes import Aard, Soort, Status
from ..selectie import ActieQuerySet


class Actie(MetVersie):
    """One actie of one plan. `nummer` ("3.07") is stable within the plan; `slug` never changes once published.

    `bronwaarden` holds the cells of the source row as printed: doelen, hoofdpartner, samen_met, soort, programma,
    anders, looptijd. Who reports is the `rapporteur`; without one the programmateam does.
    """

    plan = models.ForeignKey(Uitvoeringsplan, models.PROTECT, related_name="acties")
    opgave = models.ForeignKey(Opgave, models.PROTECT, related_name="acties")
    nummer = models.CharField("nummer", max_length=10)
    slug = models.SlugField("adres", max_length=120)
    titel = models.CharField("titel", max_length=200)
    omschrijving = models.TextField("omschrijving", blank=True)
    aard = models.CharField("aard", max_length=20, choices=Aard.keuzes(), default=Aard.ACTIE.value)
    soort = models.CharField("doorlopend of nieuw", max_length=20, choices=Soort.keuzes(), blank=True)
    status = models.CharField("status", max_length=30, choices=Status.keuzes(), default=Status.NIET_GERAPPORTEERD.value)
    looptijd_van = models.DateField("looptijd van", null=True, blank=True)
    looptijd_tot = models.DateField("looptijd tot en met", null=True, blank=True)
    looptijd_precisie = models.CharField(
        "precisie van de looptijd", max_length=10, choices=Precisie.keuzes(), blank=True
    )
    # How often a known end was moved to another day.
    einde_verzet = models.PositiveSmallIntegerField("einde verzet", default=0)
    gebied = models.CharField("gebied", max_length=200, blank=True)
    rapporteur = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="rapporteert", verbose_name="rapporteur"
    )
    gekoppeld_aan = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="gekoppelde_acties")
    voortzetting_van = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="voortzettingen", verbose_name="voortzetting van"
    )
    komt_uit = models.ForeignKey(
        DoorlopendeActie, models.SET_NULL, null=True, blank=True, related_name="acties", verbose_name="komt uit"
    )
    borging_afdeling = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="borgt", verbose_name="geborgd bij"
    )
    borging_vanaf = models.DateField("geborgd vanaf", null=True, blank=True)
    bronwaarden = models.JSONField("zoals in de bron", default=dict, blank=True)

    objects = ActieQuerySet.as_manager()
    history = historie(excluded_fields=["bronwaarden"])

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ["plan", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "nummer"],
                name="actie_nummer_uniek",
                violation_error_message="Dit plan heeft al een actie met dit nummer.",
            ),
            models.UniqueConstraint(
                fields=["plan", "slug"],
                name="actie_slug_uniek",
                violation_error_message="Dit plan heeft al een actie met dit adres.",
            ),
            models.CheckConstraint(
                condition=Q(looptijd_van__isnull=True, looptijd_tot__isnull=True, looptijd_precisie="")
                | (Q(looptijd_van__isnull=False, looptijd_tot__gte=F("looptijd_van")) & ~Q(looptijd_precisie="")),
                name="actie_looptijd",
                violation_error_message="Het einde van de looptijd ligt voor het begin, of een van beide ontbreekt.",
            ),
            models.CheckConstraint(
                condition=~Q(aard=Aard.GEKOPPELD.value) | Q(gekoppeld_aan__isnull=False),
                name="actie_gekoppeld_aan",
                violation_error_message="Kies bij een gekoppelde actie de actie waaraan zij gekoppeld is.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.GEBORGD.value)
                | Q(borging_afdeling__isnull=False, borging_vanaf__isnull=False),
                name="actie_borging",
                violation_error_message="Kies bij een geborgde actie welke afdeling haar overneemt, en vanaf welke dag.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.titel}"
