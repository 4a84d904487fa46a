"""More acties than the real plan has: copies with their doelen, partners and money, for what must not grow with them."""

from itertools import cycle, islice

from acties.models import Actie, ActiePartner, Doelverwijzing, Financiering
from programma.models import Uitvoeringsplan


def veel_acties(plan: Uitvoeringsplan, aantal: int) -> list[Actie]:
    """`aantal` new acties in `plan`: its own acties copied in turn, numbered on per opgave ("3.33" and so on)."""
    bronnen = list(plan.acties.select_related("opgave").order_by("pk"))
    laatste = {}
    for actie in bronnen:
        laatste[actie.opgave_id] = laatste.get(actie.opgave_id, 0) + 1
    paren = []
    for plaats, bron in enumerate(islice(cycle(bronnen), aantal), 1):
        laatste[bron.opgave_id] += 1
        paren.append((bron, _kopie(bron, nummer=f"{bron.opgave.nummer}.{laatste[bron.opgave_id]:02}", plaats=plaats)))
    Actie.objects.bulk_create(kopie for _, kopie in paren)
    for model in (Doelverwijzing, ActiePartner, Financiering):
        _kopieer_rijen(model, paren)
    return [kopie for _, kopie in paren]


def _kopie(bron: Actie, *, nummer: str, plaats: int) -> Actie:
    velden = {veld.attname: getattr(bron, veld.attname) for veld in Actie._meta.concrete_fields if not veld.primary_key}
    eigen = {"nummer": nummer, "slug": f"{bron.slug[:110]}-{plaats}", "titel": f"{bron.titel[:190]} ({plaats})"}
    return Actie(**(velden | eigen))


def _kopieer_rijen(model, paren: list[tuple[Actie, Actie]]) -> None:
    """The rows of `model` below every original, once more below its copy."""
    rijen = {}
    for rij in model.objects.filter(actie__in={bron.pk for bron, _ in paren}):
        rijen.setdefault(rij.actie_id, []).append(rij)
    velden = [veld.attname for veld in model._meta.concrete_fields if not veld.primary_key and veld.name != "actie"]
    model.objects.bulk_create(
        model(actie=kopie, **{veld: getattr(rij, veld) for veld in velden})
        for bron, kopie in paren
        for rij in rijen.get(bron.pk, ())
    )
