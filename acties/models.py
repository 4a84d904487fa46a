"""An actie with its doelen, partners and money. Every normalised value keeps the text of the source beside it."""

from django.db import models
from django.db.models import F, Q

from programma.bedragen import Toestand
from programma.models import Doel, Gebruiker, Opgave, Partner, Uitvoeringsplan
from programma.perioden import Precisie

from .keuzes import Aard, Bron, Rol, Soort, Status, Zekerheid
from .selectie import ActieQuerySet


class Actie(models.Model):
    """One actie of one plan. `nummer` ("3.07") is stable within the plan; `slug` never changes once published.

    `bronwaarden` holds the cells of the source row as printed: doelen, hoofdpartner, samen_met, soort, programma,
    anders, looptijd.
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
    gekoppeld_aan = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="gekoppelde_acties")
    bronwaarden = models.JSONField("zoals in de bron", default=dict, blank=True)
    versie = models.PositiveIntegerField("versie", default=1)

    objects = ActieQuerySet.as_manager()

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
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.titel}"


class Doelverwijzing(models.Model):
    """A letter printed at an actie. `doel` is empty when the plan has no such letter.

    `voorgesteld_doel` is another doel that fits the text better; it counts only once somebody confirms it.
    """

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="doelverwijzingen")
    letter = models.CharField("letter in de bron", max_length=2)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    doel = models.ForeignKey(Doel, models.PROTECT, null=True, blank=True, related_name="verwijzingen")
    voorgesteld_doel = models.ForeignKey(Doel, models.PROTECT, null=True, blank=True, related_name="voorstellen")
    voorstel_reden = models.TextField("reden van het voorstel", blank=True)
    bevestigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, blank=True)

    class Meta:
        verbose_name = "doelverwijzing"
        verbose_name_plural = "doelverwijzingen"
        ordering = ["actie", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["actie", "letter"],
                name="doelverwijzing_letter_uniek",
                violation_error_message="Deze letter staat al bij de actie.",
            ),
            models.CheckConstraint(
                condition=Q(bevestigd_door__isnull=True, bevestigd_op__isnull=True)
                | Q(bevestigd_door__isnull=False, bevestigd_op__isnull=False),
                name="doelverwijzing_bevestigd",
                violation_error_message="Bij een bevestiging horen een naam en een tijdstip.",
            ),
        ]

    def __str__(self) -> str:
        return self.letter


class ActiePartner(models.Model):
    """A partner of an actie in one role. The same partner may hold both roles: that is a finding, not an error."""

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="actiepartners")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="actiepartners")
    rol = models.CharField("rol", max_length=30, choices=Rol.keuzes())
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name = "partner van een actie"
        verbose_name_plural = "partners van een actie"
        ordering = ["actie", "rol", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["actie", "partner", "rol"],
                name="actiepartner_uniek",
                violation_error_message="Deze partner heeft deze rol al bij de actie.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner} ({self.get_rol_display()})"


class Financiering(models.Model):
    """One line of money of an actie: an amount in euros, or the reason why there is none."""

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="financieringen")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    bron = models.CharField("bron", max_length=20, choices=Bron.keuzes())
    bedrag = models.DecimalField("bedrag", max_digits=12, decimal_places=2, null=True, blank=True)
    toestand = models.CharField("toestand", max_length=20, choices=Toestand.keuzes(), default=Toestand.BEDRAG.value)
    zekerheid = models.CharField(
        "zekerheid", max_length=20, choices=Zekerheid.keuzes(), default=Zekerheid.ONBEKEND.value
    )
    bron_partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="betaalt")
    begunstigde = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="ontvangt")
    ten_laste_van = models.ForeignKey(Opgave, models.PROTECT, null=True, blank=True, related_name="lasten")
    toelichting = models.CharField("toelichting", max_length=300, blank=True)
    brontekst = models.CharField("tekst in de bron", max_length=300, blank=True)

    class Meta:
        verbose_name = "financiering"
        verbose_name_plural = "financieringen"
        ordering = ["actie", "volgorde"]
        constraints = [
            models.CheckConstraint(
                condition=Q(toestand=Toestand.BEDRAG.value, bedrag__isnull=False)
                | (~Q(toestand=Toestand.BEDRAG.value) & Q(bedrag__isnull=True)),
                name="financiering_bedrag_of_toestand",
                violation_error_message="Vul een bedrag in, of kies waarom er geen bedrag is.",
            ),
            models.CheckConstraint(
                condition=Q(bedrag__isnull=True) | Q(bedrag__gte=0),
                name="financiering_niet_negatief",
                violation_error_message="Een financiering kan niet negatief zijn.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_bron_display()} {self.bedrag if self.bedrag is not None else self.get_toestand_display()}"
