"""The lever as pictures and tables: per opgave the two kinds of money, per bron how sure it is. Pure; amounts in euros."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.geldwoorden import bedrag_of_woord
from acties.keuzes import Zekerheid
from financien.balken import Balk, schaalbalk
from financien.plafonds.hefboom import Bijdrage, Bijdragesom, Cofinanciering, Hefboom, per_zekerheid
from financien.plafonds.plafondstanden import PlafondOverzicht
from programma.opmaak import bedrag

# From sure to unknown, each with the class of its part of a bar: the surer the money, the darker.
ZEKERHEDEN = (
    (Zekerheid.ONTVANGEN, "vul-uitgegeven"),
    (Zekerheid.TOEGEZEGD, "vul-verplicht"),
    (Zekerheid.AANGEVRAAGD, "vul-bureau"),
    (Zekerheid.ONBEKEND, "vul-vrij"),
)
SLEUTEL = (
    ("vul-toegekend", "geld van het programma"),
    *((klasse, f"van anderen, {zekerheid.naam.lower()}") for zekerheid, klasse in ZEKERHEDEN[:-1]),
    (ZEKERHEDEN[-1][1], "van anderen, niet bekend hoe zeker"),
)


@dataclass(frozen=True, slots=True)
class Hefboomrij:
    """One opgave (or all together, without bars): its lever, and the bars of both kinds of money."""

    hefboom: Hefboom
    naam: str
    eigen: Balk | None = None
    ander: Balk | None = None


@dataclass(frozen=True, slots=True)
class Bronrij:
    """One bron: its sums by ZEKERHEDEN, and its bar (None without any amount)."""

    cofinanciering: Cofinanciering
    per_zekerheid: tuple[tuple[Zekerheid, Bijdragesom], ...]
    balk: Balk | None


@dataclass(frozen=True, slots=True)
class Hefboombeeld:
    """The page of the lever. `per_zekerheid` are the sums of all bronnen; `in_woorden` the lines without an amount."""

    rijen: tuple[Hefboomrij, ...]
    totaal: Hefboomrij
    bronnen: tuple[Bronrij, ...]
    per_zekerheid: tuple[tuple[Zekerheid, Bijdragesom], ...]
    in_woorden: tuple[tuple[Bijdrage, str], ...]


def maak_beeld(overzicht: PlafondOverzicht) -> Hefboombeeld:
    """The lever of the plan of `overzicht`."""
    schaal = max((max(rij.eigen, rij.ander) for rij in overzicht.hefbomen), default=Decimal(0))
    grootste = max((rij.bedrag for rij in overzicht.cofinanciering), default=Decimal(0))
    return Hefboombeeld(
        rijen=tuple(_rij(overzicht, rij, schaal) for rij in overzicht.hefbomen),
        totaal=Hefboomrij(overzicht.hefboom, "Totaal"),
        bronnen=tuple(_bronrij(rij, grootste) for rij in overzicht.cofinanciering),
        per_zekerheid=_op_volgorde(per_zekerheid(overzicht.bijdragen)),
        in_woorden=tuple((rij, bedrag_of_woord(rij.regel)) for rij in overzicht.bijdragen if rij.bedrag is None),
    )


def _rij(overzicht: PlafondOverzicht, hefboom: Hefboom, schaal: Decimal) -> Hefboomrij:
    van_opgave = [rij for rij in overzicht.bijdragen if rij.actie.opgave == hefboom.opgave]
    eigen = [("programma", "vul-toegekend", hefboom.eigen)]
    return Hefboomrij(
        hefboom,
        overzicht.namen[hefboom.opgave],
        eigen=schaalbalk("Programma", bedrag(hefboom.eigen), eigen, schaal),
        ander=_balk("Anderen", _op_volgorde(per_zekerheid(van_opgave)), schaal),
    )


def _bronrij(rij: Cofinanciering, schaal: Decimal) -> Bronrij:
    sommen = _op_volgorde(rij.per_zekerheid)
    return Bronrij(rij, sommen, _balk(rij.bron.naam, sommen, schaal) if rij.regels else None)


def _balk(naam: str, sommen: Iterable[tuple[Zekerheid, Bijdragesom]], schaal: Decimal) -> Balk:
    klassen = dict(ZEKERHEDEN)
    delen = [(zekerheid.naam.lower(), klassen[zekerheid], deel.bedrag) for zekerheid, deel in sommen if deel.bedrag]
    titel = ", ".join(f"{bedrag(deel)} {woord}" for woord, _, deel in delen)
    return schaalbalk(naam, titel or "geen bedrag genoemd", delen, schaal)


def _op_volgorde(sommen: Iterable[Bijdragesom]) -> tuple[tuple[Zekerheid, Bijdragesom], ...]:
    """Sums in the order of Zekerheid, in that of ZEKERHEDEN."""
    per = dict(zip(Zekerheid, sommen, strict=True))
    return tuple((zekerheid, per[zekerheid]) for zekerheid, _ in ZEKERHEDEN)
