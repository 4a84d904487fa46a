"""E-mail to people of a programme: the words the team chose, and a log of every message."""

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from ..berichtkeuzes import Berichtsoort
from .historie import historie
from .mensen import Deelname, Gebruiker
from .programma import Programma
from .versie import MetVersie


class Berichttekst(MetVersie):
    """The words of one kind of message in one programme; without a row there are the words of the portal."""

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="berichtteksten")
    soort = models.CharField("soort", max_length=20, choices=Berichtsoort.keuzes())
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("tekst")

    history = historie()

    class Meta:
        verbose_name = "tekst van een bericht"
        verbose_name_plural = "teksten van berichten"
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "soort"],
                name="berichttekst_een_per_soort",
                violation_error_message="Deze soort bericht heeft al een tekst.",
            )
        ]

    def __str__(self) -> str:
        return self.get_soort_display()


class BerichtQuerySet(models.QuerySet):
    def over_ronde(self, periode) -> "BerichtQuerySet":
        """What was sent about a period, or about a report in it; the newest first."""
        over = over_periode(periode)
        return self.filter(Q(over=over) | Q(over__startswith=f"{over}/"), programma=periode.programma_id)

    def met_mensen(self) -> "BerichtQuerySet":
        """With who got it, for which partner (None when that is no longer known), and who sent it."""
        deelname = Deelname.objects.filter(gebruiker=OuterRef("ontvanger"), programma=OuterRef("programma"))
        return self.select_related("ontvanger", "door").annotate(
            namens=Subquery(deelname.values("partner__naam")[:1]),
        )


def over_periode(periode) -> str:
    """What a message about a period is about; what is about something in it, begins so."""
    return f"periode/{periode.slug}"


class Bericht(models.Model):
    """One e-mail. `over` says about what ("periode/2026-10"), `fout` why it was not sent ("" when it was).

    The row is there before the message goes: two people who press the button at once send one message.
    """

    programma = models.ForeignKey(Programma, models.PROTECT, related_name="berichten")
    soort = models.CharField("soort", max_length=20, choices=Berichtsoort.keuzes())
    over = models.CharField("over", max_length=100)
    ontvanger = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name="ontvanger")
    adres = models.EmailField("e-mailadres")
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("tekst")
    dag = models.DateField("dag")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", verbose_name="door")
    begonnen_op = models.DateTimeField("begonnen op")
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)
    fout = models.TextField("fout", blank=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "soort", "over", "ontvanger", "dag"],
                condition=Q(fout=""),
                name="bericht_een_per_dag",
                violation_error_message="Deze persoon kreeg dit bericht vandaag al.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} aan {self.adres}"
