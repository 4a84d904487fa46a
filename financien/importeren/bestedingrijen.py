"""Which line of money a row of a file with bestedingen is about, and what it says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from acties.celwidgets import nummer_van
from acties.gegevens import ActieGegevens, FinancieringGegevens
from acties.importeren.plannen import Planboek, titelsleutel
from acties.importeren.rijen import bedoelde_nummers
from acties.velden import VeldFout
from financien.handelingen.bestedingen_schrijven import BEDRAGEN
from programma.bedragen import citaat
from programma.importeren.kolommen import Indeling
from programma.importeren.voorbeeld import Bericht
from programma.inlezen.gegevens import Celfout, Rij, Waarde
from programma.inlezen.tabel import Tabel
from programma.opmaak import bedrag, datum

from .bestedingcellen import Celgeweigerd, als_tekst, lees_dag, lees_geld, lees_versie

# Characters of a cell that are shown beside what is wrong with it.
LANGSTE_CITAAT = 200


@dataclass(slots=True)
class Bestedingsrij:
    """A row that was read: the line of money, the day, and the amounts in the file (None where the cell says nothing)."""

    rij: Rij
    actie: ActieGegevens | None = None
    regel: FinancieringGegevens | None = None
    peildatum: date | None = None
    bedragen: dict[str, Decimal | None] = field(default_factory=dict)
    bron: str = ""
    versie: int | None = None
    fouten: list[Bericht] = field(default_factory=list)
    waarschuwingen: list[Bericht] = field(default_factory=list)

    @property
    def leeg(self) -> bool:
        """Whether nothing was filled in."""
        return all(geld is None for geld in self.bedragen.values())

    @property
    def onderwerp(self) -> str:
        if self.actie is None:
            return ""
        dag = f" op {datum(self.peildatum)}" if self.peildatum else ""
        return f"{self.actie.nummer} {self.actie.titel}{dag}"


class Rijlezer:
    """Reads the rows of one file, one after another; `dag` is the peildatum where the file has none, None as yet."""

    def __init__(
        self, tabel: Tabel, indeling: Indeling, boeken: Mapping[str, Planboek], plan: str, dag: date | None
    ) -> None:
        """`plan` is the address of the plan that a row without one is about."""
        self.tabel, self.indeling, self.boeken, self.plan, self.dag = tabel, indeling, boeken, plan, dag
        self._gezien: dict[tuple[int, date], Rij] = {}

    def lees(self, rij: Rij) -> Bestedingsrij | None:
        """What the row says, None when it says nothing: no nummer and no amount."""
        gelezen = Bestedingsrij(rij)
        for veld in BEDRAGEN:
            gelezen.bedragen[veld] = self._probeer(gelezen, veld, lees_geld)
        if not self._tekst(rij, "nummer") and not isinstance(self._waarde(rij, "nummer"), Celfout):
            if gelezen.leeg and not gelezen.fouten:
                return None
            gelezen.fouten.append(
                self.bericht(gelezen, "nummer", "In deze rij staat geen nummer van een actie. Vul het in.")
            )
            return gelezen
        gelezen.versie = self._probeer(gelezen, "versie", lees_versie)
        gelezen.bron = self._tekst(rij, "bron")[:300]
        gelezen.peildatum = self._probeer(gelezen, "peildatum", lees_dag) or self.dag
        try:
            self._vind_regel(gelezen)
        except _Fout as fout:
            gelezen.fouten.append(self.bericht(gelezen, fout.veld, fout.zin))
        if not gelezen.fouten and not gelezen.leeg:
            self._controleer_dag(gelezen)
        # What was wrong before the actie was found, is about that actie too.
        gelezen.fouten = [replace(fout, onderwerp=gelezen.onderwerp) for fout in gelezen.fouten]
        return gelezen

    def bericht(self, gelezen: Bestedingsrij, veld: str, gezegde: str) -> Bericht:
        """Something about the cell of `veld`, or about the row when there is no such cell."""
        plek = self.indeling.plekken.get(veld)
        waarde = None if plek is None else gelezen.rij.waarde(plek)
        return Bericht(
            gezegde,
            plaats=self.tabel.blad.plaats(gelezen.rij, plek),
            kolom="" if plek is None else str(self.tabel.koprij.waarde(plek)).strip(),
            tekst=als_tekst(waarde)[:LANGSTE_CITAAT],
            onderwerp=gelezen.onderwerp,
        )

    def _waarde(self, rij: Rij, veld: str) -> Waarde:
        plek = self.indeling.plekken.get(veld)
        return None if plek is None else rij.waarde(plek)

    def _tekst(self, rij: Rij, veld: str) -> str:
        return als_tekst(self._waarde(rij, veld))

    def _probeer(self, gelezen: Bestedingsrij, veld: str, lees):
        """What `lees` makes of the cell; None with an error in the row when it refuses it."""
        try:
            return lees(self._waarde(gelezen.rij, veld))
        except Celgeweigerd as fout:
            gelezen.fouten.append(self.bericht(gelezen, veld, str(fout)))
            return None

    def _controleer_dag(self, gelezen: Bestedingsrij) -> None:
        if gelezen.peildatum is None:
            if "peildatum" in self.indeling.plekken:
                zin = "Deze rij heeft geen peildatum. Vul in op welke dag het zo was."
                gelezen.fouten.append(self.bericht(gelezen, "peildatum", zin))
            return
        eerder = self._gezien.setdefault((gelezen.regel.financiering_sleutel, gelezen.peildatum), gelezen.rij)
        if eerder is not gelezen.rij:
            zin = f"Dit geld staat met deze peildatum ook in rij {eerder.nummer}. Laat een van de twee rijen staan."
            gelezen.fouten.append(self.bericht(gelezen, "nummer", zin))

    def _vind_regel(self, gelezen: Bestedingsrij) -> None:
        """Find the actie and its line of programme money. Raises _Fout."""
        rij = gelezen.rij
        slug = self._tekst(rij, "plan") or self.plan
        if slug not in self.boeken:
            raise _Fout(
                "plan", f"{citaat(slug)} is geen plan met acties van dit programma. Kies uit: {', '.join(self.boeken)}."
            )
        boek = self.boeken[slug]
        waarde = self._waarde(rij, "nummer")
        if isinstance(waarde, Celfout):
            raise _Fout("nummer", f"De cel {waarde.gezegde}")
        try:
            nummer = nummer_van(waarde, boek.acties)
        except VeldFout as fout:
            raise _Fout("nummer", fout.reden) from fout
        if nummer not in boek.acties:
            bedoeld = bedoelde_nummers(nummer, boek)
            uitweg = f" Bedoelt u {' of '.join(bedoeld)}?" if bedoeld else ""
            raise _Fout("nummer", f"{citaat(nummer)} is geen nummer van een actie in plan {slug}.{uitweg}")
        gelezen.actie = boek.acties[nummer].nu
        titel = self._tekst(rij, "titel")
        if titel and titelsleutel(titel) != titelsleutel(gelezen.actie.titel):
            raise _Fout("titel", f"Actie {nummer} heet {citaat(gelezen.actie.titel)}. Kijk na of het nummer klopt.")
        gelezen.regel = self._kies_regel(gelezen, boek)

    def _kies_regel(self, gelezen: Bestedingsrij, boek: Planboek) -> FinancieringGegevens:
        """The one line of programme money that the row means: by its partner, its words and its amount. Raises _Fout."""
        regels = gelezen.actie.eigen_regels
        if not regels:
            raise _Fout("nummer", "Bij deze actie staat geen bedrag van het programma. Vul dat eerst in bij de actie.")
        if len(regels) > 1:
            regels = self._passend(gelezen.rij, regels, boek) or regels
        elif (partner := self._tekst(gelezen.rij, "partner")) and boek.naslag.canoniek(partner) != regels[
            0
        ].bron_partner:
            raise _Fout("partner", f"Het geld van deze actie is niet van {citaat(partner)}. {_opgesomd(regels)}")
        if len(regels) > 1:
            raise _Fout(
                "nummer", f"Deze actie heeft meer regels geld. Noem de partner of het bedrag. {_opgesomd(regels)}"
            )
        self._vergelijk_toegekend(gelezen, regels[0])
        return regels[0]

    def _passend(self, rij: Rij, regels: Sequence[FinancieringGegevens], boek: Planboek) -> list[FinancieringGegevens]:
        """The lines that are what the row says of them, as far as it says so."""
        if "partner" in self.indeling.plekken:
            partner = self._tekst(rij, "partner")
            naam = boek.naslag.canoniek(partner) if partner else None
            regels = [regel for regel in regels if regel.bron_partner == naam]
        if "toelichting" in self.indeling.plekken and len(regels) > 1:
            regels = [regel for regel in regels if regel.toelichting == self._tekst(rij, "toelichting")]
        if "toegekend" in self.indeling.plekken and len(regels) > 1:
            toegekend = self._toegekend(rij)
            regels = [regel for regel in regels if regel.bedrag == toegekend]
        return list(regels)

    def _toegekend(self, rij: Rij) -> Decimal | None:
        try:
            return lees_geld(self._waarde(rij, "toegekend"))
        except Celgeweigerd:
            return None

    def _vergelijk_toegekend(self, gelezen: Bestedingsrij, regel: FinancieringGegevens) -> None:
        toegekend = self._toegekend(gelezen.rij)
        if toegekend is not None and toegekend != regel.bedrag and not gelezen.leeg:
            zin = f"Toegekend is {bedrag(regel.bedrag)}. Het bedrag in het bestand wordt niet overgenomen."
            gelezen.waarschuwingen.append(self.bericht(gelezen, "toegekend", zin))


class _Fout(Exception):
    """What is wrong with a row, and at which of its cells."""

    def __init__(self, veld: str, zin: str) -> None:
        super().__init__(veld, zin)
        self.veld, self.zin = veld, zin


def _opgesomd(regels: Sequence[FinancieringGegevens]) -> str:
    namen = (f"{bedrag(regel.bedrag)} van {regel.bron_partner or 'het programma zelf'}" for regel in regels)
    return f"Het portaal kent: {'; '.join(namen)}."
