"""The uitvoeringsplan: its texts, chapters, lettered doelen and what already stands beside the acties."""

from django.db import models
from django.db.models import F, Q

from .herkomst import Herkomst
from .programma import Opgave, Programma, Programmadoel


class Uitvoeringsplan(models.Model):
    """A plan of a few years. One with `opgave` covers that opgave only, as the three plans of 2023–2025 did."""

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="plannen")
    opgave = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="plannen")
    slug = models.SlugField("adres")
    naam = models.CharField("naam", max_length=200)
    van_jaar = models.PositiveSmallIntegerField("van jaar")
    tot_jaar = models.PositiveSmallIntegerField("tot en met jaar")
    vastgesteld_op = models.DateField("vastgesteld op", null=True, blank=True)
    programmadoelen = models.ManyToManyField(Programmadoel, through="OpgenomenDoel", related_name="plannen", blank=True)

    class Meta:
        verbose_name = "uitvoeringsplan"
        verbose_name_plural = "uitvoeringsplannen"
        ordering = ["programma", "-van_jaar", "opgave__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "slug"],
                name="uitvoeringsplan_slug_uniek",
                violation_error_message="Dit programma heeft al een uitvoeringsplan met dit adres.",
            ),
            models.CheckConstraint(
                condition=Q(tot_jaar__gte=F("van_jaar")),
                name="uitvoeringsplan_looptijd",
                violation_error_message="Het laatste jaar van het plan ligt voor het eerste jaar.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class OpgenomenDoel(models.Model):
    """A programmadoel that a plan takes up, in the plan's order and with its own printed wording."""

    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE, related_name="opgenomen_doelen")
    programmadoel = models.ForeignKey(Programmadoel, models.PROTECT, related_name="opgenomen_in")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    formulering = models.TextField("formulering zoals gedrukt")

    class Meta:
        verbose_name = "opgenomen programmadoel"
        verbose_name_plural = "opgenomen programmadoelen"
        ordering = ["plan", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "programmadoel"],
                name="opgenomendoel_uniek",
                violation_error_message="Dit programmadoel staat al in het plan.",
            )
        ]

    def __str__(self) -> str:
        return self.formulering


class Planhoofdstuk(models.Model):
    """The chapter of a plan about one opgave, with its ambition for twenty years."""

    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE, related_name="hoofdstukken")
    opgave = models.ForeignKey(Opgave, models.PROTECT, related_name="hoofdstukken")
    titel = models.CharField("titel", max_length=200)
    hoofdambitie = models.TextField("hoofdambitie")

    class Meta:
        verbose_name = "planhoofdstuk"
        verbose_name_plural = "planhoofdstukken"
        ordering = ["plan", "opgave__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "opgave"],
                name="planhoofdstuk_een_per_opgave",
                violation_error_message="Dit plan heeft al een hoofdstuk over deze opgave.",
            )
        ]

    def __str__(self) -> str:
        return self.titel


class Plantekst(Herkomst):
    """A section of text in a plan; with `hoofdstuk` it belongs to the chapter of one opgave. `tekst` is clean HTML."""

    class Soort(models.TextChoices):
        VOORWOORD = "voorwoord", "Voorwoord"
        INLEIDING = "inleiding", "Inleiding"
        AMBITIE = "ambitie", "Ambitie"
        OPGAVEN = "opgaven", "Opgaven"
        WERKWIJZE = "werkwijze", "Nieuwe werkwijze"
        CRITERIA = "criteria", "Criteria"
        VOORWAARDEN = "voorwaarden", "Voorwaarden"
        BUDGET = "budget", "Beschikbaar budget"
        GEWENSTE_SITUATIE = "gewenste_situatie", "Gewenste situatie in 2041"
        ONTWIKKELINGEN = "ontwikkelingen", "Ontwikkelingen"
        RESULTATEN = "resultaten", "Resultaten"
        RANDVOORWAARDEN = "randvoorwaarden", "Randvoorwaarden"

    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE, related_name="teksten")
    hoofdstuk = models.ForeignKey(Planhoofdstuk, models.CASCADE, null=True, blank=True, related_name="teksten")
    soort = models.CharField("soort", max_length=30, choices=Soort)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    kop = models.CharField("kop", max_length=300)
    tekst = models.TextField("tekst")

    class Meta:
        verbose_name = "plantekst"
        verbose_name_plural = "planteksten"
        ordering = ["plan", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "volgorde"],
                name="plantekst_volgorde_uniek",
                violation_error_message="Op deze plaats in het plan staat al een tekst.",
            )
        ]

    def __str__(self) -> str:
        return self.kop


class Doel(models.Model):
    """A lettered doel of one plan. An empty `formulering` means: used in the plan, described nowhere."""

    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE, related_name="doelen")
    opgave = models.ForeignKey(Opgave, models.PROTECT, related_name="doelen")
    letter = models.CharField("letter", max_length=2)
    formulering = models.TextField("formulering", blank=True)
    opvolger_van = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="opvolgers")
    programmadoelen = models.ManyToManyField(Programmadoel, related_name="doelen", blank=True)

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        ordering = ["plan", "letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "letter"],
                name="doel_letter_uniek",
                violation_error_message="Dit plan heeft al een doel met deze letter.",
            ),
            models.CheckConstraint(
                condition=Q(letter__regex=r"^[A-Z]{1,2}$"),
                name="doel_letter_hoofdletter",
                violation_error_message="De letter van een doel is een hoofdletter van A tot en met Z.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.formulering or '(geen omschrijving in de bron)'}"


class GenummerdeRegel(models.Model):
    """A numbered line of a chapter."""

    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE)
    opgave = models.ForeignKey(Opgave, models.PROTECT)
    nummer = models.PositiveSmallIntegerField("nummer")
    tekst = models.TextField("tekst")

    class Meta:
        abstract = True
        ordering = ["plan", "opgave__nummer", "nummer"]

    def __str__(self) -> str:
        return self.tekst


class BeoogdResultaat(GenummerdeRegel):
    """What a plan wants to have reached for an opgave, in the plan's own words."""

    class Meta(GenummerdeRegel.Meta):
        verbose_name = "beoogd resultaat"
        verbose_name_plural = "beoogde resultaten"
        default_related_name = "beoogde_resultaten"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "opgave", "nummer"],
                name="beoogdresultaat_nummer_uniek",
                violation_error_message="Deze opgave heeft al een beoogd resultaat met dit nummer.",
            )
        ]


class DoorlopendeActie(GenummerdeRegel):
    """An actie carried over from the previous period, beside the table of acties; printed with a roman number."""

    class Meta(GenummerdeRegel.Meta):
        verbose_name = "doorlopende actie uit vorige periode"
        verbose_name_plural = "doorlopende acties uit vorige periode"
        default_related_name = "doorlopende_acties"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "opgave", "nummer"],
                name="doorlopendeactie_nummer_uniek",
                violation_error_message="Deze opgave heeft al een doorlopende actie met dit nummer.",
            )
        ]


class Basisvoorziening(models.Model):
    """What is already done for one or more doelen ("Wat doen we al?"), outside the acties."""

    class Soort(models.TextChoices):
        INLEIDING = "inleiding", "Inleiding"
        PUNT = "punt", "Punt"
        TOELICHTING = "toelichting", "Toelichting"

    plan = models.ForeignKey(Uitvoeringsplan, models.CASCADE, related_name="basisvoorzieningen")
    opgave = models.ForeignKey(Opgave, models.PROTECT, related_name="basisvoorzieningen")
    doelen = models.ManyToManyField(Doel, related_name="basisvoorzieningen")
    soort = models.CharField("soort", max_length=20, choices=Soort, default=Soort.PUNT)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    tekst = models.TextField("tekst")
    geldig_van_jaar = models.PositiveSmallIntegerField("geldig van", null=True, blank=True)
    geldig_tot_jaar = models.PositiveSmallIntegerField("geldig tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "basisvoorziening"
        verbose_name_plural = "basisvoorzieningen"
        ordering = ["plan", "opgave__nummer", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "opgave", "volgorde"],
                name="basisvoorziening_volgorde_uniek",
                violation_error_message="Op deze plaats staat al een basisvoorziening.",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot_jaar__isnull=True)
                | Q(geldig_van_jaar__isnull=True)
                | Q(geldig_tot_jaar__gte=F("geldig_van_jaar")),
                name="basisvoorziening_geldig",
                violation_error_message="Het laatste jaar ligt voor het eerste jaar.",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst
