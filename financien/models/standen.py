"""What the posts of the year budget were on a peildatum, and the ledger rows from which that was added up."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Count, F, OuterRef, Subquery, Sum
from django.db.models.functions import Cast, Coalesce, Round

from financien.jaartabel.grootboek import Regelgroep
from programma.models import Importronde, Programma, historie

from ..keuzes import Kolom
from .posten import Bijstelling, Budgetpost

# SQLite would add up euros in binary fractions.
CENTEN = Cast(Round(F("bedrag") * 100), models.BigIntegerField())


def _bijgesteld(kant: str) -> Coalesce:
    """What the adjustments of which the post of a stand is the `kant` are together, up to its peildatum, in cents."""
    rijen = Bijstelling.objects.filter(datum__lte=OuterRef("peildatum"), **{kant: OuterRef("post")})
    return Coalesce(Subquery(rijen.order_by().values(kant).annotate(som=Sum(CENTEN)).values("som")), 0)


class StandQuerySet(models.QuerySet):
    def van(self, programma: Programma) -> "StandQuerySet":
        """All standen of a programme with their posts, newest peildatum first, posts in their order.

        Each has in `bestand` the name of the file that brought it, None when no file did.
        """
        return (
            self.filter(post__programma=programma)
            .annotate(bestand=F("importronde__bestandsnaam"))
            .select_related("post__opgave")
            .order_by("-peildatum", "post__volgorde")
        )

    def met_bijstellingen(self) -> "StandQuerySet":
        """Each has in `bijgesteld`, in whole cents, how the budget of its post was adjusted up to its peildatum."""
        return self.annotate(bijgesteld=_bijgesteld("post") - _bijgesteld("van_post"))

    def op(self, programma: Programma, peildatum: date) -> "StandQuerySet":
        """The year table of `programma` as it stood on exactly `peildatum`."""
        return self.van(programma).filter(peildatum=peildatum)


class Stand(models.Model):
    """The amounts of a post at a peildatum, in euros. The saldo is computed, never stored.

    `prognose` is what will have been spent at the end of the boekjaar. `bron` says where the figures come from, in words,
    and `importronde` which file brought them; `bronwaarden` are the cells as they stood there. `te_verdelen` says that
    the money of the post has not been divided over acties yet, `toelichting` why or in whose words.
    """

    post = models.ForeignKey(Budgetpost, models.CASCADE, related_name="standen")
    peildatum = models.DateField("peildatum")
    beschikbaar = models.DecimalField("beschikbaar", max_digits=12, decimal_places=2)
    uitgaven = models.DecimalField("uitgaven", max_digits=12, decimal_places=2)
    verplichtingen = models.DecimalField("verplichtingen", max_digits=12, decimal_places=2)
    prognose = models.DecimalField("prognose", max_digits=12, decimal_places=2, null=True, blank=True)
    te_verdelen = models.BooleanField("moet nog over acties verdeeld worden", default=False)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)
    bron = models.CharField("bron", max_length=300, blank=True)
    importronde = models.ForeignKey(Importronde, models.PROTECT, null=True, blank=True, related_name="standen")
    bronwaarden = models.JSONField("zoals in de bron", default=dict, blank=True)

    objects = StandQuerySet.as_manager()
    history = historie()

    class Meta:
        verbose_name = "stand"
        verbose_name_plural = "standen"
        ordering = ["-peildatum", "post__volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "peildatum"],
                name="stand_peildatum_uniek",
                violation_error_message="Deze post heeft al een stand op deze peildatum.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} op {self.peildatum:%d-%m-%Y}"


class Grootboekregelquery(models.QuerySet):
    def onder(self, stand: Stand) -> "Grootboekregelquery":
        """The rows of which `stand` is the sum as it is now, in the order of the file."""
        return self.filter(stand=stand, importronde=stand.importronde_id).order_by("rij", "pk")

    def groepen(self) -> list[Regelgroep]:
        """These rows, those with one kolom, kostenplaats and kostensoort together. One query."""
        soorten = self.order_by().values_list("kolom", "kostenplaats", "kostensoort")
        geteld = soorten.annotate(aantal=Count("pk"), centen=Sum(CENTEN)).order_by(
            "kolom", "kostenplaats", "kostensoort"
        )
        return [
            Regelgroep(Kolom(kolom), plaats, soort, aantal, Decimal(som).scaleb(-2))
            for kolom, plaats, soort, aantal, som in geteld
        ]


class Grootboekregel(models.Model):
    """One row of a ledger export, in euros: what it adds to one amount of a stand, and where it stood in the file.

    Rows stay when a newer file makes the stand another: those of the import that a stand names are the ones that count.
    What a ledger says of persons (creditor, description of the booking) is not taken over.
    """

    stand = models.ForeignKey(Stand, models.CASCADE, related_name="regels", db_index=False)
    importronde = models.ForeignKey(Importronde, models.PROTECT, related_name="+", db_index=False)
    rij = models.PositiveIntegerField("rij in het bestand")
    kolom = models.CharField("telt mee in", max_length=20, choices=Kolom.keuzes())
    kostenplaats = models.CharField("kostenplaats", max_length=100, blank=True)
    kostensoort = models.CharField("kostensoort", max_length=100, blank=True)
    boekdatum = models.DateField("boekdatum", null=True, blank=True)
    bedrag = models.DecimalField("bedrag", max_digits=12, decimal_places=2)

    objects = Grootboekregelquery.as_manager()

    class Meta:
        verbose_name = "grootboekregel"
        verbose_name_plural = "grootboekregels"
        ordering = ["stand_id", "rij"]
        indexes = [models.Index(fields=["stand", "importronde", "rij"], name="grootboekregel_stand")]

    def __str__(self) -> str:
        return f"rij {self.rij}: {self.bedrag}"
