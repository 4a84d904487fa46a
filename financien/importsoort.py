"""Standen and bestedingen as something that can be imported."""

from programma.importeren.soorten import Importsoort, registreer

from .handelingen import bestedingen_import, bestedingen_terug
from .handelingen.import_terug import maak_import_ongedaan
from .handelingen.importeren import voer_import_uit
from .importeren.bestedingen import vergelijk_bestedingen
from .importeren.vergelijken import vergelijk_standen

registreer(
    Importsoort(
        sleutel="financien",
        naam="Stand",
        meervoud="standen",
        uitleg=(
            "Een export van de financiën, uit welk systeem ook: een rij per post, of grootboekregels die het portaal optelt. "
            "Het portaal laat zien hoe het de kolommen, de peildatum en de bedragen leest, en vraagt wat het niet weet."
        ),
        vergelijk=vergelijk_standen,
        voer_uit=voer_import_uit,
        maak_ongedaan=maak_import_ongedaan,
        bij_ongedaan=(
            "Bij ongedaan maken verdwijnt wat toegevoegd is, en wat er eerst stond, komt terug. Het importprofiel blijft."
        ),
        verwant=(("Jaartabel", "financien"), ("Importprofielen", "importprofielen")),
    )
)
registreer(
    Importsoort(
        sleutel="bestedingen",
        naam="Besteding",
        meervoud="bestedingen",
        uitleg=(
            "Wat er van toegekend geld verplicht en uitgegeven is, per actie. Download bij Bestedingen het bestand om in te "
            "vullen; een lege cel verandert niets."
        ),
        vergelijk=vergelijk_bestedingen,
        voer_uit=bestedingen_import.voer_import_uit,
        maak_ongedaan=bestedingen_terug.maak_import_ongedaan,
        bij_ongedaan="Bij ongedaan maken verdwijnt wat toegevoegd is, en wat er eerst stond, komt terug.",
        verwant=(("Bestedingen", "bestedingen"),),
    )
)
