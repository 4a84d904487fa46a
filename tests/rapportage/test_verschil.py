"""What changed between two overviews: exactly that, in words and to the cent, and nothing else."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import resources

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acties.gegevens import MijlpaalGegevens
from acties.keuzes import Bron, Status, Zekerheid
from programma.perioden import lees_looptijd
from programma.woordverschil import Soort
from rapportage.bijlagegegevens import Verslag
from rapportage.gegevens import Besluitregel
from rapportage.keuzes import Aspect, Oordeel, Sectie
from rapportage.uitvoer import als_json, uit_json
from rapportage.verschil.trend import met_vorige
from rapportage.verschil.vergelijken import verschil
from rapportage.verschil.verschilgegevens import Editieverwijzing
from rapportage.verschil.verschilkeuzes import Einde, Maat, Richting, Verandering
from tests.rapportage.overzichten import (
    echt,
    editie_van_schema_2,
    geld,
    met_actie,
    met_acties,
    met_oordeel,
    met_plafond,
    met_post,
    met_tekst,
    zonder_actie,
)

pytestmark = pytest.mark.zonder_database
EDITIE = Editieverwijzing(1, "Stand 1 april 2024", date(2024, 4, 1), "a" * 64)
# What a whole overview must have, a difference alone need not.
ZONDER_EIS = {"required": [], "properties": {}, "additionalProperties": True}
OUDERS = "stand-ouderbetrokkenheid"


def actie(nummer: str):
    return next(rij for opgave in echt().bijlagen[0].opgaven for rij in opgave.acties if rij.nummer == nummer)


def veranderd(gevonden):
    """Per changed judgement which way it went."""
    return {(rij.opgave, rij.naam): rij.richting for rij in gevonden.oordelen if rij.veranderd}


def velden(rij) -> dict[str, tuple[str, str]]:
    return {veld.naam: tuple(kant.replace("\u00a0", " ") for kant in (veld.oud, veld.nieuw)) for veld in rij.velden}


def test_of_two_that_say_the_same_there_is_nothing_to_tell():
    gevonden = verschil(echt(), echt())
    assert gevonden.gelijk
    assert gevonden.samenvatting == "Er is niets veranderd."
    assert gevonden.acties.ongewijzigd == 56
    later = verschil(echt(), replace(echt(), peildatum=date(2024, 10, 1)))
    assert later.samenvatting == "Behalve de peildatum is er niets veranderd."


def test_the_wethouder_reads_in_one_sentence_what_changed():
    nieuw = met_oordeel(echt(), Aspect.BUDGET, Oordeel.BIJSTUREN, oorzaak="o", gevolg="g", maatregel="m")
    nieuw = met_oordeel(nieuw, Aspect.PLANNING, Oordeel.AANDACHTSPUNT)
    nieuw = met_post(nieuw, "Programma algemeen", uitgaven=Decimal("91000.00"))
    nieuw = met_actie(nieuw, "1.01", status=Status.AFGEROND)
    nieuw = zonder_actie(met_actie(nieuw, "2.01", status=Status.GEBORGD), "3.03")
    gevonden = verschil(echt(), nieuw)
    assert gevonden.samenvatting == (
        "2 oordelen veranderd, 1 bedrag veranderd, 3 acties beëindigd, 53 acties ongewijzigd."
    )
    assert veranderd(gevonden) == {(None, "Budget"): Richting.SLECHTER, (None, "Planning"): Richting.SLECHTER}
    assert [(rij.nummer, rij.einde) for rij in gevonden.acties.beeindigd] == [
        ("1.01", Einde.AFGEROND),
        ("2.01", Einde.GEBORGD),
        ("3.03", Einde.WEG),
    ]
    terug = verschil(nieuw, echt())
    assert veranderd(terug) == {(None, "Budget"): Richting.BETER, (None, "Planning"): Richting.BETER}
    assert [rij.nummer for rij in terug.acties.nieuw] == ["3.03"]
    assert [rij.nummer for rij in terug.acties.gewijzigd] == ["1.01", "2.01"]


def test_an_opgave_that_is_judged_for_the_first_time_is_neither_better_nor_worse():
    status = echt().status
    eerste, *rest = status.opgaven
    beoordeeld = replace(eerste, oordeel=replace(eerste.oordeel, oordeel=Oordeel.AANDACHTSPUNT))
    nieuw = replace(echt(), status=replace(status, opgaven=(beoordeeld, *rest)))
    assert veranderd(verschil(echt(), nieuw)) == {(1, eerste.naam): Richting.NIEUW}
    assert veranderd(verschil(nieuw, echt())) == {(1, eerste.naam): Richting.WEG}


def test_less_risk_is_better_and_the_reason_is_told():
    hoog = replace(echt(), status=replace(echt().status, risicoprofiel="Hoog", risicoprofiel_reden="Druk."))
    risico = verschil(hoog, echt()).risicoprofiel
    assert (risico.oud, risico.nieuw, risico.richting) == ("Hoog", "Midden", Richting.BETER)
    assert velden(risico)["Reden van het risicoprofiel"][0] == "Druk."


def test_other_grounds_under_the_same_judgement_are_a_change():
    zwaar = met_oordeel(echt(), Aspect.BUDGET, Oordeel.BIJSTUREN, maatregel="Schuiven", termijn=date(2024, 9, 1))
    later = met_oordeel(zwaar, Aspect.BUDGET, Oordeel.BIJSTUREN, termijn=date(2024, 12, 1))
    gevonden = verschil(zwaar, later)
    (budget,) = [rij for rij in gevonden.oordelen if rij.velden]
    assert velden(budget) == {"Termijn": ("1 september 2024", "1 december 2024")}
    assert gevonden.samenvatting == "1 oordeel anders onderbouwd, 56 acties ongewijzigd."


def test_an_amount_of_the_year_table_changes_its_saldo_and_the_total_with_it():
    jaar = verschil(echt(), met_post(echt(), "Programma algemeen", uitgaven=Decimal("91000.00"))).jaartabel
    algemeen = next(regel for regel in jaar.regels if regel.veranderd)
    assert {rij.maat: rij.verschil for rij in algemeen.veranderd} == {
        Maat.UITGAVEN: Decimal("1171.00"),
        Maat.SALDO: Decimal("-1171.00"),
    }
    assert jaar.totaal.van(Maat.SALDO).verschil == Decimal("-1171.00")


def test_a_period_without_a_year_table_has_not_lost_a_million():
    zonder = replace(echt(), jaartabel=None)
    gevonden = verschil(echt(), zonder)
    assert (gevonden.jaartabel.regels, gevonden.jaartabel.totaal) == ((), None)
    assert gevonden.samenvatting.startswith("Geen jaartabel meer, 56 acties")
    assert verschil(zonder, echt()).samenvatting.startswith("Een jaartabel erbij, 56 acties")
    assert verschil(zonder, zonder).gelijk


def test_another_ceiling_counts_as_one_amount_and_what_is_left_follows():
    gevonden = verschil(echt(), met_plafond(echt(), 1, Decimal("150000.00")))
    (plan,) = gevonden.plannen
    assert {rij.maat: rij.verschil for rij in plan.regels[0].veranderd} == {Maat.PLAFOND: 4000, Maat.VRIJ: 4000}
    assert plan.totaal.van(Maat.VRIJ).verschil == 4000
    assert gevonden.samenvatting == "1 bedrag veranderd, 56 acties ongewijzigd."
    onbekend = verschil(echt(), met_plafond(echt(), 1, None)).plannen[0].regels[0].van(Maat.PLAFOND)
    assert (onbekend.nieuw, onbekend.verschil) == (None, None)


def test_an_actie_that_got_another_number_is_the_same_actie():
    (rij,) = verschil(echt(), met_actie(echt(), "1.01", nummer="1.12")).acties.gewijzigd
    assert velden(rij) == {"Nummer": ("1.01", "1.12")}


def test_an_actie_that_moved_to_another_opgave_is_the_same_actie():
    bondgenoten = replace(actie("3.03"), nummer="1.12")
    nieuw = met_acties(
        zonder_actie(echt(), "3.03"), lambda opgave, acties: (*acties, bondgenoten) if opgave == 1 else acties
    )
    gevonden = verschil(echt(), nieuw)
    (rij,) = gevonden.acties.gewijzigd
    assert velden(rij) == {"Opgave": ("3", "1"), "Nummer": ("3.03", "1.12")}
    assert gevonden.acties.ongewijzigd == 55


def test_every_field_of_an_actie_is_told_from_old_to_new():
    start = MijlpaalGegevens("Start", date(2025, 3, 1), None, 0)
    oud = met_actie(echt(), "3.03", mijlpalen=(start,))
    nieuw = met_actie(
        oud,
        "3.03",
        titel="Bondgenoten in Noord",
        status=Status.AANDACHTSPUNT,
        letters=("A",),
        hoofdpartners=("Woej", "SenW"),
        looptijd=lees_looptijd("2025-2026"),
        programma=(geld(2000, zekerheid=Zekerheid.TOEGEZEGD),),
        anders=(geld(1500, Bron.FONDS, begunstigde="Woej"), geld(None, Bron.PARTNER)),
        mijlpalen=(replace(start, datum=date(2025, 6, 1), gehaald_op=date(2025, 5, 2), verzet=1),),
    )
    (rij,) = verschil(oud, nieuw).acties.gewijzigd
    gevonden = velden(rij)
    assert gevonden["Titel"] == ("Bondgenoten", "Bondgenoten in Noord")
    assert gevonden["Status"] == ("Niet gerapporteerd", "Aandachtspunt")
    assert gevonden["Hoofdpartner"][1] == "Woej, SenW"
    assert gevonden["Financiering programma"] == ("€ 1.500", "€ 2.000 (toegezegd)")
    assert gevonden["Financiering anders"][1] == "€ 1.500 (fonds, voor Woej); leeg"
    assert gevonden["Mijlpaal ‘Start’"] == ("1 maart 2025", "1 juni 2025, gehaald op 2 mei 2025")
    assert (rij.programma.verschil, rij.anders.verschil) == (500, 0)


def test_what_a_partner_reports_anew_every_period_is_no_change_but_its_reasons_are():
    verslag = Verslag(Status.BIJSTUREN, "Ziekte", "Later", "Vervanging", None, "Tien ouders", "Meer", ())
    oud = met_actie(echt(), "3.03", status=Status.BIJSTUREN, verslag=verslag)
    zelfde = met_actie(oud, "3.03", verslag=replace(verslag, bereikt="Twaalf ouders", verwacht="Nog meer"))
    assert verschil(oud, zelfde).gelijk
    assert verschil(oud, met_actie(oud, "3.03", verslag=None)).gelijk
    (rij,) = verschil(oud, met_actie(oud, "3.03", verslag=replace(verslag, oorzaak="Vertrek"))).acties.gewijzigd
    assert velden(rij) == {"Oorzaak": ("Ziekte", "Vertrek")}


def test_a_new_actie_says_what_it_is_and_an_old_one_that_is_closed_stays_closed():
    gesloten = met_actie(zonder_actie(echt(), "2.03"), "1.01", status=Status.AFGEROND)
    gevonden = verschil(gesloten, met_actie(echt(), "1.01", status=Status.AFGEROND, titel="Taal")).acties
    (nieuw,) = gevonden.nieuw
    assert velden(nieuw)["Financiering programma"] == ("", "€ 10.000")
    assert nieuw.programma.verschil == 10000
    assert [(rij.nummer, rij.einde) for rij in gevonden.gewijzigd] == [("1.01", None)]
    assert not gevonden.beeindigd


def test_when_a_plan_is_over_its_acties_end_with_it():
    gevonden = verschil(echt(), replace(echt(), bijlagen=()))
    assert {rij.einde for rij in gevonden.acties.beeindigd} == {Einde.PLAN}
    assert gevonden.samenvatting == "3 bedragen veranderd, 1 plan weg, 56 acties beëindigd."
    assert gevonden.plannen[0].totaal.van(Maat.TOEGEKEND).verschil == -312590
    assert (gevonden.acties.programma.verschil, gevonden.acties.anders.verschil) == (-312590, -411365)


def test_a_text_shows_its_words_that_came_and_went():
    oud = met_tekst(echt(), OUDERS, tekst_html="<p>Er zijn tien ouders.</p>")
    (tekst,) = verschil(oud, met_tekst(oud, OUDERS, tekst_html="<p>Er zijn twaalf ouders.</p>")).teksten
    assert (tekst.sectie, tekst.opgave, tekst.soort) == (Sectie.STAND, 1, Verandering.GEWIJZIGD)
    assert [(stuk.soort, stuk.tekst) for stuk in tekst.stukken] == [
        (Soort.GELIJK, "Er zijn"),
        (Soort.WEG, "tien"),
        (Soort.ERBIJ, "twaalf"),
        (Soort.GELIJK, "ouders."),
    ]


def test_another_markup_is_no_other_text_but_another_heading_or_link_is():
    oud = met_tekst(echt(), OUDERS, tekst_html="<p>Lees <a href='https://a.nl'>meer</a></p>".replace("'", '"'))
    assert verschil(
        oud, met_tekst(oud, OUDERS, tekst_html='<p>Lees <em><a href="https://a.nl">meer</a></em></p>')
    ).gelijk
    (link,) = verschil(oud, met_tekst(oud, OUDERS, tekst_html='<p>Lees <a href="https://b.nl">meer</a></p>')).teksten
    assert (link.stukken, link.oude_kop) == ((), "")
    (kop,) = verschil(oud, met_tekst(oud, OUDERS, kop="Ouders doen mee")).teksten
    assert (kop.stukken, kop.kop, kop.oude_kop) == ((), "Ouders doen mee", "Ouderbetrokkenheid wordt vergroot")


def test_texts_that_came_and_went_are_told_as_a_whole():
    zonder = replace(echt(), communicatie=())
    for gevonden, soort, stuk in (
        (verschil(zonder, echt()), Verandering.NIEUW, Soort.ERBIJ),
        (verschil(echt(), zonder), Verandering.WEG, Soort.WEG),
    ):
        assert {(rij.soort, rij.sectie) for rij in gevonden.teksten} == {(soort, Sectie.COMMUNICATIE)}
        assert {deel.soort for rij in gevonden.teksten for deel in rij.stukken} == {stuk}


def test_new_besluiten_and_other_days_are_told():
    was = echt().besluitvorming
    besluit = Besluitregel(date(2024, 3, 12), "Raad", "Motie", "Motie over de jeugd", "", was.besluiten[0].bron)
    wordt = replace(
        was,
        besluiten=(*was.besluiten, besluit),
        laatste_behandeling=besluit.datum,
        volgende_behandeling=date(2024, 11, 5),
    )
    gevonden = verschil(echt(), replace(echt(), besluitvorming=wordt))
    assert [(rij.soort, rij.datum, rij.tekst) for rij in gevonden.besluiten] == [
        (Verandering.NIEUW, besluit.datum, "Motie over de jeugd")
    ]
    assert {rij.naam: (rij.oud, rij.nieuw) for rij in gevonden.datums} == {
        "Laatste behandeling in raad of commissie": (date(2023, 4, 18), date(2024, 3, 12)),
        "Volgende behandeling in raad of commissie": (None, date(2024, 11, 5)),
    }
    assert gevonden.samenvatting.startswith("2 datums verschoven, 1 nieuw besluit")


def test_an_edition_of_every_schema_is_compared_with_every_other():
    """The second sample is never made anew: what was frozen then must be read for ever."""
    oud, nieuw = echt(), editie_van_schema_2()
    heen, terug = verschil(oud, nieuw), verschil(nieuw, oud)
    assert (
        heen.samenvatting
        == nieuw.verschil.samenvatting
        == (
            "2 oordelen veranderd, 1 bedrag veranderd, 1 nieuw besluit, 3 acties beëindigd, 53 acties ongewijzigd, "
            "1 tekst veranderd."
        )
    )
    assert terug.samenvatting == (
        "2 oordelen veranderd, 1 bedrag veranderd, 1 besluit weg, 1 nieuwe actie, 2 acties gewijzigd, "
        "53 acties ongewijzigd, 1 tekst veranderd."
    )
    assert verschil(nieuw, nieuw).gelijk
    assert (nieuw.verschil.met.nummer, nieuw.status.aspecten[0].onveranderd) == (1, 2)


def test_what_the_first_schema_did_not_know_is_no_change():
    nu = met_acties(echt(), lambda _, acties: tuple(replace(rij, omschrijving="Wat het is") for rij in acties))
    assert verschil(echt(), nu).gelijk
    (rij,) = verschil(nu, met_actie(nu, "3.03", omschrijving="Iets anders")).acties.gewijzigd
    assert velden(rij) == {"Omschrijving": ("Wat het is", "Iets anders")}


def test_the_trend_goes_on_from_the_last_edition():
    eerste = met_oordeel(echt(), Aspect.PLANNING, Oordeel.AANDACHTSPUNT)
    tweede = met_vorige(met_tekst(eerste, OUDERS, tekst_html="<p>Anders.</p>"), echt(), EDITIE)
    derde = met_vorige(tweede, tweede, replace(EDITIE, nummer=2))
    assert {regel.aspect: (regel.vorige, regel.onveranderd) for regel in derde.status.aspecten} == {
        Aspect.TOTAAL: (Oordeel.VOLGENS_VERWACHTING, 3),
        Aspect.BESTUUR: (Oordeel.VOLGENS_VERWACHTING, 3),
        Aspect.PLANNING: (Oordeel.AANDACHTSPUNT, 2),
        Aspect.BUDGET: (Oordeel.VOLGENS_VERWACHTING, 3),
    }
    assert tweede.status.aspecten[2].vorige == Oordeel.VOLGENS_VERWACHTING
    assert {opgave.oordeel.onveranderd for opgave in derde.status.opgaven} == {3}
    sinds = {tekst.sleutel: tekst.ongewijzigd_sinds for blok in derde.stand.blokken for tekst in blok.teksten}
    assert sinds.pop(OUDERS) == 2
    assert set(sinds.values()) == {1}
    assert (tweede.verschil.met, derde.verschil.samenvatting) == (EDITIE, "Er is niets veranderd.")


def test_the_difference_is_read_back_from_the_json_as_it_was():
    nieuw = met_vorige(zonder_actie(met_tekst(echt(), OUDERS, tekst_html="<p>Anders.</p>"), "3.03"), echt(), EDITIE)
    geschreven = als_json.inhoud(nieuw)
    assert uit_json.lees(geschreven) == nieuw
    assert geschreven["verschil"]["acties"]["programma"]["verschil"] == "-1500.00"
    schema = json.loads((resources.files("rapportage") / "schema" / "overzicht-2.json").read_text())
    jsonschema.validate(geschreven["verschil"], schema | {"$ref": "#/$defs/verschil"} | ZONDER_EIS)


# What may become of an actie between two editions.
LOT = st.sampled_from(["gelijk", "weg", "nieuw", "nummer", "geld", "titel", "afgerond", "vervallen"])
EUROS = st.decimals(min_value=0, max_value=999999, places=2)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(LOT, EUROS), min_size=56, max_size=56))
def test_every_actie_is_in_one_group_and_the_money_of_the_groups_is_the_difference_of_the_totals(loten):
    alle = [rij.slug for opgave in echt().bijlagen[0].opgaven for rij in opgave.acties]
    lot = dict(zip(alle, loten, strict=True))
    oud = met_acties(echt(), lambda _, acties: tuple(rij for rij in acties if lot[rij.slug][0] != "nieuw"))

    def wordt(rij):
        wat, euros = lot[rij.slug]
        anders = {
            "nummer": {"nummer": f"{rij.nummer}9"},
            "geld": {"programma": (geld(euros),), "anders": (geld(euros * 2, Bron.FONDS),)},
            "titel": {"titel": f"{rij.titel}!"},
            "afgerond": {"status": Status.AFGEROND},
            "vervallen": {"status": Status.VERVALLEN, "programma": ()},
        }
        return replace(rij, **anders.get(wat, {}))

    nieuw = met_acties(echt(), lambda _, acties: tuple(wordt(rij) for rij in acties if lot[rij.slug][0] != "weg"))
    gevonden = verschil(oud, nieuw).acties
    assert len(gevonden.alle) + gevonden.ongewijzigd == 56
    assert len({rij.slug for rij in gevonden.alle}) == len(gevonden.alle)
    assert {lot[rij.slug][0] for rij in gevonden.nieuw} <= {"nieuw"}
    assert {lot[rij.slug][0] for rij in gevonden.beeindigd} <= {"weg", "afgerond", "vervallen"}
    assert {lot[rij.slug][0] for rij in gevonden.gewijzigd} <= {"nummer", "geld", "titel"}
    for maat in ("programma", "anders"):
        som = sum((getattr(rij, maat).verschil for rij in gevonden.alle), Decimal(0))
        totaal = getattr(nieuw.bijlagen[0], maat) - getattr(oud.bijlagen[0], maat)
        assert som == getattr(gevonden, maat).verschil == totaal


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans(), EUROS, EUROS), min_size=4, max_size=4))
def test_the_differences_of_the_posts_are_the_difference_of_the_totals(posten):
    tabel = echt().jaartabel
    paren = list(zip(tabel.regels, posten, strict=True))
    oud = replace(tabel, regels=tuple(replace(rij, uitgaven=een) for rij, (er, _, een, _) in paren if er))
    nieuw = replace(tabel, regels=tuple(replace(rij, uitgaven=ander) for rij, (_, er, _, ander) in paren if er))
    gevonden = verschil(replace(echt(), jaartabel=oud), replace(echt(), jaartabel=nieuw)).jaartabel
    for maat in (Maat.BESCHIKBAAR, Maat.UITGAVEN, Maat.VERPLICHTINGEN, Maat.SALDO):
        som = sum((regel.van(maat).verschil for regel in gevonden.regels), Decimal(0))
        assert som == gevonden.totaal.van(maat).verschil
    assert gevonden.totaal.van(Maat.SALDO).verschil == nieuw.totaal.saldo - oud.totaal.saldo
