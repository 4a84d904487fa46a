"""One finance export, read: by a profile, or by what the file itself shows; with all that a person must say. Pure module."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from programma.inlezen.gegevens import Tabelbestand

from .bovenschrift import vind_boekjaren, vind_peildata, vind_schaal
from .gelezen import Lezing
from .indelen import Indeler
from .kolombeeld import kolombeelden
from .kolomvragen import kolomkwestie, ontbrekende_kolommen
from .koppen import Geldtabel, celtekst, is_volledig, zoek_tabellen
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .leesvragen import notatiekwestie, schaalkwestie
from .postnamen import Bekendenamen
from .profiel import VELDEN, Notatie, Profiel, Vorm
from .profielkeuze import Bekendprofiel, kies_profiel
from .rijlezing import Rijlezing

# Below the table there may be remarks about it.
_SLOT = 15


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
            lezing.nieuw = keuze.bekend.sleutel is None
            self._toets_schaal(lezing)
        else:
            lezing = self._nieuw(kwesties)
        if keuze.fout:
            lezing.fouten.append(keuze.fout)
        if not lezing.fouten:
            namen = [lezing.tabel.blad.naam, PurePath(self.bestand.naam).stem]
            Rijlezing(lezing, self.antwoorden, self.bekend, woorden(lezing.tabel), namen).lees(voortgang)
        return lezing

    def _toets_schaal(self, lezing: Lezing) -> None:
        """A file in thousands is not read as euros because a profile once was."""
        vondst = vind_schaal(woorden(lezing.tabel))
        if self.antwoorden.op("schaal") is None and (vondst is None or lezing.profiel.schaal != 1):
            return
        kwestie = schaalkwestie(vondst, self.antwoorden)
        lezing.kwesties.append(replace(kwestie, hard=True))
        if kwestie.waarde:
            lezing.profiel = replace(lezing.profiel, schaal=int(kwestie.waarde))

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
        schaal = schaalkwestie(vind_schaal(woorden(tabel)), self.antwoorden)
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

    def _jaar(self, tabel: Geldtabel) -> int | None:
        """The one year that the words above the table are about."""
        boven = woorden(tabel, koppen=False)
        jaren = {v.waarde for v in vind_boekjaren(boven)} or {v.waarde[:4] for v in vind_peildata(boven) if v.waarde}
        return int(jaren.pop()) if len(jaren) == 1 else None


def _zonder_regelbedrag(plekken: Mapping[str, int]) -> dict[str, int]:
    """Beside an amount of each kind, one more "bedrag" is something else."""
    weg = {"bedrag", "debet", "credit", "regelsoort"} if {"beschikbaar", "uitgaven"} <= plekken.keys() else set()
    return {veld: plek for veld, plek in plekken.items() if veld not in weg}


def woorden(tabel: Geldtabel, *, koppen: bool = True) -> list[str]:
    """The words above the table, in its heads and below it."""
    boven = [" ".join(filter(None, map(celtekst, rij.waarden))) for rij in tabel.boven]
    slot = [list(filter(None, map(celtekst, rij.waarden))) for rij in tabel.rijen[-_SLOT:]]
    kop = [kolom.kop for kolom in tabel.kolommen] if koppen else []
    return [*boven, *kop, *(teksten[0] for teksten in slot if len(teksten) == 1)]
