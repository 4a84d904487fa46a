"""What the signals look at, as the dashboard reads it: along with what it reads anyway, so that they cost no query."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone

from acties.actielezen import lees_met
from acties.gegevens import ActieGegevens
from acties.keuzes import TEN_EINDE, Status, Verslagtoestand
from acties.models import Actie, Mijlpaal
from financien.regels import GeldFeiten
from programma.models import Besluit, Programma, Rapportageperiode, Uitvoeringsplan

from .bijlagegegevens import Actievoortgang
from .signaalfeiten import laatste_stand, tel_verslagen
from .signalen import Actiefeit, Feiten, Toezegging

Rij = tuple[ActieGegevens, Mapping[str, Any]]
ERBIJ = (
    "mijlpaal",
    "mijlpaal_verzet",
    "gevraagd",
    *(f"verslag__{veld}" for veld in ("toestand", "ingediend_op", "uitstel_tot", "maatregel")),
)


def lees_acties(programma: Programma, periode: Rapportageperiode) -> tuple[Rij, ...]:
    """Every actie with what it must still reach, and what was reported on it in `periode`. Two queries, as without."""
    mijlpalen = Mijlpaal.objects.filter(actie=OuterRef("pk"))
    acties = Actie.objects.van_programma(programma).annotate(
        mijlpaal=Subquery(mijlpalen.filter(gehaald_op=None).order_by("datum").values("datum")[:1]),
        mijlpaal_verzet=Subquery(mijlpalen.order_by("-verzet").values("verzet")[:1]),
        gevraagd=Exists(periode.plannen.filter(pk=OuterRef("plan"))),
        verslag=FilteredRelation("verslagen", condition=Q(verslagen__periode=periode)),
    )
    return lees_met(acties, ERBIJ)


def signaalfeiten(
    periode: Rapportageperiode,
    plannen: Iterable[Uitvoeringsplan],
    rijen: Iterable[Rij],
    geld: GeldFeiten,
    besluiten: Iterable[Besluit],
) -> Feiten:
    """The facts of the round, on the day of `geld`; the plans that count are those of its overview."""
    lopend = {plan.slug for plan in plannen if plan.tot_jaar >= periode.peildatum.year}
    rijen = [rij for rij in rijen if rij[0].plan in lopend]
    met_acties = {actie.plan for actie, _ in rijen}
    besluiten = list(besluiten)
    return Feiten(
        vandaag=geld.vandaag,
        acties=tuple(_actiefeit(actie, erbij) for actie, erbij in rijen if actie.status != Status.VERVALLEN),
        tabel=laatste_stand(geld.tabellen, periode.peildatum),
        plafonds=tuple(rij for rij in geld.plafonds if rij.adres in met_acties),
        verslagen=tel_verslagen(
            ((actie.status in TEN_EINDE, _voortgang(erbij)) for actie, erbij in rijen if erbij["gevraagd"]),
            periode.deadline,
            geld.vandaag,
        ),
        beloofd=tuple(
            Toezegging(besluit.get_soort_display(), besluit.tekst, besluit.uiterlijk, besluit.afgedaan_op)
            for besluit in sorted(besluiten, key=lambda besluit: (besluit.datum, besluit.pk))
            if besluit.uiterlijk
        ),
        behandeling=periode.volgende_behandeling,
        raadsdagen=tuple(besluit.datum for besluit in besluiten if besluit.orgaan == Besluit.Orgaan.RAAD),
    )


def _actiefeit(actie: ActieGegevens, erbij: Mapping[str, Any]) -> Actiefeit:
    gemeld = erbij["verslag__toestand"] == Verslagtoestand.AKKOORD and erbij["verslag__maatregel"]
    return Actiefeit(
        nummer=actie.nummer,
        opgave=actie.opgave,
        klaar=actie.status in TEN_EINDE,
        einde=actie.looptijd.tot if actie.looptijd else None,
        mijlpaal=erbij["mijlpaal"],
        verzet=max(actie.einde_verzet, erbij["mijlpaal_verzet"] or 0),
        zonder_maatregel=actie.status == Status.BIJSTUREN and not gemeld,
    )


def _voortgang(erbij: Mapping[str, Any]) -> Actievoortgang:
    toestand, ingediend = erbij["verslag__toestand"], erbij["verslag__ingediend_op"]
    return Actievoortgang(
        toestand=Verslagtoestand(toestand) if toestand else None,
        ingediend=timezone.localdate(ingediend) if ingediend else None,
        uitstel_tot=erbij["verslag__uitstel_tot"],
    )
