"""From when on the figures of a programme ask for attention."""

from financien.models import Geldnormen
from financien.normen import STANDAARD
from programma.handelingen.normen import Normsoort

SOORT = "geldnormen"
NAMEN = {
    "gebonden": "Vroeg gebonden vanaf",
    "stand_dagen": "Stand te oud na",
    "onverdeeld": "Onverdeeld vanaf",
    "concentratie": "Groot deel van een plafond vanaf",
}
GELDNORMEN = Normsoort(SOORT, Geldnormen, NAMEN, STANDAARD.in_procenten(), {"stand_dagen": "dagen"})
