"""The rows of a finance export: which of them hold amounts, and what they say as it stands in the file. Pure module."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from programma.importeren.voorbeeld import Bericht
from programma.inlezen.gegevens import Celfout, Rij, Waarde
from programma.inlezen.waarden import FORMULE

from .dagcel import lees_dag
from .geldcel import CelWeigering, Geldlezer, is_bedrag, letters_in
from .geldrij import NUL, Geldrij, Rijenboek
from .koppen import Geldtabel, celtekst
from .postnamen import Bekendenamen
from .profiel import BEDRAGVELDEN, Datumvorm, Profiel
from .rijsoort import Rijsoorten, is_leeg

STAP = 1_000
LANGSTE_CITAAT = 200
# Shown only, so a formula there stops nothing.
_CONTROLE = {"saldo", "afwijking"}
_TEKENS = {
    "d": 1,
    "debet": 1,
    "s": 1,
    "+": 1,
    "af": 1,
    "v": 1,
    "c": -1,
    "credit": -1,
    "h": -1,
    "-": -1,
    "bij": -1,
    "n": -1,
}


class Rijenlezer:
    """Reads the rows of one table as `profiel` says. `plekken` are the places of the columns by field."""

    def __init__(
        self,
        tabel: Geldtabel,
        plekken: Mapping[str, int],
        profiel: Profiel,
        datumvorm: Datumvorm | None,
        bekend: Bekendenamen,
    ) -> None:
        self.tabel, self.plekken, self.profiel, self.datumvorm = tabel, plekken, profiel, datumvorm
        self.velden = [veld for veld in BEDRAGVELDEN if veld in plekken]
        self._letters = {veld: letters_in(rij.waarde(plekken[veld]) for rij in tabel.rijen) for veld in self.velden}
        self._lezers = {veld: Geldlezer(profiel.schaal, profiel.notatie, self._letters[veld]) for veld in self.velden}
        self._gelezen: dict[tuple[str, str], Decimal | None] = {}
        self._sleutels = [
            v
            for v in ("post", "kostenplaats", "kostenplaats_naam", "kostensoort", "kostensoort_naam", "regelsoort")
            if v in plekken
        ]
        self._soorten = Rijsoorten(tabel, {plekken[veld] for veld in self.velden}, profiel, bekend)
        self._vorige: dict[str, str] = {}

    def lees(self, voortgang: Callable[[float], None] = lambda deel: None) -> Rijenboek:
        boek, aantal = Rijenboek(), max(1, len(self.tabel.rijen))
        for plaats, rij in enumerate(self.tabel.rijen):
            if plaats % STAP == 0:
                voortgang(plaats / aantal)
            if self._soorten.is_kop(rij):
                continue
            if self._soorten.is_andere_kop(rij):
                boek.andere_tabel = rij
                break
            if self._heeft_niets(rij):
                if tekst := next(filter(None, map(celtekst, rij.waarden)), ""):
                    boek.teksten.append((rij, tekst))
                continue
            boek.rijen.append(self._lees_rij(rij, boek.fouten))
        voortgang(1)
        return boek

    def _heeft_niets(self, rij: Rij) -> bool:
        """No amounts, or words where only the saldo stands ("Bladzijde 1")."""
        gevuld = [veld for veld in self.velden if not is_leeg(rij.waarde(self.plekken[veld]))]
        if not set(gevuld) <= _CONTROLE:
            return False
        return not any(is_bedrag(rij.waarde(self.plekken[veld])) for veld in gevuld)

    def bericht(self, gezegde: str, rij: Rij, veld: str = "", *, onderwerp: str = "", keuze: str = "") -> Bericht:
        """Something about the cell of `veld` in `rij`, or about the row."""
        plek = self.plekken.get(veld)
        kolom = next((kolom for kolom in self.tabel.kolommen if kolom.plek == plek), None)
        return Bericht(
            gezegde,
            plaats=self.tabel.blad.plaats(rij, plek),
            kolom=kolom.kop or kolom.letter if kolom else "",
            tekst="" if plek is None else celtekst(rij.waarde(plek))[:LANGSTE_CITAAT],
            onderwerp=onderwerp,
            keuze=keuze,
        )

    def _lees_rij(self, rij: Rij, fouten: list[Bericht]) -> Geldrij:
        namen = {veld: self._sleuteltekst(rij, veld, fouten) for veld in self._sleutels}
        klaar = Geldrij(
            rij,
            namen.get("post") or namen.get("kostenplaats_naam", ""),
            namen.get("kostenplaats", ""),
            namen.get("kostensoort") or namen.get("kostensoort_naam", ""),
            namen.get("regelsoort", ""),
            totaal=self._soorten.is_totaal(namen, next(filter(None, map(celtekst, rij.waarden)), "")),
        )
        self._lees_bedragen(klaar, fouten)
        if not klaar.totaal:
            klaar.boekjaar = self._jaar(rij, fouten)
            klaar.peildatum = self._dag(rij, "peildatum", fouten)
            klaar.boekdatum = self._dag(rij, "boekdatum", fouten)
        return klaar

    def _sleuteltekst(self, rij: Rij, veld: str, fouten: list[Bericht]) -> str:
        """A name or code; of merged cells that of the first, and where the profile says so that of the row above."""
        waarde = rij.waarde(self.plekken[veld])
        if isinstance(waarde, Celfout):
            if waarde.bedekt_door and waarde.bedekt_door[1] == self.plekken[veld]:
                return self._vorige.get(veld, "")
            fouten.append(self.bericht(waarde.gezegde, rij, veld))
            return ""
        tekst = celtekst(waarde)
        if not tekst and self.profiel.naam_geldt_door and veld not in ("regelsoort", "kostensoort"):
            return self._vorige.get(veld, "")
        self._vorige[veld] = tekst
        return tekst

    def _lees_bedragen(self, klaar: Geldrij, fouten: list[Bericht]) -> None:
        for veld in self.velden:
            waarde = klaar.rij.waarde(self.plekken[veld])
            if (
                isinstance(waarde, Celfout)
                and waarde.gezegde == FORMULE.gezegde
                and (klaar.totaal or veld in _CONTROLE)
            ):
                klaar.bedragen[veld] = None
                klaar.niet_na |= {veld}
                continue
            try:
                klaar.bedragen[veld] = self._bedrag(veld, waarde)
            except CelWeigering as fout:
                keuze = f"{fout.anders}=punt" if fout.anders else ""
                fouten.append(self.bericht(fout.reden, klaar.rij, veld, onderwerp=klaar.naam, keuze=keuze))
        self._tel_debet_credit(klaar)
        self._pas_teken_toe(klaar, fouten)

    def _bedrag(self, veld: str, waarde: Waarde) -> Decimal | None:
        """What a column holds is often the same: a text is read once."""
        if not isinstance(waarde, str):
            return self._lezers[veld].lees(waarde)
        sleutel = (veld, waarde)
        if sleutel not in self._gelezen:
            self._gelezen[sleutel] = self._lezers[veld].lees(waarde)
        return self._gelezen[sleutel]

    def _tel_debet_credit(self, klaar: Geldrij) -> None:
        debet, credit = klaar.bedragen.get("debet"), klaar.bedragen.get("credit")
        if debet is None and credit is None:
            return
        verschil = (debet or NUL) - (credit or NUL)
        gedrukt = klaar.bedragen.get("bedrag")
        if gedrukt is not None and abs(gedrukt) != abs(verschil):
            klaar.gedrukt = gedrukt
        klaar.bedragen["bedrag"] = verschil

    def _pas_teken_toe(self, klaar: Geldrij, fouten: list[Bericht]) -> None:
        """A letter in a column of its own: D or C, V or N."""
        if "teken" not in self.plekken:
            return
        teken = celtekst(klaar.rij.waarde(self.plekken["teken"])).casefold()
        for veld in ("bedrag", "afwijking"):
            bedrag = klaar.bedragen.get(veld)
            if not bedrag:
                continue
            if teken not in _TEKENS:
                fouten.append(
                    self.bericht(
                        "Hier staat geen D of C, en geen V of N. Vul in wat het bedrag is.", klaar.rij, "teken"
                    )
                )
            elif bedrag < 0:
                fouten.append(
                    self.bericht(
                        f"Dit kan op twee manieren gelezen worden: het bedrag heeft een min, en ernaast staat {teken.upper()}. "
                        "Haal een van de twee weg.",
                        klaar.rij,
                        veld,
                    )
                )
            else:
                klaar.bedragen[veld] = bedrag * _TEKENS[teken]

    def _jaar(self, rij: Rij, fouten: list[Bericht]) -> int | None:
        if "boekjaar" not in self.plekken:
            return None
        tekst = celtekst(rij.waarde(self.plekken["boekjaar"]))
        if re.fullmatch("20[0-9]{2}", tekst):
            return int(tekst)
        fouten.append(self.bericht("Dit is geen boekjaar. Schrijf vier cijfers, bijvoorbeeld 2024.", rij, "boekjaar"))
        return None

    def _dag(self, rij: Rij, veld: str, fouten: list[Bericht]) -> date | None:
        if veld not in self.plekken:
            return None
        try:
            return lees_dag(rij.waarde(self.plekken[veld]), self.datumvorm)
        except CelWeigering as fout:
            keuze = "datumvorm=dmj" if fout.anders else ""
            fouten.append(self.bericht(fout.reden, rij, veld, keuze=keuze))
            return None
