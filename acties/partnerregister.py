"""The register of partners of a programme, with what each does in the acties of a plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from programma.models import Partner, Partneradres, Programma, ProgrammaPartner, Wijziging
from programma.partnerlijkenis import lijkenissen
from programma.partnernamen import naamsleutel

from .aandelen import Aandeel, aandelen
from .gegevens import ActieGegevens
from .models import Actie, ActiePartner, Financiering


@dataclass(frozen=True, slots=True)
class Registerregel:
    """A partner with its other spellings and its share in the acties."""

    partner: Partner
    spellingen: tuple[str, ...]
    aandeel: Aandeel

    def heet(self, vraag: str) -> bool:
        """Whether one of its names holds `vraag`, a text without capitals, hyphens and spaces (see `naamsleutel`)."""
        return any(vraag in naamsleutel(naam) for naam in (self.partner.naam, *self.spellingen))


@dataclass(frozen=True, slots=True)
class Register:
    """Organisations, each followed by its parts, and the groups without legal form."""

    organisaties: tuple[Registerregel, ...]
    groepen: tuple[Registerregel, ...]

    @property
    def regels(self) -> tuple[Registerregel, ...]:
        return self.organisaties + self.groepen

    def in_woorden(self) -> str:
        """ "61 partners: 45 organisaties, 6 onderdelen, 10 groepen"."""
        onderdelen = sum(regel.partner.onder_id is not None for regel in self.organisaties)
        soorten = [
            _geteld(len(self.organisaties) - onderdelen, "organisatie", "organisaties"),
            _geteld(onderdelen, "onderdeel", "onderdelen"),
            _geteld(len(self.groepen), "groep", "groepen"),
        ]
        samen = ", ".join(soort for soort in soorten if not soort.startswith("0 "))
        return _geteld(len(self.regels), "partner", "partners") + (f": {samen}" if samen else "")

    def zoek(self, vraag: str) -> "Register":
        """The partners with a name or spelling that holds `vraag`; an organisation also for one of its parts."""
        kort = naamsleutel(vraag)
        gevonden = {regel.partner.pk for regel in self.regels if regel.heet(kort)}
        gevonden |= {regel.partner.onder_id for regel in self.organisaties if regel.partner.pk in gevonden}
        return Register(
            organisaties=tuple(regel for regel in self.organisaties if regel.partner.pk in gevonden),
            groepen=tuple(regel for regel in self.groepen if regel.partner.pk in gevonden),
        )


def _geteld(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def lees_register(programma: Programma, acties: Iterable[ActieGegevens]) -> Register:
    """The partners of `programma`: two queries."""
    per_partner = aandelen(acties)
    partners = list(partners_van(programma).select_related("onder").prefetch_related("aliassen"))
    regels = {
        partner.pk: Registerregel(
            partner, tuple(alias.spelling for alias in partner.aliassen.all()), per_partner.get(partner.slug, Aandeel())
        )
        for partner in partners
    }
    organisaties = []
    for partner in partners:
        if partner.soort == Partner.Soort.ORGANISATIE:
            organisaties.append(regels[partner.pk])
            organisaties += [regels[deel.pk] for deel in partners if deel.onder_id == partner.pk]
    return Register(
        organisaties=tuple(organisaties),
        groepen=tuple(regels[partner.pk] for partner in partners if partner.soort == Partner.Soort.GROEP),
    )


def dubbelgangers(register: Register) -> tuple[tuple[Partner, Partner], ...]:
    """Partners that could be the same one by their names; an organisation and its own part are not."""
    regels = {regel.partner.naam: regel for regel in register.regels}
    paren = lijkenissen({naam: (naam, *regel.spellingen) for naam, regel in regels.items()})
    partners = ((regels[een].partner, regels[ander].partner) for een, ander in paren)
    return tuple((een, ander) for een, ander in partners if een.pk != ander.onder_id and ander.pk != een.onder_id)


def lees_partner(programma: Programma, slug: str) -> Partner | None:
    """One partner of `programma` with spellings and parts, None when there is none at `slug`: three queries."""
    return (
        partners_van(programma)
        .select_related("onder")
        .prefetch_related("aliassen", "onderdelen")
        .filter(slug=slug)
        .first()
    )


def namen_met_spellingen() -> list[tuple[str, str]]:
    """Every name of the register with its other spellings on one line, for a list to choose from. One query."""
    namen: dict[str, list[str]] = {}
    for naam, spelling in Partner.objects.order_by(Lower("naam")).values_list("naam", "aliassen__spelling"):
        namen.setdefault(naam, [])
        if spelling:
            namen[naam].append(spelling)
    return [(naam, ", ".join(spellingen)) for naam, spellingen in namen.items()]


def lees_oud_adres(programma: Programma, slug: str) -> Partneradres | None:
    """Where the merged partner at `slug` went, when the one that stayed takes part in `programma`."""
    oud = Partneradres.objects.filter(slug=slug, partner__in=partners_van(programma))
    return oud.select_related("partner").first()


def wijzigingen_van(partner: Partner) -> QuerySet:
    """What happened to `partner` and to those that were merged into it, the newest first."""
    sleutels = [partner.pk, *partner.oude_adressen.values_list("was", flat=True)]
    return Wijziging.objects.filter(onderwerp_soort="partner", onderwerp_id__in=sleutels).select_related("actor")


def partners_van(programma: Programma) -> QuerySet:
    """Who takes part in `programma`: who was taken up in it, who an actie of it refers to, and their organisations."""
    in_programma = {"actie__plan__programma": programma}
    acties = Actie.objects.filter(plan__programma=programma)
    financieringen = Financiering.objects.filter(**in_programma)
    mee = (
        Q(pk__in=ProgrammaPartner.objects.filter(programma=programma).values("partner"))
        | Q(pk__in=ActiePartner.objects.filter(**in_programma).values("partner"))
        | Q(pk__in=acties.values("rapporteur"))
        | Q(pk__in=acties.values("borging_afdeling"))
        | Q(pk__in=financieringen.values("bron_partner"))
        | Q(pk__in=financieringen.values("begunstigde"))
    )
    return Partner.objects.filter(mee | Q(pk__in=Partner.objects.filter(mee).values("onder")))
