"""What the columns of a file are: by the names of our own export, or by the heads that people give them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from programma.bedragen import op_een_regel
from programma.importeren.voorbeeld import Bericht, Kolombeeld
from programma.inlezen.gegevens import Celfout, Rij, Tabelbestand
from programma.inlezen.plaats import kolomletter
from programma.inlezen.tabel import KOPZOEK, Tabel, kolomnaam, zoek_tabel
from programma.tabelbestand import in_woorden

VOORBEELDEN = 3
LANGSTE_VOORBEELD = 60
NIET = ""


def _sleutel(tekst: str) -> str:
    return "".join(teken for teken in tekst.casefold() if teken.isalnum())


@dataclass(frozen=True, slots=True)
class Indeling:
    """Where each field stands (the place of its column, from 0), what the columns look like, and what is wrong with them."""

    plekken: Mapping[str, int]
    beelden: tuple[Kolombeeld, ...]
    fouten: tuple[Bericht, ...]
    waarschuwingen: tuple[Bericht, ...]


@dataclass(frozen=True)
class Kolommen:
    """The columns that a kind of file may have.

    `namen` are the fields by key (their name in an export), with what they are called on the screen; `andere_namen` what
    people call them besides: signs and capitals make no difference. Without one of `herkenning` nobody can tell what a
    row is about.
    """

    namen: Mapping[str, str]
    andere_namen: Mapping[str, tuple[str, ...]]
    herkenning: frozenset[str]
    _anders: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        anders = {
            _sleutel(naam): sleutel
            for sleutel, eigen in self.namen.items()
            for naam in (eigen, *self.andere_namen.get(sleutel, ()))
        }
        object.__setattr__(self, "_anders", anders)

    @property
    def keuzes(self) -> tuple[tuple[str, str], ...]:
        """The fields that a column can be read as."""
        return tuple(self.namen.items())

    def herken(self, kop: str) -> tuple[str, bool]:
        """The field that a column with this head is, "" for none, and whether that is its own name."""
        naam = kolomnaam(kop)
        return (naam, True) if naam in self.namen else (self._anders.get(_sleutel(kop), NIET), False)

    def zoek(self, bestand: Tabelbestand) -> Tabel:
        """The first row that names what a row is about, and something else, with what stands below it. Raises InleesFout."""
        for blad in bestand.bladen:
            for rij in blad.rijen[:KOPZOEK]:
                koppen = [waarde for waarde in rij.waarden if isinstance(waarde, str) and self.herken(waarde)[0]]
                gevonden = {self.herken(kop)[0] for kop in koppen}
                if len(gevonden) > 1 and gevonden & self.herkenning:
                    return zoek_tabel(bestand, koppen, blad=blad.naam)
        return zoek_tabel(bestand, sorted(self.herkenning))

    def deel_in(self, tabel: Tabel, keuzes: Mapping[str, str]) -> Indeling:
        """What every column of `tabel` is. `keuzes` are the fields that a person chose, by "kolom:" and the letter."""
        beelden = _eenmalig([self._beeld(tabel, plek, keuzes) for plek in tabel.kolommen.values()])
        plekken: dict[str, int] = {}
        fouten = []
        for plek, beeld in zip(tabel.kolommen.values(), beelden, strict=True):
            if beeld.veld in plekken:
                letters = f"{kolomletter(plekken[beeld.veld])} en {beeld.letter}"
                fouten.append(
                    Bericht(
                        f"Kolom {letters} zijn allebei gekozen voor {self.namen[beeld.veld]}. "
                        "Kies voor een van de twee iets anders."
                    )
                )
            elif beeld.veld:
                plekken[beeld.veld] = plek
        return Indeling(plekken, tuple(beelden), tuple(fouten + self._onbevestigd(beelden)), tuple(_onbekend(beelden)))

    def _beeld(self, tabel: Tabel, plek: int, keuzes: Mapping[str, str]) -> Kolombeeld:
        kop, letter = op_een_regel(str(tabel.koprij.waarde(plek))), kolomletter(plek)
        veld, eigen = self.herken(kop)
        gekozen = keuzes.get(f"kolom:{letter}")
        if gekozen is not None and (gekozen in self.namen or gekozen == NIET):
            veld, eigen = gekozen, True
        return Kolombeeld(letter, kop, veld, eigen, _eerste_cellen(tabel.rijen, plek))

    def _onbevestigd(self, beelden: Iterable[Kolombeeld]) -> list[Bericht]:
        koppen = [f"{beeld.kop} ({self.namen[beeld.veld]})" for beeld in beelden if beeld.veld and not beeld.zeker]
        if not koppen:
            return []
        return [
            Bericht(
                "Deze kolommen heten anders dan in een export en zijn aan hun naam herkend: "
                f"{', '.join(koppen)}. Kijk in het scherm Importeren na of dat klopt, of geef ze de namen van een export."
            )
        ]


def _eerste_cellen(rijen: Iterable[Rij], plek: int) -> tuple[str, ...]:
    gevuld = (waarde for rij in rijen if not isinstance(waarde := rij.waarde(plek), Celfout | None))
    teksten = (op_een_regel(waarde if isinstance(waarde, str) else in_woorden(waarde)) for waarde in gevuld)
    kort = (tekst if len(tekst) <= LANGSTE_VOORBEELD else f"{tekst[: LANGSTE_VOORBEELD - 1]}…" for tekst in teksten)
    return tuple(tekst for tekst, _ in zip(kort, range(VOORBEELDEN), strict=False))


def _eenmalig(beelden: list[Kolombeeld]) -> list[Kolombeeld]:
    """A field that has a column of its own name is not also recognised in another."""
    eigen = {beeld.veld for beeld in beelden if beeld.zeker}
    klaar = []
    for beeld in beelden:
        if not beeld.zeker and beeld.veld in eigen:
            beeld = replace(beeld, veld=NIET)
        klaar.append(beeld)
        if beeld.veld:
            eigen.add(beeld.veld)
    return klaar


def _onbekend(beelden: Iterable[Kolombeeld]) -> list[Bericht]:
    return [
        Bericht(
            "Deze kolom kent het portaal niet. Zij wordt niet ingelezen, tenzij u in het scherm Importeren kiest wat erin staat.",
            plaats=f"kolom {beeld.letter}",
            tekst=beeld.kop,
        )
        for beeld in beelden
        if not beeld.veld and not beeld.zeker
    ]
