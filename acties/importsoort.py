"""Acties as something that can be imported."""

from programma.importeren.soorten import Importsoort, registreer

from .handelingen.importeren import maak_import_ongedaan, voer_import_uit
from .importeren.vergelijken import vergelijk_acties

registreer(
    Importsoort(
        sleutel="acties",
        naam="Actie",
        meervoud="acties",
        uitleg=(
            "Een bestand dat u bij Acties hebt geëxporteerd en aangepast, of de tabel van het plan in een rekenblad. Rijen "
            "worden herkend aan hun nummer; wat niet in het bestand staat, blijft zoals het is. Laat de kolommen nummer, plan "
            "en versie zoals zij zijn; andere kolommen mag u weglaten."
        ),
        vergelijk=vergelijk_acties,
        voer_uit=voer_import_uit,
        maak_ongedaan=maak_import_ongedaan,
        bij_ongedaan="Bij ongedaan maken krijgt wat toegevoegd is de status vervallen; het blijft vindbaar.",
        verwant=(("Acties", "acties"),),
    )
)
