"""Rapportageperioden and besluiten: when something was reported and decided."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from ..periodekeuzes import Periodesoort, Periodetoestand
from .herkomst import Herkomst
from .historie import historie
from .plan import Uitvoeringsplan
from .programma import Programma
from .versie import MetVersie


class Rapportageperiode(MetVersie):
    """A round of reporting at a peildatum, about one or more plans.

    Reports may be sent in from `indienen_vanaf` up to and including `indienen_tot`; after `deadline` they are late.
    `toestand` only changes by a step that leaves a Periodegebeurtenis (rapportage).
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
    soort = models.CharField("soort", max_length=20, choices=Periodesoort.keuzes(), default=Periodesoort.REGULIER.value)
    toestand = models.CharField(
        "toestand", max_length=30, choices=Periodetoestand.keuzes(), default=Periodetoestand.CONCEPT.value
    )
    indienen_vanaf = models.DateField("indienen vanaf", null=True, blank=True)
    deadline = models.DateField("deadline", null=True, blank=True)
    indienen_tot = models.DateField("indienen tot en met", null=True, blank=True)
    risicoprofiel = models.CharField("risicoprofiel", max_length=10, choices=Risicoprofiel, blank=True)
    risicoprofiel_reden = models.TextField("reden van het risicoprofiel", blank=True)
    risicoprofiel_bron = models.CharField("risicoprofiel in de bron", max_length=100, blank=True)
    volgende_behandeling = models.DateField("volgende raads-/commissiebehandeling", null=True, blank=True)
    bron_export_op = models.DateTimeField("export van de bron", null=True, blank=True)
    bron_gebouwd_op = models.DateTimeField("bron gebouwd op", null=True, blank=True)
    bron_voetregel = models.CharField("voetregel van de bron", max_length=200, blank=True)

    history = historie()

    class Meta:
        verbose_name = "rapportageperiode"
        verbose_name_plural = "rapportageperioden"
        ordering = ["programma", "-peildatum"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "slug"],
                name="rapportageperiode_slug_uniek",
                violation_error_message="Dit programma heeft al een rapportageperiode met dit adres.",
            ),
            models.CheckConstraint(
                condition=Q(indienen_vanaf__isnull=True, deadline__isnull=True, indienen_tot__isnull=True)
                | Q(deadline__gte=F("indienen_vanaf"), indienen_tot__gte=F("deadline")),
                name="rapportageperiode_indienen",
                violation_error_message=(
                    "Geef alle drie de dagen, in deze volgorde: indienen vanaf, deadline, indienen tot en met."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Besluit(Herkomst, MetVersie):
    """Something decided, sent or promised.

    `in_afwijkingen` says that the source prints it under Afwijking t.o.v. besluitvorming. A toezegging, motie or
    amendement may have a day by which it must be done (`uiterlijk`); `afgedaan_op` says when it was.
    """

    class Orgaan(models.TextChoices):
        RAAD = "raad", "Gemeenteraad"
        COLLEGE = "college", "College van burgemeester en wethouders"
        BESTUUR = "bestuur", "Bestuur van het programma"
        PORTEFEUILLEHOUDER = "portefeuillehouder", "Portefeuillehouder"

    class Soort(models.TextChoices):
        VASTSTELLING = "vaststelling", "Vaststelling"
        AMENDEMENT = "amendement", "Vaststelling met amendement"
        RAADSBRIEF = "raadsbrief", "Raadsbrief"
        INSTEMMING = "instemming", "Instemming"
        MANDAAT = "mandaat", "Vaststelling op mandaat"
        TOEZEGGING = "toezegging", "Toezegging"
        MOTIE = "motie", "Motie"

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="besluiten")
    plan = models.ForeignKey(Uitvoeringsplan, models.SET_NULL, null=True, blank=True, related_name="besluiten")
    orgaan = models.CharField("orgaan", max_length=20, choices=Orgaan)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    datum = models.DateField("datum")
    tekst = models.TextField("tekst")
    nummer = models.CharField("nummer", max_length=100, blank=True)
    periode = models.ForeignKey(
        Rapportageperiode, models.SET_NULL, null=True, blank=True, related_name="besluiten", verbose_name="periode"
    )
    uiterlijk = models.DateField("uiterlijk", null=True, blank=True)
    afgedaan_op = models.DateField("afgedaan op", null=True, blank=True)
    in_afwijkingen = models.BooleanField("staat in de bron bij de afwijkingen", default=False)

    history = historie()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        ordering = ["programma", "datum", "pk"]

    def __str__(self) -> str:
        return f"{self.datum:%d-%m-%Y} {self.tekst}"

    @property
    def af_te_doen(self) -> bool:
        """Whether somebody has to do something for it; of an amendement only when it has a day."""
        return self.soort in (self.Soort.TOEZEGGING, self.Soort.MOTIE) or self.uiterlijk is not None

    @property
    def open(self) -> bool:
        return self.af_te_doen and self.afgedaan_op is None

    def te_laat(self, vandaag: date) -> bool:
        """Whether it is open after its last day."""
        return self.open and self.uiterlijk is not None and self.uiterlijk < vandaag
