"""Taking a step in the round of a period: one event that stays, and the new state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from programma.handelingen.besluiten import registreer_besluit
from programma.handelingen.besluitvelden import Besluitkeuze
from programma.handelingen.weigering import Geweigerd, eis_reden
from programma.models import Besluit, Rapportageperiode, Wijziging
from programma.periodekeuzes import Periodesoort, Periodetoestand
from programma.vastleggen import Daad, Verschil, vastgelegd
from programma.versies import VersieBotsing, wissel
from rapportage.models import Editie, Periodegebeurtenis
from rapportage.ronde.stappen import Stap, Stapnaam

SOORT = "periode"
NAMEN = {"toestand": "Toestand", "editie": "Editie"}
KAN_NIET = "Deze stap kan nu niet: de ronde staat op ‘{}’."


@dataclass(frozen=True, slots=True)
class Besluitgegevens:
    """The date and number of the besluit that a step registers."""

    datum: date
    nummer: str


# What a step leaves in the register of besluiten.
IN_REGISTER = {
    Stapnaam.COLLEGE: (Besluit.Orgaan.COLLEGE, Besluit.Soort.INSTEMMING, "Ingestemd met {}."),
    Stapnaam.MANDAAT: (Besluit.Orgaan.PORTEFEUILLEHOUDER, Besluit.Soort.MANDAAT, "{} is op mandaat vastgesteld."),
    Stapnaam.AAN_RAAD: (
        Besluit.Orgaan.COLLEGE,
        Besluit.Soort.RAADSBRIEF,
        "{} is ter kennisname aan de raad aangeboden.",
    ),
}
OVER_DE_EDITIE = (Stapnaam.PUBLICEER, Stapnaam.AAN_RAAD)
INGETROKKEN = "{} is ingetrokken. Maak eerst een erratum."


def zet_stap(
    *,
    periode: Rapportageperiode,
    versie: int,
    stap: Stap,
    daad: Daad,
    besluit: Besluitgegevens | None = None,
    editie: Editie | None = None,
    delen: Sequence[str] = (),
) -> Periodegebeurtenis:
    """Take a step that freezes nothing. `editie` and `delen` are what an erratum corrects; publishing and offering are
    of the newest edition of the period.

    Raises Geweigerd when the step cannot be taken or lacks something, VersieBotsing when somebody was first.
    """
    if stap.vriest:
        raise ValueError(f"{stap.naam} vriest: zie rapportage.handelingen.vriezen")
    keur_stap(periode, stap, daad, besluit)
    if stap.naam in OVER_DE_EDITIE:
        editie = periode.edities.vastgesteld().met_gebeurd().zonder_inhoud().last()
        if editie and editie.ingetrokken_op:
            raise Geweigerd({"": INGETROKKEN.format(editie)})
    with transaction.atomic():
        return schrijf_stap(periode, versie, stap, daad, besluit, editie, delen)


def keur_stap(periode: Rapportageperiode, stap: Stap, daad: Daad, besluit: Besluitgegevens | None) -> None:
    """Raises Geweigerd when the step is not one from where `periode` is, or lacks its reason or besluit."""
    if periode.toestand not in stap.van or periode.soort not in stap.soorten:
        raise Geweigerd({"": KAN_NIET.format(Periodetoestand(periode.toestand).naam)})
    if stap.reden:
        eis_reden(daad, "Schrijf kort waarom.")
    if not stap.besluit:
        return
    fouten = {}
    if besluit is None or not besluit.nummer.strip():
        fouten["nummer"] = "Vul het nummer van het besluit in."
    if besluit is None:
        fouten["datum"] = "Vul de datum van het besluit in."
    elif besluit.datum > timezone.localdate(daad.nu):
        fouten["datum"] = "Deze datum ligt in de toekomst. Leg het besluit vast als het genomen is."
    if fouten:
        raise Geweigerd(fouten)


def schrijf_stap(
    periode: Rapportageperiode,
    versie: int,
    stap: Stap,
    daad: Daad,
    besluit: Besluitgegevens | None = None,
    editie: Editie | None = None,
    delen: Sequence[str] = (),
) -> Periodegebeurtenis:
    """The event, the state and the besluit in the register; call it in a transaction. Raises VersieBotsing."""
    van = Periodetoestand(periode.toestand)
    if van not in stap.van:
        raise VersieBotsing
    wissel(periode, versie, toestand=stap.naar.value)
    periode.toestand = stap.naar.value
    verschil = Verschil("toestand", NAMEN["toestand"], van.value, stap.naar.value, van.naam, stap.naar.naam)
    with vastgelegd(
        periode,
        daad,
        Wijziging.Handeling.STAP,
        [verschil],
        soort=SOORT,
        programma=periode.programma,
        versie=periode.versie,
    ):
        periode.save()
        if stap.naam in IN_REGISTER and besluit:
            orgaan, soort, zin = IN_REGISTER[stap.naam]
            keuze = Besluitkeuze(
                orgaan=orgaan,
                soort=soort,
                datum=besluit.datum,
                nummer=besluit.nummer,
                tekst=_in_register(zin, periode),
                periode=periode,
            )
            registreer_besluit(programma=periode.programma, keuze=keuze, daad=daad)
    erbij = {"datum": besluit.datum, "nummer": besluit.nummer} if besluit else {}
    return noteer(periode, stap.naam, van, daad, editie=editie, delen=list(delen), **erbij)


def noteer(
    periode: Rapportageperiode, stap: Stapnaam, van: Periodetoestand, daad: Daad, **erbij: Any
) -> Periodegebeurtenis:
    """The event that stays: `daad` brought `periode` from `van` to where it is now. Call it in a transaction."""
    return Periodegebeurtenis.objects.create(
        periode=periode,
        stap=stap.value,
        van=van.value,
        naar=periode.toestand,
        moment=daad.nu,
        actor=daad.actor,
        actor_naam=daad.actor_naam,
        reden=daad.reden,
        **erbij,
    )


def _in_register(zin: str, periode: Rapportageperiode) -> str:
    wat = "de tussentijdse actualisatie" if periode.soort == Periodesoort.TUSSENTIJDS else "het overzicht"
    tekst = zin.format(f"{wat} ‘{periode.naam}’")
    return tekst[0].upper() + tekst[1:]
