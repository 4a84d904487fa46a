"""Filling an empty plan with its acties from the fixtures: the printed cells are read by the portal itself."""

from dataclasses import replace
from decimal import Decimal

from django.utils.text import slugify

from programma.bedragen import BedragFout
from programma.fixtures import FixtureFout, Fixtures
from programma.laden import opgaven_op_nummer
from programma.letters import LettersFout, lees_letters
from programma.models import (
    Doel,
    Opgave,
    Partner,
    Partneralias,
    Programma,
    Uitvoeringsplan,
    Wijziging,
    nieuwe_reeks,
)
from programma.perioden import Looptijd, PeriodeFout, lees_looptijd
from programma.vastleggen import Daad, vastgelegd

from .financieringscel import Financieringsregel, lees_anderscel, lees_programmacel
from .handelingen.levensloop import beginverschillen
from .handelingen.wijzigen import SOORT
from .keuzes import Aard, Rol
from .models import Actie, ActiePartner, Doelverwijzing, Financiering
from .rapporteurs import rapporteur
from .velden import VELDEN


def laad_acties(fixtures: Fixtures, programma: Programma, daad: Daad) -> int:
    """Create the acties of every plan that has a folder of them; returns how many."""
    aantal = 0
    for rij in fixtures.lees("plannen.toml")["plannen"]:
        if "map" in rij:
            plan = programma.plannen.get(slug=rij["slug"])
            aantal += _Lader(fixtures, programma, plan).laad(fixtures.genummerd(f"{rij['map']}/acties-*.toml"))
    _begin_geschiedenis(programma, daad)
    return aantal


def _begin_geschiedenis(programma: Programma, daad: Daad) -> None:
    """What every actie was when it was loaded is the first line of its history."""
    acties = Actie.objects.van_programma(programma).select_related("plan")
    samen = replace(daad, reeks=nieuwe_reeks())
    for actie, gegevens in zip(acties, acties.gegevens(met_mijlpalen=True), strict=True):
        waarden = {sleutel: veld.waarde(gegevens) for sleutel, veld in VELDEN.items()}
        with vastgelegd(
            actie,
            samen,
            Wijziging.Handeling.GELADEN,
            beginverschillen(waarden),
            soort=SOORT,
            programma=programma,
            versie=actie.versie,
        ):
            pass


class _Lader:
    """What is needed for every row: looked up once."""

    def __init__(self, fixtures: Fixtures, programma: Programma, plan: Uitvoeringsplan):
        self.plan = plan
        self.opgaven = opgaven_op_nummer(programma)
        self.doelen = {doel.letter: doel for doel in Doel.objects.filter(plan=plan)}
        # A partner that was renamed or merged is found by its old name, which is a spelling now.
        aliassen = Partneralias.objects.select_related("partner")
        self.partners = {alias.spelling: alias.partner for alias in aliassen}
        self.partners |= {partner.naam: partner for partner in Partner.objects.all()}
        self.spellingen = {spelling: partner.naam for spelling, partner in self.partners.items()}
        letters = fixtures.lees("letters.toml")
        self.voorstellen = {rij["letter"]: rij for rij in letters["voorstellen"]}
        self.past = {(rij["actie"], rij["letter"]) for rij in letters["past"]}
        self.bevestigd = {
            rij["actie"]: Decimal(rij["bedrag"]) for rij in fixtures.lees("financien.toml")["bevestigde_bedragen"]
        }

    def laad(self, bestanden: list[dict]) -> int:
        gekoppeld = {}
        for rij in [rij for bestand in bestanden for rij in bestand["acties"]]:
            try:
                self._laad_actie(rij)
            except (BedragFout, LettersFout, PeriodeFout, KeyError) as fout:
                raise FixtureFout(f"Actie {rij['nummer']} ({rij['titel']}): {fout}") from fout
            if "gekoppeld_aan" in rij:
                gekoppeld[rij["nummer"]] = rij["gekoppeld_aan"]
        acties = {actie.nummer: actie for actie in self.plan.acties.all()}
        for nummer, doel in gekoppeld.items():
            acties[nummer].aard = Aard.GEKOPPELD.value
            acties[nummer].gekoppeld_aan = acties[doel]
            acties[nummer].save(update_fields=["aard", "gekoppeld_aan"])
        return len(acties)

    def _laad_actie(self, rij: dict) -> None:
        bron = rij["bron"]
        opgave = self.opgaven[int(rij["nummer"].split(".")[0])]
        looptijd = _looptijd_of_leeg(bron["looptijd"])
        actie = Actie.objects.create(
            plan=self.plan,
            opgave=opgave,
            nummer=rij["nummer"],
            slug=slugify(rij["titel"])[:120],
            titel=rij["titel"],
            omschrijving=rij["omschrijving"].strip(),
            aard=Aard.ACTIE.value if rij["aard"] == Aard.GEKOPPELD else rij["aard"],
            soort=bron["soort"].lower(),
            looptijd_van=looptijd.van if looptijd else None,
            looptijd_tot=looptijd.tot if looptijd else None,
            looptijd_precisie=looptijd.precisie if looptijd else "",
            rapporteur=rapporteur(
                [(self.partners[naam], self.partners[naam].soort) for naam in rij["partners"]["hoofd"]]
            ),
            bronwaarden=bron,
        )
        self._laad_letters(actie, bron["doelen"])
        for rol, namen in (
            (Rol.HOOFDPARTNER, rij["partners"]["hoofd"]),
            (Rol.SAMENWERKINGSPARTNER, rij["partners"]["samen"]),
        ):
            for volgorde, naam in enumerate(namen, 1):
                ActiePartner.objects.create(actie=actie, partner=self.partners[naam], rol=rol.value, volgorde=volgorde)
        regels = [
            *lees_programmacel(bron["programma"]),
            *lees_anderscel(bron["anders"], self.spellingen, bevestigd=self.bevestigd.get(rij["nummer"])),
        ]
        for volgorde, regel in enumerate(regels, 1):
            self._laad_financiering(actie, volgorde, regel)

    def _laad_letters(self, actie: Actie, gedrukt: str) -> None:
        for volgorde, letter in enumerate(lees_letters(gedrukt), 1):
            voorstel = self._voorstel(actie, letter)
            Doelverwijzing.objects.create(
                actie=actie,
                letter=letter,
                volgorde=volgorde,
                doel=self.doelen.get(letter),
                voorgesteld_doel=self.doelen[voorstel["voorstel"]] if voorstel else None,
                voorstel_reden=voorstel["reden"] if voorstel else "",
            )

    def _voorstel(self, actie: Actie, letter: str) -> dict | None:
        """The proposal for `letter`: in opgave 3, and elsewhere only for the acties it names."""
        voorstel = self.voorstellen.get(letter)
        if voorstel is None or (actie.nummer, letter) in self.past:
            return None
        return voorstel if actie.opgave.nummer == 3 or actie.nummer in voorstel.get("ook", []) else None

    def _laad_financiering(self, actie: Actie, volgorde: int, regel: Financieringsregel) -> None:
        Financiering.objects.create(
            actie=actie,
            volgorde=volgorde,
            bron=regel.bron.value,
            bedrag=regel.bedrag,
            toestand=regel.toestand.value,
            bron_partner=self.partners[regel.partner] if regel.partner else None,
            ten_laste_van=self._opgave(regel.ten_laste_van) if regel.ten_laste_van else None,
            toelichting=regel.toelichting,
            brontekst=regel.brontekst,
        )

    def _opgave(self, naam: str) -> Opgave:
        """The opgave whose name begins with `naam`; the plan writes "financiële zelfredzaamheid" without "en taal"."""
        for opgave in self.opgaven.values():
            if opgave.naam.lower().startswith(naam.lower()):
                return opgave
        raise FixtureFout(f"‘{naam}’ is geen opgave van dit programma.")


def _looptijd_of_leeg(gedrukt: str) -> Looptijd | None:
    """An unreadable looptijd (2025-2016) stays empty: the printed text is kept and a finding shows it."""
    try:
        return lees_looptijd(gedrukt)
    except PeriodeFout:
        return None
