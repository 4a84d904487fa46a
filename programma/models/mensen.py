"""Who may sign in, and as what in which programme."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from .versie import MetVersie


class Rol(models.TextChoices):
    BEHEERDER = "beheerder", "Beheerder"
    PROGRAMMATEAM = "programmateam", "Programmateam"
    WETHOUDER = "wethouder", "Wethouder"
    BESTUURSLID = "bestuurslid", "Bestuurslid"
    PARTNER = "partner", "Partner"
    LEZER = "lezer", "Lezer"


# Who has one of these roles acts for an organisation.
NAMENS_PARTNER = (Rol.PARTNER, Rol.BESTUURSLID)


class GebruikerManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **velden) -> "Gebruiker":
        """A stored account with a lower-case e-mail address; without `password` it cannot sign in with one."""
        gebruiker = self.model(email=email.strip().lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, email: str, password: str | None = None, **velden) -> "Gebruiker":
        """An account that may do everything; asked for by `manage.py createsuperuser`."""
        return self.create_user(email, password, is_superuser=True, **velden)

    def get_by_natural_key(self, email: str) -> "Gebruiker":
        return self.get(email__iexact=email)


class Gebruiker(MetVersie, AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in with an e-mail address."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=150)
    is_active = models.BooleanField("actief", default=True)
    proefaccount = models.BooleanField("proefaccount", default=False)
    # How often this account was signed out everywhere; a session that began before the last time is over.
    afgemeld = models.PositiveIntegerField("keren overal afgemeld", default=0, editable=False)

    objects = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message="Er is al een gebruiker met dit e-mailadres.",
            )
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_staff(self) -> bool:
        """The portal has no Django admin; Django asks for the attribute all the same."""
        return False

    @property
    def mag_aanmelden(self) -> bool:
        """Active accounts, and demo accounts only where SFN_DEMO is on."""
        return self.is_active and (settings.DEMO or not self.proefaccount)

    def alleen_in(self, programma) -> bool:
        """Whether this account is of `programma` alone: no role elsewhere, and not the superuser of the installation."""
        return not self.is_superuser and not self.deelnames.exclude(programma=programma).exists()

    def get_session_auth_hash(self) -> str:
        return self._van_nu(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        return (self._van_nu(merk) for merk in super().get_session_auth_fallback_hash())

    def _van_nu(self, merk: str) -> str:
        return f"{merk}.{self.afgemeld}"


class DeelnameQuerySet(models.QuerySet):
    def van(self, gebruiker: Gebruiker) -> "DeelnameQuerySet":
        """The roles of `gebruiker`, with programme and partner at hand."""
        return self.filter(gebruiker=gebruiker).select_related("programma", "partner")

    def die_beheren(self, programma) -> "DeelnameQuerySet":
        """The beheerders of `programma` who can sign in: active, and with a password of their own."""
        beheerders = self.filter(programma=programma, rol=Rol.BEHEERDER, gebruiker__is_active=True)
        if not settings.DEMO:
            beheerders = beheerders.filter(gebruiker__proefaccount=False)
        return beheerders.exclude(gebruiker__password__startswith=UNUSABLE_PASSWORD_PREFIX)

    def namens(self, partner, programma) -> "DeelnameQuerySet":
        """Who acts for `partner` in `programma`, by name."""
        deelnames = self.filter(partner=partner, programma=programma)
        return deelnames.select_related("gebruiker").order_by("gebruiker__naam")


class Deelname(MetVersie):
    """The role of one user in one programme. Partners and bestuursleden act for an organisation."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="deelnames", verbose_name="gebruiker")
    programma = models.ForeignKey("programma.Programma", models.CASCADE, related_name="deelnames")
    rol = models.CharField("rol", max_length=20, choices=Rol)
    partner = models.ForeignKey(
        "programma.Partner", models.PROTECT, null=True, blank=True, related_name="deelnames", verbose_name="partner"
    )

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        ordering = ["programma", "rol"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "programma"],
                name="deelname_een_rol_per_programma",
                violation_error_message="Deze gebruiker heeft al een rol in dit programma.",
            ),
            models.CheckConstraint(
                condition=Q(rol__in=NAMENS_PARTNER, partner__isnull=False)
                | (~Q(rol__in=NAMENS_PARTNER) & Q(partner__isnull=True)),
                name="deelname_partner_bij_rol",
                violation_error_message="Kies een partner bij de rollen Partner en Bestuurslid, en alleen daar.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} als {self.get_rol_display()}"
