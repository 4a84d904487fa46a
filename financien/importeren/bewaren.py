"""Keeping the way in which a file was read, under the name of its source. Pure module."""

from collections.abc import Iterator
from dataclasses import replace

from programma.importeren.vragen import Antwoordsoort, Vraag

from .bestemming import Bestemmingen
from .gelezen import Lezing
from .kwesties import Antwoorden, Kwestie
from .opdracht import Profielopdracht
from .postnamen import naamsleutel
from .profiel import VELDEN, Profiel, als_json
from .profielkeuze import Bekendprofiel

BEWAAR = "profielnaam"


def bewaarvraag(lezing: Lezing, bestemd: Bestemmingen, antwoorden: Antwoorden) -> Kwestie | None:
    """Whether this way of reading is kept, when a person had something to say about it."""
    eigen = lezing.bekend if lezing.bekend and lezing.bekend.sleutel else None
    erbij = _met_posten(lezing.profiel, bestemd, lezing.profiel.naam)
    if not lezing.groepen or not (lezing.nieuw or erbij.posten or eigen) or (eigen and erbij == eigen.profiel):
        return None
    uitleg = (
        f"Het bestand is gelezen volgens ‘{eigen.naam}’. Wat u erbij antwoordde, komt in dat profiel. Maak dit leeg om niets te "
        "bewaren, of geef een andere naam."
        if eigen
        else "Geef de bron een naam, bijvoorbeeld die van het systeem waar het bestand uit komt. Een volgend bestand wordt dan "
        "herkend, en wat u hebt geantwoord hoeft u niet nog eens te zeggen. Laat dit leeg om niets te bewaren."
    )
    vraag = Vraag(
        BEWAAR,
        "Bewaar deze manier van lezen als profiel",
        uitleg,
        soort=Antwoordsoort.TEKST.value,
        voorstel=eigen.naam if eigen else "",
        verplicht=False,
    )
    return antwoorden.kwestie(vraag)


def profielopdracht(
    lezing: Lezing, bestemd: Bestemmingen, bewaar: Kwestie | None, profielen: list[Bekendprofiel]
) -> Profielopdracht | None:
    """The profile that is kept, or the kept one that was used."""
    eigen = lezing.bekend if lezing.bekend and lezing.bekend.sleutel else None
    naam = bewaar.waarde if bewaar else ""
    if not naam:
        return _als_opdracht(eigen.profiel, eigen) if eigen else None
    zelfde = next(
        (bekend for bekend in profielen if bekend.sleutel and bekend.naam.casefold() == naam.casefold()), None
    )
    return _als_opdracht(_met_posten(lezing.profiel, bestemd, zelfde.naam if zelfde else naam), zelfde)


def _met_posten(profiel: Profiel, bestemd: Bestemmingen, naam: str) -> Profiel:
    """With what a person said of names, where the name alone does not say it."""
    erbij = {
        sleutel: "" if bestemming.niet else bestemming.naam
        for (sleutel, jaar), bestemming in bestemd.van.items()
        if (sleutel, jaar) in bestemd.gevraagd
        and (bestemming.niet or naamsleutel(bestemming.naam) != naamsleutel(sleutel))
    }
    return replace(profiel, naam=naam, posten={**profiel.posten, **erbij})


def _als_opdracht(profiel: Profiel, bekend: Bekendprofiel | None) -> Profielopdracht:
    return Profielopdracht(
        sleutel=bekend.sleutel if bekend else None,
        versie=bekend.versie if bekend else None,
        naam=profiel.naam,
        instellingen=als_json(profiel),
    )


def profielzinnen(lezing: Lezing, bewaar: Kwestie | None) -> Iterator[str]:
    if lezing.bekend:
        koppen = ", ".join(
            f"{VELDEN[veld].split(' (')[0].lower()} uit ‘{kop}’" for veld, kop in lezing.bekend.profiel.koppen.items()
        )
        yield f"Gelezen volgens profiel ‘{lezing.bekend.naam}’: {koppen}."
    if bewaar and bewaar.waarde:
        yield f"Deze manier van lezen wordt bewaard als profiel ‘{bewaar.waarde}’."
