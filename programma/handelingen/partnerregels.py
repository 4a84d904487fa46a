"""What the register of partners holds to: names that are nobody else's yet, and a soort that fits.

The register serves the whole installation. Who writes in it holds it for a moment (`houd_register_vast`), so that two
people cannot add the same partner at once.
"""

from django.utils.text import slugify

from programma.bedragen import citaat, op_een_regel
from programma.models import Partner, Partneradres, Partneralias
from programma.partnernamen import Partnernamen
from programma.tekens import gewone_tekens, waarom_vreemd

from .weigering import Geweigerd

LANGSTE_NAAM = 200
LANGSTE_TOELICHTING = 300
# Addresses below partners/ that are pages of their own.
GERESERVEERD = frozenset({"nieuw", "opnemen", "samenvoegen"})


class PartnerGeweigerd(Geweigerd):
    """What cannot be written in the register."""


class PartnerBestaat(PartnerGeweigerd):
    """`naam` is a name or spelling of `partner` already, or differs from it in capitals, hyphens or "Stichting" only."""

    def __init__(self, veld: str, naam: str, partner: Partner) -> None:
        super().__init__({veld: f"{citaat(naam)}: dat is {partner.naam}, en die staat al in het register."})
        self.naam = naam
        self.partner = partner


def houd_register_vast() -> None:
    """Let nobody else write in the register until this transaction ends."""
    list(Partner.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def schone_naam(veld: str, tekst: str) -> str:
    """A name or spelling on one line. Raises PartnerGeweigerd when it cannot be one."""
    naam = op_een_regel(gewone_tekens(tekst))
    if not any(teken.isalnum() for teken in naam):
        raise PartnerGeweigerd({veld: "Vul een naam in met minstens één letter of cijfer."})
    if vreemd := waarom_vreemd(naam):
        raise PartnerGeweigerd({veld: vreemd})
    if ";" in naam:
        raise PartnerGeweigerd({veld: "Een naam heeft geen puntkomma: die staat tussen twee namen."})
    if len(naam) > LANGSTE_NAAM:
        raise PartnerGeweigerd({veld: f"Deze naam is langer dan {LANGSTE_NAAM} tekens. Maak hem korter."})
    return naam


def schone_toelichting(tekst: str) -> str:
    """A short text on one line. Raises PartnerGeweigerd when it is too long."""
    schoon = op_een_regel(gewone_tekens(tekst))
    if vreemd := waarom_vreemd(schoon):
        raise PartnerGeweigerd({"toelichting": vreemd})
    if len(schoon) > LANGSTE_TOELICHTING:
        raise PartnerGeweigerd({"toelichting": f"Dit zijn {len(schoon)} tekens; er passen er {LANGSTE_TOELICHTING}."})
    return schoon


def weiger_bezet(veld: str, naam: str, *, behalve: Partner | None = None) -> None:
    """Raises PartnerBestaat when another partner than `behalve` could be meant by `naam`."""
    spellingen = dict(Partner.objects.exclude(pk=behalve and behalve.pk).values_list("naam", "naam"))
    aliassen = Partneralias.objects.exclude(partner=behalve) if behalve else Partneralias.objects.all()
    spellingen |= dict(aliassen.values_list("spelling", "partner__naam"))
    if canoniek := Partnernamen(spellingen).bezet_door(naam):
        raise PartnerBestaat(veld, naam, Partner.objects.get(naam=canoniek))


def weiger_samenhang(partner: Partner) -> None:
    """Raises PartnerGeweigerd when soort, organisation and residents do not go together."""
    onderdeel = partner.soort == Partner.Soort.ONDERDEEL
    if onderdeel and partner.onder is None:
        raise PartnerGeweigerd({"onder": "Kies van welke organisatie dit een afdeling of onderdeel is."})
    if onderdeel and (partner.onder == partner or partner.onder.soort != Partner.Soort.ORGANISATIE):
        raise PartnerGeweigerd({"onder": "Een afdeling of onderdeel hoort bij een organisatie. Kies een organisatie."})
    if not onderdeel and partner.onder is not None:
        raise PartnerGeweigerd({"onder": "Alleen een afdeling of onderdeel hoort bij een organisatie. Laat dit leeg."})
    if partner.natuurlijke_personen and partner.soort != Partner.Soort.GROEP:
        raise PartnerGeweigerd({"natuurlijke_personen": "Alleen een groep kan uit inwoners bestaan."})


def vrij_adres(naam: str) -> str:
    """An address from the name that no partner has, nor had before it was merged."""
    begin = slugify(naam)[:190] or "partner"
    bezet = set(GERESERVEERD)
    for model in (Partner, Partneradres):
        bezet |= set(model.objects.filter(slug__startswith=begin).values_list("slug", flat=True))
    kandidaten = (f"{begin}-{tel}" if tel > 1 else begin for tel in range(1, len(bezet) + 2))
    return next(kandidaat for kandidaat in kandidaten if kandidaat not in bezet)
