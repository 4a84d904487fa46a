"""Named reads of reports, and on which acties a round asks for one."""

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from acties.keuzes import TEN_EINDE, Verslagtoestand
from acties.models import Actie, Voortgang
from acties.selectie import ActieQuerySet
from programma.models import Deelname, Programma, Rapportageperiode, Uitvoeringsplan
from programma.periodekeuzes import Periodetoestand
from programma.rechten import beperkt_tot_partner

from .termijn import Termijn

GEMELD = (Verslagtoestand.INGEDIEND.value, Verslagtoestand.AKKOORD.value)


def open_rondes(programma: Programma) -> QuerySet[Rapportageperiode]:
    """The rounds in which there can be reported now, the first to close first."""
    return programma.perioden.filter(toestand=Periodetoestand.CONCEPT.value).order_by("peildatum")


def te_melden(periode: Rapportageperiode) -> ActieQuerySet:
    """The acties on which `periode` asks a report, that had not ended when it began.

    Those of the plans that run at its peildatum and of the plans it names. An actie that came to its end with the report
    of this very period stays in it.
    """
    eigen = Voortgang.objects.filter(actie=OuterRef("pk"), periode=periode)
    jaar = periode.peildatum.year
    loopt = Q(plan__van_jaar__lte=jaar, plan__tot_jaar__gte=jaar) | Q(plan__in=periode.plannen.all())
    acties = Actie.objects.van_programma(periode.programma).filter(loopt)
    return acties.filter(~Q(status__in=[status.value for status in TEN_EINDE]) | Exists(eigen))


def te_schrijven_door(deelname: Deelname, periode: Rapportageperiode) -> ActieQuerySet:
    """Those of them on which the reader reports: a partner on its own, the team on those without one and those it took over."""
    acties = te_melden(periode)
    if beperkt_tot_partner(deelname):
        return acties.zichtbaar_voor(deelname)
    overgenomen = Voortgang.objects.filter(actie=OuterRef("pk"), periode=periode, overgenomen=True)
    return acties.filter(Q(rapporteur=None) | Exists(overgenomen))


def rondes_van(plan: Uitvoeringsplan, actie: int) -> QuerySet[Rapportageperiode]:
    """The rounds that ask a report on the actie of `plan` with this key or have one, with that report as `verslag`.

    The newest first; one query. See `te_melden`.
    """
    loopt = Q(peildatum__year__gte=plan.van_jaar, peildatum__year__lte=plan.tot_jaar) | Q(pk__in=plan.perioden.all())
    gevraagd = loopt & Q(toestand=Periodetoestand.CONCEPT.value)
    eigen = FilteredRelation("verslagen", condition=Q(verslagen__actie=actie))
    rondes = plan.programma.perioden.annotate(verslag=eigen).filter(gevraagd | Q(verslag__isnull=False))
    return rondes.select_related("verslag").order_by("-peildatum")


def vorig_verslag(actie: Actie, periode: Rapportageperiode) -> Voortgang | None:
    """The last report on `actie` of an earlier period that was sent in or agreed to, with its period. One query."""
    eerder = Voortgang.objects.filter(actie=actie, toestand__in=GEMELD, periode__peildatum__lt=periode.peildatum)
    return eerder.select_related("periode").order_by("-periode__peildatum").first()


def termijn_van(periode: Rapportageperiode, verslag: Voortgang | None) -> Termijn:
    uitstel = verslag.uitstel_tot if verslag else None
    return Termijn(periode.indienen_vanaf, periode.deadline, periode.indienen_tot, uitstel)
