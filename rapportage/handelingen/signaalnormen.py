"""From when on the signals of a programme speak."""

from programma.handelingen.normen import Normsoort
from rapportage.models import Signaalnormen
from rapportage.signaalnormen import STANDAARD

SOORT = "signaalnormen"
NAMEN = {
    "te_laat": "Veel acties te laat boven",
    "einde_verzet": "Vaak verzet vanaf",
    "verslagen_aandacht": "Te weinig verslagen onder",
    "verslagen_bijsturen": "Veel te weinig verslagen onder",
}
SIGNAALNORMEN = Normsoort(SOORT, Signaalnormen, NAMEN, STANDAARD.in_procenten(), {"einde_verzet": "keer"})
