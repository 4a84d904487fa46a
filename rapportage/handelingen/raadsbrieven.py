"""Writing at the letter with which the college offers an edition to the raad."""

from django.db import transaction

from programma.handelingen.weigering import eis_reden
from programma.models import Wijziging
from programma.vastleggen import Daad, Verschil, neem, vastgelegd
from programma.versies import VersieBotsing
from rapportage.brieven.velden import NAMEN, Briefvelden
from rapportage.models import Editie, Raadsbrief
from rapportage.ronde.stappen import Stapnaam

SOORT = "raadsbrief"
AL_GESTUURD = "Deze editie is al aan de raad aangeboden. Schrijf waarom de brief toch verandert."


@transaction.atomic
def schrijf_brief(*, editie: Editie, versie: int, velden: Briefvelden, daad: Daad) -> Raadsbrief:
    """Give the letter about `editie` these fields; `versie` is that of the letter as somebody saw it, 0 when there was none.

    A letter need not be complete to be kept. What is the same already is left as it is. Raises VersieBotsing when somebody
    was first, and Geweigerd when the edition was offered to the raad already and nobody says why the letter changes.
    """
    if is_aangeboden(editie):
        eis_reden(daad, AL_GESTUURD)
    rij = Raadsbrief.objects.filter(editie=editie).first()
    if (rij.versie if rij else 0) != versie:
        raise VersieBotsing
    wat = verschillen(Briefvelden.van(rij) if rij else Briefvelden(), velden)
    if rij and not wat:
        return rij
    nieuw = rij is None
    rij = rij or Raadsbrief(editie=editie)
    for veld in NAMEN:
        setattr(rij, veld, getattr(velden, veld))
    neem(rij, versie)
    handeling = Wijziging.Handeling.TOEGEVOEGD if nieuw else Wijziging.Handeling.GEWIJZIGD
    with vastgelegd(rij, daad, handeling, wat, soort=SOORT, programma=editie.programma, versie=rij.versie):
        rij.save()
    return rij


def is_aangeboden(editie: Editie) -> bool:
    """Whether the raad has this edition, and so its letter. One query."""
    return editie.gebeurtenissen.filter(stap=Stapnaam.AAN_RAAD.value).exists()


def verschillen(oud: Briefvelden, nieuw: Briefvelden) -> list[Verschil]:
    """Every field that differs."""
    return [
        Verschil(veld, naam, _kaal(oud, veld), _kaal(nieuw, veld), oud.in_woorden(veld), nieuw.in_woorden(veld))
        for veld, naam in NAMEN.items()
        if getattr(oud, veld) != getattr(nieuw, veld)
    ]


def _kaal(velden: Briefvelden, veld: str) -> str | None:
    waarde = getattr(velden, veld)
    return waarde.isoformat() if hasattr(waarde, "isoformat") else waarde
