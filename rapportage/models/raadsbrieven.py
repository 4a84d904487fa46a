"""The letter with which the college offers an edition to the raad."""

from django.db import models

from programma.models import Gebruiker, MetVersie, Programma, historie

from .edities import Editie


class Raadsbrief(MetVersie):
    """The fields of the letter (domein.md section 9) about one edition; its annexes are the files of that edition."""

    editie = models.OneToOneField(Editie, models.PROTECT, related_name="raadsbrief")
    onderwerp = models.CharField("onderwerp", max_length=200, blank=True)
    zaaknummer = models.CharField("zaaknummer", max_length=100, blank=True)
    datum = models.DateField("datum", null=True, blank=True)
    datum_collegebesluit = models.DateField("datum collegebesluit", null=True, blank=True)
    aan = models.CharField("aan", max_length=200, blank=True)
    portefeuillehouder = models.CharField("portefeuillehouder", max_length=200, blank=True)
    aanleiding = models.TextField("aanleiding", blank=True)
    kernboodschap = models.TextField("kernboodschap", blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    eerdere_besluitvorming = models.TextField("eerdere besluitvorming", blank=True)
    financien = models.TextField("financiën", blank=True)
    risicos = models.TextField("risico's", blank=True)
    vervolg = models.TextField("vervolg", blank=True)
    secretaris = models.CharField("secretaris", max_length=200, blank=True)
    burgemeester = models.CharField("burgemeester", max_length=200, blank=True)

    history = historie()

    class Meta:
        verbose_name = "raadsbrief"
        verbose_name_plural = "raadsbrieven"
        ordering = ["editie"]

    def __str__(self) -> str:
        return f"Raadsbrief bij {self.editie}"


class Briefsjabloon(MetVersie):
    """The municipality's own Word template for the letter; without a row the portal uses its own. Kept by `sha256`."""

    programma = models.OneToOneField(Programma, models.CASCADE, related_name="briefsjabloon")
    bestandsnaam = models.CharField("bestandsnaam", max_length=200)
    sha256 = models.CharField("hash", max_length=64)
    op = models.DateTimeField("op")
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", verbose_name="door")

    history = historie()

    class Meta:
        verbose_name = "sjabloon van de raadsbrief"
        verbose_name_plural = "sjablonen van de raadsbrief"

    def __str__(self) -> str:
        return self.bestandsnaam
