"""What was frozen: editions with their files, chained by hash. The database refuses every change of them."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, FilteredRelation, Q

from programma.models import Gebruiker, Programma, Rapportageperiode
from programma.models.historie import AlleenErbij, AlleenErbijQuerySet

from ..keuzes import Editiesoort
from ..ronde.stappen import Stapnaam

# Whoever freezes gives a sign of life every five seconds.
STIL = timedelta(seconds=30)
# How much of the hash stands in an address.
KORT = 16
# What happened to an edition, each at most once: (name of the join, the steps that did it).
GEBEURD = {
    "vaststelling": (Stapnaam.AKKOORD, Stapnaam.COLLEGE, Stapnaam.MANDAAT),
    "publicatie": (Stapnaam.PUBLICEER,),
    "aanbieding": (Stapnaam.AAN_RAAD,),
    "intrekking": (Stapnaam.TREK_IN,),
}


class EditieQuerySet(AlleenErbijQuerySet):
    def van(self, programma: Programma) -> "EditieQuerySet":
        """Everything frozen in `programma`, in the order of the chain."""
        return self.filter(programma=programma).order_by("volgnummer")

    def vastgesteld(self) -> "EditieQuerySet":
        """Editions and errata: what the college agreed to, or the wethouder by mandate."""
        return self.exclude(soort=Editiesoort.COLLEGEVERSIE.value)

    def collegeversies(self) -> "EditieQuerySet":
        """What the wethouder laid before the college."""
        return self.filter(soort=Editiesoort.COLLEGEVERSIE.value)

    def leesbaar(self) -> "EditieQuerySet":
        """What was not withdrawn."""
        return self.exclude(gebeurtenissen__stap=Stapnaam.TREK_IN.value)

    def met_gebeurd(self) -> "EditieQuerySet":
        """With when it was published, offered to the raad and withdrawn, and the besluit that it rests on.

        What an edition says is a megabyte; who only wants to know about it leaves that out (`zonder_inhoud`).
        """
        paren = {naam: [stap.value for stap in stappen] for naam, stappen in GEBEURD.items()}
        relaties = {
            naam: FilteredRelation("gebeurtenissen", condition=Q(gebeurtenissen__stap__in=stappen))
            for naam, stappen in paren.items()
        }
        return self.annotate(**relaties).annotate(
            besluit_stap=F("vaststelling__stap"),
            besluit_datum=F("vaststelling__datum"),
            besluit_nummer=F("vaststelling__nummer"),
            gepubliceerd_op=F("publicatie__moment"),
            aangeboden_op=F("aanbieding__datum"),
            ingetrokken_op=F("intrekking__moment"),
            ingetrokken_want=F("intrekking__reden"),
            verbeterd_door=F("errata__nummer"),
        )

    def zonder_inhoud(self) -> "EditieQuerySet":
        """Without the two long texts."""
        return self.defer("inhoud", "manifest")


class Editie(AlleenErbij):
    """One frozen overview, and its place in the chain of its programme.

    `nummer` counts collegeversies apart from editions and errata. `inhoud` is the canonical JSON of what it says without
    the stamp; `manifest` the canonical JSON of the stamp, the hash of `inhoud` and of every file, and the hash of the one
    before it; `sha256` is the hash of that manifest. Three times: `peildatum`, `export_op` (read), `gebouwd_op` (built).
    """

    programma = models.ForeignKey(Programma, models.PROTECT, related_name="edities")
    periode = models.ForeignKey(Rapportageperiode, models.PROTECT, related_name="edities")
    volgnummer = models.PositiveIntegerField("plaats in de keten")
    soort = models.CharField("soort", max_length=20, choices=Editiesoort.keuzes())
    nummer = models.PositiveIntegerField("nummer")
    corrigeert = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="errata")
    reden = models.TextField("reden van het erratum", blank=True)
    peildatum = models.DateField("peildatum")
    export_op = models.DateTimeField("export van de gegevens")
    gebouwd_op = models.DateTimeField("gebouwd op")
    auteur = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", verbose_name="auteur")
    schema_versie = models.PositiveSmallIntegerField("versie van het schema")
    inhoud = models.TextField("inhoud")
    inhoud_sha256 = models.CharField("hash van de inhoud", max_length=64)
    vorige_sha256 = models.CharField("hash van de vorige", max_length=64, blank=True)
    manifest = models.TextField("manifest")
    sha256 = models.CharField("hash", max_length=64, unique=True)

    objects = EditieQuerySet.as_manager()

    class Meta:
        verbose_name = "editie"
        verbose_name_plural = "edities"
        ordering = ["programma", "volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["programma", "volgnummer"], name="editie_volgnummer_uniek"),
            models.UniqueConstraint(fields=["programma", "vorige_sha256"], name="editie_keten_zonder_tak"),
            models.UniqueConstraint(
                fields=["programma", "nummer"],
                condition=Q(soort=Editiesoort.COLLEGEVERSIE.value),
                name="editie_collegeversie_uniek",
            ),
            models.UniqueConstraint(
                fields=["programma", "nummer"],
                condition=~Q(soort=Editiesoort.COLLEGEVERSIE.value),
                name="editie_nummer_uniek",
            ),
            models.CheckConstraint(
                condition=~Q(soort=Editiesoort.ERRATUM.value) | (Q(corrigeert__isnull=False) & ~Q(reden="")),
                name="editie_erratum_met_reden",
                violation_error_message="Een erratum zegt welke editie het verbetert, en waarom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.nummer}"

    @property
    def kort(self) -> str:
        """The beginning of the hash, as it stands in the permanent address."""
        return self.sha256[:KORT]

    @property
    def is_collegeversie(self) -> bool:
        return self.soort == Editiesoort.COLLEGEVERSIE.value


class Editiebestand(AlleenErbij):
    """One file of an edition; its bytes lie in the store under `sha256` (see `rapportage.edities.bewaarplaats`)."""

    editie = models.ForeignKey(Editie, models.PROTECT, related_name="bestanden")
    naam = models.CharField("naam", max_length=200)
    mime = models.CharField("soort bestand", max_length=100)
    sha256 = models.CharField("hash", max_length=64)
    grootte = models.PositiveBigIntegerField("grootte")

    class Meta:
        verbose_name = "bestand van een editie"
        verbose_name_plural = "bestanden van edities"
        ordering = ["editie", "naam"]
        constraints = [models.UniqueConstraint(fields=["editie", "naam"], name="editiebestand_naam_uniek")]

    def __str__(self) -> str:
        return self.naam


class Bevriezing(models.Model):
    """A freeze that was asked for: how far it is, and what came of it. `deel` is a percentage.

    A thread of the portal does the work. When its last sign of life is old, it was killed; nothing is half done then, and
    the step can be asked for again.
    """

    class Toestand(models.TextChoices):
        BEZIG = "bezig", "Bezig"
        KLAAR = "klaar", "Klaar"
        MISLUKT = "mislukt", "Mislukt"

    periode = models.ForeignKey(Rapportageperiode, models.CASCADE, related_name="bevriezingen")
    stap = models.CharField("stap", max_length=30)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+", verbose_name="door")
    toestand = models.CharField("toestand", max_length=10, choices=Toestand, default=Toestand.BEZIG)
    deel = models.PositiveSmallIntegerField("deel", default=0)
    bezig_met = models.CharField("bezig met", max_length=200, blank=True)
    melding = models.TextField("melding", blank=True)
    begonnen_op = models.DateTimeField("begonnen op")
    teken_op = models.DateTimeField("laatste teken van leven")
    editie = models.ForeignKey(Editie, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "bevriezing"
        verbose_name_plural = "bevriezingen"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.periode}: {self.get_toestand_display()}"

    def is_afgebroken(self, nu: datetime) -> bool:
        """Whether nobody is at it any more, because the portal was stopped or started again meanwhile."""
        return self.toestand == self.Toestand.BEZIG and nu - self.teken_op > STIL
