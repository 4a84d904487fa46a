"""Filling an empty programme with its year table and the ceilings of its plans, from the printed amounts."""

from programma.bedragen import lees_bedrag
from programma.fixtures import Fixtures
from programma.laden import opgaven_op_nummer
from programma.models import Programma

from .models import Budgetpost, Plafond, Stand

KOLOMMEN = ("beschikbaar", "uitgaven", "verplichtingen")


def laad_financien(fixtures: Fixtures, programma: Programma) -> None:
    """Create posts, standen and ceilings. Printed saldi and totals are kept as text only: the portal computes its own."""
    gegevens = fixtures.lees("financien.toml")
    opgaven = opgaven_op_nummer(programma)
    tabel = gegevens["jaartabel"]
    for volgorde, rij in enumerate(tabel["posten"], 1):
        post = Budgetpost.objects.create(
            programma=programma,
            boekjaar=tabel["boekjaar"],
            naam=rij["naam"],
            volgorde=volgorde,
            opgave=opgaven[rij["opgave"]] if "opgave" in rij else None,
        )
        Stand.objects.create(
            post=post,
            peildatum=tabel["peildatum"],
            bronwaarden={kolom: rij[kolom] for kolom in (*KOLOMMEN, "saldo")},
            **{kolom: lees_bedrag(rij[kolom]).bedrag for kolom in KOLOMMEN},
        )
    for rij in gegevens["plafonds"]:
        Plafond.objects.create(
            plan=programma.plannen.get(slug=rij["plan"]),
            opgave=opgaven[rij["opgave"]],
            bedrag=lees_bedrag(rij["bron"]).bedrag,
            bronwaarde=rij["bron"],
        )
