"""The fixed values of a report: aspects, judgements and the sections of the programma-overzicht in their order."""

from programma.keuzes import Keuze


class Aspect(Keuze):
    """The four aspects, named as the projectenboek prints them."""

    TOTAAL = "totaal", "Totaal beeld"
    BESTUUR = "bestuur", "Bestuur & ext. partijen"
    PLANNING = "planning", "Planning"
    BUDGET = "budget", "Budget"


class Oordeel(Keuze):
    VOLGENS_VERWACHTING = "volgens_verwachting", "Volgens verwachting"
    AANDACHTSPUNT = "aandachtspunt", "Aandachtspunt"
    BIJSTUREN = "bijsturen", "Bijsturen"
    NIET_BEOORDEELD = "niet_beoordeeld", "Niet beoordeeld"


# What nobody judged is not among them: it is neither better nor worse.
VAN_GOED_NAAR_SLECHT = (Oordeel.VOLGENS_VERWACHTING, Oordeel.AANDACHTSPUNT, Oordeel.BIJSTUREN)


class Sectie(Keuze):
    """The sections that hold text of their own, with their headings."""

    WIJZIGINGEN = "wijzigingen", "Belangrijkste wijzigingen"
    DOELSTELLING = "doelstelling", "Doelstelling en gewenst resultaat"
    DOELEN_PER_PLAN = "doelen_per_plan", "Doelen per uitvoeringsplan"
    STAND = "stand", "Stand van zaken"
    FINANCIEN = "financien", "Financiën"
    PLANNING = "planning", "Planning"
    COMMUNICATIE = "communicatie", "Communicatie"
    RISICOMANAGEMENT = "risicomanagement", "Risicomanagement"


class Editiesoort(Keuze):
    """What was frozen: for the college to agree to, agreed to, or a correction of what was agreed to."""

    COLLEGEVERSIE = "collegeversie", "Collegeversie"
    EDITIE = "editie", "Editie"
    ERRATUM = "erratum", "Erratum"


class Documentsoort(Keuze):
    """What a reader holds: the overview as it is now, or something frozen."""

    CONCEPT = "concept", "Concept"
    COLLEGEVERSIE = "collegeversie", "Collegeversie"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    ERRATUM = "erratum", "Erratum"
