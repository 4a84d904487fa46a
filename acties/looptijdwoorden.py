"""The looptijd of an actie in words. Pure module."""

from acties.gegevens import ActieGegevens
from programma.perioden import toon_looptijd


def looptijd_in_woorden(actie: ActieGegevens) -> str:
    """ "2025-2026"; "2025-2016 (klopt niet)" when the source prints what cannot be; else "niet genoemd"."""
    if actie.looptijd:
        return toon_looptijd(actie.looptijd)
    gedrukt = actie.bronwaarden.get("looptijd", "")
    return f"{gedrukt} (klopt niet)" if gedrukt else "niet genoemd"
