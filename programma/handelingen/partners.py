"""The register of partners: a partner is added, gets another spelling, joins a programme or leaves it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction

from programma.models import Partner, Partneralias, Programma, ProgrammaPartner, Wijziging
from programma.partnergebruik import gebruik_van
from programma.partnervelden import NAMEN, in_woorden, waarden
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd
from programma.versies import wissel

from .partnerregels import (
    PartnerBestaat,
    PartnerGeweigerd,
    houd_register_vast,
    schone_naam,
    schone_toelichting,
    vrij_adres,
    weiger_bezet,
    weiger_samenhang,
)

__all__ = [
    "PartnerBestaat",
    "PartnerGeweigerd",
    "haal_spelling_weg",
    "haal_uit_programma",
    "neem_op",
    "voeg_partner_toe",
    "voeg_spelling_toe",
]

SOORT = "partner"


def voeg_partner_toe(
    *,
    programma: Programma,
    naam: str,
    daad: Daad,
    soort: str = Partner.Soort.ORGANISATIE,
    onder: Partner | None = None,
    natuurlijke_personen: bool = False,
    toelichting: str = "",
    aliassen: Iterable[str] = (),
) -> Partner:
    """A new partner in the register, that takes part in `programma`. Raises PartnerBestaat and PartnerGeweigerd."""
    with transaction.atomic():
        houd_register_vast()
        partner = Partner(
            naam=schone_naam("naam", naam),
            soort=soort,
            onder=onder,
            natuurlijke_personen=natuurlijke_personen,
            toelichting=schone_toelichting(toelichting),
        )
        spellingen = _eigen_spellingen(partner.naam, aliassen)
        weiger_bezet("naam", partner.naam)
        for spelling in spellingen:
            weiger_bezet("aliassen", spelling)
        weiger_samenhang(partner)
        partner.slug = vrij_adres(partner.naam)
        krijg_sleutel(partner)
        verschillen = [
            *(verschil(veld, "", waarde) for veld, waarde in waarden(partner).items() if waarde),
            *(verschil("aliassen", "", spelling) for spelling in spellingen),
        ]
        with vastgelegd(
            partner,
            daad,
            Wijziging.Handeling.TOEGEVOEGD,
            verschillen,
            soort=SOORT,
            programma=programma,
            versie=partner.versie,
        ):
            partner.save()
            for spelling in spellingen:
                Partneralias.objects.create(partner=partner, spelling=spelling)
            ProgrammaPartner.objects.create(programma=programma, partner=partner)
    return partner


def _eigen_spellingen(naam: str, aliassen: Iterable[str]) -> list[str]:
    """What is not the name itself, each once."""
    schoon = {spelling.casefold(): spelling for spelling in (schone_naam("aliassen", alias) for alias in aliassen)}
    return [spelling for sleutel, spelling in schoon.items() if sleutel != naam.casefold()]


def verschil(veld: str, oud: str, nieuw: str) -> Verschil:
    """A field of a partner from old to new."""
    return Verschil(veld, NAMEN[veld], oud, nieuw, in_woorden(veld, oud), in_woorden(veld, nieuw))


def voeg_spelling_toe(*, partner: int, spelling: str, programma: Programma, daad: Daad) -> Partneralias:
    """Another spelling of the partner with this key. Raises PartnerBestaat, PartnerGeweigerd, Partner.DoesNotExist."""
    with transaction.atomic():
        rij = vastgehouden(partner)
        schoon = schone_naam("spelling", spelling)
        weiger_bezet("spelling", schoon, behalve=rij)
        eigen = [rij.naam, *rij.aliassen.values_list("spelling", flat=True)]
        if schoon.casefold() in {naam.casefold() for naam in eigen}:
            raise PartnerGeweigerd({"spelling": f"Deze spelling staat al bij {rij.naam}."})
        with bewerkt(rij, [verschil("aliassen", "", schoon)], programma, daad):
            return Partneralias.objects.create(partner=rij, spelling=schoon)


def haal_spelling_weg(*, partner: int, spelling: str, programma: Programma, daad: Daad) -> None:
    """The partner with this key is no longer recognised by `spelling`; what is gone already stays gone."""
    with transaction.atomic():
        rij = vastgehouden(partner)
        if alias := rij.aliassen.filter(spelling=spelling).first():
            with bewerkt(rij, [verschil("aliassen", spelling, "")], programma, daad):
                alias.delete()


def neem_op(*, partner: int, programma: Programma, daad: Daad) -> Partner:
    """The partner with this key takes part in `programma`, an afdeling with its organisation."""
    with transaction.atomic():
        rij = vastgehouden(partner)
        for deelnemer in filter(None, [rij.onder, rij]):
            if not deelnemer.programmapartners.filter(programma=programma).exists():
                with bewerkt(deelnemer, [verschil("programma", "", programma.naam)], programma, daad):
                    ProgrammaPartner.objects.create(programma=programma, partner=deelnemer)
    return rij


def haal_uit_programma(*, partner: int, programma: Programma, daad: Daad) -> Partner:
    """The partner with this key no longer takes part in `programma`; it stays in the register.

    Raises PartnerGeweigerd without a reason, and as long as something in the programme refers to it or to a part of it.
    """
    with transaction.atomic():
        rij = vastgehouden(partner)
        if bezwaren := bezwaren_tegen_vertrek(rij, programma):
            raise PartnerGeweigerd({"": f"{rij.naam} doet nog mee: {'; '.join(bezwaren)}."})
        if not daad.reden.strip():
            raise PartnerGeweigerd({"reden": "Schrijf kort waarom deze partner niet meer meedoet."})
        with bewerkt(rij, [verschil("programma", programma.naam, "")], programma, daad):
            rij.programmapartners.filter(programma=programma).delete()
    return rij


def bezwaren_tegen_vertrek(partner: Partner, programma: Programma) -> list[str]:
    """Why `partner` cannot leave `programma` yet, in words; nothing when it can."""
    gebruik = [str(rij) for rij in gebruik_van(partner.pk) if rij.programma == programma.pk]
    delen = partner.onderdelen.filter(programmapartners__programma=programma).values_list("naam", flat=True)
    return [*gebruik, *(f"{deel} is er een onderdeel van" for deel in delen)]


def vastgehouden(partner: int) -> Partner:
    """The partner with this key as it is now, with the register held until the transaction ends."""
    houd_register_vast()
    return Partner.objects.select_related("onder").get(pk=partner)


@contextmanager
def bewerkt(
    partner: Partner,
    verschillen: Iterable[Verschil],
    programma: Programma,
    daad: Daad,
    handeling: Wijziging.Handeling = Wijziging.Handeling.GEWIJZIGD,
) -> Iterator[Wijziging]:
    """`partner` gets its next version, and what is saved inside this block its history."""
    wissel(partner, partner.versie)
    with vastgelegd(
        partner,
        daad,
        handeling,
        verschillen,
        soort=SOORT,
        programma=programma,
        versie=partner.versie,
    ) as wijziging:
        yield wijziging
        partner.save()
