"""From a file with bestedingen to the preview: every row against what is registered. Writes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone

from acties.importeren.plannen import lees_plannen
from financien.bestedingen.bestedinglezen import Registratie, eerdere_registraties, registraties_van
from financien.handelingen.bestedingen_schrijven import BEDRAGEN
from programma.importeren.soorten import Voortgang
from programma.importeren.voorbeeld import MEESTE_FOUTEN, Bericht, Celbeeld, Rijbeeld, Voorbeeld
from programma.inlezen.gegevens import InleesFout, Tabelbestand
from programma.models import Programma
from programma.opmaak import bedrag, datum
from programma.planlezen import huidig_plan

from .bestedingkolommen import KOLOMMEN
from .bestedingrijen import Bestedingsrij, Rijlezer
from .kwesties import Antwoorden, Kwestie, dagvraag

PEILDATUM = "peildatum"


@dataclass(slots=True)
class Bestedingswijziging:
    """What a row makes of what is registered: the values that there will be, and the registration that there is."""

    rij: Bestedingsrij
    oud: Registratie | None
    bedragen: dict[str, Decimal | None]
    bron: str
    fouten: list[Bericht] = field(default_factory=list)
    waarschuwingen: list[Bericht] = field(default_factory=list)

    @property
    def anders(self) -> bool:
        oud = {veld: getattr(self.oud, veld, None) for veld in BEDRAGEN}
        return self.bedragen != oud or bool(self.oud and self.bron != self.oud.bron)


def vergelijk_bestedingen(
    programma: Programma, bestand: Tabelbestand, keuzes: Mapping[str, str], voortgang: Voortgang
) -> Voorbeeld:
    """The preview of a file with bestedingen, see `programma.importeren.soorten`. Raises InleesFout."""
    tabel = KOLOMMEN.zoek(bestand)
    indeling = KOLOMMEN.deel_in(tabel, keuzes)
    plan = huidig_plan(programma)
    if plan is None:
        raise InleesFout("Dit programma heeft nog geen uitvoeringsplan. Daarin horen de acties met hun geld thuis.")
    dag = _dagkwestie(keuzes) if _zonder_peildatum(tabel, indeling) else None
    boeken = lees_plannen(programma, plan)
    lezer = Rijlezer(tabel, indeling, boeken, plan.slug, date.fromisoformat(dag.waarde) if dag and dag.waarde else None)
    rijen = [gelezen for rij in tabel.rijen if (gelezen := lezer.lees(rij))]
    voortgang(0.5)
    vergeleken = list(_vergelijk(rijen, lezer, f"Bestand {bestand.naam}"[:300]))
    voortgang(1)
    goed = [wijziging for wijziging in vergeleken if not wijziging.fouten and wijziging.anders]
    fouten = [
        *indeling.fouten,
        *([dag.bericht()] if dag and dag.is_fout else []),
        *([] if BEDRAGEN.keys() & indeling.plekken.keys() else [_zonder_bedragen()]),
        *(fout for rij in rijen for fout in rij.fouten),
        *(fout for wijziging in vergeleken for fout in wijziging.fouten),
    ]
    return Voorbeeld(
        nieuw=tuple(_rijbeeld(wijziging, lezer, programma) for wijziging in goed if not wijziging.oud),
        gewijzigd=tuple(_rijbeeld(wijziging, lezer, programma) for wijziging in goed if wijziging.oud),
        gelijk=sum(not rij.fouten and (rij.leeg or rij.peildatum is not None) for rij in rijen)
        - sum(wijziging.anders or bool(wijziging.fouten) for wijziging in vergeleken),
        fouten=tuple(fouten[:MEESTE_FOUTEN]),
        waarschuwingen=(
            *indeling.waarschuwingen,
            *_zonder_versie(vergeleken, indeling.plekken),
            *(bericht for rij in rijen for bericht in rij.waarschuwingen),
            *(bericht for wijziging in vergeleken for bericht in wijziging.waarschuwingen),
        ),
        mededelingen=(f"Peildatum van alle rijen: {datum(lezer.dag)}.",) if lezer.dag else (),
        kolommen=indeling.beelden,
        kolomkeuzes=KOLOMMEN.keuzes,
        vragen=(dag.vraag,) if dag else (),
        reden_voor=_reden_voor(goed),
        opdracht={"bestedingen": [_opdracht(wijziging) for wijziging in goed]},
    )


def _zonder_peildatum(tabel, indeling) -> bool:
    """Whether no row says of which day it is."""
    plek = indeling.plekken.get(PEILDATUM)
    return plek is None or all(rij.waarde(plek) in (None, "") for rij in tabel.rijen)


def _dagkwestie(keuzes: Mapping[str, str]) -> Kwestie:
    uitleg = "In het bestand staat niet van welke dag de bedragen zijn. Op welke dag was het zo?"
    return Antwoorden(keuzes).kwestie(dagvraag(PEILDATUM, "Peildatum", uitleg), hard=True)


def _zonder_bedragen() -> Bericht:
    return Bericht("Het bestand heeft geen kolom verplicht en geen kolom uitgegeven. Een van de twee is nodig.")


def _vergelijk(rijen: Iterable[Bestedingsrij], lezer: Rijlezer, bron: str) -> Iterator[Bestedingswijziging]:
    """Every row with an amount and a day against what is registered then. Two queries."""
    klaar = [rij for rij in rijen if not rij.fouten and not rij.leeg and rij.peildatum]
    nu = registraties_van({rij.regel.financiering_sleutel for rij in klaar})
    paren = [(rij, nu.get((rij.regel.financiering_sleutel, rij.peildatum))) for rij in klaar]
    met_versie = "versie" in lezer.indeling.plekken
    verouderd = [(oud.sleutel, rij.versie) for rij, oud in paren if oud and rij.versie and rij.versie < oud.versie]
    toen = eerdere_registraties(verouderd)
    for rij, oud in paren:
        geweest = toen.get((oud.sleutel, rij.versie)) if oud else None
        if geweest and all(rij.bedragen[veld] in (None, getattr(geweest, veld)) for veld in BEDRAGEN):
            # Nobody touched the row since the export; what others made of it stays.
            continue
        yield _een_rij(rij, oud, lezer, bron, met_versie=met_versie)


def _een_rij(
    rij: Bestedingsrij, oud: Registratie | None, lezer: Rijlezer, bron: str, *, met_versie: bool
) -> Bestedingswijziging:
    bedragen = {veld: geld if geld is not None else getattr(oud, veld, None) for veld, geld in rij.bedragen.items()}
    zelfde = oud and all(bedragen[veld] == getattr(oud, veld) for veld in BEDRAGEN)
    wijziging = Bestedingswijziging(rij, oud, bedragen, rij.bron or (oud.bron if zelfde else bron))
    if rij.peildatum > timezone.localdate():
        zin = f"{datum(rij.peildatum)} ligt in de toekomst. Dan is nog niet bekend wat er betaald is."
        wijziging.fouten.append(lezer.bericht(rij, PEILDATUM, zin))
    if met_versie and wijziging.anders and rij.versie != (oud.versie if oud else None):
        wijziging.fouten.append(lezer.bericht(rij, "versie", _ingehaald(oud)))
    for veld, geld in rij.bedragen.items():
        if geld is None and oud and getattr(oud, veld) is not None and veld in lezer.indeling.plekken:
            zin = f"De cel is leeg. Wat er geregistreerd is ({bedrag(getattr(oud, veld))}), blijft staan."
            wijziging.waarschuwingen.append(lezer.bericht(rij, veld, zin))
    gebonden = sum((geld for geld in bedragen.values() if geld is not None), Decimal())
    if wijziging.anders and gebonden > rij.regel.bedrag:
        zin = f"Verplicht en uitgegeven zijn samen {bedrag(gebonden)}, en toegekend is {bedrag(rij.regel.bedrag)}."
        wijziging.waarschuwingen.append(lezer.bericht(rij, "uitgegeven", zin))
    return wijziging


def _ingehaald(oud: Registratie | None) -> str:
    if oud is None:
        return "Wat hier geregistreerd was, is intussen weggehaald. Maak de cel leeg om het opnieuw te registreren."
    nu = " en ".join(
        f"{naam.lower()} {bedrag(getattr(oud, veld))}"
        for veld, naam in BEDRAGEN.items()
        if getattr(oud, veld) is not None
    )
    return (
        f"Iemand anders heeft hier intussen {nu} geregistreerd (versie {oud.versie}). Exporteer opnieuw, of zet die versie in "
        "de cel als uw bedragen gelden."
    )


def _rijbeeld(wijziging: Bestedingswijziging, lezer: Rijlezer, programma: Programma) -> Rijbeeld:
    rij, oud = wijziging.rij, wijziging.oud
    cellen = [
        Celbeeld(naam, bedrag(getattr(oud, veld, None)), bedrag(wijziging.bedragen[veld]))
        for veld, naam in BEDRAGEN.items()
        if wijziging.bedragen[veld] != getattr(oud, veld, None)
    ]
    if wijziging.bron != (oud.bron if oud else ""):
        cellen.append(Celbeeld("Bron", oud.bron if oud else "", wijziging.bron))
    return Rijbeeld(
        rij.onderwerp,
        lezer.tabel.blad.plaats(rij.rij),
        tuple(cellen),
        reverse("besteding", args=[programma.slug, rij.regel.financiering_sleutel]),
    )


def _opdracht(wijziging: Bestedingswijziging) -> dict[str, Any]:
    bedragen = {veld: None if geld is None else f"{geld:.2f}" for veld, geld in wijziging.bedragen.items()}
    return {
        "onderwerp": wijziging.rij.onderwerp,
        "financiering": wijziging.rij.regel.financiering_sleutel,
        "peildatum": wijziging.rij.peildatum.isoformat(),
        "versie": wijziging.oud.versie if wijziging.oud else None,
        "bron": wijziging.bron,
        **bedragen,
    }


def _reden_voor(goed: Iterable[Bestedingswijziging]) -> tuple[str, ...]:
    """What was registered already, and becomes another amount."""
    return tuple(
        naam.lower()
        for veld, naam in BEDRAGEN.items()
        if any(
            wijziging.oud
            and getattr(wijziging.oud, veld) is not None
            and getattr(wijziging.oud, veld) != wijziging.bedragen[veld]
            for wijziging in goed
        )
    )


def _zonder_versie(vergeleken: Iterable[Bestedingswijziging], plekken: Mapping[str, int]) -> list[Bericht]:
    if "versie" in plekken or not any(wijziging.oud and wijziging.anders for wijziging in vergeleken):
        return []
    return [
        Bericht(
            "Het bestand heeft geen kolom versie. Het portaal kan niet zien of iemand anders intussen iets registreerde, en "
            "vergelijkt met wat er nu staat."
        )
    ]
