"""Ways of reading that come with the portal: exports as they are often seen. Pure module.

A file with these heads is proposed to be read so; who says yes can keep the profile under the name of the own system. Only
heads that cannot well mean anything else are here: "Post, Begroting, Saldo" says too little.
"""

from financien.keuzes import Kolom

from .profiel import Profiel, Vorm

VOORBEELDPROFIELEN = (
    Profiel(
        "Voorbeeld: raming, geboekt en aangegaan per post",
        Vorm.POSTEN,
        {
            "post": "omschrijving",
            "beschikbaar": "raming na wijziging",
            "uitgaven": "geboekt",
            "verplichtingen": "aangegaan",
            "saldo": "saldo",
        },
    ),
    Profiel(
        "Voorbeeld: begroting, werkelijk en obligo per opgave",
        Vorm.POSTEN,
        {
            "post": "opgave",
            "beschikbaar": "actuele begroting (€)",
            "uitgaven": "werkelijk (€)",
            "verplichtingen": "obligo (€)",
            "saldo": "vrije ruimte (€)",
        },
    ),
    Profiel(
        "Voorbeeld: budget, ist en obligo per kostenplaats",
        Vorm.GROOTBOEK,
        {
            "kostenplaats": "kostenplaats",
            "kostenplaats_naam": "omschrijving",
            "beschikbaar": "budget",
            "uitgaven": "ist",
            "verplichtingen": "obligo",
            "saldo": "beschikbaar",
        },
    ),
    Profiel(
        "Voorbeeld: budgetbewaking met FCL en ECL",
        Vorm.GROOTBOEK,
        {
            "kostenplaats": "fcl",
            "kostenplaats_naam": "omschrijving fcl",
            "kostensoort": "ecl",
            "beschikbaar": "raming",
            "uitgaven": "besteed",
            "verplichtingen": "verplicht",
            "saldo": "restant",
        },
    ),
    Profiel(
        "Voorbeeld: grootboekregels met begroting, realisatie en verplichting",
        Vorm.GROOTBOEK,
        {
            "boekjaar": "boekjaar",
            "kostenplaats": "kostenplaats",
            "kostenplaats_naam": "omschrijving",
            "kostensoort": "kostensoort",
            "regelsoort": "soort",
            "boekdatum": "boekdatum",
            "bedrag": "bedrag",
        },
        kolommen={
            "begroting": Kolom.BESCHIKBAAR.value,
            "realisatie": Kolom.UITGAVEN.value,
            "verplichting": Kolom.VERPLICHTINGEN.value,
        },
    ),
    Profiel(
        "Voorbeeld: grootboekregels met debet en credit",
        Vorm.GROOTBOEK,
        {
            "boekjaar": "boekjaar",
            "kostenplaats": "kpl.",
            "kostenplaats_naam": "naam kostenplaats",
            "boekdatum": "datum",
            "debet": "debet",
            "credit": "credit",
            "regelsoort": "soort",
        },
        kolommen={
            "budget": Kolom.BESCHIKBAAR.value,
            "werkelijk": Kolom.UITGAVEN.value,
            "verplichting": Kolom.VERPLICHTINGEN.value,
        },
    ),
)
