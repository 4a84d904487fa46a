"""Sanne types the standen of a peildatum in one table, corrects one, and removes one: always with what it was before."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from financien.handelingen.posten import maak_post, wijzig_post
from financien.lezen import jaartabellen
from financien.models import Budgetpost, Stand
from programma.models import Wijziging
from tests.bladzijde import html, lees, woorden
from tests.financien.geldjaar import ALGEMEEN, JEUGD, JULI, WONEN, leg_vast, posten

INVOEREN = "/sterk-voor-noord/financien/standen/invoeren/"
APRIL = date(2024, 4, 1)


def invoer(noord, **anders: str) -> dict[str, str]:
    """What a browser posts when every post has the same amounts."""
    rijen = posten(noord).values()
    data = {"peildatum": "1 juli 2024", "bron": "Bestuursrapportage 2024-1", "reden": ""}
    data["versies"] = " ".join(f"{post.pk}.{post.versie}" for post in rijen)
    for post in rijen:
        bedragen = {"beschikbaar": "100.000", "uitgaven": "40.000,50", "verplichtingen": "0", "prognose": ""}
        data |= {f"{kolom}-{post.pk}": waarde for kolom, waarde in bedragen.items()}
    return data | anders


def cel(noord, kolom: str, naam: str = ALGEMEEN) -> str:
    return f"{kolom}-{posten(noord)[naam].pk}"


def pagina(antwoord) -> html.HtmlElement:
    return html.fromstring(antwoord.content.decode())


def standpad(post: Budgetpost, achter: str, peildatum: date = APRIL) -> str:
    return f"/sterk-voor-noord/financien/posten/{post.pk}/standen/{peildatum}/{achter}/"


def test_a_whole_peildatum_is_laid_down_in_one_go(noord, programmateam):
    antwoord = programmateam.post(INVOEREN, invoer(noord))
    assert antwoord["Location"] == "/sterk-voor-noord/financien/?stand=2024_2024-07-01"
    tabel = jaartabellen(noord)[0]
    assert (tabel.peildatum, tabel.totaal.uitgaven, len(tabel.regels)) == (JULI, Decimal("160002.00"), 4)
    assert {regel.bron for regel in tabel.regels} == {"Bestuursrapportage 2024-1"}
    assert (
        len({rij.reeks for rij in Wijziging.objects.filter(handeling="toegevoegd", onderwerp_soort="budgetpost")}) == 1
    )


def test_the_figures_of_last_time_stand_beside_the_inputs(noord, programmateam):
    blad = lees(programmateam, INVOEREN)
    (veld,) = blad.xpath(f"//input[@name='{cel(noord, 'uitgaven')}']")
    (hulp,) = blad.xpath(f"//*[@id='{veld.get('aria-describedby')}']")
    assert woorden(hulp) == "vorige keer € 89.829"
    assert "‘Vorige keer’ is de stand van 1 april 2024." in woorden(blad)
    assert veld.get("value") is None
    assert blad.xpath(f"//input[@name='{cel(noord, 'te_verdelen', JEUGD)}'][@checked]")


def test_one_button_takes_over_what_is_beschikbaar_and_keeps_what_was_typed(noord, programmateam):
    half = invoer(noord, neem="1") | {cel(noord, "beschikbaar"): "", cel(noord, "uitgaven"): "12"}
    blad = pagina(programmateam.post(INVOEREN, half))
    assert blad.xpath(f"//input[@name='{cel(noord, 'beschikbaar')}']/@value") == ["350.000"]
    assert blad.xpath(f"//input[@name='{cel(noord, 'uitgaven')}']/@value") == ["12"]
    assert blad.xpath(f"//input[@name='{cel(noord, 'beschikbaar', WONEN)}']/@value") == ["100.000"]
    assert not Stand.objects.filter(peildatum=JULI).exists()


def test_recomputing_shows_saldo_and_total_and_does_not_complain_about_what_is_still_empty(noord, programmateam):
    antwoord = programmateam.post(INVOEREN, invoer(noord, reken="1", bron="") | {cel(noord, "uitgaven", WONEN): ""})
    blad = pagina(antwoord)
    assert antwoord.status_code == 200
    assert "Er ging iets mis" not in woorden(blad)
    (rij,) = blad.xpath(f"//tr[th='{ALGEMEEN}']")
    assert woorden(rij.xpath("./td[@data-label='Saldo']")[0]) == "€ 59.999,50"
    assert [woorden(vak) for vak in blad.xpath("//tfoot//td[@data-label='Uitgaven']")] == ["€ 120.001,50"]
    assert not Stand.objects.filter(peildatum=JULI).exists()


def test_an_amount_that_can_be_two_is_refused_at_its_cell_and_one_click_mends_it(noord, programmateam):
    naam = cel(noord, "uitgaven")
    fout = invoer(noord) | {naam: "1,285"}
    antwoord = programmateam.post(INVOEREN, fout)
    assert antwoord.status_code == 422
    (knop,) = pagina(antwoord).xpath("//button[@name='voorstel']/@value")
    assert knop == f"{naam}=1.285"
    assert programmateam.post(INVOEREN, fout | {"voorstel": knop}).status_code == 302
    assert Stand.objects.get(post__naam=ALGEMEEN, peildatum=JULI).uitgaven == Decimal(1285)


def test_an_empty_row_says_nothing_and_half_a_row_is_refused(noord, programmateam):
    leeg = {cel(noord, kolom, WONEN): "" for kolom in ("beschikbaar", "uitgaven", "verplichtingen")}
    half = programmateam.post(INVOEREN, invoer(noord) | leeg | {cel(noord, "beschikbaar", WONEN): "5"})
    assert half.status_code == 422
    assert (
        woorden(pagina(half)).count("Vul ook dit bedrag in, of maak de hele rij leeg.") == 4
    )  # in the list and in the row
    assert programmateam.post(INVOEREN, invoer(noord) | leeg).status_code == 302
    assert not Stand.objects.filter(post__naam=WONEN, peildatum=JULI).exists()


def test_a_table_without_amounts_is_refused(noord, programmateam):
    niets = {naam: "" for naam in invoer(noord) if "-" in naam}
    antwoord = programmateam.post(INVOEREN, invoer(noord) | niets)
    assert "Vul bij minstens één post de bedragen in." in woorden(pagina(antwoord))


def test_standen_that_are_there_change_only_with_a_reason(noord, programmateam, daad):
    leg_vast(noord, JULI, daad)
    antwoord = programmateam.post(INVOEREN, invoer(noord))
    assert antwoord.status_code == 422
    assert "op 1 juli 2024 al een stand. Wilt u die veranderen, schrijf dan waarom." in woorden(pagina(antwoord))
    assert programmateam.post(INVOEREN, invoer(noord, reden="Verkeerd blad overgenomen")).status_code == 302
    assert Stand.objects.get(post__naam=WONEN, peildatum=JULI).beschikbaar == 100_000


def test_the_form_of_a_peildatum_that_is_there_opens_with_its_figures(noord, programmateam, daad):
    leg_vast(noord, JULI, daad)
    blad = lees(programmateam, f"{INVOEREN}?boekjaar=2024&peildatum=2024-07-01")
    assert blad.xpath("//input[@name='peildatum']/@value") == ["1 juli 2024"]
    assert blad.xpath(f"//input[@name='{cel(noord, 'uitgaven')}']/@value") == ["171.540"]
    assert woorden(blad.xpath(f"//tr[th='{ALGEMEEN}']/td[@data-label='Saldo']")[0]) == "€ −12.840"
    assert "‘Vorige keer’ is de stand van 1 april 2024." in woorden(blad)


def test_who_was_second_sees_what_the_other_laid_down_beside_the_own_figures(noord, programmateam, daad):
    oud = invoer(noord)
    leg_vast(noord, JULI, daad)
    antwoord = programmateam.post(INVOEREN, oud)
    # Without a reason the form asks for one first; with one it is the version that counts.
    assert antwoord.status_code == 422
    antwoord = programmateam.post(INVOEREN, oud | {"reden": "Mijn cijfers zijn nieuwer"})
    assert antwoord.status_code == 409
    tekst = woorden(pagina(antwoord))
    assert "Programma algemeen, uitgaven Er staat nu: € 171.540 U wilt: € 40.000,50" in tekst
    assert Stand.objects.get(post__naam=ALGEMEEN, peildatum=JULI).uitgaven == 171_540
    opnieuw = oud | {"reden": "Mijn cijfers zijn nieuwer"}
    opnieuw["versies"] = pagina(antwoord).xpath("//input[@name='versies']/@value")[0]
    assert programmateam.post(INVOEREN, opnieuw).status_code == 302
    assert Stand.objects.get(post__naam=ALGEMEEN, peildatum=JULI).uitgaven == Decimal("40000.50")


def test_when_one_post_was_changed_meanwhile_nothing_is_laid_down(noord, programmateam, daad):
    oud = invoer(noord)
    wonen = posten(noord)[WONEN]
    wijzig_post(post=wonen, versie=wonen.versie, nieuw={"naam": "Wonen"}, daad=daad)
    antwoord = programmateam.post(INVOEREN, oud)
    assert antwoord.status_code == 409
    assert "post Fijn en veilig wonen → Wonen" in woorden(pagina(antwoord))
    assert not Stand.objects.filter(peildatum=JULI).exists()


def correctie(post: Budgetpost, **anders: str) -> dict[str, str]:
    begin = {"beschikbaar": "350.000", "uitgaven": "89.829", "verplichtingen": "265.408", "prognose": ""}
    rest = {"toelichting": "", "bron": "Nieuwe opgave", "reden": "Tikfout", "versies": f"{post.pk}.{post.versie}"}
    return begin | rest | anders


def test_one_stand_is_corrected_with_a_reason(noord, programmateam):
    post = posten(noord)[ALGEMEEN]
    antwoord = programmateam.post(standpad(post, "corrigeren"), correctie(post, verplichtingen="260.000"))
    assert antwoord.status_code == 302
    stand = Stand.objects.get(post=post, peildatum=APRIL)
    assert (stand.verplichtingen, stand.bron, stand.bronwaarden) == (260_000, "Nieuwe opgave", {})
    assert Wijziging.objects.over("budgetpost", post.pk).first().reden == "Tikfout"


def test_what_was_printed_stays_with_a_stand_of_the_same_source(noord, programmateam):
    post = posten(noord)[ALGEMEEN]
    bron = Stand.objects.get(post=post).bron
    programmateam.post(standpad(post, "corrigeren"), correctie(post, bron=bron, uitgaven="89.830"))
    assert Stand.objects.get(post=post).bronwaarden["uitgaven"] == "89.829"


def test_a_correction_without_a_reason_is_refused(noord, programmateam):
    post = posten(noord)[ALGEMEEN]
    assert programmateam.post(standpad(post, "corrigeren"), correctie(post, reden="")).status_code == 422


def test_a_correction_that_came_second_shows_both_values(noord, programmateam):
    post = posten(noord)[ALGEMEEN]
    programmateam.post(standpad(post, "corrigeren"), correctie(post, uitgaven="90.000"))
    antwoord = programmateam.post(standpad(post, "corrigeren"), correctie(post, uitgaven="91.000"))
    assert antwoord.status_code == 409
    assert "Uitgaven Er staat nu: € 90.000 U wilt: € 91.000" in woorden(pagina(antwoord))
    assert pagina(antwoord).xpath("//input[@name='uitgaven']/@value") == ["91.000"]
    assert Stand.objects.get(post=post).uitgaven == 90_000


def test_a_stand_is_removed_with_a_reason_and_stays_in_the_history(noord, programmateam):
    post = posten(noord)[ALGEMEEN]
    data = {"versies": f"{post.pk}.{post.versie}", "reden": ""}
    assert programmateam.post(standpad(post, "verwijderen"), data).status_code == 422
    assert programmateam.post(standpad(post, "verwijderen"), data | {"reden": "Dubbel"}).status_code == 302
    assert not post.standen.exists()
    assert "€ 89.829" in str(Wijziging.objects.over("budgetpost", post.pk).first().verschillen).replace("\\xa0", " ")


@pytest.mark.parametrize("dag", ["2024-04-02", "1-4-2024", "gisteren"])
def test_a_stand_that_does_not_exist_cannot_be_corrected(noord, programmateam, dag):
    post = posten(noord)[ALGEMEEN]
    pad = f"/sterk-voor-noord/financien/posten/{post.pk}/standen/{dag}/corrigeren/"
    assert programmateam.get(pad).status_code == 404


def test_another_boekjaar_has_its_own_posts(noord, programmateam, daad):
    maak_post(programma=noord, boekjaar=2025, naam="Jongerenraad", daad=daad)
    nieuwste = lees(programmateam, INVOEREN)
    assert [woorden(kop) for kop in nieuwste.xpath("//tbody/tr/th")] == ["Jongerenraad"]
    (adres,) = nieuwste.xpath("//a[text()='2024']/@href")
    assert len(lees(programmateam, INVOEREN + adres).xpath("//tbody/tr/th")) == 4
    assert programmateam.get(f"{INVOEREN}?boekjaar=1999").status_code == 404


def test_more_posts_ask_no_more_of_the_database(noord, programmateam, daad):
    with CaptureQueriesContext(connection) as weinig:
        lees(programmateam, INVOEREN)
    for nummer in range(20):
        maak_post(programma=noord, boekjaar=2024, naam=f"Post {nummer}", daad=daad)
    with CaptureQueriesContext(connection) as veel:
        lees(programmateam, INVOEREN)
    assert len(veel) == len(weinig) <= 15
