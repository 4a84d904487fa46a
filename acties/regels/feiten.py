"""What the rules over acties look at, and the book in which they stand. Pure module."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from acties.gegevens import ActieGegevens
from programma.bevindingen import Ernst, Onderwerp, Regelboek, Vondst


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


def per_actie(id: str, ernst: Ernst, naam: str) -> Callable:
    """Decorator for a rule that looks at one actie: it yields (tekst, oplossing), the actie is the onderwerp."""

    def decorator(zoek: Callable[[ActieGegevens], Iterable[tuple[str, str]]]) -> Callable:
        def over_alle(feiten: ActiesFeiten) -> Iterator[Vondst]:
            for actie in feiten.acties:
                for tekst, oplossing in zoek(actie):
                    yield Vondst(onderwerp(actie), tekst, oplossing)

        REGELS.regel(id, ernst, naam)(over_alle)
        return zoek

    return decorator


def onderwerp(actie: ActieGegevens) -> Onderwerp:
    """The actie as what a finding is about."""
    return Onderwerp(actie.titel, "actie", (actie.slug,), (actie.slug,))


def aantal(getal: int, enkelvoud: str, meervoud: str) -> str:
    """ "1 actie", "7 acties"."""
    return f"{getal} {enkelvoud if getal == 1 else meervoud}"
