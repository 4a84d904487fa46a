"""Rules over the money cells of the plan's table.

They look at the cell as printed for as long as a line of money still stems from it: once somebody has written the lines
anew, what the source printed no longer matters.
"""

import re
from collections.abc import Iterator

from acties.financieringscel import lees_anderscel, lees_programmacel
from acties.gegevens import ActieGegevens, FinancieringGegevens, som
from acties.keuzes import Bron, Status
from programma.bedragen import BedragFout, Toestand
from programma.bevindingen import Ernst, Onderwerp, Plek, Vondst
from programma.opmaak import bedrag as toon_bedrag

from .feiten import REGELS, ActiesFeiten, Melding, aantal, adressen, per_actie, veldformulier

_EURO = re.compile(r"€|\beuro?\b", re.IGNORECASE)


@per_actie(
    "bedrag-dubbelzinnig",
    Ernst.WAARSCHUWING,
    "Een gedrukt bedrag is op meer manieren te lezen.",
    veld="financiering_programma",
)
def bedrag_dubbelzinnig(actie: ActieGegevens) -> Iterator[Melding]:
    for kolom, cel, lijnen in _cellen(actie):
        if _geweigerd(cel, lijnen):
            gelezen = som(lijn.bedrag for lijn in lijnen)
            yield Melding(
                f"Het gedrukte bedrag ‘{cel}’ is op meer manieren te lezen; het portaal rekent met {toon_bedrag(gelezen)}.",
                "Vraag de hoofdpartner welk bedrag bedoeld is en leg dat vast.",
                inhoud=(cel, gelezen),
                deel=kolom,
                herstel=veldformulier(actie, f"financiering_{kolom}"),
            )


@per_actie(
    "woorden-in-plaats-van-bedrag",
    Ernst.WAARSCHUWING,
    "Bij het geld staan woorden in plaats van een bedrag.",
    veld="financiering_programma",
)
def woorden_in_plaats_van_bedrag(actie: ActieGegevens) -> Iterator[Melding]:
    for kolom, cel, lijnen in _cellen(actie):
        if any(lijn.toestand == Toestand.TEKST for lijn in lijnen):
            yield Melding(
                f"Bij het geld staat ‘{cel}’, zonder bedrag.",
                "Vraag wie er betaalt om het bedrag, of leg vast dat het nog niet bekend is.",
                inhoud=(cel,),
                deel=kolom,
                herstel=veldformulier(actie, f"financiering_{kolom}"),
            )


@per_actie(
    "bedrag-zonder-euroteken", Ernst.AANDACHT, "Een bedrag staat er zonder euroteken.", veld="financiering_programma"
)
def bedrag_zonder_euroteken(actie: ActieGegevens) -> Iterator[Melding]:
    for kolom, cel, lijnen in _cellen(actie):
        if any(lijn.bedrag is not None for lijn in lijnen) and not _EURO.search(cel):
            yield Melding(
                f"Bij het geld staat ‘{cel}’ zonder euroteken; het portaal leest het als euro’s.",
                "Controleer het bedrag en schrijf het als € met punten tussen de duizendtallen.",
                inhoud=(cel, som(lijn.bedrag for lijn in lijnen)),
                deel=kolom,
                herstel=veldformulier(actie, f"financiering_{kolom}"),
            )


@per_actie(
    "twee-bronnen-in-een-cel",
    Ernst.AANDACHT,
    "In één cel staan bedragen uit meer bronnen.",
    veld="financiering_programma",
)
def twee_bronnen_in_een_cel(actie: ActieGegevens) -> Iterator[Melding]:
    for kolom, cel, lijnen in _cellen(actie):
        if sum(lijn.bedrag is not None for lijn in lijnen) > 1:
            yield Melding(
                f"In één cel staan bedragen uit meer bronnen: ‘{cel}’; het portaal telt ze bij elkaar op.",
                "Controleer of de bedragen apart bedoeld zijn, en zet elke bron op een eigen regel.",
                inhoud=(cel, *sorted(lijn.bedrag for lijn in lijnen if lijn.bedrag is not None)),
                deel=kolom,
                herstel=veldformulier(actie, f"financiering_{kolom}"),
            )


@REGELS.regel(
    "basisfinanciering-zonder-bedrag", Ernst.AANDACHT, "Van geld in de basisfinanciering is geen bedrag bekend."
)
def basisfinanciering_zonder_bedrag(feiten: ActiesFeiten) -> Iterator[Vondst]:
    acties = [
        actie
        for actie in feiten.acties
        if any(lijn.toestand == Toestand.BASISFINANCIERING for lijn in actie.financieringen)
    ]
    if acties:
        plek = Plek("acties", vraag=f"bron={Bron.BASISFINANCIERING}")
        yield Vondst(
            Onderwerp("basisfinanciering", "Basisfinanciering", plek),
            f"{aantal(len(acties), 'actie zit', 'acties zitten')} in de basisfinanciering, zonder bedrag.",
            "Vraag de afdelingen wat deze acties kosten. Het portaal telt ze niet mee, en ook niet als nul.",
            inhoud=adressen(acties),
            herstel=plek,
        )


@REGELS.regel("bron-niet-genoemd", Ernst.AANDACHT, "Bij ander geld staat niet van wie het komt.")
def bron_niet_genoemd(feiten: ActiesFeiten) -> Iterator[Vondst]:
    bedragen = [
        (actie, lijn.bedrag)
        for actie in feiten.acties
        for lijn in actie.financieringen
        if lijn.bron == Bron.NIET_GENOEMD and lijn.bedrag is not None
    ]
    if bedragen:
        plek = Plek("acties", vraag=f"bron={Bron.NIET_GENOEMD}")
        yield Vondst(
            Onderwerp("ander-geld", "Ander geld", plek),
            f"Bij {aantal(len(bedragen), 'bedrag', 'bedragen')}, samen {toon_bedrag(som(bedrag for _, bedrag in bedragen))}, "
            "staat niet wie er betaalt.",
            "Vraag de hoofdpartners waar dit geld vandaan komt en of het is toegezegd.",
            inhoud=tuple(sorted(f"{actie.plan}/{actie.slug} {bedrag}" for actie, bedrag in bedragen)),
            herstel=plek,
        )


@per_actie(
    "vervallen-met-geld",
    Ernst.WAARSCHUWING,
    "Bij een vervallen actie staat nog geld van het programma.",
    veld="financiering_programma",
)
def vervallen_met_geld(actie: ActieGegevens) -> Iterator[Melding]:
    if actie.status == Status.VERVALLEN and actie.eigen_geld:
        yield Melding(
            f"De actie is vervallen, maar er staat nog {toon_bedrag(actie.eigen_geld)} van het programma bij. "
            "Onder het plafond telt daarvan alleen mee wat als verplicht of uitgegeven is vastgelegd.",
            "Leg vast wat er verplicht en uitgegeven is, of haal de regel weg als er niets is betaald.",
            inhoud=(actie.eigen_geld,),
        )


def _cellen(actie: ActieGegevens) -> Iterator[tuple[str, str, list[FinancieringGegevens]]]:
    """Each printed money cell: its column, its text, and the lines that stem from it."""
    for kolom, in_programmakolom in (("programma", True), ("anders", False)):
        cel = actie.bronwaarden.get(kolom, "")
        lijnen = [
            lijn for lijn in actie.financieringen if lijn.in_programmakolom == in_programmakolom and lijn.brontekst
        ]
        if cel and lijnen:
            yield kolom, cel, lijnen


def _geweigerd(cel: str, lijnen: list[FinancieringGegevens]) -> bool:
    """Whether the portal would not read the cell without a person who confirms the amount."""
    lees = lees_programmacel if lijnen[0].in_programmakolom else lees_anderscel
    try:
        lees(cel)
    except BedragFout:
        return True
    return False
