"""Filling an empty period with its judgements and texts from the fixtures."""

from programma.fixtures import FixtureFout, Fixtures
from programma.laden import herkomst, opgaven_op_nummer
from programma.models import OpgenomenDoel, Programma
from programma.tekst import naar_html

from .keuzes import Aspect, Oordeel
from .models import Statusoordeel, Tekstblok

MAP = "overzicht-2024"


def laad_rapportage(fixtures: Fixtures, programma: Programma) -> None:
    """Create the judgements per aspect, "niet beoordeeld" for every opgave, and the texts of all sections."""
    gegevens = fixtures.lees(f"{MAP}/periode.toml")
    periode = programma.perioden.get(slug=gegevens["periode"]["slug"])
    opgaven = opgaven_op_nummer(programma)
    oordelen = {oordeel.naam: oordeel for oordeel in Oordeel}
    for rij in gegevens["oordelen"]:
        Statusoordeel.objects.create(
            periode=periode, aspect=rij["aspect"], oordeel=oordelen[rij["bron"]].value, bronwaarde=rij["bron"]
        )
    for opgave in opgaven.values():
        Statusoordeel.objects.create(periode=periode, aspect=Aspect.TOTAAL.value, opgave=opgave)
    plan_bij_blok = {
        blok: programma.plannen.get(slug=plan["slug"])
        for plan in fixtures.lees("plannen.toml")["plannen"]
        for blok in plan.get("blokken", [])
    }
    doelen = {
        rij.formulering: rij.programmadoel
        for rij in OpgenomenDoel.objects.filter(plan__programma=programma).select_related("programmadoel")
    }
    for volgorde, tekst in enumerate(fixtures.lees(f"{MAP}/teksten.toml")["teksten"], 1):
        if tekst.get("programmadoel", "") not in {"", *doelen}:
            raise FixtureFout(f"Tekst {tekst['sleutel']}: ‘{tekst['programmadoel']}’ is geen opgenomen programmadoel.")
        Tekstblok.objects.create(
            periode=periode,
            sectie=tekst["sectie"],
            volgorde=volgorde,
            opgave=opgaven.get(tekst.get("opgave")),
            plan=plan_bij_blok.get(tekst.get("plan")),
            programmadoel=doelen.get(tekst.get("programmadoel")),
            sleutel=tekst["sleutel"],
            blok=tekst.get("plan", ""),
            kop=tekst["kop"],
            niveau=tekst.get("niveau", 2),
            tekst=naar_html(tekst["tekst"]),
            **herkomst(tekst, periode.naam),
        )
