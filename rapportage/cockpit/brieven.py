"""Who gets which message about a round, in which words. Pure module: nothing is sent here."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from programma.berichten.woorden import Woorden, vul_in
from programma.berichtkeuzes import Berichtsoort
from programma.opmaak import datum

from .beeld import over_dagen
from .standen import Cockpit, Groep, Persoon, Verslagregel, Verslagstand


@dataclass(frozen=True, slots=True)
class Afzender:
    """What is the same in every message of a round: the programme, the kind, its words, where a partner goes on."""

    programma: str
    soort: Berichtsoort
    woorden: Woorden
    over: str
    adres: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One message to one person, filled in."""

    persoon: Persoon
    regels: tuple[Verslagregel, ...]
    woorden: Woorden

    @property
    def merk(self) -> str:
        """Changes when a word of it changes: what goes out is what was looked at."""
        tekst = f"{self.persoon.email}\n{self.woorden.onderwerp}\n{self.woorden.tekst}"
        return hashlib.sha256(tekst.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Verzendlijst:
    """What one press of a button would send, and who is left out, with why.

    `vandaag_al` had one of this kind today; `onbereikbaar` have nobody with an account; of `gesloten` nobody can send in
    a report any more.
    """

    brieven: tuple[Brief, ...]
    vandaag_al: tuple[Persoon, ...]
    onbereikbaar: tuple[Groep, ...]
    gesloten: tuple[Verslagregel, ...]

    def brief_van(self, sleutel: str) -> Brief | None:
        """The message with this key, as the form sends it back: person and merk. None when it is not so any more."""
        return next((brief for brief in self.brieven if sleutel_van(brief) == sleutel), None)


def sleutel_van(brief: Brief) -> str:
    return f"{brief.persoon.sleutel}-{brief.merk}"


def maak_verzendlijst(cockpit: Cockpit, afzender: Afzender, wie: str | None = None) -> Verzendlijst:
    """A message to everybody who has not reported on everything; with `wie` only about the acties of that rapporteur."""
    groepen = [groep for groep in cockpit.groepen if wie is None or groep.rapporteur.slug == wie]
    gehad = {
        rij.ontvanger
        for rij in cockpit.berichten
        if (rij.soort, rij.over, rij.dag) == (afzender.soort, afzender.over, cockpit.vandaag) and not rij.fout
    }
    per_persoon: dict[Persoon, list[Verslagregel]] = {}
    for groep in groepen:
        if open_ := [regel for regel in groep.open if not regel.gesloten]:
            for persoon in groep.mensen:
                per_persoon.setdefault(persoon, []).extend(open_)
    mensen = sorted(per_persoon, key=lambda persoon: (persoon.partnernaam.lower(), persoon.naam.lower()))
    return Verzendlijst(
        brieven=tuple(
            schrijf_brief(cockpit, afzender, persoon, per_persoon[persoon])
            for persoon in mensen
            if persoon.sleutel not in gehad
        ),
        vandaag_al=tuple(persoon for persoon in mensen if persoon.sleutel in gehad),
        onbereikbaar=tuple(groep for groep in groepen if groep.onbereikbaar),
        gesloten=tuple(regel for groep in groepen for regel in groep.open if regel.gesloten),
    )


def schrijf_brief(
    cockpit: Cockpit,
    afzender: Afzender,
    persoon: Persoon,
    regels: Iterable[Verslagregel],
    opmerking: str = "",
) -> Brief:
    """The words of `afzender` filled in for `persoon`, about these reports."""
    regels = tuple(regels)
    waarden = {
        "partner": persoon.partnernaam,
        "programma": afzender.programma,
        "periode": cockpit.naam,
        "deadline": _deadline(cockpit),
        "acties": "\n".join(map(_actie, regels)),
        "adres": afzender.adres,
        "opmerking": opmerking.strip(),
    }
    return Brief(persoon, regels, vul_in(afzender.woorden, waarden))


def _deadline(cockpit: Cockpit) -> str:
    """The day, and how long ago that is when it has passed."""
    dag = cockpit.termijn.uiterlijk
    if dag is None:
        return "de afgesproken dag"
    if dag < cockpit.vandaag:
        return f"{datum(dag)}, dat is {over_dagen(dag, cockpit.vandaag)}"
    return datum(dag)


def _actie(regel: Verslagregel) -> str:
    terug = ", teruggestuurd met een opmerking" if regel.stand == Verslagstand.TERUG else ""
    uitstel = f", uitstel tot en met {datum(regel.termijn.uitstel_tot)}" if regel.termijn.uitstel_tot else ""
    return f"- {regel.nummer} {regel.titel}{terug}{uitstel}"
