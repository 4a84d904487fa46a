"""Taking an import back: every stand becomes what it was before, from its history; what was new goes again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from financien.models import Budgetpost, Grootboekregel, Stand
from programma.importeren.soorten import Ingehaald
from programma.models import Importronde, Wijziging
from programma.opmaak import datum
from programma.vastleggen import Daad

from .posten import SOORT, bewerkt, verschil, waarden
from .standen import BEDRAGEN, OVERIG, json_van, verschillen_van

# A row of the history of standen, as simple-history makes it: the stand as it was saved.
Spoor = Any
NIEUW = "+"


@transaction.atomic
def maak_import_ongedaan(ronde: Importronde, daad: Daad) -> int:
    """Give the standen that `ronde` changed their values and their import of before; returns how many standen.

    New standen go, and new posts that have nothing else. The ledger rows of an earlier import count again, those of this
    one are gone. The profile stays: how a source is read was decided for the next file too. Raises Ingehaald when
    somebody changed one of these standen or new posts since.
    """
    gedaan = list(Wijziging.objects.filter(importronde=ronde, onderwerp_soort=SOORT).order_by("pk"))
    posten = Budgetpost.objects.select_for_update(of=("self",)).select_related("programma", "opgave").order_by("pk")
    bekend = posten.in_bulk([rij.onderwerp_id for rij in gedaan])
    sporen: dict[int, list[Spoor]] = defaultdict(list)
    for spoor in Stand.history.filter(wijziging__in=gedaan).order_by("history_id"):
        sporen[spoor.wijziging_id].append(spoor)
    standen = Stand.objects.in_bulk([spoor.id for rijen in sporen.values() for spoor in rijen])
    _weiger_ingehaald(gedaan, bekend, sporen, standen)
    for rij in gedaan:
        paren = [(standen[spoor.id], _ervoor(spoor)) for spoor in sporen[rij.pk]]
        _draai_terug(rij, bekend[rij.onderwerp_id], paren, daad)
    return len(standen)


def _weiger_ingehaald(
    gedaan: Iterable[Wijziging],
    posten: Mapping[int, Budgetpost],
    sporen: Mapping[int, Sequence[Spoor]],
    standen: Mapping[int, Stand],
) -> None:
    """The standen, and the posts that were new, must be what the import made of them."""
    ingehaald = [
        f"{rij.onderwerp} op {datum(spoor.peildatum)}"
        for rij in gedaan
        for spoor in sporen[rij.pk]
        if spoor.id not in standen or _inhoud(standen[spoor.id]) != _inhoud(spoor)
    ]
    begin = {spoor.id: waarden(spoor) for spoor in Budgetpost.history.filter(wijziging__in=gedaan)}
    ingehaald += [
        rij.onderwerp
        for rij in gedaan
        if (sleutel := rij.onderwerp_id) in begin
        and (sleutel not in posten or waarden(posten[sleutel]) != begin[sleutel])
    ]
    if ingehaald:
        raise Ingehaald(ingehaald)


def _inhoud(stand: Stand | Spoor) -> tuple:
    """What a stand says and where it comes from: who types it over takes it away from its import."""
    return json_van(stand), stand.importronde_id


def _ervoor(spoor: Spoor) -> Spoor | None:
    """The stand as it was before the import, None when it was not there."""
    if spoor.history_type == NIEUW:
        return None
    return Stand.history.filter(id=spoor.id, history_id__lt=spoor.history_id).latest("history_id")


def _draai_terug(
    wijziging: Wijziging, post: Budgetpost, paren: Sequence[tuple[Stand, Spoor | None]], daad: Daad
) -> None:
    """Take back what the import did at one post; `paren` are its standen, each with what it was."""
    verschillen = [rij for stand, was in paren for rij in verschillen_van(stand, was, stand.peildatum)]
    nieuw = wijziging.handeling == Wijziging.Handeling.TOEGEVOEGD
    weg = nieuw and _heeft_niets_anders(post, [stand.pk for stand, _ in paren])
    if weg:
        verschillen.insert(0, verschil("naam", post.naam, None))
    with bewerkt(post, post.versie, verschillen, daad, Wijziging.Handeling.ONGEDAAN, herstelt=wijziging):
        for stand, was in paren:
            _zet_terug(stand, was)
        if weg:
            post.delete()


def _heeft_niets_anders(post: Budgetpost, standen: Iterable[int]) -> bool:
    andere = post.standen.exclude(pk__in=standen)
    return not (andere.exists() or post.bijstellingen.exists() or post.afgestaan.exists())


def _zet_terug(stand: Stand, was: Spoor | None) -> None:
    if was is None:
        stand.delete()
        return
    Grootboekregel.objects.onder(stand).delete()
    for veld in (*BEDRAGEN, *OVERIG, "bronwaarden", "importronde_id"):
        setattr(stand, veld, getattr(was, veld))
    stand.save()
