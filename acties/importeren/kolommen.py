"""What the columns of a file are: by the names of our own export, or by the heads that a plan gives them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from acties.resources import SLEUTELKOLOMMEN, VELDKOLOMMEN
from programma.bedragen import op_een_regel
from programma.importeren.voorbeeld import Bericht, Kolombeeld
from programma.inlezen.gegevens import Celfout, Rij, Tabelbestand
from programma.inlezen.plaats import kolomletter
from programma.inlezen.tabel import KOPZOEK, Tabel, kolomnaam, zoek_tabel
from programma.tabelbestand import in_woorden

EIGEN_NAMEN = (*SLEUTELKOLOMMEN, *VELDKOLOMMEN)
NAMEN: dict[str, str] = {
    "nummer": "Nummer",
    "plan": "Uitvoeringsplan",
    "versie": "Versie",
    "opgave": "Opgave",
    **{sleutel: kolom.veld.naam for sleutel, kolom in VELDKOLOMMEN.items()},
}
# What people and plans call the columns, besides their names here and on the screen. Signs and capitals make no difference.
ANDERE_NAMEN = {
    "nummer": ("nr", "actienummer", "nummer actie"),
    "plan": ("plan",),
    "titel": ("titel actie", "naam", "naam actie", "acties"),
    "omschrijving": ("toelichting actie", "beschrijving"),
    "doelen": ("doel", "doel(en)", "letters", "letter"),
    "hoofdpartners": ("hoofdpartners", "hoofdpartner(s)"),
    "samenwerkingspartners": ("samenwerkingspartner", "samenwerkingspartner(s)", "samen met", "samenwerking met"),
    "soort": ("doorlopend/nieuw", "nieuw/doorlopend", "nieuw of doorlopend"),
    "financiering_programma": ("programma", "programma (€)", "geld programma"),
    "financiering_anders": ("anders", "anders (€)", "andere financiering"),
    "looptijd": ("periode",),
}
# Without one of these nobody can tell which actie a row is about.
HERKENNING = {"nummer", "titel"}
VOORBEELDEN = 3
LANGSTE_VOORBEELD = 60
NIET = ""


def _sleutel(tekst: str) -> str:
    return "".join(teken for teken in tekst.casefold() if teken.isalnum())


_ANDERS = {
    _sleutel(naam): sleutel
    for sleutel, namen in ((eigen, (NAMEN[eigen], *ANDERE_NAMEN.get(eigen, ()))) for eigen in EIGEN_NAMEN)
    for naam in namen
}


@dataclass(frozen=True, slots=True)
class Indeling:
    """Where each field stands (the place of its column, from 0), what the columns look like, and what is wrong with them."""

    plekken: Mapping[str, int]
    beelden: tuple[Kolombeeld, ...]
    fouten: tuple[Bericht, ...]
    waarschuwingen: tuple[Bericht, ...]

    @property
    def velden(self) -> tuple[str, ...]:
        """The fields that an import may change and that have a column."""
        return tuple(sleutel for sleutel in VELDKOLOMMEN if sleutel in self.plekken)


def herken(kop: str) -> tuple[str, bool]:
    """The field that a column with this head is, "" for none, and whether that is its own name."""
    naam = kolomnaam(kop)
    return (naam, True) if naam in EIGEN_NAMEN else (_ANDERS.get(_sleutel(kop), NIET), False)


def zoek_acties(bestand: Tabelbestand) -> Tabel:
    """The table with acties: the first row that names a nummer or a title, and something else. Raises InleesFout."""
    for blad in bestand.bladen:
        for rij in blad.rijen[:KOPZOEK]:
            koppen = [waarde for waarde in rij.waarden if isinstance(waarde, str) and herken(waarde)[0]]
            gevonden = {herken(kop)[0] for kop in koppen}
            if len(gevonden) > 1 and gevonden & HERKENNING:
                return zoek_tabel(bestand, koppen, blad=blad.naam)
    return zoek_tabel(bestand, sorted(HERKENNING))


def deel_in(tabel: Tabel, keuzes: Mapping[str, str]) -> Indeling:
    """What every column of `tabel` is. `keuzes` are the fields that a person chose, by "kolom:" and the letter."""
    beelden = _eenmalig([_beeld(tabel, plek, keuzes) for plek in tabel.kolommen.values()])
    plekken: dict[str, int] = {}
    fouten = []
    for plek, beeld in zip(tabel.kolommen.values(), beelden, strict=True):
        if beeld.veld in plekken:
            namen = f"{kolomletter(plekken[beeld.veld])} en {beeld.letter}"
            fouten.append(
                Bericht(
                    f"Kolom {namen} zijn allebei gekozen voor {NAMEN[beeld.veld]}. Kies voor een van de twee iets anders."
                )
            )
        elif beeld.veld:
            plekken[beeld.veld] = plek
    return Indeling(plekken, tuple(beelden), tuple(fouten + _onbevestigd(beelden)), tuple(_onbekend(tabel, beelden)))


def _beeld(tabel: Tabel, plek: int, keuzes: Mapping[str, str]) -> Kolombeeld:
    kop, letter = op_een_regel(str(tabel.koprij.waarde(plek))), kolomletter(plek)
    veld, eigen = herken(kop)
    gekozen = keuzes.get(f"kolom:{letter}")
    if gekozen is not None and (gekozen in EIGEN_NAMEN or gekozen == NIET):
        veld, eigen = gekozen, True
    return Kolombeeld(letter, kop, veld, eigen, _eerste_cellen(tabel.rijen, plek))


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


def _onbevestigd(beelden: Iterable[Kolombeeld]) -> list[Bericht]:
    koppen = [f"{beeld.kop} ({NAMEN[beeld.veld]})" for beeld in beelden if beeld.veld and not beeld.zeker]
    if not koppen:
        return []
    return [
        Bericht(
            "Deze kolommen heten anders dan in een export en zijn aan hun naam herkend: "
            f"{', '.join(koppen)}. Kijk in het scherm Importeren na of dat klopt, of geef ze de namen van een export."
        )
    ]


def _onbekend(tabel: Tabel, beelden: Iterable[Kolombeeld]) -> list[Bericht]:
    return [
        Bericht(
            "Deze kolom kent het portaal niet. Zij wordt niet ingelezen, tenzij u in het scherm Importeren kiest wat erin staat.",
            plaats=f"kolom {beeld.letter}",
            tekst=beeld.kop,
        )
        for beeld in beelden
        if not beeld.veld and not beeld.zeker
    ]
