"""Rounds and reports that tests need: an open round over the plan, and what a rapporteur writes in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from acties.handelingen.voortgang import begin_verslag, dien_in
from acties.keuzes import Status
from acties.models import Actie, Mijlpaal, Voortgang
from acties.voortgang.inhoud import Bereikregel, Inhoud, Mijlpaalmelding
from programma.models import Gebruiker, Programma, Rapportageperiode, Rol
from programma.planlezen import huidig_plan
from programma.vastleggen import Daad

# In the window of the round below, eleven days before its deadline.
NU = datetime(2026, 4, 4, 9, 30, tzinfo=UTC)
# On which Stichting Studielokalen reports, and one on which nobody of a partner does.
VAN_PARTNER = "project-taal-en-coaching-2025-2026"
VAN_TEAM = "zumba-lessen"
GOED = Inhoud(Status.VOLGENS_VERWACHTING.value, bereikt="Veertig gezinnen doen mee.", verwacht="Nog tien erbij.")
SLECHT = replace(
    GOED,
    status=Status.AANDACHTSPUNT.value,
    oorzaak="Er zijn te weinig coaches.",
    gevolg="Minder gezinnen leren de taal.",
    maatregel="We werven coaches bij de hogeschool.",
    termijn=date(2026, 9, 1),
    bereik=(Bereikregel("deelnemers", 40),),
)


def ronde(programma: Programma, naam: str = "Voorjaar 2026", peildatum: date = date(2026, 4, 1)) -> Rapportageperiode:
    """A round over the plan: to be sent in within the month, the deadline in the middle of it."""
    periode = Rapportageperiode.objects.create(
        programma=programma,
        slug=f"{peildatum:%Y-%m}",
        naam=naam,
        peildatum=peildatum,
        indienen_vanaf=peildatum,
        deadline=peildatum + timedelta(days=14),
        indienen_tot=peildatum + timedelta(days=28),
    )
    periode.plannen.add(huidig_plan(programma))
    return periode


def lees(verslag: Voortgang) -> Voortgang:
    """As a page reads it anew."""
    return Voortgang.objects.select_related("actie", "periode__programma").get(pk=verslag.pk)


def door(rol: Rol, nu: datetime = NU, reden: str = "") -> Daad:
    """The person of the cast with this role acts."""
    return Daad(Gebruiker.objects.filter(deelnames__rol=rol).first(), nu, reden)


def ingediend(
    periode: Rapportageperiode, slug: str = VAN_PARTNER, inhoud: Inhoud = GOED, nu: datetime = NU
) -> Voortgang:
    """A report of the partner, sent in."""
    daad = door(Rol.PARTNER, nu)
    verslag = begin_verslag(actie=Actie.objects.get(slug=slug), periode=periode, inhoud=inhoud, daad=daad)
    return lees(dien_in(verslag=lees(verslag), versie=1, inhoud=inhoud, daad=daad))


def mijlpaal(slug: str = VAN_PARTNER, naam: str = "Eerste groep begint") -> Mijlpaal:
    """A mijlpaal of the actie, on 1 May 2026."""
    return Mijlpaal.objects.create(actie=Actie.objects.get(slug=slug), volgorde=1, naam=naam, datum=date(2026, 5, 1))


def verzet(rij: Mijlpaal, dag: date, reden: str = "De zaal is nog niet klaar") -> Mijlpaalmelding:
    return Mijlpaalmelding(rij.pk, rij.naam, rij.datum, dag, None, reden)
