"""What an overview says of an actie, field by field in words, to compare it with what another one says."""

from collections.abc import Iterable, Iterator

from acties.gegevens import FinancieringGegevens, MijlpaalGegevens
from acties.geldwoorden import bedrag_of_woord, erbij
from acties.jaarverdeling import in_woorden
from acties.keuzes import Zekerheid
from programma.opmaak import datum
from programma.perioden import toon_looptijd
from rapportage.bijlagegegevens import Actieregel, Verslag

from .woorden import Veld


def in_velden(actie: Actieregel, *, met_omschrijving: bool = True) -> Iterator[Veld]:
    """Every field but what was reported on it: that is of one period, and new every time."""
    yield "status", "Status", actie.status.naam
    yield "nummer", "Nummer", actie.nummer
    yield "titel", "Titel", actie.titel
    if met_omschrijving:
        yield "omschrijving", "Omschrijving", actie.omschrijving
    yield "letters", "Doelen", ", ".join(actie.letterwoorden)
    yield "hoofdpartners", "Hoofdpartner", ", ".join(actie.hoofdpartners)
    yield "samenwerkingspartners", "Samenwerkingspartners", ", ".join(actie.samenwerkingspartners)
    yield "soort", "Soort", actie.soort.naam if actie.soort else ""
    yield "looptijd", "Looptijd", toon_looptijd(actie.looptijd) if actie.looptijd else ""
    yield "programma", "Financiering programma", _geld(actie.programma)
    yield "anders", "Financiering anders", _geld(actie.anders)
    for mijlpaal in actie.mijlpalen:
        yield f"mijlpaal {mijlpaal.naam}", f"Mijlpaal ‘{mijlpaal.naam}’", _mijlpaal(mijlpaal)


def in_het_kort(actie: Actieregel) -> Iterator[Veld]:
    """What a reader must know of an actie that is new."""
    kort = ("hoofdpartners", "samenwerkingspartners", "letters", "looptijd", "programma", "anders")
    yield from (veld for veld in in_velden(actie) if veld[0] in kort)


def grond(verslag: Verslag) -> Iterator[Veld]:
    """Why an actie is not as expected, and what is done about it."""
    yield "oorzaak", "Oorzaak", verslag.oorzaak
    yield "gevolg", "Gevolg voor het doel", verslag.gevolg
    yield "maatregel", "Maatregel", verslag.maatregel
    yield "termijn", "Termijn", datum(verslag.termijn)


def _geld(regels: Iterable[FinancieringGegevens]) -> str:
    return "; ".join(_geldregel(regel) for regel in regels)


def _geldregel(regel: FinancieringGegevens) -> str:
    bij = [erbij(regel)]
    if regel.zekerheid != Zekerheid.ONBEKEND:
        bij.append(regel.zekerheid.naam.lower())
    if regel.begunstigde:
        bij.append(f"voor {regel.begunstigde}")
    if regel.jaarverdeling:
        bij.append(f"verdeeld over {in_woorden(regel.jaarverdeling)}")
    achter = ", ".join(filter(None, bij))
    return f"{bedrag_of_woord(regel)} ({achter})" if achter else bedrag_of_woord(regel)


def _mijlpaal(mijlpaal: MijlpaalGegevens) -> str:
    gehaald = f", gehaald op {datum(mijlpaal.gehaald_op)}" if mijlpaal.gehaald_op else ""
    return f"{datum(mijlpaal.datum)}{gehaald}"
