"""What a confirmed import of finance figures does, as plain JSON: the `opdracht` of a preview. Pure module.

{"standen": [Standopdracht …], "profiel": {"sleutel", "versie", "naam", "instellingen"} or null}. A stand that is the same
already is not in it. The profile is written in the same transaction; without `sleutel` it is a new one.
"""

from typing import TypedDict

# [row in the file, Kolom, kostenplaats, kostensoort, boekdatum as ISO or null, amount as text]
Regel = tuple[int, str, str, str, str | None, str]


class Standopdracht(TypedDict):
    """One stand to lay down.

    `post` and `versie` are the key and version of the post as the preview saw it, both null for a post that is new: then
    `boekjaar`, `naam`, `opgave` (its number or null) and `soort` say what it will be; several of these with one boekjaar
    and naam are one post. `waarden` are beschikbaar, uitgaven, verplichtingen and prognose (or null), as text in euros.
    `regels` are the rows of a ledger that add up to them, empty where a row of the file is the stand.
    """

    post: int | None
    versie: int | None
    boekjaar: int
    naam: str
    opgave: int | None
    soort: str
    peildatum: str
    waarden: dict[str, str | None]
    bron: str
    bronwaarden: dict[str, str]
    regels: list[Regel]


class Profielopdracht(TypedDict):
    sleutel: int | None
    versie: int | None
    naam: str
    instellingen: dict


class Opdracht(TypedDict):
    standen: list[Standopdracht]
    profiel: Profielopdracht | None
