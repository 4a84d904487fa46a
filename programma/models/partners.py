"""The register of partners: one canonical name, many spellings. It serves the whole installation."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from .historie import historie
from .programma import Programma
from .versie import MetVersie


class PartnerQuerySet(models.QuerySet):
    def bekend_als(self, naam: str) -> "Partner | None":
        """The partner that is called `naam`, or was before it was renamed or merged."""
        return self.filter(naam=naam).first() or self.filter(aliassen__spelling=naam).first()


class Partner(MetVersie):
    """An organisation, a part of one (an afdeling or service, under its organisation), or a group without legal form."""

    class Soort(models.TextChoices):
        ORGANISATIE = "organisatie", "Organisatie"
        ONDERDEEL = "onderdeel", "Afdeling of onderdeel"
        GROEP = "groep", "Groep"

    naam = models.CharField("naam", max_length=200)
    slug = models.SlugField("adres", max_length=200, unique=True)
    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.ORGANISATIE)
    onder = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="onderdelen", verbose_name="onderdeel van"
    )
    # Residents are natural persons: money for an actie of theirs goes to a partner that agrees.
    natuurlijke_personen = models.BooleanField("groep van inwoners", default=False)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)

    objects = PartnerQuerySet.as_manager()
    history = historie()

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partners"
        ordering = [Lower("naam")]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                name="partner_naam_uniek",
                violation_error_message="Er is al een partner met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(soort="onderdeel", onder__isnull=False) | (~Q(soort="onderdeel") & Q(onder__isnull=True)),
                name="partner_onderdeel_van",
                violation_error_message="Een afdeling of onderdeel hoort bij een organisatie; andere partners niet.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Partneralias(models.Model):
    """Another spelling of a partner's name, as it occurs in a source."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="aliassen")
    spelling = models.CharField("spelling", max_length=200)

    history = historie()

    class Meta:
        verbose_name = "andere spelling"
        verbose_name_plural = "andere spellingen"
        ordering = [Lower("spelling")]
        constraints = [
            models.UniqueConstraint(
                Lower("spelling"),
                name="partneralias_spelling_uniek",
                violation_error_message="Deze spelling hoort al bij een partner.",
            )
        ]

    def __str__(self) -> str:
        return self.spelling


class Partneradres(models.Model):
    """The address of a partner that was merged into another: it leads to the partner that stayed.

    `was` is the key that the merged partner had: its history is found under it.
    """

    slug = models.SlugField("adres", max_length=200, unique=True)
    naam = models.CharField("naam", max_length=200)
    was = models.BigIntegerField("sleutel van de samengevoegde partner")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="oude_adressen")

    class Meta:
        verbose_name = "adres van een samengevoegde partner"
        verbose_name_plural = "adressen van samengevoegde partners"
        ordering = ["slug"]

    def __str__(self) -> str:
        return f"{self.naam} → {self.partner}"


class ProgrammaPartner(models.Model):
    """A partner that takes part in a programme."""

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="programmapartners")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="programmapartners")

    class Meta:
        verbose_name = "partner van het programma"
        verbose_name_plural = "partners van het programma"
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "partner"],
                name="programmapartner_uniek",
                violation_error_message="Deze partner hoort al bij het programma.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner} in {self.programma}"
