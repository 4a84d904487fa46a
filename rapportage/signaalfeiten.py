"""The facts that the signals look at, out of what a page has read. Pure."""

from collections.abc import Iterable
from datetime import date

from acties.keuzes import Status
from financien.regels.feiten import Planstand
from financien.rekenen import Jaartabel

from .bijlagegegevens import Actieregel, Actievoortgang, Bijlage
from .gegevens import Overzicht, Verslagtelling
from .signalen import Actiefeit, Feiten, Toezegging


def uit_overzicht(overzicht: Overzicht, tabellen: Iterable[Jaartabel], raad: str) -> Feiten:
    """The facts in a composed overview. `tabellen` are the year tables, the newest first; `raad` is how it calls the raad."""
    return Feiten(
        vandaag=overzicht.vandaag,
        acties=tuple(
            actiefeit(opgave.nummer, actie)
            for bijlage in overzicht.bijlagen
            for opgave in bijlage.opgaven
            for actie in opgave.acties
            if actie.status != Status.VERVALLEN
        ),
        tabel=laatste_stand(tabellen, overzicht.peildatum),
        plafonds=tuple(stand for bijlage in overzicht.bijlagen for stand in planstanden(bijlage)),
        verslagen=overzicht.verslagen,
        beloofd=tuple(
            Toezegging(besluit.soort, besluit.tekst, besluit.uiterlijk, besluit.afgedaan_op)
            for besluit in overzicht.planning.besluiten
            if besluit.uiterlijk
        ),
        behandeling=overzicht.besluitvorming.volgende_behandeling,
        raadsdagen=tuple(besluit.datum for besluit in overzicht.planning.besluiten if besluit.orgaan == raad),
    )


def actiefeit(opgave: int, actie: Actieregel) -> Actiefeit:
    """What matters of an actie as the annex has it."""
    return Actiefeit(
        nummer=actie.nummer,
        opgave=opgave,
        klaar=actie.klaar,
        einde=actie.looptijd.tot if actie.looptijd else None,
        mijlpaal=min((mijlpaal.datum for mijlpaal in actie.mijlpalen if mijlpaal.gehaald_op is None), default=None),
        verzet=max((actie.einde_verzet, *(mijlpaal.verzet for mijlpaal in actie.mijlpalen))),
        zonder_maatregel=actie.status == Status.BIJSTUREN and not (actie.verslag and actie.verslag.maatregel),
    )


def planstanden(bijlage: Bijlage) -> tuple[Planstand, ...]:
    """The ceilings of a plan, as the rules over money know them."""
    return tuple(
        Planstand(bijlage.plan, bijlage.naam_van(stand.opgave), stand, adres=bijlage.plan_slug)
        for stand in bijlage.plafonds
    )


def laatste_stand(tabellen: Iterable[Jaartabel], peildatum: date) -> Jaartabel | None:
    """What was known of the money on the peildatum: the newest of these tables, the newest first, that is not of later.

    A deficit stays one until a newer stand says otherwise, and an old stand says how old it is.
    """
    return next((tabel for tabel in tabellen if tabel.peildatum <= peildatum), None)


def tel_verslagen(
    verslagen: Iterable[tuple[bool, Actievoortgang]], deadline: date | None, vandaag: date
) -> Verslagtelling | None:
    """How many reports were in at their deadline, None before it; of each actie whether it is `klaar`, and how far it is.

    Of an actie that is klaar no report is asked, but one that was begun counts (see `te_melden` in acties/voortgang). Who
    got uitstel counts after its own deadline.
    """
    if deadline is None or vandaag <= deadline:
        return None
    verwacht = [
        (voortgang.ingediend, max(deadline, voortgang.uitstel_tot or deadline))
        for klaar, voortgang in verslagen
        if voortgang.toestand or not klaar
    ]
    voorbij = [(ingediend, eigen) for ingediend, eigen in verwacht if eigen < vandaag]
    op_tijd = sum(1 for ingediend, eigen in voorbij if ingediend and ingediend <= eigen)
    return Verslagtelling(deadline, len(voorbij), op_tijd)
