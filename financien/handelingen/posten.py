"""The posts of the year budget: added, changed, removed while they are empty."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from financien.keuzes import Postsoort
from financien.models import Budgetpost
from programma.handelingen.weigering import Geweigerd, eis_reden, niet_dubbel
from programma.models import Opgave, Programma, Wijziging, nieuwe_reeks
from programma.opmaak import bedrag
from programma.vastleggen import Daad, Verschil, krijg_sleutel, vastgelegd
from programma.versies import wissel

SOORT = "budgetpost"
NAMEN = {
    "naam": "Post",
    "boekjaar": "Boekjaar",
    "opgave": "Opgave",
    "soort": "Waar het geld heen gaat",
    "primitief": "Primitieve begroting",
    "beschikbaar": "Beschikbaar",
    "uitgaven": "Uitgaven",
    "verplichtingen": "Verplichtingen",
    "prognose": "Prognose",
    "te_verdelen": "Moet nog verdeeld worden",
    "toelichting": "Toelichting",
    "bron": "Bron",
    "bijstelling": "Bijstelling",
}


@transaction.atomic
def maak_post(
    *,
    programma: Programma,
    boekjaar: int,
    naam: str,
    daad: Daad,
    opgave: Opgave | None = None,
    soort: Postsoort | None = None,
    primitief: Decimal | None = None,
) -> Budgetpost:
    """A new post at the end of its boekjaar. Without `soort` a post of no opgave pays for the bureau. Raises Geweigerd."""
    post = nieuwe_post(programma=programma, boekjaar=boekjaar, naam=naam, opgave=opgave, soort=soort)
    post.primitief = primitief
    with toegevoegd(post, daad):
        return post


def nieuwe_post(
    *, programma: Programma, boekjaar: int, naam: str, opgave: Opgave | None = None, soort: Postsoort | None = None
) -> Budgetpost:
    """A post at the end of its boekjaar that is not in the database yet; `toegevoegd` writes it."""
    soort = soort or (Postsoort.ACTIES if opgave else Postsoort.BUREAU)
    laatste = Budgetpost.objects.filter(programma=programma, boekjaar=boekjaar).aggregate(laatste=Max("volgorde"))
    return Budgetpost(
        programma=programma,
        boekjaar=boekjaar,
        naam=naam,
        opgave=opgave,
        soort=soort.value,
        volgorde=(laatste["laatste"] or 0) + 1,
    )


@contextmanager
def toegevoegd(post: Budgetpost, daad: Daad, erbij: Iterable[Verschil] = ()) -> Iterator[Wijziging]:
    """`post` is in the database from now on; what is saved inside this block, as `erbij`, belongs to how it began.

    Raises Geweigerd.
    """
    with _eigen_naam(post):
        krijg_sleutel(post)
    verschillen = [verschil(veld, None, waarde) for veld, waarde in waarden(post).items() if waarde is not None]
    with vastgelegd(
        post,
        daad,
        Wijziging.Handeling.TOEGEVOEGD,
        [*verschillen, *erbij],
        soort=SOORT,
        programma=post.programma,
        versie=post.versie,
    ) as wijziging:
        post.save()
        yield wijziging


@transaction.atomic
def neem_posten_over(*, programma: Programma, van: int, naar: int, daad: Daad) -> list[Budgetpost]:
    """Begin boekjaar `naar` with the posts of boekjaar `van` that it does not have yet, without their money, as one reeks.

    Raises Geweigerd when there is nothing to take over.
    """
    daad = replace(daad, reeks=daad.reeks or nieuwe_reeks())
    er_al = set(programma.budgetposten.filter(boekjaar=naar).values_list("naam", flat=True))
    posten = programma.budgetposten.filter(boekjaar=van).exclude(naam__in=er_al).select_related("opgave")
    nieuw = [
        maak_post(
            programma=programma,
            boekjaar=naar,
            naam=post.naam,
            opgave=post.opgave,
            soort=Postsoort(post.soort),
            daad=daad,
        )
        for post in posten
    ]
    if not nieuw:
        raise Geweigerd({"naar": f"Boekjaar {naar} heeft alle posten van {van} al."})
    return nieuw


@transaction.atomic
def wijzig_post(*, post: Budgetpost, versie: int, nieuw: Mapping[str, Any], daad: Daad) -> Budgetpost:
    """Give the fields in `nieuw` (naam, opgave, soort, primitief) another value.

    Raises Geweigerd (also without a reason when money changes), VersieBotsing when somebody was first.
    """
    voor = waarden(post)
    for veld, waarde in nieuw.items():
        setattr(post, veld, waarde.value if isinstance(waarde, Postsoort) else waarde)
    na = waarden(post)
    verschillen = [verschil(veld, voor[veld], na[veld]) for veld in voor if voor[veld] != na[veld]]
    if any(rij.veld == "primitief" for rij in verschillen):
        eis_reden(daad)
    if verschillen:
        with bewerkt(post, versie, verschillen, daad), _eigen_naam(post):
            post.save()
    return post


@transaction.atomic
def verwijder_post(*, post: Budgetpost, versie: int, daad: Daad) -> None:
    """Remove a post without standen and bijstellingen. Raises Geweigerd, VersieBotsing."""
    if post.standen.exists() or post.bijstellingen.exists() or post.afgestaan.exists():
        raise Geweigerd({"": f"{post} heeft standen of bijstellingen. Alleen een lege post kan weg."})
    with bewerkt(post, versie, [verschil("naam", post.naam, None)], daad, Wijziging.Handeling.VERWIJDERD):
        post.delete()


@contextmanager
def bewerkt(
    post: Budgetpost,
    versie: int,
    verschillen: Iterable[Verschil],
    daad: Daad,
    handeling: Wijziging.Handeling = Wijziging.Handeling.GEWIJZIGD,
    herstelt: Wijziging | None = None,
) -> Iterator[Wijziging]:
    """`post` gets its next version, and what is saved inside this block its history. Raises VersieBotsing."""
    wissel(post, versie)
    with vastgelegd(
        post,
        daad,
        handeling,
        verschillen,
        soort=SOORT,
        programma=post.programma,
        versie=post.versie,
        herstelt=herstelt,
    ) as wijziging:
        yield wijziging


def waarden(post: Budgetpost) -> dict[str, Any]:
    """The fields of a post as JSON: amounts as text, the opgave by its number."""
    return {
        "naam": post.naam,
        "boekjaar": post.boekjaar,
        "opgave": post.opgave.nummer if post.opgave else None,
        "soort": post.soort,
        "primitief": als_tekst(post.primitief),
    }


def verschil(veld: str, oud: Any, nieuw: Any, erbij: str = "") -> Verschil:
    """A field from old to new, None for nothing; `erbij` says which of several ("op 1 april 2024")."""
    naam = f"{NAMEN[veld]} {erbij}".strip()
    return Verschil(veld, naam, oud, nieuw, _in_woorden(veld, oud), _in_woorden(veld, nieuw))


def als_tekst(waarde: Decimal | None) -> str | None:
    """An amount as JSON keeps it: "14770.00"."""
    return None if waarde is None else f"{waarde:.2f}"


def _in_woorden(veld: str, waarde: Any) -> str:
    if waarde in (None, ""):
        return ""
    if veld == "soort":
        return Postsoort(waarde).naam
    if veld in ("primitief", "beschikbaar", "uitgaven", "verplichtingen", "prognose"):
        return bedrag(Decimal(waarde))
    if veld == "te_verdelen":
        return "ja" if waarde else "nee"
    return str(waarde)


def _eigen_naam(post: Budgetpost) -> AbstractContextManager[None]:
    return niet_dubbel("naam", f"Boekjaar {post.boekjaar} heeft al een post {post.naam}.")
