"""The document of a plan as PDF, in the house style of the overview, with its tables attached as CSV."""

from django.template.loader import render_to_string
from django.utils.text import slugify

from programma.plangegevens import Deel, Plandocument
from rapportage.pdf import druk
from rapportage.plan.planstuk import Planstuk

from .csv_bijlagen import van_plan
from .inhoud import Hoofdstuk

STIJLEN = ("rapportage/druk.css", "rapportage/plan.css")


def maak(stuk: Planstuk) -> bytes:
    """PDF/A-3a and PDF/UA-1 in one file. Raises PdfFout."""
    context = {"stuk": stuk, "plan": stuk.plan, "bijlage": stuk.bijlage, "inhoud": inhoud(stuk.plan, stuk)}
    return druk(
        render_to_string("rapportage/druk/uitvoeringsplan.html", context),
        titel=f"{stuk.plan.naam}, {stuk.programma}",
        kenmerk=stuk.kenmerk,
        datum=stuk.gelezen_op,
        stijlen=STIJLEN,
        bijlagen=van_plan(stuk.bijlage) if stuk.bijlage else (),
    )


def naam(stuk: Planstuk) -> str:
    """Lower case, ISO date first: "2025-04-08-uitvoeringsplan-2025-2026-sterk-voor-noord.pdf"."""
    dag = stuk.plan.vastgesteld_op or stuk.gelezen_op.date()
    return f"{dag.isoformat()}-{slugify(stuk.plan.naam)}-{stuk.programma_slug}.pdf"


def inhoud(plan: Plandocument, stuk: Planstuk) -> tuple[Hoofdstuk, ...]:
    """The chapters of the plan with their parts, and the anchors of the template."""
    hoofdstukken = [_deel(deel) for deel in plan.delen]
    for hoofdstuk in plan.hoofdstukken:
        begin = f"opgave-{hoofdstuk.opgave}"
        onderdelen = [
            Hoofdstuk(f"{begin}-doelen", f"Doelen {plan.van_jaar}-{plan.tot_jaar}"),
            Hoofdstuk(f"{begin}-basis", "Wat doen we al?"),
            Hoofdstuk(f"{begin}-doorlopend", "Doorlopende acties uit vorige periode"),
            Hoofdstuk(f"{begin}-resultaten", "Beoogde resultaten"),
        ]
        if hoofdstuk.opgave in stuk.per_opgave:
            onderdelen.append(Hoofdstuk(f"{begin}-acties", f"Acties {plan.van_jaar}-{plan.tot_jaar}"))
        hoofdstukken.append(Hoofdstuk(begin, f"Opgave {hoofdstuk.opgave}: {hoofdstuk.titel}", tuple(onderdelen)))
    if stuk.bijlage:
        hoofdstukken.append(Hoofdstuk("geld", "Het geld van de acties"))
    return tuple(hoofdstukken)


def _deel(deel: Deel) -> Hoofdstuk:
    onderdelen = [Hoofdstuk(f"deel-{slugify(rij.soort)}", rij.kop) for rij in deel.onderdelen if rij.kop != deel.titel]
    return Hoofdstuk(f"deel-{slugify(deel.titel)}", deel.titel, tuple(onderdelen))
