"""The questions about columns: heads in other words than ours, and columns that are missing or too many. Pure module."""

from collections.abc import Iterator, Mapping, Sequence

from programma.importeren.voorbeeld import Bericht

from .indelen import Indeling
from .koppen import Geldtabel, Kolom, celtekst
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .leesvragen import JA, bedrag_in_woorden
from .profiel import BEDRAGVELDEN, VELDEN
from .woorden import lees_kop


def kolomkwestie(indeling: Indeling, tabel: Geldtabel, antwoorden: Antwoorden) -> Kwestie:
    """Heads that are not in our own words."""
    koppen = {kolom.plek: kolom.kop or f"kolom {kolom.letter}" for kolom in tabel.kolommen}
    gelezen = ", ".join(
        f"‘{koppen[indeling.plekken[veld]]}’ is {naam.split(' (')[0].lower()}"
        for veld, naam in VELDEN.items()
        if veld in indeling.herkend
    )
    return antwoorden.kwestie(
        keuzevraag(
            "kolommen",
            "Klopt het waarvoor de kolommen gelezen worden?",
            "De kolommen heten anders dan in het portaal. Hieronder staat waarvoor zij gelezen worden; wijzig wat niet klopt.",
            JA,
            "ja",
        ),
        gezegde=f"Deze kolommen heten anders dan in het portaal en zijn herkend: {gelezen}. Kijk na of dat klopt.",
    )


def ontbrekende_kolommen(indeling: Indeling, tabel: Geldtabel) -> Iterator[Bericht]:
    """What must be there and is not, or is there more than once."""
    plekken, twijfel = indeling.plekken, indeling.twijfel or {}
    if not (plekken.keys() | twijfel.keys()) & BEDRAGVELDEN.keys():
        yield _geen_koppen(tabel)
        return
    for veld, kolommen in twijfel.items():
        namen = ", ".join(f"{kolom.letter} ({kolom.kop})" for kolom in kolommen)
        yield Bericht(
            f"Voor {VELDEN[veld].lower()} kunnen meer kolommen bedoeld zijn: {namen}. Kies er een.",
            keuze=f"kolom:{kolommen[-1].letter}={veld}",
        )
    if not {"post", "kostenplaats", "kostenplaats_naam"} & plekken.keys():
        yield _geen_kolom("post", "Er is geen kolom met de namen van de posten gevonden.", tabel, plekken)
    if "bedrag" in plekken or {"debet", "credit"} <= plekken.keys():
        if not {"beschikbaar", "uitgaven"} <= plekken.keys() and not {"regelsoort", "kostensoort"} & plekken.keys():
            zin = "Er is geen kolom die zegt of een regel begroting, realisatie of verplichting is."
            yield _geen_kolom("regelsoort", zin, tabel, plekken)
        return
    for veld in ("beschikbaar", "uitgaven"):
        if veld not in plekken and veld not in twijfel:
            yield _geen_kolom(veld, f"Er is geen kolom met {bedrag_in_woorden(veld)} gevonden.", tabel, plekken)


def _geen_koppen(tabel: Geldtabel) -> Bericht:
    """Not one head says that there is money below it."""
    eerste = [lees_kop(celtekst(rij.waarde(0))).veld for rij in tabel.rijen]
    if len({veld for veld in eerste if veld in BEDRAGVELDEN}) > 1:
        return Bericht(
            "De tabel staat gekanteld: begroting, realisatie en de andere bedragen staan onder elkaar, en de posten naast "
            "elkaar. Zet in uw rekenprogramma de posten onder elkaar: kopieer de tabel en kies Plakken speciaal, Transponeren."
        )
    letter = tabel.kolommen[-1].letter
    return Bericht(
        "Er is geen rij met kolomnamen gevonden waaruit blijkt waar de bedragen staan. Zet boven de kolommen wat erin staat, "
        "bijvoorbeeld post, beschikbaar, uitgaven en verplichtingen, of kies per kolom wat het is.",
        keuze=f"kolom:{letter}=uitgaven",
    )


def _geen_kolom(veld: str, zin: str, tabel: Geldtabel, plekken: Mapping[str, int]) -> Bericht:
    vrij = [kolom for kolom in tabel.kolommen if kolom.plek not in plekken.values()]
    kolommen: Sequence[Kolom] = vrij or tabel.kolommen
    return Bericht(
        f"{zin} Kies welke kolom het is, of zet haar in het bestand.", keuze=f"kolom:{kolommen[-1].letter}={veld}"
    )
