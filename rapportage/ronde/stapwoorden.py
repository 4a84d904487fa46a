"""What a step does, in words for who is about to take it. Pure."""

from .stappen import Stapnaam

UITLEG = {
    Stapnaam.AMBTELIJK_AKKOORD: (
        "U zegt dat het overzicht klaar is. De oordelen, teksten en verslagen van deze ronde staan dan vast. De "
        "portefeuillehouder krijgt de vraag om akkoord te geven."
    ),
    Stapnaam.HEROPEN: (
        "De ronde wordt weer een concept en u kunt alles wijzigen. Daarna begint de weg opnieuw met ambtelijk akkoord."
    ),
    Stapnaam.AKKOORD: (
        "U geeft akkoord op het overzicht zoals het nu is. Het portaal maakt er een collegeversie van. Die "
        "verandert niet meer en gaat naar het college."
    ),
    Stapnaam.TERUG: (
        "De ronde wordt weer een concept. Het programmateam leest uw reden, past het overzicht aan en legt het u "
        "opnieuw voor."
    ),
    Stapnaam.COLLEGE: (
        "U legt vast wanneer het college instemde, en met welk besluit. Het portaal maakt van de collegeversie een "
        "editie met een nummer. Die verandert nooit meer. Het besluit komt ook in het register van besluiten."
    ),
    Stapnaam.MANDAAT: (
        "U legt vast wanneer de portefeuillehouder het overzicht op mandaat vaststelde. Het portaal maakt er een editie "
        "met een nummer van. Die verandert nooit meer. Het besluit komt ook in het register van besluiten."
    ),
    Stapnaam.PUBLICEER: "De editie wordt openbaar: iedereen kan haar lezen. Terugtrekken kan daarna alleen met een reden.",
    Stapnaam.AAN_RAAD: (
        "U legt vast wanneer de editie aan de raad is aangeboden, ter kennisname. Daarmee is de ronde klaar. De "
        "raadsbrief komt ook in het register van besluiten."
    ),
}
# How the fields of the besluit are called: (date, number).
BESLUITVELDEN = {
    Stapnaam.COLLEGE: ("Datum van het collegebesluit", "Nummer van het collegebesluit"),
    Stapnaam.MANDAAT: ("Datum van het besluit", "Nummer van het mandaatbesluit"),
    Stapnaam.AAN_RAAD: ("Datum van aanbieding", "Nummer van de raadsbrief"),
}
EERST = {
    Stapnaam.AMBTELIJK_AKKOORD: "Controleer eerst de oordelen, de teksten en het voorbeeld.",
    Stapnaam.COLLEGE: "Doe dit pas als het college heeft ingestemd.",
    Stapnaam.MANDAAT: "Doe dit pas als het besluit genomen is.",
    Stapnaam.PUBLICEER: "Kijk de editie nog één keer na.",
    Stapnaam.AAN_RAAD: "Doe dit pas als de raadsbrief verstuurd is.",
}
GEDAAN = {
    Stapnaam.AMBTELIJK_AKKOORD: "U gaf ambtelijk akkoord. De portefeuillehouder is aan zet.",
    Stapnaam.HEROPEN: "De ronde is weer een concept.",
    Stapnaam.AKKOORD: "U gaf akkoord. De collegeversie is gemaakt.",
    Stapnaam.TERUG: "U stuurde de ronde terug. Het programmateam is aan zet.",
    Stapnaam.COLLEGE: "De instemming van het college is vastgelegd. De editie is gemaakt.",
    Stapnaam.MANDAAT: "De vaststelling is vastgelegd. De editie is gemaakt.",
    Stapnaam.PUBLICEER: "De editie is openbaar.",
    Stapnaam.AAN_RAAD: "Het aanbieden aan de raad is vastgelegd. De ronde is klaar.",
}
