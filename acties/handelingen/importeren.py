"""Doing what the preview of an import says, and taking all of it back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import transaction

from acties.keuzes import Status
from acties.models import Actie
from acties.velden import VeldFout
from programma.handelingen.weigering import Geweigerd
from programma.importeren.soorten import Ingehaald
from programma.models import Importronde, Opgave, Uitvoeringsplan, Wijziging
from programma.vastleggen import Daad

from .levensloop import maak_actie
from .terugdraaien import draai_terug
from .wensen import Botsing, Wens
from .wijzigen import SOORT, wijzig_acties

Rij = Mapping[str, Any]
T = TypeVar("T")


def voer_import_uit(ronde: Importronde, daad: Daad) -> int:
    """Change and add the acties of the preview of `ronde`, all or none; returns how many.

    Raises Ingehaald when one of them changed since the preview, RedenNodig as `wijzig_acties`.
    """
    wijzig, nieuw = ronde.voorbeeld["opdracht"]["wijzig"], ronde.voorbeeld["opdracht"]["nieuw"]
    try:
        with transaction.atomic():
            _weiger_ingehaald(wijzig, nieuw)
            gedaan = sum(_wijzig(rijen, daad) for rijen in _groepen(wijzig, lambda rij: rij["plan"]))
            return gedaan + sum(_voeg_toe(rij, daad) for rij in nieuw)
    except Botsing as fout:
        raise Ingehaald([rij["onderwerp"] for rij in wijzig if rij["actie"] in fout.botsingen]) from fout
    except (Geweigerd, VeldFout) as fout:
        # The preview was possible; what it names has left the portal since then.
        raise Ingehaald([str(fout)]) from fout


def _weiger_ingehaald(wijzig: Iterable[Rij], nieuw: Iterable[Rij]) -> None:
    """Nobody else may have touched these acties, in whatever field, or added one with the title of a new one."""
    versies = {rij["actie"]: rij["versie"] for rij in wijzig}
    acties = Actie.objects.select_for_update().filter(pk__in=versies).order_by("pk")
    nu = dict(acties.values_list("pk", "versie"))
    ingehaald = [rij["onderwerp"] for rij in wijzig if nu.get(rij["actie"]) != rij["versie"]]
    for rij in nieuw:
        titel = rij["waarden"]["titel"]
        if Actie.objects.filter(plan=rij["plan"], titel__iexact=titel).exists():
            ingehaald.append(f"{titel} (intussen door iemand anders toegevoegd)")
    if ingehaald:
        raise Ingehaald(ingehaald)


def _wijzig(rijen: list[Rij], daad: Daad) -> int:
    wensen = [Wens(rij["actie"], rij["waarden"], rij["gezien"]) for rij in rijen]
    uitkomsten = wijzig_acties(wensen=wensen, daad=daad, handeling=Wijziging.Handeling.GEIMPORTEERD)
    return sum(uitkomst.wijziging is not None for uitkomst in uitkomsten)


def _voeg_toe(rij: Rij, daad: Daad) -> int:
    plan = Uitvoeringsplan.objects.select_related("programma").get(pk=rij["plan"])
    opgave = Opgave.objects.get(programma=plan.programma, nummer=rij["opgave"])
    maak_actie(plan=plan, opgave=opgave, waarden=rij["waarden"], daad=daad)
    return 1


def maak_import_ongedaan(ronde: Importronde, daad: Daad) -> int:
    """Give what `ronde` changed its values of before, and declare vervallen what it added; returns how many acties.

    Raises Ingehaald when somebody changed one of these fields, or a new actie, since then; RedenNodig without a reason.
    """
    gedaan = list(Wijziging.objects.filter(importronde=ronde, onderwerp_soort=SOORT).order_by("pk"))
    acties = Actie.objects.in_bulk([rij.onderwerp_id for rij in gedaan])
    nieuw = [rij for rij in gedaan if rij.handeling == Wijziging.Handeling.TOEGEVOEGD]
    if bewerkt := [rij.onderwerp for rij in nieuw if acties[rij.onderwerp_id].versie != rij.versie]:
        raise Ingehaald(bewerkt)

    def van_plan(rij: Wijziging) -> int:
        return acties[rij.onderwerp_id].plan_id

    try:
        with transaction.atomic():
            for rijen in _groepen((rij for rij in gedaan if rij not in nieuw), van_plan):
                draai_terug(rijen, daad)
            for rijen in _groepen(nieuw, van_plan):
                _laat_vervallen(rijen, daad)
    except Botsing as fout:
        raise Ingehaald([rij.onderwerp for rij in gedaan if rij.onderwerp_id in fout.botsingen]) from fout
    except Geweigerd as fout:
        # Something was added to it that holds on to what would go, such as what was paid.
        raise Ingehaald([str(fout).rstrip(".")]) from fout
    return len(gedaan)


def _laat_vervallen(toegevoegd: Sequence[Wijziging], daad: Daad) -> None:
    wijzig_acties(
        wensen=[Wens(rij.onderwerp_id, {"status": Status.VERVALLEN.value}) for rij in toegevoegd],
        daad=daad,
        handeling=Wijziging.Handeling.VERVALLEN,
        herstelt={rij.onderwerp_id: rij for rij in toegevoegd},
    )


def _groepen(rijen: Iterable[T], plan: Callable[[T], int]) -> Iterable[list[T]]:
    """The rows per plan, since a handeling is about one plan."""
    per_plan: dict[int, list[T]] = defaultdict(list)
    for rij in rijen:
        per_plan[plan(rij)].append(rij)
    return per_plan.values()
