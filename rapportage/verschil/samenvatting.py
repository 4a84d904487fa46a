"""What changed, in one sentence of numbers."""

from collections.abc import Iterator

from .verschilgegevens import Verschil
from .verschilkeuzes import Verandering

NIETS = "Er is niets veranderd."
ALLEEN_PEILDATUM = "Behalve de peildatum is er niets veranderd."


def samenvatting(verschil: Verschil) -> str:
    """ "2 oordelen veranderd, 1 bedrag veranderd, 3 acties beëindigd, 53 acties ongewijzigd."."""
    if verschil.gelijk:
        return ALLEEN_PEILDATUM if verschil.peildatum.veranderd else NIETS
    delen = ", ".join(_delen(verschil))
    return f"{delen[0].upper()}{delen[1:]}."


def _delen(verschil: Verschil) -> Iterator[str]:
    acties = verschil.acties
    oordelen = [regel for regel in verschil.oordelen if regel.veranderd]
    uitleg = [regel for regel in verschil.oordelen if regel.velden and not regel.veranderd]
    if verschil.risicoprofiel.veranderd or verschil.risicoprofiel.velden:
        yield "het risicoprofiel veranderd"
    yield from _aantal(len(oordelen), "oordeel veranderd", "oordelen veranderd")
    yield from _aantal(len(uitleg), "oordeel anders onderbouwd", "oordelen anders onderbouwd")
    if verschil.jaartabel.kwam_of_ging:
        yield "een jaartabel erbij" if verschil.jaartabel.nieuw_boekjaar else "geen jaartabel meer"
    yield from _aantal(len(verschil.bedragen), "bedrag veranderd", "bedragen veranderd")
    yield from _aantal(len(verschil.datums), "datum verschoven", "datums verschoven")
    besluiten = [besluit.soort for besluit in verschil.besluiten]
    yield from _aantal(besluiten.count(Verandering.NIEUW), "nieuw besluit", "nieuwe besluiten")
    yield from _aantal(besluiten.count(Verandering.WEG), "besluit weg", "besluiten weg")
    yield from _aantal(sum(plan.is_er and not plan.was_er for plan in verschil.plannen), "nieuw plan", "nieuwe plannen")
    yield from _aantal(sum(plan.was_er and not plan.is_er for plan in verschil.plannen), "plan weg", "plannen weg")
    yield from _aantal(len(acties.nieuw), "nieuwe actie", "nieuwe acties")
    yield from _aantal(len(acties.gewijzigd), "actie gewijzigd", "acties gewijzigd")
    yield from _aantal(len(acties.beeindigd), "actie beëindigd", "acties beëindigd")
    yield from _aantal(acties.ongewijzigd, "actie ongewijzigd", "acties ongewijzigd")
    yield from _aantal(len(verschil.teksten), "tekst veranderd", "teksten veranderd")
    yield from _aantal(len(verschil.algemeen), "ander gegeven veranderd", "andere gegevens veranderd")


def _aantal(aantal: int, een: str, meer: str) -> Iterator[str]:
    if aantal:
        yield f"{aantal} {een if aantal == 1 else meer}"
