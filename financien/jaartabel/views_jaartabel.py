"""The page of the year table at a peildatum."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from financien import balken
from financien.jaartabel.begroting import Aansluiting, aansluiting
from financien.jaartabel.begrotinglezen import begrotingen
from financien.jaartabel.bronnen import bronnen
from financien.jaartabel.bureau import SLEUTEL, bureaubalk, bureaudelen
from financien.jaartabel.standkeuze import Standkeuze, kies_stand
from financien.lezen import jaartabellen
from financien.models import Budgetpost
from financien.rekenen import Jaartabel
from programma.models import Programma
from programma.rechten import leest_programma
from programma.toegang import met_recht


@met_recht(leest_programma)
def financien(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The newest year table, or the one that the address asks for."""
    tabellen = jaartabellen(programma)
    posten = list(programma.budgetposten.all())
    context: dict[str, Any] = {"jaren_zonder_stand": _jaren_zonder_stand(tabellen, posten)}
    if keuze := kies_of_404(tabellen, request.GET):
        van_jaar = {post.pk: post for post in posten if post.boekjaar == keuze.gekozen.boekjaar}
        context |= {"keuze": keuze, "tabel": keuze.gekozen} | _inhoud(keuze.gekozen, van_jaar)
    return render(request, "financien/financien.html", context)


def kies_of_404(tabellen: tuple[Jaartabel, ...], vraag: Mapping[str, str]) -> Standkeuze | None:
    """See `kies_stand`; a table that does not exist is a page that does not exist."""
    try:
        return kies_stand(tabellen, vraag)
    except LookupError as fout:
        raise Http404(str(fout)) from None


def _jaren_zonder_stand(
    tabellen: tuple[Jaartabel, ...], posten: list[Budgetpost]
) -> list[tuple[int, list[Budgetpost]]]:
    """The boekjaren whose posts have no stand at all: there is no table in which somebody would find them."""
    met_tabel = {tabel.boekjaar for tabel in tabellen}
    zonder = (post for post in posten if post.boekjaar not in met_tabel)
    return [(jaar, list(groep)) for jaar, groep in groupby(zonder, lambda post: post.boekjaar)]


def _inhoud(tabel: Jaartabel, posten: dict[int, Budgetpost]) -> dict[str, Any]:
    """`posten` are those of the boekjaar of `tabel`, by key."""
    met_stand = {regel.post_sleutel for regel in tabel.regels}
    return {
        "balken": balken.jaarbalken(tabel.regels),
        "sleutel": balken.SLEUTEL_JAARTABEL,
        "bureau": [(deel, bureaubalk(deel)) for deel in bureaudelen(tabel)],
        "bureausleutel": SLEUTEL,
        "bronnen": bronnen(tabel),
        "zonder_stand": [post for post in posten.values() if post.pk not in met_stand],
        "afwijkend": _afwijkend(tabel, posten),
    }


def _afwijkend(tabel: Jaartabel, posten: dict[int, Budgetpost]) -> list[tuple[Budgetpost, Aansluiting]]:
    """The posts of which the beschikbaar is not the budget of that day."""
    per_post = begrotingen(posten.values())
    gevonden = (
        (posten[regel.post_sleutel], aansluiting(per_post[regel.post_sleutel], tabel.peildatum, regel.beschikbaar))
        for regel in tabel.regels
    )
    return [(post, verschil) for post, verschil in gevonden if verschil]
