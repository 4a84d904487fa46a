"""What stands on a copy of the overview, in words: page, PDF and Word document say the same."""

from programma.opmaak import datum
from rapportage.stempel import Stempel
from rapportage.keuzes import Documentsoort

CONCEPT = "CONCEPT"
# Who decided, in the sentence that says so; by the name of the orgaan in the stamp.
DOOR = {
    "College van burgemeester en wethouders": "door het college van burgemeester en wethouders",
    "Portefeuillehouder, op mandaat": "op mandaat van de portefeuillehouder",
}


def document(stempel: Stempel) -> str:
    """ "CONCEPT", "Collegeversie 2, CONCEPT", "Editie 3", "Editie 4, erratum op editie 3": what stands on every page."""
    match stempel.soort:
        case Documentsoort.CONCEPT:
            return CONCEPT
        case Documentsoort.COLLEGEVERSIE:
            return f"Collegeversie {stempel.nummer}, {CONCEPT}"
        case Documentsoort.ERRATUM:
            return f"Editie {stempel.nummer}, erratum op editie {stempel.corrigeert}"
        case _:
            return f"Editie {stempel.nummer}"


def vaststelling(stempel: Stempel) -> str:
    """Whether it was agreed to, by whom, when and under which number; a sentence."""
    if besluit := stempel.besluit:
        wie = DOOR.get(besluit.orgaan, f"door {besluit.orgaan}")
        return f"Vastgesteld {wie} op {datum(besluit.datum)}, nummer {besluit.nummer}."
    if stempel.soort == Documentsoort.COLLEGEVERSIE:
        return "Akkoord van de portefeuillehouder. Nog niet vastgesteld."
    return "Niet vastgesteld: de inhoud kan nog veranderen."


def verbetering(stempel: Stempel) -> str:
    """What it corrects, as a heading; "" when it corrects nothing."""
    if stempel.corrigeert is None:
        return ""
    wordt = "Dit wordt" if stempel.is_concept else "Dit is"
    return f"{wordt} een erratum op editie {stempel.corrigeert}"
