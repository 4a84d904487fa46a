"""The form of one actie: what stands in it, what is saved, and what comes back when something cannot be read."""

import pytest

from acties.models import Actie
from programma.models import Wijziging
from tests.acties.bladzijde import lees, woorden
from tests.acties.formulierblad import bewerk

pytestmark = pytest.mark.eenmaal

VERKEERD = 422
REDEN = "Afgesproken in het overleg"


@pytest.fixture
def buiten(noord) -> Actie:
    """Mee naar buiten: doelen B-L-S, three lines of money, looptijd 2025-2026."""
    return Actie.objects.get(slug="mee-naar-buiten")


def laatste(actie: Actie) -> Wijziging:
    return Wijziging.objects.over("actie", actie.pk)[0]


def gewijzigd(actie: Actie) -> set[str]:
    return {verschil["veld"] for verschil in laatste(actie).verschillen}


def test_saving_the_form_of_any_of_the_56_acties_as_it_is_changes_nothing(programmateam):
    voor = Wijziging.objects.count()
    for slug in Actie.objects.values_list("slug", flat=True):
        blad = bewerk(programmateam, slug).stuur()
        assert blad.antwoord.status_code == 302, (slug, blad.fouten())
    assert Wijziging.objects.count() == voor


def test_samira_changes_a_title_and_the_gebied_and_is_told_what_was_saved(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(titel="  Allemaal naar buiten ", gebied="De Heuvel")
    assert blad.antwoord["Location"].endswith("/acties/mee-naar-buiten/")
    buiten.refresh_from_db()
    assert (buiten.titel, buiten.gebied, buiten.versie) == ("Allemaal naar buiten", "De Heuvel", 2)
    assert gewijzigd(buiten) == {"titel", "gebied"}
    pagina = lees(programmateam, "acties/mee-naar-buiten/")
    assert "Opgeslagen: titel, gebied." in woorden(pagina)
    assert pagina.xpath(f"//a[@href='/sterk-voor-noord/geschiedenis/{laatste(buiten).pk}/']")


def test_the_omschrijving_keeps_its_alineas(programmateam, buiten):
    bewerk(programmateam, buiten.slug).stuur(omschrijving="Eerst dit.\r\n\r\n\r\n- een\r\n- twee  ")
    buiten.refresh_from_db()
    assert buiten.omschrijving == "Eerst dit.\n\n- een\n- twee"


@pytest.mark.parametrize(
    ("invoer", "woord"),
    [
        ({"status": "bijsturen"}, "status"),
        ({"looptijd": "2026"}, "looptijd"),
        ({"geld_0_bedrag": "9.000"}, "financiering programma"),
        ({"mijlpalen_0_naam": "Start", "mijlpalen_0_datum": "1-4-2026"}, "mijlpalen"),
        (
            {"status": "geborgd", "borging_afdeling": "WIJZ", "borging_vanaf": "1 januari 2027"},
            "status en geborgd bij en geborgd vanaf",
        ),
    ],
)
def test_money_status_looptijd_mijlpalen_and_borging_need_a_reason(programmateam, buiten, invoer, woord):
    blad = bewerk(programmateam, buiten.slug).stuur(titel="Naar buiten", **invoer)
    assert blad.antwoord.status_code == VERKEERD
    assert blad.fouten() == [f"Waarom deze wijziging: Schrijf bij een wijziging van {woord} kort waarom."]
    assert blad.waarde("titel") == "Naar buiten"
    buiten.refresh_from_db()
    assert buiten.versie == 1
    assert blad.stuur(reden=REDEN).antwoord.status_code == 302
    assert laatste(buiten).reden == REDEN


def test_a_title_is_required_and_what_was_typed_elsewhere_stays(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(titel=" ", gebied="De Heuvel")
    assert blad.antwoord.status_code == VERKEERD
    assert blad.fouten() == ["Titel: Vul een titel in."]
    assert blad.boom.xpath("//main//*[@role='alert']//a/@href") == ["#id_titel"]
    assert blad.waarde("gebied") == "De Heuvel"


@pytest.mark.parametrize(
    ("veld", "label"),
    [
        ("titel", "Titel"),
        ("omschrijving", "Omschrijving"),
        ("geld_0_toelichting", "Geld, regel 1, toelichting"),
        ("mijlpalen_0_naam", "Mijlpaal 1, mijlpaal"),
        ("reden", "Waarom deze wijziging"),
    ],
)
def test_a_sign_that_the_pdf_cannot_print_is_refused_at_its_field(programmateam, buiten, veld, label):
    blad = bewerk(programmateam, buiten.slug).stuur(**{"mijlpalen_0_datum": "1-4-2026", veld: "Feest 🎉"})
    assert blad.antwoord.status_code == VERKEERD
    assert any(regel.startswith(f"{label}: Dit teken kan niet") and "🎉" in regel for regel in blad.fouten())


# ---- doelen ----


def test_a_doel_is_ticked_and_another_is_cleared(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug)
    assert blad.inhoud["doelen"] == ["B", "L", "S"]
    blad.stuur(doelen=["A", "B", "S"])
    assert [rij.letter for rij in buiten.doelverwijzingen.all()] == ["A", "B", "S"]
    assert gewijzigd(buiten) == {"doelen"}


def test_a_letter_that_the_plan_does_not_have_may_stay_and_cannot_be_added(programmateam, noord, buiten):
    culturen = Actie.objects.get(doelverwijzingen__letter="V")
    blad = bewerk(programmateam, culturen.slug)
    assert "V" in blad.inhoud["doelen"]
    blad.stuur(doelen=[*blad.inhoud["doelen"], "A"])
    assert {"A", "V"} <= {rij.letter for rij in culturen.doelverwijzingen.all()}
    blad = bewerk(programmateam, buiten.slug).stuur(doelen=["B", "V"])
    assert blad.antwoord.status_code == VERKEERD


# ---- looptijd, aard, status ----


@pytest.mark.parametrize(
    ("getypt", "normaal"),
    [("2026 - 2027", "2026-2027"), ("schooljaar 2025/26", "schooljaar 2025/2026"), ("Q3 2026", "kwartaal 3 2026")],
)
def test_a_looptijd_in_any_spelling_comes_back_in_its_normal_form(programmateam, buiten, getypt, normaal):
    blad = bewerk(programmateam, buiten.slug).stuur(looptijd=getypt)
    assert blad.waarde("looptijd") == normaal
    blad.stuur(reden=REDEN)
    assert bewerk(programmateam, buiten.slug).waarde("looptijd") == normaal


def test_a_looptijd_that_ends_before_it_begins_is_one_click_from_the_one_that_is_meant(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(looptijd="2026-2017", reden=REDEN)
    assert blad.antwoord.status_code == VERKEERD
    assert blad.knop("voorstel").text == "Neem over: 2026-2027"
    assert blad.druk("voorstel").antwoord.status_code == 302
    assert bewerk(programmateam, buiten.slug).waarde("looptijd") == "2026-2027"


def test_a_gekoppelde_actie_says_to_which_one_and_loses_that_with_its_aard(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(aard="gekoppeld")
    assert blad.fouten() == ["Gekoppeld aan: Kies aan welke actie deze actie gekoppeld is."]
    assert buiten.nummer not in blad.form.inputs["gekoppeld_aan"].value_options
    assert blad.stuur(gekoppeld_aan="2.03").antwoord.status_code == 302
    buiten.refresh_from_db()
    assert buiten.gekoppeld_aan.nummer == "2.03"
    assert bewerk(programmateam, buiten.slug).stuur(aard="actie").antwoord.status_code == 302
    buiten.refresh_from_db()
    assert buiten.gekoppeld_aan is None
    assert gewijzigd(buiten) == {"aard", "gekoppeld_aan"}


def test_a_geborgde_actie_says_by_whom_and_from_when(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(status="geborgd", reden=REDEN)
    assert blad.fouten() == [
        "Geborgd bij: Kies welke afdeling de actie overneemt.",
        "Geborgd vanaf: Vul in vanaf welke dag de afdeling de actie overneemt.",
    ]
    assert blad.stuur(borging_afdeling="wijz", borging_vanaf="1-1-2027").antwoord.status_code == 302
    blad = bewerk(programmateam, buiten.slug)
    assert (blad.waarde("borging_afdeling"), blad.waarde("borging_vanaf")) == ("WIJZ", "1 januari 2027")


# ---- mijlpalen ----


def test_mijlpalen_are_added_moved_and_reached_and_the_moves_are_counted(programmateam, buiten):
    bewerk(programmateam, buiten.slug).stuur(mijlpalen_0_naam="Start", mijlpalen_0_datum="1 april 2026", reden=REDEN)
    blad = bewerk(programmateam, buiten.slug)
    assert blad.waarde("mijlpalen_0_datum") == "1 april 2026"
    blad.stuur(mijlpalen_0_datum="2026-05-01", mijlpalen_0_gehaald_op="3-5-2026", reden=REDEN)
    mijlpaal = buiten.mijlpalen.get()
    assert (str(mijlpaal.datum), str(mijlpaal.gehaald_op), mijlpaal.verzet) == ("2026-05-01", "2026-05-03", 1)
    assert "1 keer verzet" in woorden(bewerk(programmateam, buiten.slug).form)


def test_two_mijlpalen_of_one_name_cannot_be_told_apart(programmateam, buiten):
    regels = {
        f"mijlpalen_{nummer}_{veld}": w for nummer in "01" for veld, w in (("naam", "Start"), ("datum", "1-4-2026"))
    }
    blad = bewerk(programmateam, buiten.slug).stuur(**regels, reden=REDEN)
    assert blad.fouten() == ["Mijlpaal 2, mijlpaal: Deze naam staat er al. Geef elke mijlpaal een eigen naam."]


def test_a_mijlpaal_without_a_day_is_refused_at_its_row(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(mijlpalen_1_naam="Start", reden=REDEN)
    assert blad.fouten() == ["Mijlpaal 2, datum: Dit veld is verplicht."]
    assert blad.boom.xpath("//main//*[@role='alert']//a/@href") == ["#id_mijlpalen-1-datum"]


# ---- rows ----


def test_one_row_more_keeps_everything_and_says_nothing_about_what_is_still_missing(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug)
    rijen = int(blad.waarde("geld-TOTAL_FORMS"))
    blad.druk("meer", plaats=2, titel="", geld_3_bron="fonds", reden=REDEN, hoofdpartners_1_naam="woej")
    assert blad.antwoord.status_code == 200
    assert blad.fouten() == []
    assert int(blad.waarde("geld-TOTAL_FORMS")) == rijen + 1
    assert (blad.waarde("titel"), blad.waarde("geld_3_bron"), blad.waarde("reden")) == ("", "fonds", REDEN)
    assert blad.boom.xpath("//*[@autofocus]/@name") == [f"geld-{rijen}-bedrag"]
    assert blad.waarde(f"geld_{rijen}_zekerheid") == "onbekend"
    buiten.refresh_from_db()
    assert buiten.versie == 1


def test_there_are_always_two_empty_rows(programmateam, buiten):
    inhoud = bewerk(programmateam, buiten.slug).inhoud
    assert inhoud["geld-3-bedrag"] == inhoud["geld-4-bedrag"] == [""]
    assert inhoud["hoofdpartners-1-naam"] == inhoud["hoofdpartners-2-naam"] == [""]


def test_a_row_goes_by_its_tick_or_by_being_emptied(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug)
    blad.stuur(**{"geld_0_DELETE": "on", "samenwerkingspartners_0_naam": ""}, reden=REDEN)
    assert [str(regel.bedrag) for regel in buiten.financieringen.all()] == ["10500.00", "11500.00"]
    assert buiten.actiepartners.filter(rol="samenwerkingspartner").count() == 1


def test_what_is_wrong_in_a_row_that_goes_does_not_matter(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_0_DELETE="on", geld_0_bedrag="1,285", reden=REDEN)
    assert blad.antwoord.status_code == 302


@pytest.mark.parametrize(
    ("veld", "rommel"),
    [
        ("geld-TOTAL_FORMS", "x"),
        ("geld-TOTAL_FORMS", "99999"),
        ("geld-TOTAL_FORMS", ""),
        ("status", "☃"),
        ("gekoppeld_aan", "9.99"),
        ("doelen", "☃"),
        ("geld_0_ten_laste_van", "x"),
        ("geld_0_bedrag", "€ € €"),
        ("looptijd", "\x00"),
        ("onbekend-0-naam", "Niemand"),
        ("voorstel", "titel"),
        ("meer", "niets"),
        ("neem", "niets"),
        ("houd", "titel"),
    ],
)
def test_nonsense_from_outside_is_answered_and_never_breaks_the_page(programmateam, buiten, veld, rommel):
    blad = bewerk(programmateam, buiten.slug).stuur(**{veld: rommel})
    assert blad.antwoord.status_code in (200, 302, VERKEERD)
    buiten.refresh_from_db()
    assert buiten.titel in ("Mee naar buiten", "")
    assert buiten.financieringen.count() == 3


# ---- speed ----


def test_the_form_costs_the_same_few_queries_however_many_acties_there_are(
    programmateam, buiten, django_assert_max_num_queries
):
    with django_assert_max_num_queries(15):
        bewerk(programmateam, buiten.slug)
