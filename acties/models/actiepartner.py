"""With whom: the partners of an actie."""

from django.db import models

from programma.models import Partner, historie

from ..keuzes import Rol
from .actie import Actie


class ActiePartner(models.Model):
    """A partner of an actie in one role. The same partner may hold both roles: that is a finding, not an error."""

    actie = models.ForeignKey(Actie, models.CASCADE, related_name="actiepartners")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="actiepartners")
    rol = models.CharField("rol", max_length=30, choices=Rol.keuzes())
    volgorde = models.PositiveSmallIntegerField("volgorde")

    history = historie()

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
