"""What only a person can say of a finance export: the question, and what is said when nobody answers. Pure module."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from programma.importeren.voorbeeld import Bericht
from programma.importeren.vragen import Antwoordsoort, Vraag, beantwoord

_VOORBEELD = {Antwoordsoort.DAG: "2024-10-01", Antwoordsoort.JAAR: "2024", Antwoordsoort.TEKST: "naam"}


@dataclass(frozen=True, slots=True)
class Kwestie:
    """A question with its answer so far.

    Without an answer its proposal stands and that is a warning, which a person must still say yes to; with `hard` or
    without a proposal it is an error. `gezegde` says so in a sentence, by default the `uitleg` of the question; a question
    that is `stil` says nothing, because the cells that it is about do.
    """

    vraag: Vraag
    hard: bool = False
    gezegde: str = ""
    stil: bool = False
    # An answer to show in a message when there is no proposal, instead of the first.
    voorbeeld: str = ""
    # Where in the file it is about, when that is one place.
    plaats: str = ""

    @property
    def sleutel(self) -> str:
        return self.vraag.sleutel

    @property
    def waarde(self) -> str:
        """The answer, or the proposal that stands as long as there is none; "" when nobody knows."""
        return self.vraag.antwoord or ("" if self.vraag.fout else self.vraag.voorstel)

    @property
    def open(self) -> bool:
        return self.vraag.open

    @property
    def is_fout(self) -> bool:
        return self.open and (self.hard or not self.vraag.voorstel or bool(self.vraag.fout))

    def bericht(self) -> Bericht:
        vraag = self.vraag
        eerste = vraag.keuzes[0][0] if vraag.keuzes else _VOORBEELD[Antwoordsoort(vraag.soort)]
        voorbeeld = vraag.voorstel or self.voorbeeld or eerste
        return Bericht(
            vraag.fout or self.gezegde or vraag.uitleg, plaats=self.plaats, keuze=f"{vraag.sleutel}={voorbeeld}"
        )


class Antwoorden:
    """The answers of a person by key; capitals in a key make no difference."""

    def __init__(self, gegeven: Mapping[str, str]) -> None:
        self._gegeven = {sleutel.casefold(): waarde for sleutel, waarde in gegeven.items()}

    def op(self, sleutel: str) -> str | None:
        return self._gegeven.get(sleutel.casefold())

    def kwestie(
        self,
        vraag: Vraag,
        *,
        zeker: bool = False,
        hard: bool = False,
        gezegde: str = "",
        stil: bool = False,
        voorbeeld: str = "",
        plaats: str = "",
    ) -> Kwestie:
        """The question with its answer. A proposal that is `zeker` is the answer as long as a person gives no other."""
        if zeker and vraag.voorstel:
            vraag = replace(vraag, antwoord=vraag.voorstel)
        return Kwestie(beantwoord(vraag, self.op(vraag.sleutel)), hard, gezegde, stil, voorbeeld, plaats)


def dagvraag(sleutel: str, tekst: str, uitleg: str, voorstel: str = "") -> Vraag:
    return Vraag(sleutel, tekst, uitleg, soort=Antwoordsoort.DAG.value, voorstel=voorstel)


def jaarvraag(sleutel: str, tekst: str, uitleg: str, voorstel: str = "") -> Vraag:
    return Vraag(sleutel, tekst, uitleg, soort=Antwoordsoort.JAAR.value, voorstel=voorstel)


def keuzevraag(sleutel: str, tekst: str, uitleg: str, keuzes: Iterable[tuple[str, str]], voorstel: str = "") -> Vraag:
    return Vraag(sleutel, tekst, uitleg, tuple(keuzes), voorstel=voorstel)
