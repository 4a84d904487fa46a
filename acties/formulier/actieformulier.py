"""The form of one actie as a whole."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from acties.gegevens import ActieGegevens
from acties.handelingen.bewaren import NieuwePartner
from acties.keuzes import Aard, Status
from acties.velden import VELDEN, VeldFout, Waarde, merk
from programma.formulieren import weigering

from .geldrij import GELDWOORDEN, Geldrijen
from .invoervelden import Invoervelden
from .keuzes import Keuzes
from .namen import Naamkeuze, Namen
from .rijen import Actierijen, Mijlpaalrijen, Partnerrijen

# Fields with one input, which their own reader reads; the others are rows.
ENKEL = (
    *("titel", "omschrijving", "gebied", "doelen", "rapporteur", "soort", "aard", "gekoppeld_aan", "status"),
    *("borging_afdeling", "borging_vanaf", "looptijd", "voortzetting_van", "komt_uit"),
)
RIJEN = ("hoofdpartners", "samenwerkingspartners", "financiering_programma", "financiering_anders", "mijlpalen")
OP_HET_FORMULIER = frozenset((*ENKEL, *RIJEN))
PARTNERVELDEN = ("rapporteur", "borging_afdeling")
# Of a choice, what must be said with it.
BIJ_ELKAAR = (
    ("aard", Aard.GEKOPPELD.value, {"gekoppeld_aan": "Kies aan welke actie deze actie gekoppeld is."}),
    (
        "status",
        Status.GEBORGD.value,
        {
            "borging_afdeling": "Kies welke afdeling de actie overneemt.",
            "borging_vanaf": "Vul in vanaf welke dag de afdeling de actie overneemt.",
        },
    ),
)


class Actieformulier(Invoervelden):
    """Every field of an actie. After `is_valid`, `waarden` are the values it holds now."""

    geldwoorden = GELDWOORDEN

    def __init__(
        self,
        data: Any = None,
        *,
        keuzes: Keuzes,
        actie: ActieGegevens | None = None,
        begin: Mapping[str, Waarde] | None = None,
    ) -> None:
        """`actie` is the one that is edited, with its mijlpalen; `begin` are other values to start with than its own."""
        nu = {veld: VELDEN[veld].waarde(actie) for veld in OP_HET_FORMULIER} if actie else {}
        begin = nu if begin is None else begin
        if data is not None:
            data = data.copy()  # to show the normal form of what was typed
        super().__init__(data, initial=_enkel(begin) | {"gezien": _als_merken(nu)})
        self.keuzes = keuzes
        self.gezien = _lees_merken(self["gezien"].value())
        self.naamkeuzes: dict[str, list[Naamkeuze]] = {}
        self.gelezen: dict[str, Waarde] = {}
        self.bewerkt = actie
        self.kies_uit(keuzes, actie.nummer if actie else "", self.gezien.get("doelen", ()))
        # After the choices are read: names are learned in a copy of what was looked up.
        self.namen = Namen(keuzes, data)
        self.hoofdpartners = self._rijen(Partnerrijen, "hoofdpartners", begin.get("hoofdpartners", []), "Hoofdpartner")
        self.samenwerkingspartners = self._rijen(
            Partnerrijen, "samenwerkingspartners", begin.get("samenwerkingspartners", []), "Samenwerkingspartner"
        )
        geld = [*begin.get("financiering_programma", []), *begin.get("financiering_anders", [])]
        self.geld = self._rijen(Geldrijen, "geld", geld, "Geld, regel", opgave=actie.opgave if actie else None)
        self.mijlpalen = self._rijen(Mijlpaalrijen, "mijlpalen", begin.get("mijlpalen", []), "Mijlpaal")
        self.rijen = (self.hoofdpartners, self.samenwerkingspartners, self.geld, self.mijlpalen)

    def _rijen(self, soort: type[Actierijen], prefix: str, begin: Waarde, naam: str, **opties: Any) -> Actierijen:
        rijen = soort(
            self.data if self.is_bound else None,
            prefix=prefix,
            # What was posted is compared with empty rows, not with what there was.
            initial=None if self.is_bound else soort.begin(begin),
            form_kwargs={"namen": self.namen, **opties},
        )
        rijen.naam = naam
        return rijen

    # ---- reading ----

    def is_valid(self) -> bool:
        """Whether the form and all its rows can be read. Afterwards it shows what was typed in its normal form."""
        goed = all([super().is_valid(), *(rijen.is_valid() for rijen in self.rijen)])
        if self.is_bound:
            self._vraag_naar_namen()
            for rijen in self.rijen:
                self._toon(rijen.normaal())
        return goed

    def clean(self) -> None:
        for veld in ENKEL:
            if veld not in self.errors:
                self._lees(veld)
        if self.bewerkt and set(self.gezien) != OP_HET_FORMULIER:
            raise ValidationError("Dit formulier is niet volledig aangekomen. Open het opnieuw.")
        self._lees_samenhang()

    def _lees(self, veld: str) -> None:
        tekst = self.cleaned_data.get(veld)
        if veld == "doelen":
            tekst = "-".join(_in_volgorde(tekst, self.gezien.get("doelen", [])))
        try:
            if veld in PARTNERVELDEN:
                tekst = "; ".join(self.namen.lees(tekst))
            self.gelezen[veld] = VELDEN[veld].lees(tekst, self.namen.keuzes, self.gezien.get(veld, ""))
        except VeldFout as fout:
            self.add_error(veld, weigering(fout.reden, fout.voorstel))
        except ValidationError as fout:
            self.naamkeuzes[veld] = [self.namen.naamkeuzes[fout.params["onbekend"]]]
            self.add_error(veld, fout)
        else:
            if isinstance(self.fields[veld], forms.CharField):
                self._toon({veld: VELDEN[veld].tekst(self.gelezen[veld])})

    def _lees_samenhang(self) -> None:
        """What belongs to a choice is asked with it, and goes when the choice goes."""
        for veld, waarde, erbij in BIJ_ELKAAR:
            gekozen, was = self.gelezen.get(veld), self.gezien.get(veld)
            for ander, vraag in erbij.items():
                if gekozen == waarde and not self.gelezen.get(ander) and ander not in self.errors:
                    self.add_error(ander, vraag)
                elif gekozen != waarde and was == waarde:
                    self.gelezen[ander] = ""

    def _vraag_naar_namen(self) -> None:
        """Ask about every unknown name once: at the first field that holds it."""
        over = dict(self.namen.naamkeuzes)
        for rijen in self.rijen:
            for rij in rijen.forms:
                rij.naamkeuzes = [over.pop(naam) for naam in dict.fromkeys(rij.genoemd) if naam in over]
        for veld in PARTNERVELDEN:
            naam = self.gelezen.get(veld) or next((keuze.onbekend for keuze in self.naamkeuzes.get(veld, ())), "")
            self.naamkeuzes[veld] = [over.pop(naam)] if naam in over else []

    def _toon(self, teksten: Mapping[str, str]) -> None:
        for invoer, tekst in teksten.items():
            self.data[invoer] = tekst

    def zonder_fouten(self) -> None:
        """Say nothing about what is wrong: its user is still busy."""
        for form in (self, *(rij for rijen in self.rijen for rij in rijen.forms)):
            form.errors.clear()

    # ---- what it shows ----

    def naam_van(self, veld: str) -> str:
        """What a field of the actie is called on this form."""
        return self.fields[veld].label if veld in self.fields else VELDEN[veld].naam

    @property
    def doelgroepen(self) -> list[tuple[str, bool, list[forms.boundfield.BoundWidget]]]:
        """The boxes of the doelen by opgave: its name, whether they are open at first, and the boxes."""
        per_opgave: dict[int, list[forms.boundfield.BoundWidget]] = {}
        opgaven = {doel.letter: doel.opgave for doel in self.keuzes.doelkeuzes}
        for vak in self["doelen"]:
            per_opgave.setdefault(opgaven.get(str(vak.data["value"]), 0), []).append(vak)
        return [
            (
                f"Opgave {nummer}: {self.keuzes.opgaven[nummer][1]}"
                if nummer
                else "Letters die niet in het plan staan",
                not self.bewerkt or nummer == self.bewerkt.opgave or any(vak.data["selected"] for vak in vakken),
                vakken,
            )
            for nummer, vakken in per_opgave.items()
        ]

    # ---- what it says ----

    @property
    def waarden(self) -> dict[str, Waarde]:
        """The value of every field; when the form is valid."""
        return self.gelezen | {
            "hoofdpartners": self.hoofdpartners.waarde,
            "samenwerkingspartners": self.samenwerkingspartners.waarde,
            "financiering_programma": self.geld.waarde(van_programma=True),
            "financiering_anders": self.geld.waarde(van_programma=False),
            "mijlpalen": self.mijlpalen.waarde,
        }

    @property
    def veranderd(self) -> dict[str, Waarde]:
        """The values that are not what its user saw."""
        return {veld: waarde for veld, waarde in self.waarden.items() if waarde != self.gezien.get(veld)}

    @property
    def nieuwe_partners(self) -> list[NieuwePartner]:
        """The partners to add, as far as a value names them."""
        genoemd = merk(self.waarden)
        return [nieuw for naam, nieuw in self.namen.nieuw.items() if merk(naam) in genoemd]


class NieuweActieformulier(Actieformulier):
    """The same for an actie that is not there yet."""

    opgave = forms.ChoiceField(label="Opgave", widget=forms.RadioSelect)
    field_order = ("opgave",)

    def kies_uit(self, keuzes: Keuzes, nummer: str, letters: Iterable[str]) -> None:
        super().kies_uit(keuzes, nummer, letters)
        del self.fields["reden"]
        self.fields["opgave"].choices = [
            (nummer, f"Opgave {nummer}: {naam}") for nummer, (_, naam) in keuzes.opgaven.items()
        ]


def _enkel(waarden: Mapping[str, Waarde]) -> dict[str, Any]:
    """What the fields with one input start with: the choice itself, or the value as a text."""
    return {
        veld: VELDEN[veld].tekst(waarde) if veld == "borging_vanaf" else waarde
        for veld, waarde in waarden.items()
        if veld in ENKEL
    }


def _als_merken(waarden: Mapping[str, Waarde]) -> str:
    return merk(waarden) if waarden else ""


def _lees_merken(tekst: Any) -> dict[str, Waarde]:
    """What its user saw of every field; empty when it is a new actie, or when the text is not what the form gave."""
    try:
        gezien = json.loads(tekst or "{}")
        return gezien if all(isinstance(letter, str) for letter in gezien.get("doelen", [])) else {}
    except (ValueError, AttributeError, TypeError):
        return {}


def _in_volgorde(letters: list[str], gezien: list[str]) -> list[str]:
    """Letters in the order in which they stood; in that of the alphabet when they stood so, or new ones behind them."""
    if gezien == sorted(gezien):
        return sorted(letters)
    return [letter for letter in gezien if letter in letters] + [letter for letter in letters if letter not in gezien]
