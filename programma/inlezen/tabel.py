"""Finding the table in a file that was read: the sheet, the row with the names of the columns, and the rows below it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from programma.bedragen import citaat, op_een_regel
from programma.inlezen.gegevens import Blad, Celfout, InleesFout, Rij, Tabelbestand, Waarde
from programma.inlezen.plaats import bladnaam, kolomletter, plaatsnaam, zin

# A title, a date and some remarks may stand above the names of the columns.
KOPZOEK = 20


@dataclass(frozen=True)
class Tabel:
    """A sheet with named columns. `kolommen` gives the place of each column by its name as `kolomnaam` makes it."""

    blad: Blad
    koprij: Rij
    kolommen: Mapping[str, int]
    rijen: tuple[Rij, ...]

    def waarde(self, rij: Rij, kolom: str) -> Waarde:
        """The value in the column of that name; None also when there is no such column."""
        plek = self.kolommen.get(kolomnaam(kolom))
        return None if plek is None else rij.waarde(plek)

    def plaats(self, rij: Rij, kolom: str | None = None) -> str:
        """'cel C5 op blad "Acties"'; the row when there is no such column."""
        return self.blad.plaats(rij, None if kolom is None else self.kolommen.get(kolomnaam(kolom)))

    def celfouten(self, kolommen: Collection[str] | None = None) -> Iterator[str]:
        """A sentence about every cell in these columns (all by default) without a value one may use."""
        plekken = {self.kolommen.get(kolomnaam(kolom)) for kolom in kolommen or self.kolommen}
        for rij in self.rijen:
            for plek, waarde in enumerate(rij.waarden):
                if plek in plekken and isinstance(waarde, Celfout):
                    yield zin(self.blad.plaats(rij, plek), waarde.gezegde)


def kolomnaam(tekst: str) -> str:
    """The name by which columns are compared: on one line, single spaces, small letters."""
    return op_een_regel(tekst).casefold()


def zoek_tabel(bestand: Tabelbestand, verplicht: Collection[str], *, blad: str = "") -> Tabel:
    """The first visible sheet (or the sheet named `blad`) with a row that names all columns in `verplicht`.

    Columns may stand in any order and there may be others. The only sheet of a CSV file has no name, so there `blad`
    says nothing. Raises InleesFout: no such sheet, no such row, two columns of one name, or cells below a column
    without a name.
    """
    bladen = _bladen(bestand, blad)
    nodig = {kolomnaam(kolom): kolom for kolom in verplicht}
    for kandidaat in bladen:
        for rij in kandidaat.rijen[:KOPZOEK]:
            if nodig.keys() <= _namen(rij):
                return _tabel(kandidaat, rij)
    raise _geen_kop(bladen, nodig)


def _bladen(bestand: Tabelbestand, naam: str) -> list[Blad]:
    gevonden = list(bestand.bladen)
    if naam and bestand.vorm != "csv":
        gevonden = [blad for blad in bestand.bladen if blad.naam.strip().casefold() == naam.strip().casefold()]
        if not gevonden:
            namen = ", ".join(citaat(blad.naam) for blad in bestand.bladen)
            raise InleesFout(f"Het bestand heeft geen {bladnaam(naam)}, alleen {namen}. Kies een van die bladen.")
        if not gevonden[0].zichtbaar:
            raise InleesFout(
                f"{zin(bladnaam(naam), 'is verborgen')}. Maak het zichtbaar en bewaar het bestand opnieuw."
            )
    bladen = [blad for blad in gevonden if blad.rijen]
    if not bladen:
        verborgen = " Verborgen bladen worden niet gelezen." if not all(b.zichtbaar for b in bestand.bladen) else ""
        raise InleesFout(
            f"In het bestand staan geen gegevens.{verborgen} Zet er een rij kolomnamen in, en daaronder de gegevens."
        )
    return bladen


def _namen(rij: Rij) -> set[str]:
    return {kolomnaam(waarde) for waarde in rij.waarden if isinstance(waarde, str)} - {""}


def _tabel(blad: Blad, koprij: Rij) -> Tabel:
    kolommen: dict[str, int] = {}
    for plek, waarde in enumerate(koprij.waarden):
        naam = kolomnaam(waarde) if isinstance(waarde, str) else ""
        if naam in kolommen:
            raise InleesFout(
                f"Kolom {kolomletter(kolommen[naam])} en kolom {kolomletter(plek)} heten allebei {citaat(waarde.strip())} "
                f"({blad.plaats(koprij)}). Geef een van de twee een andere naam, of verwijder haar."
            )
        if naam:
            kolommen[naam] = plek
    rijen = tuple(rij for rij in blad.rijen if rij.nummer > koprij.nummer)
    benoemd = set(kolommen.values())
    for rij in rijen:
        for plek, waarde in enumerate(rij.waarden):
            if plek not in benoemd and waarde is not None and kolomnaam(str(waarde)):
                raise InleesFout(
                    f"Kolom {kolomletter(plek)} heeft geen naam in {blad.plaats(koprij)}, maar er staat wel iets in "
                    f"{plaatsnaam('', rij.nummer, plek)}. Geef de kolom een naam, of maak haar leeg."
                )
    return Tabel(blad, koprij, kolommen, rijen)


def _geen_kop(bladen: list[Blad], nodig: Mapping[str, str]) -> InleesFout:
    """Says what the row that comes nearest is missing."""
    blad, rij = max(
        ((blad, rij) for blad in bladen for rij in blad.rijen[:KOPZOEK]),
        key=lambda kandidaat: len(nodig.keys() & _namen(kandidaat[1])),
    )
    ontbreekt = [naam for sleutel, naam in nodig.items() if sleutel not in _namen(rij)]
    namen = ", ".join(citaat(naam) for naam in ontbreekt)
    gezegde = f"is geen rij met alle kolomnamen: {namen} {'ontbreekt' if len(ontbreekt) == 1 else 'ontbreken'}."
    return InleesFout(
        f"{zin(blad.plaats(rij), gezegde)} Begin met een bestand dat u hier exporteert, en laat de rij met kolomnamen staan."
    )
