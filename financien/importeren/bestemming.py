"""Which post of the programme a name in the file is: by its name, that of another year or of an opgave, or by a person. Pure module."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from financien.keuzes import Postsoort
from programma.importeren.voorbeeld import Bericht
from programma.opmaak import bedrag
from programma.tekens import gewone_tekens, vreemde_tekens

from .groepen import VERPLICHT, Groep
from .koppen import Geldtabel
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .postboek import Post, Postboek
from .postherkenning import ALGEMEEN, NIEUW, stel_voor, zeker_bekend
from .postnamen import celsleutel
from .profiel import VELDEN

NIET = "niet"
APART = "apart"
# More unknown names than this are asked about together.
MEESTE_VRAGEN = 12


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Where amounts go: to a post that is there, or to a new one. `niet` is not of this programme."""

    boekjaar: int
    naam: str
    opgave: int | None = None
    soort: str = ""
    post: Post | None = None
    niet: bool = False


@dataclass(frozen=True, slots=True)
class Bestemmingen:
    """The destination of every name, by (sleutel, boekjaar); names that nobody placed are not in it.

    `gevraagd` are the names that a person had to place.
    """

    van: Mapping[tuple[str, int], Bestemming]
    gevraagd: frozenset[tuple[str, int]] = frozenset()
    kwesties: tuple[Kwestie, ...] = ()
    fouten: tuple[Bericht, ...] = ()


def vind_bestemmingen(
    groepen: Iterable[Groep],
    boek: Postboek,
    posten: Mapping[str, str],
    antwoorden: Antwoorden,
    tabel: Geldtabel,
    letter: str,
) -> Bestemmingen:
    """`posten` is what the profile says of names; `letter` is that of the column they are in."""
    eerste: dict[tuple[str, int], Groep] = {}
    for groep in groepen:
        if groep.boekjaar:
            eerste.setdefault((groep.sleutel, groep.boekjaar), groep)
    namen = {plek: groep.naam for plek, groep in eerste.items()}
    jaren = {jaar for _, jaar in namen}
    van: dict[tuple[str, int], Bestemming] = {}
    kwesties: dict[tuple[str, int], Kwestie] = {}
    for (sleutel, jaar), naam in namen.items():
        bekend = posten.get(sleutel)
        if bekend == "":
            van[sleutel, jaar] = Bestemming(jaar, naam, niet=True)
            continue
        if post := zeker_bekend(bekend or naam, boek.van(jaar)):
            van[sleutel, jaar] = _bestaand(post)
            continue
        kwestie = _vraag(eerste[sleutel, jaar], bekend or naam, boek, antwoorden, tabel, met_jaar=len(jaren) > 1)
        kwesties[sleutel, jaar] = kwestie
        if kwestie.waarde:
            van[sleutel, jaar] = _gekozen(kwestie.waarde, jaar, bekend or naam, boek)
    gevraagd = frozenset(kwesties)
    onbekend = [plek for plek, kwestie in kwesties.items() if not kwestie.vraag.voorstel and not kwestie.waarde]
    if len(onbekend) <= MEESTE_VRAGEN:
        return Bestemmingen(van, gevraagd, tuple(kwesties.values()))
    if not van:
        return Bestemmingen(van, gevraagd, fouten=(_te_veel(len(namen), letter),))
    samen = _samen([namen[plek] for plek in onbekend], antwoorden)
    if samen.waarde == NIET:
        van |= {plek: Bestemming(plek[1], namen[plek], niet=True) for plek in onbekend}
    rest = [kwestie for plek, kwestie in kwesties.items() if samen.waarde == APART or plek not in onbekend]
    return Bestemmingen(van, gevraagd, (samen, *rest))


def _samen(namen: Sequence[str], antwoorden: Antwoorden) -> Kwestie:
    """All names at once that nobody knows: a ledger of the whole municipality has hundreds."""
    return antwoorden.kwestie(
        keuzevraag(
            "onbekende_posten",
            "Namen die geen post van het programma zijn",
            f"Het bestand heeft {len(namen)} namen die het portaal niet kent, zoals {_opsomming(namen)}.",
            (
                (NIET, "Zij horen niet bij dit programma: sla ze allemaal over"),
                (APART, "Er zijn posten van dit programma bij: vraag het per naam"),
            ),
        ),
        hard=True,
    )


def _opsomming(namen: Sequence[str]) -> str:
    return ", ".join(f"‘{naam}’" for naam in namen[:3])


def _bestaand(post: Post) -> Bestemming:
    return Bestemming(post.boekjaar, post.naam, post.opgave, post.soort, post)


def _vraag(
    groep: Groep, naam: str, boek: Postboek, antwoorden: Antwoorden, tabel: Geldtabel, *, met_jaar: bool
) -> Kwestie:
    sleutel, jaar = groep.sleutel, groep.boekjaar
    voorstel, waarom, hard = stel_voor(naam, jaar, boek)
    gezegde = (
        f"‘{naam}’ {waarom}." if voorstel else f"‘{naam}’ is geen post van {jaar} in het portaal. Welke post is het?"
    )
    return antwoorden.kwestie(
        keuzevraag(
            f"post:{jaar} {sleutel}" if met_jaar else f"post:{sleutel}",
            f"Post ‘{naam}’{f' in {jaar}' if met_jaar else ''}",
            f"{gezegde} {_bedragen(groep)}".strip(),
            [
                *((post.naam, post.naam) for post in boek.van(jaar)),
                *(
                    (f"{NIEUW}{nummer}", f"Nieuwe post van opgave {nummer}, {titel}")
                    for nummer, titel in boek.opgaven.items()
                ),
                (f"{NIEUW}{ALGEMEEN}", "Nieuwe post van het programma in het algemeen"),
                (NIET, "Hoort niet bij dit programma: sla deze rijen over"),
            ],
            voorstel,
        ),
        hard=hard,
        gezegde=gezegde,
        voorbeeld=NIET,
        plaats=tabel.blad.plaats(groep.rijen[0].rij),
    )


def _bedragen(groep: Groep) -> str:
    """What the file says of it, so that a person recognises the post."""
    bedragen = [
        f"{VELDEN[veld].lower()} {bedrag(waarde)}"
        for veld in VERPLICHT
        if (waarde := groep.waarden.get(veld)) is not None
    ]
    rijen = "In het bestand" if len(groep.rijen) == 1 else f"In {len(groep.rijen)} rijen van het bestand"
    return f"{rijen}: {', '.join(bedragen)}." if bedragen else ""


def _gekozen(waarde: str, jaar: int, naam: str, boek: Postboek) -> Bestemming:
    if waarde == NIET:
        return Bestemming(jaar, naam, niet=True)
    if not waarde.startswith(NIEUW):
        return _bestaand(next(post for post in boek.van(jaar) if post.naam == waarde))
    nummer = waarde.removeprefix(NIEUW)
    opgave = None if nummer == ALGEMEEN else int(nummer)
    eerder = next(
        (post for post in boek.posten if celsleutel(post.naam) == celsleutel(naam) and post.opgave == opgave), None
    )
    soort = eerder.soort if eerder else (Postsoort.ACTIES if opgave else Postsoort.BUREAU).value
    return Bestemming(jaar, eerder.naam if eerder else _schrijfbaar(naam), opgave, soort)


def _schrijfbaar(naam: str) -> str:
    """The name in signs that can be printed, as long as a post may have it."""
    gewoon = gewone_tekens(naam)
    return "".join(teken for teken in gewoon if teken not in vreemde_tekens(gewoon))[:200].strip()


def _te_veel(aantal: int, letter: str) -> Bericht:
    """Without the names: they may be descriptions of bookings."""
    return Bericht(
        f"Geen van de {aantal} namen in kolom {letter} is een post van het programma. Staan de posten in een andere kolom, of "
        "hoort dit bestand bij een ander programma?",
        keuze=f"kolom:{letter}=post",
    )
