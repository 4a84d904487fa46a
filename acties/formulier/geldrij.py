"""A row of money: one line of financiering, or the two that a cell of the plan may name at once."""

import json
from functools import cached_property
from typing import Any

from django import forms

from acties.jaarverdeling import als_json, in_woorden, uit_json
from acties.keuzes import Bron, Zekerheid
from acties.velden import OnbekendePartner, VeldFout, Waarde, merk
from acties.velden.geld import LANGSTE_TOELICHTING
from acties.velden.geldregel import IN_DE_CEL, PROGRAMMABRONNEN, Regel
from acties.velden.geldrijen import geldpartner
from acties.velden.tekst import lees_tekst
from programma.bedragen import Toestand, op_een_regel
from programma.formulieren import Keuzelijst, weigering

from .bedragcel import TOESTANDWOORDEN, Bronfout, bedragtekst, lees_bedragcel
from .rijen import Actierijen, Rij, rijen

# The first is what a new row says.
ZEKERHEDEN = sorted(Zekerheid.keuzes(), key=lambda keuze: keuze[0] != Zekerheid.ONBEKEND)
NAAMINVOER = {"list": "partnernamen", "autocomplete": "off"}


class Geldrij(Rij):
    """`was` is the line as it was opened: what the row does not show of it, stays."""

    bijzaak = frozenset({"zekerheid", "was"})

    bedrag = forms.CharField(
        label="Bedrag",
        widget=forms.TextInput(attrs={"list": "geldwoorden", "autocomplete": "off"}),
        error_messages={
            "required": "Vul een bedrag in, of waarom er geen is: geen, PM, n.v.t., leeg of zonder bedrag."
        },
    )
    bron = forms.ChoiceField(
        widget=Keuzelijst, label="Van", required=False, choices=[("", "Kies van wie"), *Bron.keuzes()]
    )
    zekerheid = forms.ChoiceField(widget=Keuzelijst, label="Zekerheid", choices=ZEKERHEDEN, required=False)
    bron_partner = forms.CharField(label="Wie betaalt", required=False, widget=forms.TextInput(attrs=NAAMINVOER))
    begunstigde = forms.CharField(label="Wie ontvangt", required=False, widget=forms.TextInput(attrs=NAAMINVOER))
    ten_laste_van = forms.ChoiceField(widget=Keuzelijst, label="Ten laste van", required=False)
    toelichting = forms.CharField(label="Toelichting", required=False)
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, opgave: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bron"].soms_verplicht = True
        opgaven = self.namen.keuzes.opgaven.items()
        self.fields["ten_laste_van"].choices = [
            ("", "Deze opgave"),
            *((nummer, f"Opgave {nummer}: {naam}") for nummer, (_, naam) in opgaven if nummer != opgave),
        ]
        self.waarde: list[Regel] = []

    def lees(self) -> None:
        betaler, begunstigde = self._een_naam("bron_partner"), self._een_naam("begunstigde")
        toelichting = self._lees_toelichting()
        regels = self._lees_regels()
        if not self.errors:
            erbij = {
                "zekerheid": self.cleaned_data["zekerheid"] or Zekerheid.ONBEKEND.value,
                "begunstigde": begunstigde,
            }
            gekozen = {
                "bron_partner": betaler,
                "ten_laste_van": int(self.cleaned_data["ten_laste_van"] or 0) or None,
                "toelichting": toelichting,
            }
            if len(regels) > 1 and any(gekozen.values()):
                self.add_error("bedrag", "Hier staan twee bedragen. Zet elk bedrag op een eigen regel.")
                return
            self.waarde = [self._samen(regel | erbij, gekozen) for regel in regels]
            if len(self.waarde) == 1:
                self._toon_normaal(self.waarde[0])

    def _een_naam(self, veld: str) -> str | None:
        namen = self.lees_namen(veld)
        if len(namen) > 1:
            self.add_error(veld, "Kies één partner.")
        try:
            geldpartner(namen[0] if namen else None, self.namen.keuzes)
        except VeldFout as fout:
            self.add_error(veld, weigering(fout.reden))
        return namen[0] if namen else None

    def _lees_toelichting(self) -> str:
        try:
            return lees_tekst(self.cleaned_data.get("toelichting"), "Toelichting", hoogstens=LANGSTE_TOELICHTING)
        except VeldFout as fout:
            self.add_error("toelichting", weigering(fout.reden))
            return ""

    def _lees_regels(self) -> list[Regel]:
        if "bedrag" in self.errors:
            return []
        try:
            return lees_bedragcel(
                op_een_regel(self.cleaned_data["bedrag"]), self.cleaned_data.get("bron", ""), self.namen.keuzes
            )
        except OnbekendePartner as fout:
            self.genoemd.append(fout.naam)
            self.add_error("bedrag", self.namen.onbekend(fout))
        except Bronfout as fout:
            self.add_error("bron", weigering(fout.reden))
        except VeldFout as fout:
            self.add_error("bedrag", weigering(fout.reden, fout.voorstel))
        return []

    def _samen(self, regel: Regel, gekozen: dict[str, Any]) -> Regel:
        """What the words behind the amount say, and what the other fields of the row say."""
        for veld in ("bron_partner", "ten_laste_van"):
            if gekozen[veld] and regel[veld] and gekozen[veld] != regel[veld]:
                self.add_error(veld, f"Bij het bedrag staat iets anders: {regel[veld]}. Kies wat klopt.")
            regel[veld] = gekozen[veld] or regel[veld]
        woorden = dict.fromkeys(filter(None, (gekozen["toelichting"], regel["toelichting"])))
        regel["toelichting"] = "; ".join(woorden)[:LANGSTE_TOELICHTING]
        if regel["ten_laste_van"] and regel["bron"] != Bron.PROGRAMMA:
            self.add_error("ten_laste_van", "Alleen geld van het programma kan ten laste komen van een andere opgave.")
        regel |= {"brontekst": self._brontekst(regel), "jaarverdeling": self._jaarverdeling(regel)}
        if regel["toestand"] == Toestand.TEKST and not (regel["toelichting"] or regel["brontekst"]):
            self.add_error("toelichting", "Schrijf hier waarom er geen bedrag is.")
        return regel

    def _brontekst(self, regel: Regel) -> str:
        """What the source printed, for as long as the line still says the same."""
        zelfde = all(self.oud.get(deel) == regel[deel] for deel in IN_DE_CEL)
        return str(self.oud.get("brontekst", ""))[:300] if zelfde else ""

    def _jaarverdeling(self, regel: Regel) -> dict[str, str]:
        """How the amount is divided over the years, for as long as it is the same amount."""
        try:
            verdeling = als_json(uit_json(self.oud.get("jaarverdeling", {})))
        except (ValueError, ArithmeticError, AttributeError, TypeError):
            return {}
        return verdeling if self.oud.get("bedrag") == regel.get("bedrag") else {}

    @cached_property
    def oud(self) -> dict[str, Any]:
        """The line as it was opened, empty for a new one or when that is not what the form gave."""
        try:
            was = json.loads(self["was"].value() or "{}")
        except (ValueError, TypeError):
            return {}
        return was if isinstance(was, dict) else {}

    @property
    def verdeeld(self) -> str:
        """The division over the years in words, "" without one."""
        return in_woorden(uit_json(self._jaarverdeling(self.oud)))

    def _toon_normaal(self, regel: Regel) -> None:
        self.normaal |= {
            "bedrag": bedragtekst(regel),
            "bron": regel["bron"],
            "bron_partner": regel["bron_partner"] or "",
            "ten_laste_van": str(regel["ten_laste_van"] or ""),
            "toelichting": regel["toelichting"],
        }


class _Geldrijen(Actierijen):
    naam = "Geld"

    def waarde(self, *, van_programma: bool) -> Waarde:
        """The lines of one of the two money fields."""
        regels = [regel for rij in self.gevuld for regel in rij.waarde]
        return [regel for regel in regels if (regel["bron"] in PROGRAMMABRONNEN) == van_programma]

    @staticmethod
    def begin(regels: list[Regel]) -> list[dict[str, Any]]:
        """The rows for the lines of both fields."""
        zichtbaar = ("bron", "zekerheid", "bron_partner", "begunstigde", "ten_laste_van", "toelichting")
        return [
            {veld: regel[veld] or "" for veld in zichtbaar} | {"bedrag": bedragtekst(regel), "was": merk(regel)}
            for regel in regels
        ]


Geldrijen = rijen(Geldrij, _Geldrijen)
GELDWOORDEN = tuple(TOESTANDWOORDEN.values())
