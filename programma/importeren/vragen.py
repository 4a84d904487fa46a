"""What only a person can say of a file: the question, and what counts as an answer. Pure module."""

import re
from dataclasses import dataclass, replace
from datetime import date

from programma.bedragen import citaat, op_een_regel
from programma.keuzes import Keuze
from programma.opmaak import datum
from programma.perioden import PeriodeFout, lees_datum
from programma.tekens import gewone_tekens, waarom_vreemd

LANGSTE_TEKST = 100


class Antwoordsoort(Keuze):
    """How a question is answered: one of its choices, or something that is typed."""

    KEUZE = "keuze", "Een van de antwoorden"
    DAG = "dag", "Een datum"
    JAAR = "jaar", "Een jaar"
    TEKST = "tekst", "Een tekst"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question about a file.

    `antwoord` is one of the values of `keuzes`, an ISO date, a year or a text; "" as yet. `voorstel` is the answer that
    the file suggests, of the same kind: a person has to say yes to it. `invoer` is what was typed that is no answer, and
    `fout` the Dutch sentence about that. A question that is not `verplicht` may stay without an answer.
    """

    sleutel: str
    tekst: str
    uitleg: str
    keuzes: tuple[tuple[str, str], ...] = ()
    antwoord: str = ""
    soort: str = Antwoordsoort.KEUZE.value
    voorstel: str = ""
    invoer: str = ""
    fout: str = ""
    verplicht: bool = True

    @property
    def open(self) -> bool:
        """Whether somebody still has to answer."""
        return bool(self.fout) or (self.verplicht and not self.antwoord)

    @property
    def ingevuld(self) -> str:
        """What stands in the field of the question, a date in words."""
        gekozen = self.invoer or self.antwoord or self.voorstel
        if self.soort == Antwoordsoort.DAG and gekozen and not self.invoer:
            return datum(date.fromisoformat(gekozen))
        return gekozen


def beantwoord(vraag: Vraag, gegeven: str | None) -> Vraag:
    """The question with the answer `gegeven`, or with what is wrong with that; None is no answer."""
    if gegeven is None:
        return vraag
    tekst = op_een_regel(gewone_tekens(gegeven))
    if not tekst:
        return vraag if vraag.verplicht else replace(vraag, antwoord="", voorstel="")
    try:
        return replace(vraag, antwoord=_lees(vraag, tekst))
    except ValueError as fout:
        return replace(vraag, antwoord="", invoer=tekst, fout=str(fout))


def _lees(vraag: Vraag, tekst: str) -> str:
    """Raises ValueError with a Dutch sentence."""
    if vraag.soort == Antwoordsoort.KEUZE:
        waarden = {waarde.casefold(): waarde for waarde, _ in vraag.keuzes}
        if tekst.casefold() not in waarden:
            raise ValueError(f"{citaat(tekst)} is hier geen antwoord. Kies uit: {', '.join(waarden.values())}.")
        return waarden[tekst.casefold()]
    if vraag.soort == Antwoordsoort.DAG:
        try:
            return lees_datum(tekst).isoformat()
        except PeriodeFout as fout:
            raise ValueError(fout.reden) from fout
    if vraag.soort == Antwoordsoort.JAAR:
        if not re.fullmatch("(?:19|20|21)[0-9]{2}", tekst):
            raise ValueError(f"{citaat(tekst)} is geen jaar. Schrijf vier cijfers, bijvoorbeeld 2024.")
        return tekst
    if len(tekst) > LANGSTE_TEKST:
        raise ValueError(f"Dit zijn {len(tekst)} tekens, en er passen er {LANGSTE_TEKST}. Kort de tekst in.")
    if vreemd := waarom_vreemd(tekst):
        raise ValueError(vreemd)
    return tekst
