"""Reading the cockpit of a round: three queries, whatever the number of acties."""

from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import FilteredRelation, Q

from acties.keuzes import Status
from acties.voortgang.lezen import te_melden
from acties.voortgang.termijn import Termijn
from programma.berichtkeuzes import Berichtsoort
from programma.models import Bericht, Deelname, Programma, Rapportageperiode, Rol

from .standen import TEAM, Berichtregel, Cockpit, Persoon, Rapporteur, Verslagregel, groepeer, stand_van

VELDEN = "pk nummer slug titel".split()
RAPPORTEUR = [f"rapporteur{veld}" for veld in ("", "__slug", "__naam", "__onder")]
VERSLAG = [
    f"verslag__{veld}" for veld in "pk versie toestand status uitstel_tot overgenomen bewaard_op ingediend_op".split()
]


def lees_cockpit(periode: Rapportageperiode, *, vandaag: date) -> Cockpit:
    """Who reports in `periode`, and how far everybody is on `vandaag`."""
    berichten = lees_berichten(periode)
    regels = tuple(_regels(periode, vandaag))
    groepen = groepeer(regels, lees_mensen(periode.programma, berichten))
    return Cockpit(periode.naam, groepen, regels, berichten, _termijn(periode, None), vandaag)


def lees_berichten(periode: Rapportageperiode) -> tuple[Berichtregel, ...]:
    """Every message of the round without its words, the oldest first. One query."""
    rijen = Bericht.objects.over_ronde(periode).order_by("pk")
    velden = "pk soort over ontvanger dag begonnen_op verstuurd_op fout".split()
    return tuple(
        Berichtregel(sleutel, Berichtsoort(soort), *rest) for sleutel, soort, *rest in rijen.values_list(*velden)
    )


def lees_mensen(programma: Programma, berichten: tuple[Berichtregel, ...]) -> tuple[Persoon, ...]:
    """Who can report for a partner of `programma`, by name, each with its last message. One query."""
    laatste = {bericht.ontvanger: bericht for bericht in berichten}
    deelnames = Deelname.objects.filter(programma=programma, rol=Rol.PARTNER)
    return tuple(
        Persoon(
            sleutel=rij.gebruiker_id,
            naam=rij.gebruiker.naam,
            email=rij.gebruiker.email,
            partner=rij.partner_id,
            partnernaam=rij.partner.naam,
            heeft_wachtwoord=not rij.gebruiker.password.startswith(UNUSABLE_PASSWORD_PREFIX),
            laatst_ingelogd=rij.gebruiker.last_login,
            bericht=laatste.get(rij.gebruiker_id),
        )
        for rij in deelnames.select_related("gebruiker", "partner").order_by("gebruiker__naam", "pk")
        if rij.gebruiker.mag_aanmelden
    )


def _regels(periode: Rapportageperiode, vandaag: date):
    """One query. An actie that serves more periods has one report in each."""
    eigen = FilteredRelation("verslagen", condition=Q(verslagen__periode=periode))
    rijen = te_melden(periode).annotate(verslag=eigen).values_list(*VELDEN, *RAPPORTEUR, *VERSLAG)
    for rij in rijen:
        actie, wie, verslag = rij[:4], rij[4:8], rij[8:]
        yield _regel(actie, Rapporteur(*wie) if wie[0] else TEAM, verslag, periode, vandaag)


def _regel(actie: tuple, wie: Rapporteur, verslag: tuple, periode: Rapportageperiode, vandaag: date) -> Verslagregel:
    sleutel, versie, toestand, status, uitstel_tot, overgenomen, bewaard, ingediend = verslag
    stand = stand_van(toestand, bewaard)
    return Verslagregel(
        *actie,
        rapporteur=wie,
        verslag=sleutel,
        versie=versie or 0,
        stand=stand,
        status=Status(status) if status and stand != "leeg" else None,
        termijn=_termijn(periode, uitstel_tot),
        laatst=max((moment for moment in (bewaard, ingediend) if moment), default=None),
        overgenomen=bool(overgenomen),
        vandaag=vandaag,
    )


def _termijn(periode: Rapportageperiode, uitstel_tot: date | None) -> Termijn:
    return Termijn(periode.indienen_vanaf, periode.deadline, periode.indienen_tot, uitstel_tot)
