"""`python -m tests.rapportage.teksten_tegelijk`: people who write texts at the same moment, on a database of their own.

Prints one JSON object: the outcomes of every round, and what there is afterwards.
"""

from collections.abc import Callable

from tests.acties.tegelijk import daad, op_eigen_database, programma, tegelijk

RONDES = 3


def meet() -> dict:
    return {
        "zelfde tekst": [zelfde_tekst(ronde) for ronde in range(RONDES)],
        "ieder een veld": [ieder_een_veld(ronde) for ronde in range(RONDES)],
        "verplaatst": [verplaatst(ronde) for ronde in range(RONDES)],
        "dicht": [terwijl_de_ronde_dichtgaat(ronde) for ronde in range(RONDES)],
        "zonder controle": [zelfde_tekst_zonder_controle(ronde) for ronde in range(RONDES)],
    }


def periode():
    return programma().perioden.select_related("programma").get(slug="2024-04")


def blok(sleutel: str):
    return periode().tekstblokken.select_related("periode__programma").get(sleutel=sleutel)


def schrijven(rij, **velden: str) -> Callable[[], object]:
    from rapportage.handelingen.teksten import wijzig_tekst
    from rapportage.handelingen.tekstvelden import Inhoud

    inhoud = Inhoud(velden.get("kop", rij.kop), velden.get("tekst", rij.tekst))
    return lambda: wijzig_tekst(blok=rij, versie=rij.versie, inhoud=inhoud, daad=daad())


def zelfde_tekst(ronde: int) -> list[str]:
    """Two people who saw the same text write another one; how many of both are kept."""
    een, ander = blok("communicatie"), blok("communicatie")
    woorden = [f"<p>Een {ronde}</p>", f"<p>Ander {ronde}</p>"]
    uitkomsten = tegelijk(schrijven(een, tekst=woorden[0]), schrijven(ander, tekst=woorden[1]))
    return [*uitkomsten, str(blok("communicatie").history.filter(tekst__in=woorden).count())]


def ieder_een_veld(ronde: int) -> list[str]:
    """One gives it another heading, the other other words."""
    een, ander = blok("planning"), blok("planning")
    uitkomsten = tegelijk(schrijven(een, kop=f"Kop {ronde}"), schrijven(ander, tekst=f"<p>Tekst {ronde}</p>"))
    nu = blok("planning")
    return [*uitkomsten, nu.kop, nu.tekst]


def verplaatst(ronde: int) -> list[str]:
    """One moves a text over its neighbour while the other writes in that neighbour."""
    from rapportage.handelingen.teksten import verplaats_tekst

    boven, onder = periode().tekstblokken.filter(sectie="doelstelling").select_related("periode__programma")[:2]
    nieuw = f"<p>Buurtekst {ronde}</p>"
    uitkomsten = tegelijk(
        lambda: verplaats_tekst(blok=boven, versie=boven.versie, omhoog=False, daad=daad()),
        schrijven(onder, tekst=nieuw),
    )
    eerste = periode().tekstblokken.filter(sectie="doelstelling").first()
    return [
        *uitkomsten,
        "boven" if eerste.pk == onder.pk else "onder",
        blok(onder.sleutel).tekst == nieuw and "bewaard",
    ]


def terwijl_de_ronde_dichtgaat(ronde: int) -> list[str]:
    """One writes while the other gives the ambtelijk akkoord; what was written comes before it, or not at all."""
    from programma.models import Wijziging
    from rapportage.handelingen.stappen import zet_stap
    from rapportage.ronde.stappen import OP_NAAM, Stapnaam

    tekst, nu = blok("risicomanagement"), periode()
    uitkomsten = tegelijk(
        schrijven(tekst, tekst=f"<p>Op de valreep {ronde}</p>"),
        lambda: zet_stap(periode=nu, versie=nu.versie, stap=OP_NAAM[Stapnaam.AMBTELIJK_AKKOORD], daad=daad()),
    )
    laatste = list(
        Wijziging.objects.order_by("-pk").values_list("onderwerp_soort", flat=True)[: uitkomsten.count("ok")]
    )
    terug = periode()
    zet_stap(periode=terug, versie=terug.versie, stap=OP_NAAM[Stapnaam.HEROPEN], daad=daad())
    return [*uitkomsten, *laatste]


def zelfde_tekst_zonder_controle(ronde: int) -> list[str]:
    """The negative control: nobody looks whether somebody was first."""
    from django.db.models import F

    from rapportage.handelingen import teksten

    echt = teksten.wissel, teksten._met_het_andere
    teksten.wissel = lambda rij, versie, **kolommen: type(rij).objects.filter(pk=rij.pk).update(versie=F("versie") + 1)
    teksten._met_het_andere = lambda nu, versie, inhoud: inhoud
    try:
        return zelfde_tekst(100 + ronde)
    finally:
        teksten.wissel, teksten._met_het_andere = echt


if __name__ == "__main__":
    op_eigen_database(meet)
