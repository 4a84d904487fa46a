"""What kind of round a period is, and how far it has come. Pure: models, screens and outputs share it."""

from programma.keuzes import Keuze


class Periodesoort(Keuze):
    REGULIER = "regulier", "Reguliere ronde"
    TUSSENTIJDS = "tussentijds", "Tussentijdse actualisatie"


class Periodetoestand(Keuze):
    """In the order in which a round goes through them; an interim update never meets the college."""

    CONCEPT = "concept", "Concept"
    AMBTELIJK_AKKOORD = "ambtelijk_akkoord", "Ambtelijk akkoord"
    AKKOORD_PORTEFEUILLEHOUDER = "akkoord_portefeuillehouder", "Akkoord portefeuillehouder"
    COLLEGE_INGESTEMD = "college_ingestemd", "College ingestemd"
    OP_MANDAAT = "op_mandaat", "Vastgesteld op mandaat"
    GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
    AAN_RAAD = "aan_raad", "Aan de raad aangeboden"
