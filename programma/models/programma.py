"""The programme, its opgaven and the doelen of its programme plan."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

# The first part of an address below the root: a programme may not take one of these as its slug.
GERESERVEERD = frozenset(
    "inloggen uitloggen wachtwoord publiek statisch toegankelijkheid privacy beheer api v1 openapi.json .well-known portfolio".split()
)


def geen_gereserveerd_woord(slug: str) -> None:
    """Raises ValidationError when `slug` is an address the portal itself uses."""
    if slug in GERESERVEERD:
        raise ValidationError(f"‘{slug}’ gebruikt het portaal zelf. Kies een ander adres voor het programma.")


class ProgrammaQuerySet(models.QuerySet):
    def leesbaar_voor(self, gebruiker) -> "ProgrammaQuerySet":
        """The programmes in which `gebruiker` has a role; a superuser reads all of them."""
        if gebruiker.is_superuser:
            return self
        return self.filter(deelnames__gebruiker=gebruiker)


class Programma(models.Model):
    """A long-term programme of the municipality. Its slug is part of every address and never changes."""

    slug = models.SlugField("adres", unique=True, validators=[geen_gereserveerd_woord])
    naam = models.CharField("naam", max_length=200)
    gemeente = models.CharField("gemeente", max_length=200)
    van_jaar = models.PositiveSmallIntegerField("van jaar")
    tot_jaar = models.PositiveSmallIntegerField("tot en met jaar")
    ambitie = models.TextField("ambitie")
    bestuurlijk_opdrachtgever = models.CharField("bestuurlijk opdrachtgever", max_length=200, blank=True)
    domein = models.CharField("programma van", max_length=200, blank=True, help_text="Bijvoorbeeld: Sociaal domein")
    fase = models.CharField("programmafase", max_length=100, blank=True)
    projectlocatie = models.CharField("projectlocatie", max_length=200, blank=True)
    initiatiefnemer = models.CharField("initiatiefnemer / opdrachtgevers", max_length=200, blank=True)
    ruimtelijke_procedure = models.CharField("ruimtelijke procedure", max_length=200, blank=True)
    kenmerk = models.CharField("kenmerk", max_length=100, blank=True)

    objects = ProgrammaQuerySet.as_manager()

    class Meta:
        verbose_name = "programma"
        verbose_name_plural = "programma's"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot_jaar__gte=F("van_jaar")),
                name="programma_looptijd",
                violation_error_message="Het laatste jaar van het programma ligt voor het eerste jaar.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Opgave(models.Model):
    """One of the main tasks of a programme, numbered 1, 2, 3."""

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="opgaven")
    nummer = models.PositiveSmallIntegerField("nummer")
    naam = models.CharField("naam", max_length=200)
    formulering = models.TextField("formulering")

    class Meta:
        verbose_name = "opgave"
        verbose_name_plural = "opgaven"
        ordering = ["programma", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "nummer"],
                name="opgave_nummer_uniek",
                violation_error_message="Dit programma heeft al een opgave met dit nummer.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.naam}"


class Programmadoel(models.Model):
    """A doel from the programme plan (19 in Sterk voor Noord), by theme where the plan gives one."""

    opgave = models.ForeignKey(Opgave, models.CASCADE, related_name="programmadoelen")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    formulering = models.TextField("formulering")
    thema = models.CharField("thema", max_length=100, blank=True)

    class Meta:
        verbose_name = "programmadoel"
        verbose_name_plural = "programmadoelen"
        ordering = ["opgave__nummer", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["opgave", "volgorde"],
                name="programmadoel_volgorde_uniek",
                violation_error_message="Op deze plaats staat al een programmadoel.",
            )
        ]

    def __str__(self) -> str:
        return self.formulering
