"""The rows of a table to the amounts of posts: totals found, signs turned, everything checked, rows added up. Pure module."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from .controle import afrondingsmarge, controleer
from .geldrij import NUL, Geldrij, Rijenboek
from .gelezen import Lezing
from .groepen import bepaal_vorm, vorm_groepen, vul_aan
from .kwesties import Antwoorden, Kwestie
from .leesvragen import datumkwestie, doorvulkwestie, leegkwestie, somkwestie, tekenkwestie
from .postnamen import Bekendenamen
from .profiel import Datumvorm, Vorm
from .regelsoorten import bepaal_soorten
from .rijen import Rijenlezer
from .tekens import VIER, Tekens, bepaal_tekens, toets_tekens
from .tijd import boekjaarkwestie, peildatumkwestie
from .totalen import merk_sommen, toets


class Rijlezing:
    """Fills `lezing` from its rows. `teksten` stand around the table, `namen` are of its sheet and file."""

    def __init__(
        self,
        lezing: Lezing,
        antwoorden: Antwoorden,
        bekend: Bekendenamen,
        teksten: Sequence[str],
        namen: Sequence[str],
    ) -> None:
        self.lezing, self.antwoorden, self.bekend = lezing, antwoorden, bekend
        self.teksten, self.namen = teksten, namen

    def lees(self, voortgang: Callable[[float], None]) -> None:
        lezing = self.lezing
        vorm_van_datums = self._datumvorm()
        doorvullen = self.antwoorden.op("naam_geldt_door") == "ja"
        lezing.profiel = replace(lezing.profiel, naam_geldt_door=lezing.profiel.naam_geldt_door or doorvullen)
        lezing.lezer = Rijenlezer(lezing.tabel, lezing.plekken, lezing.profiel, vorm_van_datums, self.bekend)
        boek = lezing.lezer.lees(voortgang)
        lezing.fouten += boek.fouten
        self._zoek_sommen(boek)
        self._keur_namen(boek)
        self._keer_om(boek)
        self._groepeer(boek)
        lezing.mededelingen += _overgeslagen(lezing, boek)

    def _datumvorm(self) -> Datumvorm | None:
        lezing = self.lezing
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

    def _zoek_sommen(self, boek: Rijenboek) -> None:
        """Rows that only their amounts give away as totals."""
        lezing = self.lezing
        posten = {rij.sleutel for rij in boek.rijen if rij.naam and self._is_bekend(rij)}
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

    def _is_bekend(self, rij: Geldrij) -> bool:
        lezing = self.lezing
        return rij.sleutel in lezing.profiel.posten or self.bekend.is_post(rij.naam)

    def _keur_namen(self, boek: Rijenboek) -> None:
        """Amounts without a name belong to nothing."""
        lezing = self.lezing
        zonder = [rij for rij in boek.posten if not rij.sleutel]
        if zonder and {"post", "kostenplaats", "kostenplaats_naam"} & lezing.plekken.keys():
            lezing.kwesties.append(doorvulkwestie(lezing.lezer, zonder, self.antwoorden))
            boek.rijen = [rij for rij in boek.rijen if rij.totaal or rij.sleutel]

    def _keer_om(self, boek: Rijenboek) -> None:
        """The signs of the portal, told by a profile or by the file; and whether everything adds up."""
        lezing = self.lezing
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

    def _groepeer(self, boek: Rijenboek) -> None:
        lezing = self.lezing
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
        jaar, dag = self._tijd(posten)
        omgekeerd = lezing.profiel.omgekeerd if soorten else ()
        lezing.groepen = vorm_groepen(posten, vorm, soorten, omgekeerd, jaar, dag)
        if soorten and not lezing.bekend and (omgekeerd := self._keer_soorten_om()):
            lezing.groepen = vorm_groepen(posten, vorm, soorten, omgekeerd, jaar, dag)
        if vorm == Vorm.GROOTBOEK:
            vul_aan(lezing.groepen)
        if leeg := leegkwestie(lezing, self.antwoorden):
            lezing.kwesties.append(leeg)
            lezing.profiel = replace(lezing.profiel, leeg_is_nul=bool(leeg.vraag.antwoord))

    def _keer_soorten_om(self) -> tuple[str, ...]:
        """The amounts of a ledger that only its sums show to be the other way round."""
        lezing = self.lezing
        tekens = bepaal_tekens([groep.waarden for groep in lezing.groepen], NUL)
        kwestie = tekenkwestie(tekens, self.antwoorden)
        if kwestie is None:
            return ()
        lezing.kwesties.append(replace(kwestie, hard=True))
        omgekeerd = () if kwestie.waarde == "gewoon" else tekens.omgekeerd
        lezing.profiel = replace(lezing.profiel, omgekeerd=omgekeerd)
        return omgekeerd

    def _tijd(self, posten: Sequence[Geldrij]) -> tuple[int | None, date | None]:
        """The boekjaar and peildatum of rows that do not say so themselves."""
        lezing = self.lezing
        teksten, namen = self.teksten, self.namen
        dag, jaar = None, None
        peildata = {rij.peildatum for rij in posten if rij.peildatum}
        if "peildatum" not in lezing.plekken:
            kwestie = peildatumkwestie(teksten, namen, self.antwoorden)
            lezing.kwesties.append(kwestie)
            if kwestie.waarde:
                dag = date.fromisoformat(kwestie.waarde)
                peildata = {dag}
        kwestie = None
        if "boekjaar" not in lezing.plekken and len({d.year for d in peildata}) < 2:
            kwestie = boekjaarkwestie(teksten, namen, peildata, self.antwoorden)
        if kwestie:
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
