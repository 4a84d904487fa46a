"""An import as a round: the file, what it would change, and who confirmed it."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import models

from .mensen import Gebruiker
from .programma import Programma
from .versie import MetVersie

# Whoever reads a round gives a sign of life at least so often: waiting for a place and reading take fifteen seconds at most each.
STIL = timedelta(seconds=45)


class Importronde(MetVersie, models.Model):
    """One uploaded file on its way from reading to confirmation.

    The file itself lies in the store of uploads under its `sha256`. `voorbeeld` is the complete preview as the reader of
    `soort` made it from the file and the `keuzes` of a person; confirming does exactly that or nothing. Every step takes
    a `versie`, so that an old page or a reader that came too late changes nothing.
    """

    class Toestand(models.TextChoices):
        LEZEN = "lezen", "Wordt gelezen"
        VOORBEELD = "voorbeeld", "Wacht op bevestiging"
        GEWEIGERD = "geweigerd", "Geweigerd"
        BEVESTIGD = "bevestigd", "Doorgevoerd"
        INGETROKKEN = "ingetrokken", "Niet doorgevoerd"

    programma = models.ForeignKey(Programma, models.PROTECT, related_name="importrondes")
    soort = models.CharField("soort", max_length=20)
    bestandsnaam = models.CharField("bestandsnaam", max_length=200)
    sha256 = models.CharField("controlegetal", max_length=64)
    grootte = models.PositiveIntegerField("grootte in bytes")
    # Nobody when it was done with a command.
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    begonnen_op = models.DateTimeField("begonnen op")
    toestand = models.CharField("toestand", max_length=20, choices=Toestand, default=Toestand.LEZEN)
    # Parts per thousand of the file that have been read and compared, and when the reader said so.
    voortgang = models.PositiveSmallIntegerField("voortgang", default=0)
    teken_op = models.DateTimeField("laatste teken van leven", null=True, blank=True)
    melding = models.TextField("melding", blank=True)
    keuzes = models.JSONField("keuzes", default=dict, blank=True)
    voorbeeld = models.JSONField("voorbeeld", default=dict, blank=True)
    reden = models.TextField("reden", blank=True)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)

    class Meta:
        verbose_name = "importronde"
        verbose_name_plural = "importrondes"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.bestandsnaam} ({self.get_toestand_display()})"

    @property
    def reeks(self) -> UUID:
        """The mark of everything that this import does: it was confirmed with one click."""
        return uuid5(NAMESPACE_OID, f"importronde {self.pk}")

    def is_afgebroken(self, nu: datetime) -> bool:
        """Whether nobody is reading the file any more, because the portal was stopped or started again meanwhile."""
        return self.toestand == self.Toestand.LEZEN and nu - (self.teken_op or self.begonnen_op) > STIL
