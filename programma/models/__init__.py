"""The nouns of a programme, one file per question: who, what, which plan, with whom, when."""

from .afspraken import Bevindingafspraak
from .berichten import Bericht, Berichttekst
from .historie import Historieregel, HistorieStaatVast, Wijziging, historie, nieuwe_reeks
from .importeren import Importronde
from .mensen import NAMENS_PARTNER, Deelname, Gebruiker, Rol
from .opmerkingen import Bronopmerking
from .partners import Partner, Partneradres, Partneralias, ProgrammaPartner
from .perioden import Besluit, Rapportageperiode
from .plan import (
    Basisvoorziening,
    BeoogdResultaat,
    Doel,
    DoorlopendeActie,
    OpgenomenDoel,
    Planhoofdstuk,
    Plantekst,
    Uitvoeringsplan,
)
from .programma import Opgave, Programma, Programmadoel
from .versie import MetVersie

__all__ = [
    "NAMENS_PARTNER",
    "Basisvoorziening",
    "BeoogdResultaat",
    "Bericht",
    "Berichttekst",
    "Besluit",
    "Bevindingafspraak",
    "Bronopmerking",
    "Deelname",
    "Doel",
    "DoorlopendeActie",
    "Gebruiker",
    "HistorieStaatVast",
    "Historieregel",
    "Importronde",
    "MetVersie",
    "Opgave",
    "OpgenomenDoel",
    "Partner",
    "Partneradres",
    "Partneralias",
    "Planhoofdstuk",
    "Plantekst",
    "Programma",
    "ProgrammaPartner",
    "Programmadoel",
    "Rapportageperiode",
    "Rol",
    "Uitvoeringsplan",
    "Wijziging",
    "historie",
    "nieuwe_reeks",
]
