"""The fixed values of an actie. Pure: models, readers and outputs share them."""

from programma.keuzes import Keuze


class Status(Keuze):
    NIET_GERAPPORTEERD = "niet_gerapporteerd", "Niet gerapporteerd"
    NOG_NIET_GESTART = "nog_niet_gestart", "Nog niet gestart"
    VOLGENS_VERWACHTING = "volgens_verwachting", "Volgens verwachting"
    AANDACHTSPUNT = "aandachtspunt", "Aandachtspunt"
    BIJSTUREN = "bijsturen", "Bijsturen"
    AFGEROND = "afgerond", "Afgerond"
    VERVALLEN = "vervallen", "Vervallen"
    GEBORGD = "geborgd", "Geborgd"


# What each word says, for who has to choose one.
BETEKENIS = {
    Status.NIET_GERAPPORTEERD: "Niemand heeft er nog iets over gezegd.",
    Status.NOG_NIET_GESTART: "De actie begint later, zoals afgesproken.",
    Status.VOLGENS_VERWACHTING: "De actie loopt zoals afgesproken.",
    Status.AANDACHTSPUNT: "Er zijn afwijkingen, maar de doelen en resultaten worden behaald.",
    Status.BIJSTUREN: "Doelen of resultaten dreigen niet behaald te worden. Er is een bestuurlijk besluit nodig.",
    Status.AFGEROND: "De actie is klaar.",
    Status.VERVALLEN: "De actie gaat niet (meer) door.",
    Status.GEBORGD: "Een afdeling van de gemeente heeft de actie overgenomen.",
}


class Soort(Keuze):
    DOORLOPEND = "doorlopend", "Doorlopend"
    NIEUW = "nieuw", "Nieuw"


class Aard(Keuze):
    ACTIE = "actie", "Actie"
    RESERVERING = "reservering", "Reservering"
    DEELBUDGET = "deelbudget", "Deelbudget"
    GEKOPPELD = "gekoppeld", "Gekoppeld"


class Rol(Keuze):
    HOOFDPARTNER = "hoofdpartner", "Hoofdpartner"
    SAMENWERKINGSPARTNER = "samenwerkingspartner", "Samenwerkingspartner"


class Toewijzing(Keuze):
    """What somebody decided about a printed letter: take the proposal, keep what is printed, or choose another doel."""

    BEVESTIGD = "bevestigd", "Voorstel bevestigd"
    AFGEWEZEN = "afgewezen", "Zoals gedrukt"
    ANDERS = "anders", "Ander doel gekozen"


class Bron(Keuze):
    PROGRAMMA = "programma", "Programma"
    BASISFINANCIERING = "basisfinanciering", "Basisfinanciering"
    FONDS = "fonds", "Fonds"
    PARTNER = "partner", "Partner"
    AFDELING = "afdeling", "Afdeling van de gemeente"
    NIET_GENOEMD = "niet_genoemd", "Niet genoemd"
    OVERIG = "overig", "Overig"


class Zekerheid(Keuze):
    TOEGEZEGD = "toegezegd", "Toegezegd"
    AANGEVRAAGD = "aangevraagd", "Aangevraagd"
    ONTVANGEN = "ontvangen", "Ontvangen"
    ONBEKEND = "onbekend", "Onbekend"


class Verslagtoestand(Keuze):
    """How far the report on an actie has come in a period."""

    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    TERUG = "terug", "Teruggestuurd"
    AKKOORD = "akkoord", "Akkoord"


# What is not as planned needs a cause, a consequence, a measure and a term.
MET_ONDERBOUWING = frozenset({Status.AANDACHTSPUNT, Status.BIJSTUREN, Status.VERVALLEN})
# What has come to its end, in whatever way, has no more deadlines and needs no report.
TEN_EINDE = frozenset({Status.AFGEROND, Status.VERVALLEN, Status.GEBORGD})
