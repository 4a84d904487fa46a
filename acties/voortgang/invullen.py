"""What stands in a report before its rapporteur begins."""

from dataclasses import replace

from acties.keuzes import Status
from acties.models import Actie, Voortgang

from .inhoud import Bereikregel, Inhoud


def ingevuld(actie: Actie, vorige: Voortgang | None) -> Inhoud:
    """What the last report said, or else what is known of the actie.

    Numbers of the last period are asked anew: one that is sent in without a look would be false. What was said about
    mijlpalen stands at the actie by now.
    """
    if vorige is None:
        return Inhoud(status="" if actie.status == Status.NIET_GERAPPORTEERD else actie.status)
    inhoud = Inhoud.van(vorige)
    return replace(inhoud, bereik=tuple(Bereikregel(regel.wat, None) for regel in inhoud.bereik), mijlpalen=())
