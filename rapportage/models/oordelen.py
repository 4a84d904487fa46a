"""What a person judged of the programme in a period, beside the signal of the figures."""

from django.db import models
from django.db.models import Q

from programma.models import MetVersie, Opgave, Programma, Rapportageperiode, historie

from ..keuzes import Aspect, Oordeel
from ..signaalnormen import STANDAARD


class Statusoordeel(MetVersie):
    """The judgement of one aspect in a period, for the whole programme or for one opgave.

    `signaal` is what the figures said when somebody last judged ("" when nobody has yet); `verschil_reden` is why the
    judgement differs from it all the same, and for the totaalbeeld why it is better than the worst aspect.
    """

    periode = models.ForeignKey(Rapportageperiode, models.CASCADE, related_name="oordelen")
    opgave = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="oordelen")
    aspect = models.CharField("aspect", max_length=20, choices=Aspect.keuzes())
    oordeel = models.CharField(
        "oordeel", max_length=30, choices=Oordeel.keuzes(), default=Oordeel.NIET_BEOORDEELD.value
    )
    oorzaak = models.TextField("oorzaak", blank=True)
    gevolg = models.TextField("gevolg voor het doel", blank=True)
    maatregel = models.TextField("maatregel", blank=True)
    termijn = models.DateField("termijn", null=True, blank=True)
    signaal = models.CharField("signaal", max_length=30, choices=Oordeel.keuzes(), blank=True)
    verschil_reden = models.TextField("reden van het verschil", blank=True)
    bronwaarde = models.CharField("zoals in de bron", max_length=100, blank=True)

    history = historie()

    class Meta:
        verbose_name = "statusoordeel"
        verbose_name_plural = "statusoordelen"
        ordering = ["periode", "opgave__nummer", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "aspect", "opgave"],
                name="statusoordeel_opgave_uniek",
                violation_error_message="Dit aspect heeft voor deze opgave al een oordeel in deze periode.",
            ),
            # SQL sees two empty values as different, so the programme itself needs a rule of its own.
            models.UniqueConstraint(
                fields=["periode", "aspect"],
                condition=Q(opgave__isnull=True),
                name="statusoordeel_programma_uniek",
                violation_error_message="Dit aspect heeft voor het programma al een oordeel in deze periode.",
            ),
            models.CheckConstraint(
                condition=Q(oordeel__in=[Oordeel.VOLGENS_VERWACHTING.value, Oordeel.NIET_BEOORDEELD.value])
                | (~Q(oorzaak="") & ~Q(gevolg="") & ~Q(maatregel="") & Q(termijn__isnull=False)),
                name="statusoordeel_onderbouwd",
                violation_error_message="Geef bij Aandachtspunt en Bijsturen de oorzaak, het gevolg, de maatregel en de termijn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opgave or self.get_aspect_display()}, {self.periode}"


class Signaalnormen(MetVersie):
    """From when on the derived signals of one programme speak; without a row those of `rapportage.signaalnormen` hold.

    Percentages, and for `einde_verzet` how often an end was moved. The norms for money are financien's own.
    """

    programma = models.OneToOneField(Programma, models.CASCADE, related_name="signaalnormen")
    te_laat = models.PositiveSmallIntegerField("acties voorbij hun einde (%)")
    einde_verzet = models.PositiveSmallIntegerField("einde verzet (keer)")
    verslagen_aandacht = models.PositiveSmallIntegerField("verslagen binnen, aandachtspunt onder (%)")
    verslagen_bijsturen = models.PositiveSmallIntegerField("verslagen binnen, bijsturen onder (%)")

    history = historie()

    class Meta:
        verbose_name = "normen voor de signalen"
        verbose_name_plural = "normen voor de signalen"

    def __str__(self) -> str:
        return f"Normen voor de signalen van {self.programma}"

    @property
    def keuze(self) -> dict[str, int]:
        """The norms by field, as they are written down."""
        return {veld: getattr(self, veld) for veld in STANDAARD.in_procenten()}
