"""What every partner does in the acties: how many, in which role, and the programme money. Pure module."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from acties.gegevens import NUL, ActieGegevens, FinancieringGegevens, PartnerGegevens, som
from acties.geldwoorden import Geldwoord, bedrag_of_woord, in_woorden


@dataclass(slots=True)
class Aandeel:
    """How many acties have the partner as hoofdpartner or samenwerkingspartner.

    `eigen` is the programme money, in euros, of the acties of which it is hoofdpartner; None when none of them has an
    amount. An actie with more than one hoofdpartner counts completely for each, so these amounts must not be added up.
    """

    hoofd: int = 0
    samen: int = 0
    eigen: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Geldrij:
    """An actie with its money in words: of the programme, and of anybody else."""

    actie: ActieGegevens
    programma: tuple[Geldwoord, ...]
    anders: tuple[Geldwoord, ...]


@dataclass(frozen=True, slots=True)
class Geldlijst:
    """Lines of money, each as the actie with the amount or the words for it; `totaal` is None when none has an amount."""

    regels: tuple[tuple[ActieGegevens, str], ...]
    totaal: Decimal | None


@dataclass(frozen=True, slots=True)
class Partnerrol:
    """The acties of one partner by role, what it pays itself, and the money that is meant for it.

    `eigen` is the programme money, in euros, of the acties of which it is hoofdpartner; None without any amount.
    """

    hoofd: tuple[Geldrij, ...]
    samen: tuple[Geldrij, ...]
    eigen: Decimal | None
    betaalt: Geldlijst
    ontvangt: Geldlijst
    rapporteert: tuple[ActieGegevens, ...]
    borgt: tuple[ActieGegevens, ...]


def aandelen(acties: Iterable[ActieGegevens]) -> dict[str, Aandeel]:
    """The share of every partner that occurs, by its slug."""
    per_partner: dict[str, Aandeel] = {}
    for actie in acties:
        for partner in actie.hoofdpartners:
            aandeel = per_partner.setdefault(partner.slug, Aandeel())
            aandeel.hoofd += 1
            if actie.eigen_regels:
                aandeel.eigen = (aandeel.eigen or NUL) + actie.eigen_geld
        for partner in actie.samenwerkingspartners:
            per_partner.setdefault(partner.slug, Aandeel()).samen += 1
    return per_partner


def rol_van(slug: str, naam: str, acties: Iterable[ActieGegevens]) -> Partnerrol:
    """What the partner with this slug and canonical name does in `acties`."""
    acties = tuple(acties)
    return Partnerrol(
        hoofd=tuple(_geldrij(actie) for actie in acties if _bevat(actie.hoofdpartners, slug)),
        samen=tuple(_geldrij(actie) for actie in acties if _bevat(actie.samenwerkingspartners, slug)),
        eigen=aandelen(acties).get(slug, Aandeel()).eigen,
        betaalt=_geldlijst(acties, lambda regel: regel.bron_partner == naam),
        ontvangt=_geldlijst(acties, lambda regel: regel.begunstigde == naam),
        rapporteert=tuple(actie for actie in acties if actie.rapporteur == naam),
        borgt=tuple(actie for actie in acties if actie.borging_afdeling == naam),
    )


def _geldlijst(acties: Iterable[ActieGegevens], hoort: Callable[[FinancieringGegevens], bool]) -> Geldlijst:
    regels = [(actie, regel) for actie in acties for regel in actie.financieringen if hoort(regel)]
    bedragen = [regel.bedrag for _, regel in regels if regel.bedrag is not None]
    return Geldlijst(
        tuple((actie, bedrag_of_woord(regel)) for actie, regel in regels), som(bedragen) if bedragen else None
    )


def _bevat(partners: Iterable[PartnerGegevens], slug: str) -> bool:
    return any(partner.slug == slug for partner in partners)


def _geldrij(actie: ActieGegevens) -> Geldrij:
    return Geldrij(
        actie,
        programma=in_woorden(regel for regel in actie.financieringen if regel.in_programmakolom),
        anders=in_woorden(regel for regel in actie.financieringen if not regel.in_programmakolom),
    )
