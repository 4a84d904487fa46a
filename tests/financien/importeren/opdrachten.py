"""What the preview of a finance export orders, as its reader would make it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from financien.importeren.opdracht import Profielopdracht, Regel, Standopdracht
from financien.importeren.profiel import Profiel, Vorm, als_json
from financien.models import Budgetpost, Stand
from programma.handelingen.importeren import begin_import
from programma.importeren.voorbeeld import Rijbeeld, Voorbeeld
from programma.models import Gebruiker, Importronde, Programma
from programma.vastleggen import Daad

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
JULI = date(2024, 7, 1)
BRON = "Grootboek, export van 3 juli 2024"
PROFIEL = Profiel("Grootboek", Vorm.GROOTBOEK, {"kostenplaats": "kpl", "bedrag": "bedrag"}, omgekeerd=("bedrag",))


def stand_van(
    post: Budgetpost | str,
    *,
    peildatum: date = JULI,
    beschikbaar: str = "350000.00",
    uitgaven: str = "0.00",
    verplichtingen: str = "0.00",
    prognose: str | None = None,
    bron: str = BRON,
    regels: Sequence[Regel] = (),
    opgave: int | None = None,
) -> Standopdracht:
    """A stand of a post that is there, or of a new one of 2024 with this name."""
    bekend = isinstance(post, Budgetpost)
    return {
        "post": post.pk if bekend else None,
        "versie": post.versie if bekend else None,
        "boekjaar": post.boekjaar if bekend else 2024,
        "naam": post.naam if bekend else post,
        "opgave": opgave,
        "soort": "acties" if opgave else "bureau",
        "peildatum": peildatum.isoformat(),
        "waarden": {
            "beschikbaar": beschikbaar,
            "uitgaven": uitgaven,
            "verplichtingen": verplichtingen,
            "prognose": prognose,
        },
        "bron": bron,
        "bronwaarden": {"uitgaven": uitgaven.replace(".", ",")},
        "regels": list(regels),
    }


def grootboek(aantal: int, *, kolom: str = "uitgaven") -> list[Regel]:
    """Rows of a ledger, each of € 12,34, over three kostenplaatsen and seven kostensoorten."""
    return [
        (2 + nummer, kolom, f"K{nummer % 3}", f"4{nummer % 7}0", f"2024-03-{1 + nummer % 28:02}", "12.34")
        for nummer in range(aantal)
    ]


def profielopdracht(
    profiel: Profiel = PROFIEL, sleutel: int | None = None, versie: int | None = None
) -> Profielopdracht:
    return {"sleutel": sleutel, "versie": versie, "naam": profiel.naam, "instellingen": als_json(profiel)}


def ronde_met(
    programma: Programma,
    door: Gebruiker,
    *standen: Standopdracht,
    profiel: Profielopdracht | None = None,
    naam: str = "grootboek.csv",
) -> Importronde:
    """A round that waits for confirmation of exactly these standen."""
    rijen = tuple(Rijbeeld(rij["naam"], "rij 2", ()) for rij in standen)
    return begin_import(
        programma=programma,
        soort="financien",
        bestandsnaam=naam,
        inhoud=naam.encode(),
        daad=Daad(door, NU),
        voorbeeld=Voorbeeld(nieuw=rijen, opdracht={"standen": list(standen), "profiel": profiel}),
    )


def bedragen(stand: Stand) -> tuple[Decimal, Decimal, Decimal, Decimal | None]:
    return stand.beschikbaar, stand.uitgaven, stand.verplichtingen, stand.prognose
