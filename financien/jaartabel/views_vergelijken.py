"""The page of two year tables side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from financien import balken
from financien.jaartabel.bronnen import bronnen
from financien.jaartabel.standkeuze import Standkeuze, kies_stand
from financien.jaartabel.vergelijking import Vergelijking
from financien.lezen import jaartabellen
from financien.rekenen import Jaartabel
from programma.models import Programma
from programma.opmaak import datum
from programma.rechten import leest_programma
from programma.toegang import met_recht


@met_recht(leest_programma)
def vergelijken(request: HttpRequest, programma: Programma) -> HttpResponse:
    """The stand `van` beside the stand `naar`; without them the newest and the one before it."""
    tabellen = jaartabellen(programma)
    context = {"keuze": Standkeuze(tabellen, tabellen[0]) if tabellen else None}
    if len(tabellen) > 1:
        naar = _kies(tabellen, request.GET.get("naar")) or tabellen[0]
        van = _kies(tabellen, request.GET.get("van")) or eerdere(tabellen, naar)
        vergelijking = Vergelijking(van, naar)
        context |= {"vergelijking": vergelijking, "balken": _balken(vergelijking)}
        context |= {"sleutel": balken.SLEUTEL_JAARTABEL, "bronnen": [(tabel, bronnen(tabel)) for tabel in (van, naar)]}
    return render(request, "financien/vergelijken.html", context)


def eerdere(tabellen: tuple[Jaartabel, ...], naar: Jaartabel) -> Jaartabel:
    """What `naar` is compared with when nobody chose: the one before it of its boekjaar, else any before it, else any."""
    ouder = [tabel for tabel in tabellen if tabel.peildatum < naar.peildatum]
    zelfde_jaar = [tabel for tabel in ouder if tabel.boekjaar == naar.boekjaar]
    return (zelfde_jaar or ouder or [tabel for tabel in tabellen if tabel != naar])[0]


def _kies(tabellen: tuple[Jaartabel, ...], sleutel: str | None) -> Jaartabel | None:
    if not sleutel:
        return None
    try:
        return kies_stand(tabellen, {"stand": sleutel}).gekozen
    except LookupError as fout:
        raise Http404(str(fout)) from None


def _balken(vergelijking: Vergelijking) -> list[tuple[str, list[balken.Balk]]]:
    """Per post a bar of both tables, all on one scale."""
    tabellen = (vergelijking.van, vergelijking.naar)
    getekend = iter(balken.jaarbalken(regel for tabel in tabellen for regel in tabel.regels))
    per_post: dict[str, list[balken.Balk]] = {}
    for tabel in tabellen:
        for regel in tabel.regels:
            per_post.setdefault(regel.post, []).append((datum(tabel.peildatum), next(getekend)))
    return [(paar.naam, per_post[paar.naam]) for paar in vergelijking.posten]
