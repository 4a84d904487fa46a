"""What the rules over acties look at, and the book in which they stand. Pure module."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from acties.gegevens import ActieGegevens
from programma.bevindingen import Ernst, Onderwerp, Plek, Regelboek, Vondst


@dataclass(frozen=True, slots=True)
class Doelfeit:
    """A lettered doel of a plan; `formulering` is empty when the plan describes it nowhere."""

    plan: str
    letter: str
    opgave: int
    formulering: str


@dataclass(frozen=True, slots=True)
class ActiesFeiten:
    """The acties of a programme with the doelen of their plans."""

    acties: tuple[ActieGegevens, ...]
    doelen: tuple[Doelfeit, ...]


REGELS: Regelboek[ActiesFeiten] = Regelboek()


@dataclass(frozen=True, slots=True)
class Melding:
    """What a rule says about one actie; the rest as in Vondst, with `herstel` when it is not the field of the rule."""

    tekst: str
    oplossing: str
    inhoud: tuple[Any, ...] = ()
    deel: str = ""
    herstel: Plek | None = None


def per_actie(id: str, ernst: Ernst, naam: str, *, veld: str) -> Callable:
    """Decorator for a rule that looks at one actie, the onderwerp; it is mended in the field `veld` of that actie."""

    def decorator(zoek: Callable[[ActieGegevens], Iterable[Melding]]) -> Callable:
        def over_alle(feiten: ActiesFeiten) -> Iterator[Vondst]:
            for actie in feiten.acties:
                for melding in zoek(actie):
                    yield Vondst(
                        onderwerp(actie),
                        melding.tekst,
                        melding.oplossing,
                        melding.inhoud,
                        melding.deel,
                        melding.herstel or veldformulier(actie, veld),
                    )

        REGELS.regel(id, ernst, naam)(over_alle)
        return zoek

    return decorator


def onderwerp(actie: ActieGegevens) -> Onderwerp:
    """The actie as what a finding is about. Its address never changes, its title may."""
    return Onderwerp(f"actie/{actie.plan}/{actie.slug}", actie.titel, Plek("actie", (actie.slug,)), (actie.slug,))


def veldformulier(actie: ActieGegevens, veld: str) -> Plek:
    """The form of one field of an actie."""
    return Plek("veld", (actie.slug, veld))


def actieformulier(actie: ActieGegevens, deel: str) -> Plek:
    """The form of the whole actie, at the heading of one part of it."""
    return Plek("actie_bewerken", (actie.slug,), anker=f"deel-{deel}")


def adressen(acties: Iterable[ActieGegevens]) -> tuple[str, ...]:
    """Which acties these are, in whatever order they came."""
    return tuple(sorted(f"{actie.plan}/{actie.slug}" for actie in acties))


def aantal(getal: int, enkelvoud: str, meervoud: str) -> str:
    """ "1 actie", "7 acties"."""
    return f"{getal} {enkelvoud if getal == 1 else meervoud}"
