"""Every address of the portal, read from the URLconf, so that no page can stay outside a test of the whole site."""

from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from programma.toegang import LEZEND
from rapportage.ronde.stappen import STAPPEN, Stapnaam

# The beginnings of the hashes of collegeversie 1, edition 1 and the erratum on it, which tests.editiefabriek makes.
HASHES = tuple(f"{volgnummer:016x}" for volgnummer in (1, 2, 3))
# What stands in the place of a variable part, per name of the address. An address without an example fails the tests.
VOORBEELDEN = {
    # On which Stichting Studielokalen, the partner of the cast, reports.
    "actie": {"slug": "project-taal-en-coaching-2025-2026"},
    "veld": {"slug": "project-taal-en-coaching-2025-2026", "veld": "status"},
    **{
        f"actie_{naam}": {"slug": "project-taal-en-coaching-2025-2026"}
        for naam in ("bewerken", "dupliceren", "vervallen", "terughalen", "aanwezig")
    },
    **{
        f"verslag{naam}": {"slug": "project-taal-en-coaching-2025-2026", "periode": "2024-04"}
        for naam in ("", "_intrekken", "_terugsturen", "_uitstel", "_overnemen", "_akkoord")
    },
    "doel": {"letter": "B"},
    "partner": {"slug": "stichting-studielokalen"},
    **{f"partner_{naam}": {"slug": "stichting-studielokalen"} for naam in ("geschiedenis", "wijzigen", "spellingen")},
    "partner_uit_programma": {"slug": "stichting-studielokalen"},
    # The loading of the programme and of its first actie, with which the history begins.
    "wijziging": {"wijziging": 1},
    "ongedaan": {"wijziging": 1},
    "actie_geschiedenis": {"slug": "project-taal-en-coaching-2025-2026"},
    "terugzetten": {"slug": "project-taal-en-coaching-2025-2026", "wijziging": 2, "veld": "titel"},
    **{naam: {"slug": "2025-2026"} for naam in ("uitvoeringsplan", "uitvoeringsplan_pdf")},
    # Programma algemeen, the first post that is loaded.
    "budgetpost": {"post": 1},
    # The profile that tests/conftest.py and tests/browser/conftest.py begin with.
    **{f"importprofiel{wat}": {"profiel": 1} for wat in ("", "_wijzigen", "_verwijderen")},
    "plafond": {"opgave": 3},
    "plafond_wijzigen": {"opgave": 3},
    **{naam: {"post": 1} for naam in ("budgetpost_geschiedenis", "post_wijzigen", "post_verwijderen")},
    **{naam: {"post": 1} for naam in ("bijstellen", "overhevelen", "bijstelling_intrekken")},
    **{naam: {"post": 1, "peildatum": "2024-04-01"} for naam in ("stand_corrigeren", "stand_verwijderen")},
    "stand": {"post": 1, "peildatum": "2024-04-01"},
    # The money of the first actie that is loaded.
    "besteding": {"financiering": 1},
    "bestedingen_ongedaan": {"wijziging": 1},
    "status": {"periode": "2024-04"},
    "status_oordeel": {"periode": "2024-04", "onderdeel": "planning"},
    "tegenspraken": {"periode": "2024-04"},
    # Budget as expected beside the deficit of Programma algemeen.
    "weerleggen": {"periode": "2024-04", "code": "bc17d8fd0e338d03"},
    "weerlegging_terug": {"periode": "2024-04", "weerlegging": 1},
    "berichttekst": {"soort": "herinnering"},
    **{naam: {"periode": "2024-04"} for naam in ("periode", "uitnodigen", "herinneren", "ronde_berichten")},
    **{f"verslagen_{naam}": {"periode": "2024-04"} for naam in ("akkoord", "uitstel", "overnemen")},
    # The message that tests/conftest.py and tests/browser/conftest.py begin with.
    "ronde_bericht": {"periode": "2024-04", "bericht": 1},
    **{f"periode_{wat}": {"periode": "2024-04"} for wat in ("wijzigen", "behandeling")},
    "vaststellen": {"periode": "2024-04"},
    **{f"stap_{stap.naam}": {"periode": "2024-04"} for stap in STAPPEN if stap.naam != Stapnaam.ERRATUM},
    **{naam: {"periode": "2024-04"} for naam in ("teksten", "teksten_nalezen", "teksten_opschonen")},
    **{
        f"tekst{wat}": {"periode": "2024-04", "sleutel": "doelstelling-ambitie"}
        for wat in ("", "_bewaren", "_verplaatsen", "_weghalen")
    },
    "tekst_nieuw": {"periode": "2024-04", "sectie": "stand"},
    "overzicht": {"periode": "2024-04"},
    "overzicht_pdf": {"periode": "2024-04"},
    "overzicht_docx": {"periode": "2024-04"},
    "overzicht_json": {"periode": "2024-04"},
    # The first besluit that is loaded.
    **{naam: {"besluit": 1} for naam in ("besluit", "besluit_wijzigen", "besluit_afdoen")},
    # The first role that is made is that of the programmateam of the cast.
    **{naam: {"deelname": 1} for naam in ("gebruiker", "gebruiker_link", "gebruiker_uitzetten")},
    **{naam: {"deelname": 1} for naam in ("gebruiker_aanzetten", "gebruiker_weghalen")},
    # The finding that Openstellen De Loopplank has no looptijd.
    **{
        naam: {"regel": "looptijd-ontbreekt", "code": "a810f5cadbbc8323"}
        for naam in ("bevinding", "bevinding_eigenaar")
    },
    **{
        naam: {"regel": "looptijd-ontbreekt", "code": "a810f5cadbbc8323"}
        for naam in ("bevinding_accepteren", "bevinding_heropenen")
    },
    "bevindingen_accepteren": {"regel": "soort-ontbreekt"},
    # The round that tests/conftest.py and tests/browser/conftest.py begin with.
    **{naam: {"ronde": 1} for naam in ("importronde", "import_keuzes", "import_opnieuw")},
    **{naam: {"ronde": 1} for naam in ("import_bevestigen", "import_intrekken", "import_ongedaan")},
    # The what-if that tests/conftest.py and tests/browser/conftest.py begin with.
    **{naam: {"verkenning": 1} for naam in ("bewaarde_verkenning", "verkenning_wijzigen", "verkenning_verwijderen")},
    # What tests.editiefabriek makes.
    **{naam: {"nummer": 1} for naam in ("editie", "collegeversie")},
    **{naam: {"nummer": 1} for naam in ("editie_erratum", "editie_intrekken", "collegeversie_intrekken")},
    **{
        naam: {"nummer": 1}
        for naam in ("raadsbrief", "raadsbrief_bewerken", "raadsbrief_pdf", "raadsbrief_docx", "pakket")
    },
    **{f"editie_{vorm}": {"nummer": 1} for vorm in ("html", "pdf", "docx", "json")},
    "bevriezing": {"periode": "2024-04", "bevriezing": 1},
    "editie_verschil": {"nummer": 2},
    **{f"editie_verschil_{hoe}": {"van": 1, "naar": "nu"} for hoe in ("met", "pdf", "json")},
    "ronde_verschil": {"periode": "2024-04"},
    "editie_bestand": {"nummer": 1, "kort": HASHES[1], "naam": "overzicht.html"},
    "collegeversie_bestand": {"nummer": 1, "kort": HASHES[0], "naam": "overzicht.html"},
    "wachtwoord": {"uidb64": "MQ", "token": "verlopen"},
    "publiek_begin": {"programma": "sterk-voor-noord"},
    "publiek": {"programma": "sterk-voor-noord", "pad": "index.html"},
}
# What is published is for everybody; tests/rapportage/publiek looks at all of it.
PUBLIEK = {"publieke_programmas", "publiek_begin", "publiek"}
BUITEN = {"login", "logout", "wachtwoord"} | PUBLIEK
# Who opens the pages behind a right in tests that look at every page: somebody who has it, and reads as much as possible.
LEZERS = {
    "bewerkt_programma": "programmateam",
    "beheert_programma": "beheerder",
    "rapporteert": "programmateam",
}


@dataclass(frozen=True)
class Adres:
    naam: str
    pad: str
    recht: str | None  # name of the predicate that guards it; None for the front door and signing in
    methoden: tuple[str, ...] = LEZEND
    delen: dict[str, str | int] = field(default_factory=dict, compare=False)

    def met(self, **delen: str | int) -> str:
        """The path with other variable parts."""
        return reverse(self.naam, kwargs=self.delen | delen)

    @property
    def van_editie(self) -> bool:
        """Whether there must be an edition for it to exist, see tests.editiefabriek."""
        return not {"nummer", "naar", "bevriezing"}.isdisjoint(self.delen)

    @property
    def is_pagina(self) -> bool:
        """Whether it answers with an HTML page of its own."""
        leeg = self.naam in (*PUBLIEK, "logout", "wachtwoord", "editie_html", "edities_index")
        return not leeg and "GET" in self.methoden and not self.pad.endswith((".pdf", ".docx", ".json", ".zip"))

    @property
    def lezer(self) -> str:
        """The role of somebody who may open it."""
        return LEZERS.get(self.recht, "wethouder")


def adressen() -> list[Adres]:
    """All addresses, with their examples filled in."""
    return [_adres(patroon, binnen) for patroon, binnen in _patronen(get_resolver("sfn_portal.urls"), False)]


def paginas() -> list[Adres]:
    """The HTML pages for somebody who is signed in."""
    return [adres for adres in adressen() if adres.is_pagina and adres.naam != "login"]


def _patronen(resolver: URLResolver, binnen: bool):
    for deel in resolver.url_patterns:
        if isinstance(deel, URLResolver):
            yield from _patronen(deel, binnen or "programma" in deel.pattern.converters)
        elif isinstance(deel, URLPattern):
            yield deel, binnen


def _adres(patroon: URLPattern, binnen: bool) -> Adres:
    delen = ({"programma": "sterk-voor-noord"} if binnen else {}) | VOORBEELDEN.get(patroon.name, {})
    recht = getattr(patroon.callback, "recht", None)
    methoden = getattr(patroon.callback, "methoden", LEZEND)
    pad = reverse(patroon.name, kwargs=delen)
    return Adres(patroon.name, pad, recht.__name__ if recht else None, methoden, delen)
