"""The pages of one budget post: what it is now, and what happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from financien.balken import SLEUTEL_JAARTABEL
from financien.handelingen.posten import SOORT
from financien.jaartabel.begroting import Aansluiting, Begroting, aansluiting
from financien.jaartabel.begrotinglezen import begrotingen
from financien.jaartabel.kolommenbeeld import teken
from financien.jaartabel.ladderbeeld import sporten
from financien.jaartabel.postpagina import kruimels, post_of_404
from financien.jaartabel.verloop import van_post
from financien.keuzes import Postsoort
from financien.lezen import jaartabellen
from financien.rekenen import Jaartabel
from programma.geschiedenis import Venster, lees_los
from programma.models import Programma, Wijziging
from programma.rechten import leest_programma
from programma.toegang import met_recht


@met_recht(leest_programma)
def post(request: HttpRequest, programma: Programma, post: int) -> HttpResponse:
    """One post: its budget from primitief to actueel, its standen, and what was done to it last."""
    rij = post_of_404(programma, post)
    begroting = begrotingen([rij])[rij.pk]
    tabellen = van_post((tabel for tabel in jaartabellen(programma) if tabel.boekjaar == rij.boekjaar), rij.naam)
    context = {
        "post": rij,
        "soort": Postsoort(rij.soort),
        "begroting": begroting,
        "sporten": tuple(sporten(begroting)),
        "tabellen": tabellen,
        "beeld": teken(tabellen) if tabellen else None,
        "sleutel": SLEUTEL_JAARTABEL,
        "met_prognose": any(tabel.heeft_prognose for tabel in tabellen),
        "afwijkend": _afwijkend(begroting, tabellen),
        "wijzigingen": Wijziging.objects.over(SOORT, rij.pk)[:5],
        "leeg": not tabellen and not begroting.bijstellingen,
        "kruimels": kruimels(programma, rij),
    }
    return render(request, "financien/post.html", context)


@met_recht(leest_programma)
def budgetpost_geschiedenis(request: HttpRequest, programma: Programma, post: int) -> HttpResponse:
    """What happened to a post, its standen and its budget, the newest first."""
    rij = post_of_404(programma, post)
    context = {
        "post": rij,
        "bladzijde": lees_los(Wijziging.objects.over(SOORT, rij.pk), request.deelname, Venster.uit(request.GET)),
        "kruimels": kruimels(programma, rij, "Geschiedenis"),
    }
    return render(request, "financien/post_geschiedenis.html", context)


def _afwijkend(begroting: Begroting, tabellen: tuple[Jaartabel, ...]) -> list[Aansluiting]:
    gevonden = (aansluiting(begroting, tabel.peildatum, tabel.regels[0].beschikbaar) for tabel in tabellen)
    return [verschil for verschil in gevonden if verschil]
