"""What people agreed about a finding. The findings themselves are computed at every visit and stored nowhere."""

from django.db import models
from django.db.models import Q

from ..bevindingen import Afspraak
from .historie import historie
from .mensen import Gebruiker, Rol
from .programma import Programma
from .versie import MetVersie


class BevindingafspraakQuerySet(models.QuerySet):
    def op_sleutel(self, programma: Programma) -> dict[str, Afspraak]:
        """What was agreed about the findings of `programma`, by the key of the finding. One query."""
        rijen = self.filter(programma=programma).select_related("eigenaar", "door")
        return {rij.sleutel: rij.afspraak for rij in rijen}


class Bevindingafspraak(MetVersie):
    """Who owns the finding with this `sleutel`, and why it may stay. One for every finding that somebody decided about.

    `onderwerp` is what the finding was called at the last handeling, for the history. `vingerafdruk` is that of the
    finding as it was accepted: see `programma.bevindingen`. The owner is a person, or else everybody with `eigenaar_rol`.
    """

    class Eigenaarrol(models.TextChoices):
        PROGRAMMATEAM = Rol.PROGRAMMATEAM.value, Rol.PROGRAMMATEAM.label
        BEHEERDER = Rol.BEHEERDER.value, Rol.BEHEERDER.label

    programma = models.ForeignKey(Programma, models.CASCADE, related_name="bevindingafspraken")
    sleutel = models.CharField("bevinding", max_length=400)
    onderwerp = models.CharField("onderwerp", max_length=300)
    eigenaar = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="eigenaar"
    )
    eigenaar_rol = models.CharField(
        "eigenaar, als rol", max_length=20, choices=Eigenaarrol, default=Eigenaarrol.PROGRAMMATEAM
    )
    geaccepteerd_omdat = models.TextField("geaccepteerd omdat", blank=True)
    vingerafdruk = models.CharField("vingerafdruk", max_length=64, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")
    op = models.DateTimeField("op", null=True, blank=True)

    objects = BevindingafspraakQuerySet.as_manager()
    history = historie()

    class Meta:
        verbose_name = "afspraak over een bevinding"
        verbose_name_plural = "afspraken over bevindingen"
        ordering = ["programma", "sleutel"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "sleutel"],
                name="bevindingafspraak_uniek",
                violation_error_message="Over deze bevinding is al een afspraak gemaakt.",
            ),
            models.CheckConstraint(
                condition=Q(geaccepteerd_omdat="", vingerafdruk="", op__isnull=True, door__isnull=True)
                | (~Q(geaccepteerd_omdat="") & ~Q(vingerafdruk="")),
                name="bevindingafspraak_reden",
                violation_error_message="Schrijf op waarom de bevinding mag blijven staan.",
            ),
        ]

    def __str__(self) -> str:
        return self.onderwerp

    @property
    def eigenaar_naam(self) -> str:
        return self.eigenaar.naam if self.eigenaar else self.get_eigenaar_rol_display()

    @property
    def eigenaar_keuze(self) -> str:
        """The owner as a form chooses it: the key of a person, or a role."""
        return str(self.eigenaar_id or self.eigenaar_rol)

    @property
    def afspraak(self) -> Afspraak:
        """This row as plain data."""
        return Afspraak(
            sleutel=self.sleutel,
            versie=self.versie,
            eigenaar=self.eigenaar_naam,
            eigenaar_keuze=self.eigenaar_keuze,
            vingerafdruk=self.vingerafdruk,
            reden=self.geaccepteerd_omdat,
            door=self.door.naam if self.door else "",
            op=self.op,
        )
