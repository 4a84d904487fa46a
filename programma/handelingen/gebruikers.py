"""Who takes part in a programme: adding people, changing their role or account, and letting them in or out.

An account that also serves another programme, or that of a superuser, can be changed by a superuser only: here just its
role in this programme. Name and e-mail address are the only personal data that end up in the history.
"""

from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass

from django.db import transaction

from programma.models import NAMENS_PARTNER, Deelname, Gebruiker, Partner, Programma, Rol, Wijziging
from programma.vastleggen import Daad, Verschil, vastgelegd
from programma.versies import VersieBotsing, wissel

from .weigering import Geweigerd, niet_dubbel

SOORT = "gebruiker"


@dataclass(frozen=True, slots=True)
class Versies:
    """The versions that somebody saw of a role and of the account it belongs to."""

    deelname: int
    gebruiker: int


@transaction.atomic
def voeg_toe(
    *, programma: Programma, email: str, naam: str, rol: Rol, partner: Partner | None, daad: Daad
) -> tuple[Deelname, bool]:
    """Give somebody a role in `programma`; the account with this e-mail address is used, or made without a password.

    Also returns whether the account is new: an account that was there already keeps its name. Raises Geweigerd.
    """
    _weiger_partner(rol, partner)
    gebruiker = Gebruiker.objects.filter(email__iexact=email.strip()).first()
    nieuw = gebruiker is None
    with niet_dubbel("email", "Deze gebruiker is net door iemand anders toegevoegd."):
        gebruiker = gebruiker or Gebruiker.objects.create_user(email, None, naam=naam)
        if gebruiker.deelnames.filter(programma=programma).exists():
            raise Geweigerd({"email": f"{gebruiker.naam} doet al mee aan dit programma. Wijzig de rol in de lijst."})
        deelname = Deelname.objects.create(gebruiker=gebruiker, programma=programma, rol=rol, partner=partner)
    verschillen = [
        Verschil("naam", "Naam", "", gebruiker.naam, "", gebruiker.naam),
        Verschil("email", "E-mailadres", "", gebruiker.email, "", gebruiker.email),
        *_rolverschillen(None, rol, None, partner),
    ]
    with _vastgelegd(deelname, daad, Wijziging.Handeling.TOEGEVOEGD, verschillen):
        return deelname, nieuw


@transaction.atomic
def wijzig(
    *,
    deelname: Deelname,
    gezien: Versies,
    rol: Rol,
    partner: Partner | None,
    daad: Daad,
    naam: str | None = None,
    email: str | None = None,
) -> bool:
    """Change the role, and the account when `naam` or `email` is given; returns whether there was anything to change.

    Raises Geweigerd, and VersieBotsing when somebody changed the same part meanwhile.
    """
    deelname = _lees(deelname)
    gebruiker = deelname.gebruiker
    if rol != deelname.rol or partner != deelname.partner:
        _weiger_partner(rol, partner)
    if rol != Rol.BEHEERDER:
        _weiger_laatste_beheerder(deelname)
    over_rol = _rolverschillen(Rol(deelname.rol), rol, deelname.partner, partner)
    over_account = _accountverschillen(gebruiker, naam, email)
    if over_account:
        _weiger_gedeeld_account(deelname, daad)
        wissel(gebruiker, gezien.gebruiker)
    if over_rol:
        wissel(deelname, gezien.deelname)
    if not over_account and not over_rol:
        return False
    for verschil in over_account:
        setattr(gebruiker, verschil.veld, verschil.nieuw)
    deelname.rol, deelname.partner = rol, partner
    with _vastgelegd(deelname, daad, Wijziging.Handeling.GEWIJZIGD, [*over_account, *over_rol]):
        with niet_dubbel("email", "Er is al een gebruiker met dit e-mailadres."):
            gebruiker.save(update_fields=["naam", "email"])
        deelname.save(update_fields=["rol", "partner"])
    return True


@transaction.atomic
def zet_uit(*, deelname: Deelname, gezien: Versies, daad: Daad) -> None:
    """Close the account: whoever is signed in with it is out at the next page, for good. Raises as `wijzig`."""
    deelname = _lees(deelname)
    _weiger_gedeeld_account(deelname, daad)
    _weiger_laatste_beheerder(deelname)
    if deelname.gebruiker.is_active:
        deelname.gebruiker.afgemeld += 1
        _zet_actief(deelname, False, gezien, daad)


@transaction.atomic
def zet_aan(*, deelname: Deelname, gezien: Versies, daad: Daad) -> None:
    """Open the account again, with the password it had. Raises as `wijzig`."""
    deelname = _lees(deelname)
    _weiger_gedeeld_account(deelname, daad)
    if not deelname.gebruiker.is_active:
        _zet_actief(deelname, True, gezien, daad)


@transaction.atomic
def haal_uit_programma(*, deelname: Deelname, gezien: Versies, daad: Daad) -> None:
    """Take the role away; the account stays, for the history and for other programmes. Raises as `wijzig`."""
    deelname = _lees(deelname)
    _weiger_laatste_beheerder(deelname)
    wissel(deelname, gezien.deelname)
    verschillen = _rolverschillen(Rol(deelname.rol), None, deelname.partner, None)
    with _vastgelegd(deelname, daad, Wijziging.Handeling.VERWIJDERD, verschillen):
        deelname.delete()


@transaction.atomic
def vernieuw_link(*, deelname: Deelname, gezien: Versies, daad: Daad) -> Gebruiker:
    """Make room for a new personal link, which ends every link before it: see `aanmeldlink.pad`. Raises as `wijzig`."""
    deelname = _lees(deelname)
    gebruiker = deelname.gebruiker
    _weiger_gedeeld_account(deelname, daad)
    if not gebruiker.mag_aanmelden:
        raise Geweigerd({"": f"{gebruiker.naam} kan niet inloggen. Zet het account eerst aan."})
    gemaakt = _gebeurd("link", "Link voor een wachtwoord", "gemaakt")
    with _vastgelegd(deelname, daad, Wijziging.Handeling.GEWIJZIGD, [gemaakt]):
        wissel(gebruiker, gezien.gebruiker)
    return gebruiker


@transaction.atomic
def kies_wachtwoord(*, gebruiker: Gebruiker, wachtwoord: str, daad: Daad) -> None:
    """Give the account the password its owner chose. Raises VersieBotsing when the link was used in the meantime."""
    wissel(gebruiker, gebruiker.versie)
    gebruiker.set_password(wachtwoord)
    gekozen = _gebeurd("wachtwoord", "Wachtwoord", "zelf gekozen")
    with ExitStack() as programmas:
        for deelname in gebruiker.deelnames.select_related("programma", "gebruiker"):
            programmas.enter_context(_vastgelegd(deelname, daad, Wijziging.Handeling.GEWIJZIGD, [gekozen]))
        gebruiker.save(update_fields=["password"])


def _lees(deelname: Deelname) -> Deelname:
    """The role as it is now; raises VersieBotsing when it is gone.

    Changes in one programme happen after each other: two beheerders cannot take the role from each other at one moment.
    """
    Programma.objects.select_for_update(no_key=True).get(pk=deelname.programma_id)
    try:
        return Deelname.objects.select_related("gebruiker", "programma", "partner").get(pk=deelname.pk)
    except Deelname.DoesNotExist:
        raise VersieBotsing from None


def _zet_actief(deelname: Deelname, actief: bool, gezien: Versies, daad: Daad) -> None:
    gebruiker = deelname.gebruiker
    wissel(gebruiker, gezien.gebruiker)
    gebruiker.is_active = actief
    verschil = Verschil("actief", "Kan inloggen", not actief, actief, _ja_nee(not actief), _ja_nee(actief))
    with _vastgelegd(deelname, daad, Wijziging.Handeling.GEWIJZIGD, [verschil]):
        gebruiker.save(update_fields=["is_active", "afgemeld"])


def _weiger_partner(rol: Rol, partner: Partner | None) -> None:
    if rol in NAMENS_PARTNER and partner is None:
        raise Geweigerd({"partner": f"Kies namens welke partner deze {rol.label.lower()} meedoet."})
    if rol not in NAMENS_PARTNER and partner is not None:
        raise Geweigerd({"partner": f"Bij de rol {rol.label} hoort geen partner."})


def _weiger_laatste_beheerder(deelname: Deelname) -> None:
    """Without a beheerder nobody could ever let anybody in again."""
    beheerders = Deelname.objects.die_beheren(deelname.programma)
    if deelname.rol == Rol.BEHEERDER and not beheerders.exclude(pk=deelname.pk).exists():
        raise Geweigerd(
            {
                "": f"{deelname.gebruiker.naam} is de enige beheerder die kan inloggen. Maak eerst iemand anders beheerder, "
                "en laat die een wachtwoord kiezen."
            }
        )


def _weiger_gedeeld_account(deelname: Deelname, daad: Daad) -> None:
    gebruiker = deelname.gebruiker
    beheert_alles = daad.actor is not None and daad.actor.is_superuser
    if not beheert_alles and not gebruiker.alleen_in(deelname.programma):
        raise Geweigerd(
            {
                "": f"Het account van {gebruiker.naam} hoort niet alleen bij dit programma. U kunt hier alleen de rol wijzigen."
            }
        )


def _accountverschillen(gebruiker: Gebruiker, naam: str | None, email: str | None) -> list[Verschil]:
    nieuw = {"naam": naam and naam.strip(), "email": email and email.strip().lower()}
    koppen = {"naam": "Naam", "email": "E-mailadres"}
    return [
        Verschil(veld, koppen[veld], oud, waarde, oud, waarde)
        for veld, waarde in nieuw.items()
        if waarde and waarde != (oud := getattr(gebruiker, veld))
    ]


def _rolverschillen(
    oude_rol: Rol | None, rol: Rol | None, oude_partner: Partner | None, partner: Partner | None
) -> list[Verschil]:
    verschillen = []
    if oude_rol != rol:
        verschillen.append(Verschil("rol", "Rol", oude_rol or "", rol or "", _woord(oude_rol), _woord(rol)))
    if oude_partner != partner:
        oud, nieuw = (rij.naam if rij else "" for rij in (oude_partner, partner))
        verschillen.append(Verschil("partner", "Partner", oud, nieuw, oud, nieuw))
    return verschillen


def _woord(rol: Rol | None) -> str:
    return rol.label if rol else ""


def _ja_nee(waarde: bool) -> str:
    return "ja" if waarde else "nee"


def _gebeurd(veld: str, naam: str, woord: str) -> Verschil:
    """Something that happened and of which no value is kept."""
    return Verschil(veld, naam, "", "", "", woord)


def _vastgelegd(
    deelname: Deelname, daad: Daad, handeling: Wijziging.Handeling, verschillen: list[Verschil]
) -> AbstractContextManager[Wijziging]:
    """The history is about the person: also after leaving and coming back it is one story."""
    gebruiker, programma = deelname.gebruiker, deelname.programma
    return vastgelegd(
        gebruiker, daad, handeling, verschillen, soort=SOORT, programma=programma, versie=gebruiker.versie
    )
