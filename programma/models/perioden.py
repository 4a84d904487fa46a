"""Rapportageperioden and besluiten: when something was reported and decided."""

from django.db import models

from .herkomst import Herkomst
from .plan import Uitvoeringsplan
from .programma import Programma


class Rapportageperiode(models.Model):
    """A round of reporting at a peildatum, about one or more plans.

    `bron_export_op` and `bron_gebouwd_op` are the times printed on a published overview that was taken over; their own
    text is kept in `bron_voetregel`, because the printed date can be read in two ways.
    """

    class Risicoprofiel(models.TextChoices):
        LAAG = "laag", "Laag"
        MIDDEN = "midden", "Midden"
        HOOG = "hoog", "Hoog"

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="perioden")
    plannen = models.ManyToManyField(Uitvoeringsplan, related_name="perioden", blank=True)
    slug = models.SlugField("adres")
    naam = models.CharField("naam", max_length=100)
    peildatum = models.DateField("peildatum")
    risicoprofiel = models.CharField("risicoprofiel", max_length=10, choices=Risicoprofiel, blank=True)
    risicoprofiel_reden = models.TextField("reden van het risicoprofiel", blank=True)
    risicoprofiel_bron = models.CharField("risicoprofiel in de bron", max_length=100, blank=True)
    volgende_behandeling = models.DateField("volgende raads-/commissiebehandeling", null=True, blank=True)
    bron_export_op = models.DateTimeField("export van de bron", null=True, blank=True)
    bron_gebouwd_op = models.DateTimeField("bron gebouwd op", null=True, blank=True)
    bron_voetregel = models.CharField("voetregel van de bron", max_length=200, blank=True)

    class Meta:
        verbose_name = "rapportageperiode"
        verbose_name_plural = "rapportageperioden"
        ordering = ["programma", "-peildatum"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "slug"],
                name="rapportageperiode_slug_uniek",
                violation_error_message="Dit programma heeft al een rapportageperiode met dit adres.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Besluit(Herkomst):
    """Something decided or sent. `in_afwijkingen` says that the source prints it under Afwijking t.o.v. besluitvorming."""

    class Orgaan(models.TextChoices):
        RAAD = "raad", "Gemeenteraad"
        COLLEGE = "college", "College van burgemeester en wethouders"
        BESTUUR = "bestuur", "Bestuur van het programma"

    class Soort(models.TextChoices):
        VASTSTELLING = "vaststelling", "Vaststelling"
        AMENDEMENT = "amendement", "Vaststelling met amendement"
        RAADSBRIEF = "raadsbrief", "Raadsbrief"

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="besluiten")
    plan = models.ForeignKey(Uitvoeringsplan, models.SET_NULL, null=True, blank=True, related_name="besluiten")
    orgaan = models.CharField("orgaan", max_length=20, choices=Orgaan)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    datum = models.DateField("datum")
    tekst = models.TextField("tekst")
    in_afwijkingen = models.BooleanField("staat in de bron bij de afwijkingen", default=False)

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ["programma", "datum", "pk"]

    def __str__(self) -> str:
        return f"{self.datum:%d-%m-%Y} {self.tekst}"
