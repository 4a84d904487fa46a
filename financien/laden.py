"""Filling an empty programme with its year table and the ceilings of its plans, from the printed amounts."""

from programma.bedragen import lees_bedrag
from programma.fixtures import Fixtures
from programma.laden import opgaven_op_nummer
from programma.models import Programma, Wijziging
from programma.vastleggen import Daad, Verschil, vastgelegd

from .handelingen import plafonds
from .handelingen.posten import SOORT, verschil, waarden
from .handelingen.standen import verschillen_van
from .models import Budgetpost, Plafond, Stand

KOLOMMEN = ("beschikbaar", "uitgaven", "verplichtingen")


def laad_financien(fixtures: Fixtures, programma: Programma, daad: Daad) -> None:
    """Create posts, standen and ceilings. Printed saldi and totals are kept as text only: the portal computes its own.

    What every post and ceiling was when it was loaded is the first line of its history.
    """
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
            soort=rij["soort"],
        )
        stand = Stand.objects.create(
            post=post,
            peildatum=tabel["peildatum"],
            bron=tabel["bron"],
            te_verdelen=rij.get("te_verdelen", False),
            toelichting=rij.get("toelichting", ""),
            bronwaarden={kolom: rij[kolom] for kolom in (*KOLOMMEN, "saldo")},
            **{kolom: lees_bedrag(rij[kolom]).bedrag for kolom in KOLOMMEN},
        )
        _begin_geschiedenis(post, stand, daad)
    for rij in gegevens["plafonds"]:
        plafond = Plafond.objects.create(
            plan=programma.plannen.get(slug=rij["plan"]),
            opgave=opgaven[rij["opgave"]],
            bedrag=lees_bedrag(rij["bron"]).bedrag,
            bronwaarde=rij["bron"],
        )
        _geladen(plafond, plafonds.SOORT, [plafonds.verschil(None, plafond.bedrag)], programma, daad)


def _begin_geschiedenis(post: Budgetpost, stand: Stand, daad: Daad) -> None:
    verschillen = [
        *(verschil(veld, None, waarde) for veld, waarde in waarden(post).items() if waarde is not None),
        *verschillen_van(None, stand, stand.peildatum),
    ]
    _geladen(post, SOORT, verschillen, post.programma, daad)


def _geladen(
    rij: Budgetpost | Plafond, soort: str, verschillen: list[Verschil], programma: Programma, daad: Daad
) -> None:
    with vastgelegd(
        rij,
        daad,
        Wijziging.Handeling.GELADEN,
        verschillen,
        soort=soort,
        programma=programma,
        versie=rij.versie,
    ):
        pass
