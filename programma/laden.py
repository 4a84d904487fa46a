"""Filling an empty installation with a programme from its fixtures: people, plan, partners, period and remarks."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from .fixtures import Fixtures
from .models import (
    Basisvoorziening,
    BeoogdResultaat,
    Besluit,
    Bronopmerking,
    Doel,
    DoorlopendeActie,
    Opgave,
    OpgenomenDoel,
    Partner,
    Partneralias,
    Planhoofdstuk,
    Plantekst,
    Programma,
    Programmadoel,
    ProgrammaPartner,
    Rapportageperiode,
    Uitvoeringsplan,
)
from .tekst import naar_html

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def laad_programma(fixtures: Fixtures) -> Programma:
    """Create the programme with its opgaven, register of partners, plans, period, besluiten and remarks."""
    gegevens = fixtures.lees("programma.toml")
    programma = Programma.objects.create(**gegevens["programma"])
    for opgave in gegevens["opgaven"]:
        Opgave.objects.create(programma=programma, **opgave)
    _laad_partners(fixtures, programma)
    _laad_plannen(fixtures, programma)
    _laad_periode(fixtures, programma)
    for opmerking in fixtures.lees("opmerkingen.toml")["opmerkingen"]:
        Bronopmerking.objects.create(programma=programma, **opmerking)
    return programma


def opgaven_op_nummer(programma: Programma) -> dict[int, Opgave]:
    """The opgaven of `programma` by number."""
    return {opgave.nummer: opgave for opgave in programma.opgaven.all()}


def herkomst(tekst: dict, document: str) -> dict:
    """The fields that say where `tekst` (a section of a fixture) comes from."""
    return {
        "bron_document": document,
        "bron_hoofdstuk": tekst["bron_hoofdstuk"],
        "bron_kop": tekst["bron_kop"],
        "letterlijk": tekst["letterlijk"],
    }


def _laad_partners(fixtures: Fixtures, programma: Programma) -> None:
    """The register is shared by all programmes: a partner that is there already, maybe renamed, stays as it is."""
    for rij in fixtures.lees("partners.toml")["partners"]:
        partner = Partner.objects.bekend_als(rij["naam"])
        if partner is None:
            partner = Partner.objects.create(
                naam=rij["naam"],
                slug=slugify(rij["naam"]),
                soort=rij.get("soort", Partner.Soort.ORGANISATIE),
                onder=Partner.objects.bekend_als(rij["onder"]) if "onder" in rij else None,
                natuurlijke_personen=rij.get("natuurlijke_personen", False),
                toelichting=rij.get("toelichting", ""),
            )
            for spelling in rij.get("spellingen", []):
                Partneralias.objects.create(partner=partner, spelling=spelling)
        ProgrammaPartner.objects.get_or_create(programma=programma, partner=partner)


def _laad_plannen(fixtures: Fixtures, programma: Programma) -> None:
    """Plans with chapters first: their chapters name the programmadoelen that the earlier plans take up."""
    opgaven = opgaven_op_nummer(programma)
    rijen = fixtures.lees("plannen.toml")["plannen"]
    for rij in sorted(rijen, key=lambda rij: "map" not in rij):
        plan = Uitvoeringsplan.objects.create(
            programma=programma,
            opgave=opgaven[rij["opgave"]] if "opgave" in rij else None,
            **{veld: rij[veld] for veld in ("slug", "naam", "van_jaar", "tot_jaar")},
            vastgesteld_op=rij.get("vastgesteld_op"),
        )
        if "map" in rij:
            _laad_planinhoud(fixtures, plan, rij, opgaven)
        for volgorde, doel in enumerate(rij.get("programmadoelen", []), 1):
            nummer, plaats = doel["doel"].split(".")
            OpgenomenDoel.objects.create(
                plan=plan,
                programmadoel=Programmadoel.objects.get(opgave=opgaven[int(nummer)], volgorde=int(plaats)),
                volgorde=volgorde,
                formulering=doel["gedrukt"],
            )


def _laad_planinhoud(fixtures: Fixtures, plan: Uitvoeringsplan, rij: dict, opgaven: dict[int, Opgave]) -> None:
    algemeen = fixtures.lees(f"{rij['map']}/algemeen.toml")["teksten"]
    teksten = [(None, tekst) for tekst in algemeen]
    for inhoud in fixtures.genummerd(f"{rij['map']}/hoofdstuk-*.toml"):
        opgave = opgaven[inhoud["opgave"]]
        hoofdstuk = Planhoofdstuk.objects.create(
            plan=plan, opgave=opgave, titel=inhoud["titel"], hoofdambitie=inhoud["hoofdambitie"]
        )
        teksten += [(hoofdstuk, tekst) for tekst in inhoud["teksten"]]
        _laad_hoofdstuk(plan, opgave, inhoud)
    for leeg in rij["doelen_zonder_omschrijving"]:
        Doel.objects.create(plan=plan, opgave=opgaven[leeg["opgave"]], letter=leeg["letter"])
    for volgorde, (hoofdstuk, tekst) in enumerate(teksten, 1):
        Plantekst.objects.create(
            plan=plan,
            hoofdstuk=hoofdstuk,
            soort=tekst["soort"],
            volgorde=volgorde,
            kop=tekst["kop"],
            tekst=naar_html(tekst["tekst"]),
            **herkomst(tekst, plan.naam),
        )


def _laad_hoofdstuk(plan: Uitvoeringsplan, opgave: Opgave, inhoud: dict) -> None:
    for volgorde, rij in enumerate(inhoud["programmadoelen"], 1):
        Programmadoel.objects.create(opgave=opgave, volgorde=volgorde, **rij)
    doelen = {}
    for rij in inhoud["doelen"]:
        doelen[rij["letter"]] = Doel.objects.create(plan=plan, opgave=opgave, **rij)
    for rij in inhoud["beoogde_resultaten"]:
        BeoogdResultaat.objects.create(
            plan=plan, opgave=opgave, nummer=rij["nummer"], tekst=" ".join(rij["formulering"].split())
        )
    for rij in inhoud["doorlopende_acties"]:
        DoorlopendeActie.objects.create(plan=plan, opgave=opgave, nummer=rij["nummer"], tekst=rij["tekst"].strip())
    for volgorde, rij in enumerate(inhoud["basisvoorzieningen"], 1):
        basis = Basisvoorziening.objects.create(
            plan=plan, opgave=opgave, volgorde=volgorde, soort=rij["soort"], tekst=rij["tekst"].strip()
        )
        basis.doelen.set([doelen[letter] for letter in rij["doelen"]])


def _laad_periode(fixtures: Fixtures, programma: Programma) -> None:
    plannen = {plan.slug: plan for plan in programma.plannen.all()}
    gegevens = fixtures.lees("overzicht-2024/periode.toml")
    rij = dict(gegevens["periode"])
    namen = rij.pop("plannen")
    for veld in ("bron_export_op", "bron_gebouwd_op"):
        rij[veld] = _moment(rij[veld])
    periode = Rapportageperiode.objects.create(programma=programma, **rij)
    periode.plannen.set([plannen[naam] for naam in namen])
    for besluit in gegevens["besluiten"]:
        plan = plannen[besluit["plan"]] if "plan" in besluit else None
        Besluit.objects.create(programma=programma, **(besluit | {"plan": plan}))


def _moment(lokaal: datetime) -> datetime:
    return lokaal.replace(tzinfo=AMSTERDAM)
