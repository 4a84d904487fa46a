"""Sending the messages of a round: to everybody in turn, each with an outcome of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from programma.berichten.postbode import Postbode
from programma.berichtkeuzes import Berichtsoort
from programma.handelingen.berichten import verstuur_bericht
from programma.handelingen.weigering import Geweigerd
from programma.models import Bericht, Gebruiker, Rapportageperiode
from programma.periodekeuzes import Periodetoestand
from programma.vastleggen import Daad
from rapportage.cockpit.brieven import Brief
from rapportage.ronde.stappen import te_bewerken

GEEN_DEADLINE = "Deze ronde heeft nog geen deadline. Vul eerst in wanneer de verslagen binnen moeten zijn."
GESLOTEN = "Deze ronde staat op ‘{}’: er worden geen verslagen meer gevraagd."


@dataclass(frozen=True, slots=True)
class Verzending:
    """What became of the messages: those that left, those that did not, and who had one today already."""

    verstuurd: tuple[Bericht, ...]
    mislukt: tuple[Bericht, ...]
    vandaag_al: tuple[Brief, ...]


def verstuur_brieven(
    *, periode: Rapportageperiode, soort: Berichtsoort, over: str, brieven: Sequence[Brief], daad: Daad
) -> Verzending:
    """Send `brieven`, each a message about `over`. Never call it in a transaction (see `verstuur_bericht`).

    Raises Geweigerd when the round asks for no reports.
    """
    if bezwaar := waarom_niet(periode):
        raise Geweigerd({"": bezwaar})
    mensen = Gebruiker.objects.in_bulk([brief.persoon.sleutel for brief in brieven])
    verstuurd, mislukt, vandaag_al = [], [], []
    with Postbode() as postbode:
        for brief in brieven:
            bericht = verstuur_bericht(
                programma=periode.programma,
                soort=soort,
                over=over,
                ontvanger=mensen[brief.persoon.sleutel],
                woorden=brief.woorden,
                daad=daad,
                postbode=postbode,
            )
            if bericht is None:
                vandaag_al.append(brief)
            else:
                (mislukt if bericht.fout else verstuurd).append(bericht)
    return Verzending(tuple(verstuurd), tuple(mislukt), tuple(vandaag_al))


def waarom_niet(periode: Rapportageperiode) -> str:
    """Why nobody can be asked for a report in this round now, "" when they can."""
    if not te_bewerken(Periodetoestand(periode.toestand)):
        return GESLOTEN.format(periode.get_toestand_display())
    return "" if periode.deadline else GEEN_DEADLINE
