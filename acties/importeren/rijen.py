"""Which actie a row of a file is about: by plan and nummer, and without a nummer a new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from acties.celwidgets import nummer_van
from acties.velden import VeldFout
from programma.bedragen import citaat
from programma.importeren.kolommen import Indeling
from programma.importeren.voorbeeld import Bericht
from programma.inlezen.gegevens import Celfout, Rij, Waarde
from programma.inlezen.tabel import Tabel
from programma.tabelbestand import in_woorden

from .plannen import Bekend, Planboek, titelsleutel

# Questions to the person, by the keys of their answers.
OP_TITEL, OPGAVE = "op_titel", "opgave"
JA = "ja"
# Characters of a cell that are shown beside what is wrong with it.
LANGSTE_CITAAT = 200


@dataclass(frozen=True, slots=True)
class Importrij:
    """A row with what it is about.

    `bekend` is the actie that it changes, None for a new one, which belongs to the opgave of that number. `versie` is that
    of the actie in the export, None when the file does not say. `wacht_op` are questions that must be answered first.
    """

    rij: Rij
    boek: Planboek | None
    bekend: Bekend | None = None
    versie: int | None = None
    opgave: int | None = None
    fouten: tuple[Bericht, ...] = ()
    wacht_op: frozenset[str] = frozenset()

    @property
    def goed(self) -> bool:
        return not self.fouten and not self.wacht_op


class Herkenner:
    """Knows the rows of one file, one after another: a nummer or a new title may come once."""

    def __init__(
        self, tabel: Tabel, indeling: Indeling, boeken: Mapping[str, Planboek], plan: str, keuzes: Mapping[str, str]
    ) -> None:
        """`plan` is the address of the plan that a row without one is about."""
        self.tabel, self.indeling, self.boeken, self.plan, self.keuzes = tabel, indeling, boeken, plan, keuzes
        self._gezien: dict[tuple[str, str], Rij] = {}

    def herken(self, rij: Rij) -> Importrij:
        """What `rij` is about, with everything that is wrong with that."""
        slug = self._tekst(rij, "plan") or self.plan
        if slug not in self.boeken:
            bekend = ", ".join(self.boeken)
            zin = f"{citaat(slug)} is geen plan met acties van dit programma. Kies uit: {bekend}."
            return Importrij(rij, None, fouten=(self.bericht(zin, rij, "plan"),))
        boek = self.boeken[slug]
        try:
            nummer = self._nummer(rij, boek)
        except VeldFout as fout:
            return Importrij(rij, boek, fouten=(self.bericht(fout.reden, rij, "nummer"),))
        return self._bestaande(rij, boek, nummer) if nummer else self._nieuwe(rij, boek)

    def bericht(self, gezegde: str, rij: Rij, veld: str = "", *, onderwerp: str = "", hulp: str = "") -> Bericht:
        """Something about the cell of `veld` in `rij`, or about the row when there is no such cell."""
        plek = self.indeling.plekken.get(veld)
        waarde = None if plek is None else rij.waarde(plek)
        return Bericht(
            gezegde,
            plaats=self.tabel.blad.plaats(rij, plek),
            kolom="" if plek is None else str(self.tabel.koprij.waarde(plek)).strip(),
            tekst="" if isinstance(waarde, Celfout) else _als_tekst(waarde)[:LANGSTE_CITAAT],
            onderwerp=onderwerp,
            hulp=hulp,
        )

    def _waarde(self, rij: Rij, veld: str) -> Waarde:
        plek = self.indeling.plekken.get(veld)
        return None if plek is None else rij.waarde(plek)

    def _tekst(self, rij: Rij, veld: str) -> str:
        waarde = self._waarde(rij, veld)
        return "" if isinstance(waarde, Celfout) else _als_tekst(waarde).strip()

    def _nummer(self, rij: Rij, boek: Planboek) -> str:
        """The nummer of the actie that is meant, "" for a new one. Raises VeldFout."""
        waarde = self._waarde(rij, "nummer")
        if isinstance(waarde, Celfout):
            raise VeldFout(f"De cel {waarde.gezegde}")
        if nummer := nummer_van(waarde, boek.acties):
            if nummer not in boek.acties:
                raise VeldFout(_onbekend(nummer, boek))
            return nummer
        if "nummer" in self.indeling.plekken or self.keuzes.get(OP_TITEL) != JA:
            return ""
        nummers = boek.titels.get(titelsleutel(self._tekst(rij, "titel")), ())
        if len(nummers) > 1:
            raise VeldFout(f"Deze titel hebben {' en '.join(nummers)} allebei. Zet in het bestand een kolom nummer.")
        return nummers[0] if nummers else ""

    def _bestaande(self, rij: Rij, boek: Planboek, nummer: str) -> Importrij:
        bekend = boek.acties[nummer]
        onderwerp = f"{nummer} {bekend.nu.titel}"
        fouten = self._eerder(rij, boek, nummer, f"Actie {nummer}", "nummer")
        versie: int | None = None
        try:
            versie = self._versie(rij, bekend)
        except VeldFout as fout:
            fouten.append(self.bericht(fout.reden, rij, "versie", onderwerp=onderwerp))
        if (opgave := self._tekst(rij, "opgave")) and boek.naslag.opgave(opgave) != bekend.nu.opgave:
            fouten.append(
                self.bericht(
                    f"Actie {nummer} hoort bij opgave {bekend.nu.opgave}, en een actie gaat niet naar een andere opgave. "
                    f"Zet de {bekend.nu.opgave} terug; of voeg daar een nieuwe actie toe en laat deze vervallen.",
                    rij,
                    "opgave",
                    onderwerp=onderwerp,
                )
            )
        return Importrij(rij, boek, bekend, versie, bekend.nu.opgave, tuple(fouten))

    def _versie(self, rij: Rij, bekend: Bekend) -> int | None:
        """The version of the actie in the export, None when the cell is empty. Raises VeldFout."""
        waarde = self._waarde(rij, "versie")
        if isinstance(waarde, Celfout):
            raise VeldFout(f"De cel {waarde.gezegde}")
        tekst = _als_tekst(waarde).strip()
        if not tekst:
            return None
        if not (tekst.isascii() and tekst.isdecimal() and 0 < int(tekst) < 10**9):
            raise VeldFout(
                f"{citaat(tekst)} is geen versie. Zet het getal uit de export terug, of exporteer de acties opnieuw."
            )
        if int(tekst) > bekend.nu.versie:
            raise VeldFout(
                f"In het bestand staat versie {tekst}, en het portaal heeft versie {bekend.nu.versie}. Zet het getal uit "
                "de export terug, of exporteer de acties opnieuw."
            )
        return int(tekst)

    def _nieuwe(self, rij: Rij, boek: Planboek) -> Importrij:
        titel = self._tekst(rij, "titel")
        if not titel:
            zin = "In deze rij staat geen nummer en geen titel. Vul er een in, of haal de rij weg."
            return Importrij(rij, boek, fouten=(self.bericht(zin, rij),))
        fouten = self._eerder(rij, boek, titelsleutel(titel), "Een nieuwe actie met deze titel", "titel")
        wacht_op: set[str] = set()
        if nummers := boek.titels.get(titelsleutel(titel)):
            if "nummer" not in self.indeling.plekken and OP_TITEL not in self.keuzes:
                bekend = boek.acties[nummers[0]]
                return Importrij(
                    rij, boek, bekend, None, bekend.nu.opgave, fouten=tuple(fouten), wacht_op=frozenset({OP_TITEL})
                )
            fouten.append(
                self.bericht(
                    f"Er is al een actie met deze titel: {', '.join(nummers)}. Vul bij nummer {nummers[0]} in om die te "
                    "wijzigen, of geef de nieuwe actie een andere titel.",
                    rij,
                    "titel",
                )
            )
        opgave = None
        try:
            opgave = self._opgave(rij, boek)
        except VeldFout as fout:
            fouten.append(self.bericht(fout.reden, rij, "opgave"))
        else:
            wacht_op |= {OPGAVE} if opgave is None else set()
        return Importrij(rij, boek, opgave=opgave, fouten=tuple(fouten), wacht_op=frozenset(wacht_op))

    def _opgave(self, rij: Rij, boek: Planboek) -> int | None:
        """The opgave of a new actie, None when nobody said it yet. Raises VeldFout."""
        tekst = self._tekst(rij, "opgave")
        if "opgave" not in self.indeling.plekken:
            tekst = self.keuzes.get(OPGAVE, "")
            if not tekst:
                return None
        opgave = boek.naslag.opgave(tekst) if tekst else None
        if opgave is None:
            opgaven = "; ".join(f"{nummer} ({naam})" for nummer, (_, naam) in boek.naslag.opgaven.items())
            begin = (
                f"{citaat(tekst)} is geen opgave van dit programma."
                if tekst
                else "Een nieuwe actie hoort bij een opgave."
            )
            raise VeldFout(f"{begin} Vul het nummer in: {opgaven}.")
        return opgave

    def _eerder(self, rij: Rij, boek: Planboek, sleutel: str, wat: str, veld: str) -> list[Bericht]:
        """An error when this nummer or title stood in an earlier row."""
        eerder = self._gezien.setdefault((boek.plan.slug, sleutel), rij)
        if eerder is rij:
            return []
        return [self.bericht(f"{wat} staat ook in rij {eerder.nummer}. Laat een van de twee rijen staan.", rij, veld)]


def _als_tekst(waarde: Waarde) -> str:
    return waarde if isinstance(waarde, str) else in_woorden(waarde)


def _onbekend(nummer: str, boek: Planboek) -> str:
    uitweg = f" Bedoelt u {' of '.join(bedoeld)}?" if (bedoeld := bedoelde_nummers(nummer, boek)) else ""
    return (
        f"{citaat(nummer)} is geen nummer van een actie in plan {boek.plan.slug}.{uitweg} Is dit een nieuwe actie, maak de "
        "cel dan leeg: het portaal kiest zelf het nummer."
    )


def bedoelde_nummers(nummer: str, boek: Planboek) -> list[str]:
    """The nummers of which this is a slip with a zero: 3.2 for 3.02 and for 3.20."""
    delen = nummer.replace(",", ".").split(".")
    if len(delen) != 2 or not all(deel.isascii() and deel.isdecimal() and len(deel) < 5 for deel in delen):
        return []
    opgave, volgnummer = delen
    vormen = (f"{int(opgave)}.{int(volgnummer):02}", f"{int(opgave)}.{volgnummer}0")
    return [vorm for vorm in dict.fromkeys(vormen) if vorm in boek.acties]
