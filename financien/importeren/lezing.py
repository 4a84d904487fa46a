"""One finance export, read: by a profile, or by what the file itself shows; with all that a person must say. Pure module."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from programma.importeren.voorbeeld import Bericht, Kolombeeld
from programma.inlezen.gegevens import Tabelbestand

from .bovenschrift import vind_boekjaren, vind_peildata, vind_schaal
from .controle import afrondingsmarge, controleer
from .groepen import Groep, bepaal_soorten, bepaal_vorm, vorm_groepen, vul_aan
from .indelen import Indeler, kolombeelden
from .koppen import Geldtabel, celtekst, is_volledig, zoek_tabellen
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .leesvragen import (
    datumkwestie,
    doorvulkwestie,
    kolomkwestie,
    leegkwestie,
    notatiekwestie,
    ontbrekende_kolommen,
    schaalkwestie,
    somkwestie,
    tekenkwestie,
)
from .postnamen import Bekendenamen
from .profiel import VELDEN, Datumvorm, Notatie, Profiel, Vorm
from .profielkeuze import Bekendprofiel, kies_profiel
from .rijen import Geldrij, Rijenboek, Rijenlezer
from .tekens import VIER, Tekens, bepaal_tekens, toets_tekens
from .tijd import boekjaarkwestie, peildatumkwestie
from .totalen import merk_sommen, toets

# Below the table there may be remarks about it.
_SLOT = 15


@dataclass(slots=True)
class Lezing:
    """What a file says, in euros with the signs of the portal.

    `profiel` is the way in which it was read, without a name when it is new; `bekend` the profile that said so. `nieuw`
    says that a person may want to keep this way of reading. `afgerond` that amounts in the file were rounded.
    """

    tabel: Geldtabel
    plekken: Mapping[str, int]
    profiel: Profiel
    bekend: Bekendprofiel | None
    groepen: list[Groep] = field(default_factory=list)
    kwesties: list[Kwestie] = field(default_factory=list)
    fouten: list[Bericht] = field(default_factory=list)
    waarschuwingen: list[Bericht] = field(default_factory=list)
    mededelingen: list[str] = field(default_factory=list)
    kolommen: tuple[Kolombeeld, ...] = ()
    lezer: Rijenlezer | None = None
    zonder_verplichtingen: bool = False
    afgerond: bool = False
    nieuw: bool = False


def lees(
    bestand: Tabelbestand,
    profielen: Sequence[Bekendprofiel],
    bekend: Bekendenamen,
    gegeven: Mapping[str, str],
    voortgang: Callable[[float], None],
) -> Lezing:
    """Read `bestand` with the answers in `gegeven`. Raises InleesFout."""
    return _Bestandslezer(bestand, bekend, Antwoorden(gegeven)).lees(profielen, voortgang)


class _Bestandslezer:
    def __init__(self, bestand: Tabelbestand, bekend: Bekendenamen, antwoorden: Antwoorden) -> None:
        self.bestand, self.bekend, self.antwoorden = bestand, bekend, antwoorden

    def lees(self, profielen: Sequence[Bekendprofiel], voortgang: Callable[[float], None]) -> Lezing:
        keuze = kies_profiel(self.bestand, profielen, self.antwoorden)
        kwesties = [keuze.kwestie] if keuze.kwestie else []
        if keuze.bekend:
            tabel = keuze.tabel
            plekken = {veld: tabel.kolom(kop).plek for veld, kop in keuze.bekend.profiel.koppen.items()}
            lezing = Lezing(tabel, plekken, keuze.bekend.profiel, keuze.bekend, kwesties=kwesties)
        else:
            lezing = self._nieuw(kwesties)
        if keuze.fout:
            lezing.fouten.append(keuze.fout)
        if not lezing.fouten:
            self._lees_rijen(lezing, voortgang)
        return lezing

    def _nieuw(self, kwesties: list[Kwestie]) -> Lezing:
        """The columns as the file itself shows them, and the unit and notation."""
        tabel, bladkwestie = self._kies_tabel()
        kwesties += [bladkwestie] if bladkwestie else []
        gekozen = self._gekozen_kolommen(tabel)
        indeling = Indeler(tabel, self._jaar(tabel), self.bekend).deel_in(gekozen)
        plekken = _zonder_regelbedrag(indeling.plekken)
        namen = {kolom.plek: kolom.naam for kolom in tabel.kolommen}
        profiel = Profiel(
            "", Vorm.POSTEN, {veld: namen[plek] for veld, plek in plekken.items()}, tabel.blad.naam, tabel.koprij
        )
        lezing = Lezing(tabel, plekken, profiel, None, kwesties=kwesties)
        lezing.kolommen = kolombeelden(tabel, replace(indeling, plekken=plekken), gekozen)
        schaal = schaalkwestie(vind_schaal(self._teksten(tabel)), self.antwoorden)
        notatie = notatiekwestie(tabel, plekken, self.antwoorden)
        for kwestie in filter(None, (schaal, notatie)):
            lezing.kwesties.append(kwestie)
        lezing.profiel = replace(
            profiel,
            schaal=int(schaal.waarde) if schaal and schaal.waarde else 1,
            notatie=Notatie(notatie.vraag.antwoord or Notatie.STRENG) if notatie else Notatie.STRENG,
        )
        if indeling.herkend:
            lezing.kwesties.append(kolomkwestie(indeling, tabel, self.antwoorden))
        lezing.fouten += ontbrekende_kolommen(indeling, tabel)
        lezing.nieuw = bool(indeling.herkend or gekozen or schaal)
        return lezing

    def _kies_tabel(self) -> tuple[Geldtabel, Kwestie | None]:
        tabellen = zoek_tabellen(self.bestand)
        volledig = [tabel for tabel in tabellen if is_volledig(tabel)]
        if len(volledig) < 2:
            return (volledig or tabellen)[0], None
        namen = [tabel.blad.naam for tabel in volledig]
        kwestie = self.antwoorden.kwestie(
            keuzevraag(
                "blad",
                "Blad",
                f"Op {len(namen)} bladen staat een tabel met bedragen. Welke wilt u inlezen?",
                [(naam, naam) for naam in namen],
                namen[0],
            ),
            hard=True,
        )
        return volledig[namen.index(kwestie.waarde or namen[0])], kwestie

    def _gekozen_kolommen(self, tabel: Geldtabel) -> dict[int, str]:
        gekozen = {kolom.plek: self.antwoorden.op(f"kolom:{kolom.letter}") for kolom in tabel.kolommen}
        return {plek: veld for plek, veld in gekozen.items() if veld is not None and (veld in VELDEN or not veld)}

    def _teksten(self, tabel: Geldtabel, *, koppen: bool = True) -> list[str]:
        """The words above the table, in its heads and below it."""
        boven = [" ".join(filter(None, map(celtekst, rij.waarden))) for rij in tabel.boven]
        slot = [
            tekst
            for rij in tabel.rijen[-_SLOT:]
            if len(gevuld := list(filter(None, map(celtekst, rij.waarden)))) == 1 and (tekst := gevuld[0])
        ]
        return [*boven, *((kolom.kop for kolom in tabel.kolommen) if koppen else ()), *slot]

    def _jaar(self, tabel: Geldtabel) -> int | None:
        """The one year that the words above the table are about."""
        boven = self._teksten(tabel, koppen=False)
        jaren = {v.waarde for v in vind_boekjaren(boven)} or {v.waarde[:4] for v in vind_peildata(boven) if v.waarde}
        return int(jaren.pop()) if len(jaren) == 1 else None

    def _lees_rijen(self, lezing: Lezing, voortgang: Callable[[float], None]) -> None:
        vorm_van_datums = self._datumvorm(lezing)
        doorvullen = self.antwoorden.op("naam_geldt_door") == "ja"
        lezing.profiel = replace(lezing.profiel, naam_geldt_door=lezing.profiel.naam_geldt_door or doorvullen)
        lezing.lezer = Rijenlezer(lezing.tabel, lezing.plekken, lezing.profiel, vorm_van_datums)
        boek = lezing.lezer.lees(voortgang)
        lezing.fouten += boek.fouten
        self._zoek_sommen(lezing, boek)
        self._keur_namen(lezing, boek)
        self._keer_om(lezing, boek)
        self._groepeer(lezing, boek)
        lezing.mededelingen += _overgeslagen(lezing, boek)

    def _datumvorm(self, lezing: Lezing) -> Datumvorm | None:
        plekken = [lezing.plekken[veld] for veld in ("peildatum", "boekdatum") if veld in lezing.plekken]
        if not plekken:
            return lezing.profiel.datumvorm
        kwestie = datumkwestie((rij.waarde(p) for rij in lezing.tabel.rijen for p in plekken), lezing, self.antwoorden)
        if kwestie is None:
            return lezing.profiel.datumvorm
        lezing.kwesties.append(kwestie)
        if kwestie.waarde:
            lezing.profiel = replace(lezing.profiel, datumvorm=Datumvorm(kwestie.waarde))
            return lezing.profiel.datumvorm
        return None

    def _zoek_sommen(self, lezing: Lezing, boek: Rijenboek) -> None:
        """Rows that only their amounts give away as totals."""
        posten = {rij.sleutel for rij in boek.rijen if rij.naam and self._is_bekend(lezing, rij)}
        gevonden = merk_sommen(boek.rijen, posten)
        if not gevonden:
            return
        kwestie = somkwestie(gevonden, self.antwoorden)
        lezing.kwesties.append(kwestie)
        for rij in gevonden:
            rij.totaal = kwestie.waarde == "ja"
        if kwestie.waarde == "ja":
            namen = tuple(dict.fromkeys(rij.sleutel for rij in gevonden if rij.sleutel))
            lezing.profiel = replace(lezing.profiel, overslaan=(*lezing.profiel.overslaan, *namen))

    def _is_bekend(self, lezing: Lezing, rij: Geldrij) -> bool:
        return rij.sleutel in lezing.profiel.posten or self.bekend.is_post(rij.naam)

    def _keur_namen(self, lezing: Lezing, boek: Rijenboek) -> None:
        """Amounts without a name belong to nothing."""
        zonder = [rij for rij in boek.posten if not rij.sleutel]
        if zonder and {"post", "kostenplaats", "kostenplaats_naam"} & lezing.plekken.keys():
            lezing.kwesties.append(doorvulkwestie(lezing.lezer, zonder, self.antwoorden))
            boek.rijen = [rij for rij in boek.rijen if rij.totaal or rij.sleutel]

    def _keer_om(self, lezing: Lezing, boek: Rijenboek) -> None:
        """The signs of the portal, told by a profile or by the file; and whether everything adds up."""
        bedragen = [rij.bedragen for rij in boek.posten]
        marge = afrondingsmarge((b for rij in bedragen for b in rij.values()), lezing.profiel.schaal)
        lezing.afgerond = bool(marge)
        if lezing.bekend:
            tekens = toets_tekens(bedragen, tuple(lezing.profiel.omgekeerd), marge)
        else:
            tekens = bepaal_tekens(bedragen, marge)
            if kwestie := tekenkwestie(tekens, self.antwoorden):
                lezing.kwesties.append(kwestie)
                if kwestie.waarde == "gewoon":
                    tekens = Tekens()
            lezing.profiel = replace(lezing.profiel, omgekeerd=tekens.omgekeerd)
        for rij in boek.rijen:
            for veld in tekens.omgekeerd:
                if rij.bedragen.get(veld):
                    rij.bedragen[veld] = -rij.bedragen[veld]
        lezing.zonder_verplichtingen = tekens.zonder_verplichtingen
        uitslag = controleer(lezing.lezer, boek.posten, toets(boek.rijen, marge), tekens, marge, self.antwoorden)
        lezing.fouten += uitslag.fouten
        lezing.waarschuwingen += uitslag.waarschuwingen
        lezing.mededelingen += uitslag.mededelingen
        lezing.kwesties += [uitslag.kwestie] if uitslag.kwestie else []
        if not uitslag.bewezen:
            lezing.kwesties = [_onbewezen(kwestie, lezing) for kwestie in lezing.kwesties]

    def _groepeer(self, lezing: Lezing, boek: Rijenboek) -> None:
        posten = boek.posten
        vorm, kwestie = (
            (lezing.profiel.vorm, None) if lezing.bekend else bepaal_vorm(posten, lezing.plekken, self.antwoorden)
        )
        lezing.kwesties += [kwestie] if kwestie else []
        soorten: dict[str, str] = {}
        if "bedrag" in lezing.plekken or "debet" in lezing.plekken:
            soorten, kwesties = bepaal_soorten(posten, lezing.profiel, self.antwoorden)
            lezing.kwesties += kwesties
        lezing.profiel = replace(lezing.profiel, vorm=vorm, kolommen={**lezing.profiel.kolommen, **soorten})
        jaar, dag = self._tijd(lezing, posten)
        lezing.groepen = vorm_groepen(posten, vorm, soorten, jaar, dag)
        if vorm == Vorm.GROOTBOEK:
            vul_aan(lezing.groepen)
        if leeg := leegkwestie(lezing, self.antwoorden):
            lezing.kwesties.append(leeg)
            lezing.profiel = replace(lezing.profiel, leeg_is_nul=bool(leeg.vraag.antwoord))

    def _tijd(self, lezing: Lezing, posten: Sequence[Geldrij]) -> tuple[int | None, date | None]:
        """The boekjaar and peildatum of rows that do not say so themselves."""
        teksten, namen = self._teksten(lezing.tabel), [lezing.tabel.blad.naam, PurePath(self.bestand.naam).stem]
        dag, jaar = None, None
        peildata = {rij.peildatum for rij in posten if rij.peildatum}
        if "peildatum" not in lezing.plekken:
            kwestie = peildatumkwestie(teksten, namen, self.antwoorden)
            lezing.kwesties.append(kwestie)
            if kwestie.waarde:
                dag = date.fromisoformat(kwestie.waarde)
                peildata = {dag}
        if "boekjaar" not in lezing.plekken and len({d.year for d in peildata}) < 2:
            kwestie = boekjaarkwestie(teksten, namen, peildata, self.antwoorden)
            lezing.kwesties.append(kwestie)
            jaar = int(kwestie.waarde) if kwestie.waarde else None
        return jaar, dag


def _onbewezen(kwestie: Kwestie, lezing: Lezing) -> Kwestie:
    """Nothing in the file shows that amounts are in the columns they were taken from, or have the sign they were given.

    The other columns show it themselves: by posts and kinds of rows that are known.
    """
    bedragen = {beeld.veld for beeld in lezing.kolommen if not beeld.zeker} & set(VIER)
    hard = kwestie.sleutel == "teken" or (kwestie.sleutel == "kolommen" and bool(bedragen))
    return replace(kwestie, hard=True) if hard else kwestie


def _zonder_regelbedrag(plekken: Mapping[str, int]) -> dict[str, int]:
    """Beside an amount of each kind, one more "bedrag" is something else."""
    weg = {"bedrag", "debet", "credit", "regelsoort"} if {"beschikbaar", "uitgaven"} <= plekken.keys() else set()
    return {veld: plek for veld, plek in plekken.items() if veld not in weg}


def _overgeslagen(lezing: Lezing, boek: Rijenboek) -> Iterator[str]:
    """The rows that hold no amounts, or add up others."""
    rijen = [(rij.nummer, tekst) for rij, tekst in boek.teksten]
    rijen += [(rij.rij.nummer, rij.naam or rij.kostenplaats or "totaal") for rij in boek.rijen if rij.totaal]
    rijen.sort()
    if rijen:
        namen = ", ".join(f"rij {nummer} ({tekst[:40]})" for nummer, tekst in rijen[:10])
        meer = f" en nog {len(rijen) - 10} andere" if len(rijen) > 10 else ""
        yield f"Overgeslagen, want zonder eigen bedragen of een optelling van andere rijen: {namen}{meer}."
    if boek.andere_tabel:
        yield f"Vanaf {lezing.tabel.blad.plaats(boek.andere_tabel)} staat een andere tabel. Die is niet gelezen."
