"""Named reads of reports, and on which acties a round asks for one."""

from django.db.models import Exists, OuterRef, Q

from acties.keuzes import TEN_EINDE, Verslagtoestand
from acties.models import Actie, Voortgang
from acties.selectie import ActieQuerySet
from programma.models import Rapportageperiode

from .termijn import Termijn

GEMELD = (Verslagtoestand.INGEDIEND.value, Verslagtoestand.AKKOORD.value)


def te_melden(periode: Rapportageperiode) -> ActieQuerySet:
    """The acties on which `periode` asks a report: those of its plans that had not ended when it began.

    An actie that came to its end with the report of this very period stays in it.
    """
    eigen = Voortgang.objects.filter(actie=OuterRef("pk"), periode=periode)
    acties = Actie.objects.filter(plan__in=periode.plannen.all())
    return acties.filter(~Q(status__in=[status.value for status in TEN_EINDE]) | Exists(eigen)).order_by(
        "plan__van_jaar", "opgave__nummer", "nummer"
    )


def vorig_verslag(actie: Actie, periode: Rapportageperiode) -> Voortgang | None:
    """The last report on `actie` of an earlier period that was sent in or agreed to, with its period. One query."""
    eerder = Voortgang.objects.filter(actie=actie, toestand__in=GEMELD, periode__peildatum__lt=periode.peildatum)
    return eerder.select_related("periode").order_by("-periode__peildatum").first()


def termijn_van(periode: Rapportageperiode, verslag: Voortgang | None) -> Termijn:
    uitstel = verslag.uitstel_tot if verslag else None
    return Termijn(periode.indienen_vanaf, periode.deadline, periode.indienen_tot, uitstel)
