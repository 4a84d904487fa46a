"""The team keeps the posts, and anybody reads how the budget of one came about."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from financien.handelingen.bijstellingen import stel_bij
from financien.handelingen.posten import maak_post, wijzig_post
from financien.handelingen.standen import Standwaarden, leg_stand_vast
from financien.keuzes import Postsoort
from financien.models import Bijstelling, Budgetpost
from programma.models import Wijziging
from tests.bladzijde import html, lees, rijen, woorden
from tests.financien.geldjaar import ALGEMEEN, JEUGD, WONEN, posten

POSTEN = "/sterk-voor-noord/financien/posten/"
NIEUW = {"versies": "", "boekjaar": "2024", "naam": "Jongerenraad", "opgave": "1", "soort": "acties", "primitief": ""}


@pytest.fixture
def jeugd(noord) -> Budgetpost:
    return posten(noord)[JEUGD]


def pad(post: Budgetpost, achter: str = "") -> str:
    return f"{POSTEN}{post.pk}/{achter}"


def gezien(*rijen_: Budgetpost) -> str:
    return " ".join(f"{post.pk}.{post.versie}" for post in rijen_)


def pagina(antwoord) -> html.HtmlElement:
    return html.fromstring(antwoord.content.decode())


def test_the_wethouder_climbs_from_primitief_to_actueel_with_every_decision(wethouder, jeugd, jaar):
    ladder = rijen(lees(wethouder, pad(jeugd)), "Boekjaar 2024")
    assert [(naam, cellen[:2]) for naam, cellen in ladder.items()] == [
        ("Primitief", ["€ 300.000", "€ 300.000"]),
        ("Bijstelling 13 februari 2024", ["€ +14.000", "€ 314.000"]),
        ("Bijstelling 3 september 2024", ["€ −15.000", "€ 299.000"]),
        ("Actueel", ["€ 299.000", "€ 299.000"]),
    ]
    besluit = ladder["Bijstelling 3 september 2024"][3]
    assert "Collegebesluit van 3 september 2024, overgeheveld naar Programma algemeen" in besluit
    assert "Zo staat het in de administratie" in besluit


def test_a_budget_that_nobody_registered_is_not_zero(wethouder, noord, jaar):
    pagina_ = lees(wethouder, pad(posten(noord)[WONEN]))
    assert rijen(pagina_, "Boekjaar 2024")["Actueel"][0] == "niet geregistreerd"
    assert "€ 0" not in woorden(pagina_.xpath("//section[.//h2[@id='begroting']]")[0])


def test_adjustments_of_an_unknown_budget_are_added_up_but_to_nothing(wethouder, jeugd, daad):
    for bedrag in (14_000, -4_000):
        stel_bij(
            post=jeugd, versie=jeugd.versie, op=date(2024, 2, 1), bedrag=Decimal(bedrag), besluit_tekst="B", daad=daad
        )
    tekst = woorden(lees(wethouder, pad(jeugd)))
    assert "De bijstellingen zijn samen € +10.000." in tekst


def test_a_stand_that_is_not_the_budget_of_its_day_says_so(wethouder, jeugd, jaar, noord, daad):
    post = posten(noord)[JEUGD]
    wijzig_post(post=post, versie=post.versie, nieuw={"primitief": Decimal(310_000)}, daad=daad)
    tekst = woorden(lees(wethouder, pad(jeugd)))
    assert "Op 1 april 2024 is beschikbaar € 314.000, dat is € 10.000 minder dan de begroting van € 324.000" in tekst


def test_the_page_has_every_stand_and_what_was_done_last(wethouder, jeugd, jaar):
    pagina_ = lees(wethouder, pad(jeugd))
    standen = rijen(pagina_, "de nieuwste peildatum boven")
    assert next(iter(standen)) == "1 januari 2025"
    assert standen["1 april 2024 moet nog verdeeld worden"][:4] == ["€ 314.000", "€ 160.000", "€ 25.000", "€ 129.000"]
    assert len(pagina_.xpath("//section[.//h2[@id='standen']]//svg[@role='img']//rect")) > 4
    assert len(pagina_.xpath("//section[.//h2[@id='geschiedenis']]//li")) == 5
    assert not pagina_.xpath("//a[contains(@href, 'corrigeren') or contains(@href, 'intrekken')]")


def test_the_whole_history_of_a_post_is_one_click_away(wethouder, jeugd, jaar):
    (adres,) = lees(wethouder, pad(jeugd)).xpath("//a[contains(@href, '/geschiedenis/') and contains(., 'Hele')]/@href")
    tekst = woorden(lees(wethouder, adres))
    assert "Bijstelling op 3 september 2024" in tekst
    assert "Geladen uit de bron" in tekst


def test_sanne_adds_a_post(noord, programmateam):
    antwoord = programmateam.post(f"{POSTEN}nieuw/", NIEUW | {"primitief": "12.500"})
    post = Budgetpost.objects.get(programma=noord, naam="Jongerenraad")
    assert antwoord["Location"] == pad(post)
    assert (post.boekjaar, post.opgave.nummer, post.soort, post.primitief) == (2024, 1, "acties", Decimal(12_500))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naam": ALGEMEEN}, "Boekjaar 2024 heeft al een post Programma algemeen."),
        ({"boekjaar": "24"}, "Schrijf het boekjaar als vier cijfers, bijvoorbeeld 2024."),
        ({"soort": ""}, "Dit veld is verplicht."),
        ({"primitief": "1,285"}, "kan op twee manieren gelezen worden"),
    ],
)
def test_a_post_that_cannot_be_is_refused_with_the_input_kept(noord, programmateam, anders, zin):
    antwoord = programmateam.post(f"{POSTEN}nieuw/", NIEUW | anders)
    assert antwoord.status_code == 422
    assert zin in woorden(pagina(antwoord))
    assert pagina(antwoord).xpath("//input[@name='naam']/@value") == [(NIEUW | anders)["naam"]]
    assert Budgetpost.objects.filter(programma=noord).count() == 4


def test_a_new_boekjaar_begins_with_the_posts_of_the_last_one_without_their_money(noord, programmateam, jaar):
    adres = f"{POSTEN}overnemen/"
    assert lees(programmateam, adres).xpath("//input[@name='naar']/@value") == ["2025"]
    antwoord = programmateam.post(adres, {"versies": "", "van": "2024", "naar": "2025"})
    assert antwoord["Location"].endswith("/financien/standen/invoeren/?boekjaar=2025")
    nieuw = noord.budgetposten.filter(boekjaar=2025)
    assert next((post.naam, post.soort, post.primitief) for post in nieuw) == (ALGEMEEN, "bureau", None)
    assert [post.opgave_id for post in nieuw] == [post.opgave_id for post in noord.budgetposten.filter(boekjaar=2024)]
    assert not any(post.standen.exists() for post in nieuw)
    nog_eens = programmateam.post(adres, {"versies": "", "van": "2024", "naar": "2025"})
    assert nog_eens.status_code == 422
    assert "Boekjaar 2025 heeft alle posten van 2024 al." in woorden(pagina(nog_eens))


def test_sanne_says_that_a_post_is_bureau_without_a_reason_but_money_needs_one(programmateam, jeugd):
    invoer = {"versies": gezien(jeugd), "naam": JEUGD, "opgave": "1", "soort": "bureau", "primitief": "", "reden": ""}
    assert programmateam.post(pad(jeugd, "wijzigen/"), invoer).status_code == 302
    jeugd.refresh_from_db()
    assert jeugd.soort == Postsoort.BUREAU
    met_geld = invoer | {"versies": gezien(jeugd), "primitief": "300.000"}
    antwoord = programmateam.post(pad(jeugd, "wijzigen/"), met_geld)
    assert antwoord.status_code == 422
    assert "Schrijf kort waarom dit verandert." in woorden(pagina(antwoord))
    assert programmateam.post(pad(jeugd, "wijzigen/"), met_geld | {"reden": "Begroting 2024"}).status_code == 302


def test_who_was_second_sees_both_values_and_decides(programmateam, jeugd, daad):
    oud = gezien(jeugd)
    wijzig_post(post=jeugd, versie=1, nieuw={"naam": "Jeugd"}, daad=daad)
    invoer = {"versies": oud, "naam": "Jongeren", "opgave": "1", "soort": "acties", "primitief": "", "reden": ""}
    antwoord = programmateam.post(pad(jeugd, "wijzigen/"), invoer)
    assert antwoord.status_code == 409
    blad = pagina(antwoord)
    assert "Naam Er staat nu: Jeugd U wilt: Jongeren" in woorden(blad)
    assert blad.xpath("//input[@name='naam']/@value") == ["Jongeren"]
    jeugd.refresh_from_db()
    assert jeugd.naam == "Jeugd"
    opnieuw = invoer | {"versies": blad.xpath("//input[@name='versies']/@value")[0]}
    assert programmateam.post(pad(jeugd, "wijzigen/"), opnieuw).status_code == 302
    jeugd.refresh_from_db()
    assert jeugd.naam == "Jongeren"


def test_only_an_empty_post_can_go(noord, programmateam, jeugd, daad):
    leeg = maak_post(programma=noord, boekjaar=2024, naam="Vergissing", daad=daad)
    for post, status in ((jeugd, 422), (leeg, 302)):
        invoer = {"versies": gezien(post), "reden": "Bestaat niet"}
        assert programmateam.post(pad(post, "verwijderen/"), invoer).status_code == status
    assert {post.naam for post in noord.budgetposten.all()} & {JEUGD, "Vergissing"} == {JEUGD}
    assert Wijziging.objects.over("budgetpost", leeg.pk).first().reden == "Bestaat niet"


BIJSTELLING = {"bedrag": "14.000", "op": "1 mei 2024", "besluit": "", "besluit_tekst": "Raadsbesluit", "reden": "Nodig"}


def test_sanne_adjusts_a_budget_by_a_decision_of_the_register(noord, programmateam, jeugd):
    besluit = noord.besluiten.get(soort="amendement")
    invoer = BIJSTELLING | {"versies": gezien(jeugd), "besluit": str(besluit.pk), "besluit_tekst": ""}
    assert programmateam.post(pad(jeugd, "bijstellen/"), invoer).status_code == 302
    rij = Bijstelling.objects.get()
    assert (rij.bedrag, rij.besluit, rij.datum, rij.reden) == (14_000, besluit, date(2024, 5, 1), "Nodig")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"besluit_tekst": ""}, "Noem het besluit: kies het uit de lijst of schrijf het op."),
        ({"reden": ""}, "Schrijf kort waarom dit verandert."),
        ({"bedrag": "0"}, "Een bijstelling van niets is geen bijstelling."),
        ({"op": "30 februari 2024"}, "30 februari"),
    ],
)
def test_an_adjustment_that_cannot_be_is_refused(programmateam, jeugd, anders, zin):
    antwoord = programmateam.post(pad(jeugd, "bijstellen/"), BIJSTELLING | {"versies": gezien(jeugd)} | anders)
    assert antwoord.status_code == 422
    assert zin in woorden(pagina(antwoord))
    assert not Bijstelling.objects.exists()


def test_a_decision_is_chosen_or_written_not_both(noord, programmateam, jeugd):
    besluit = noord.besluiten.first()
    invoer = BIJSTELLING | {"versies": gezien(jeugd), "besluit": str(besluit.pk)}
    assert programmateam.post(pad(jeugd, "bijstellen/"), invoer).status_code == 422


def test_sanne_moves_money_from_another_post_and_takes_it_back(noord, programmateam, jeugd):
    wonen = posten(noord)[WONEN]
    invoer = BIJSTELLING | {"versies": gezien(jeugd, wonen), "van_post": str(wonen.pk)}
    assert programmateam.post(pad(jeugd, "overhevelen/"), invoer).status_code == 302
    rij = Bijstelling.objects.get()
    assert (rij.van_post, rij.post) == (wonen, jeugd)
    (weg,) = lees(programmateam, pad(wonen)).xpath("//a[contains(@href, 'intrekken')]/@href")
    formulier = lees(programmateam, weg)
    assert formulier.xpath("//input[@name='bijstelling'][@checked]/@value") == [str(rij.pk)]
    (versies,) = formulier.xpath("//input[@name='versies']/@value")
    weg_invoer = {"versies": versies, "bijstelling": str(rij.pk), "reden": "Besluit vernietigd"}
    assert programmateam.post(pad(wonen, "intrekken/"), weg_invoer).status_code == 302
    assert not Bijstelling.objects.exists()


def test_when_the_other_post_was_changed_the_money_stays_where_it_is(noord, programmateam, jeugd, daad):
    wonen = posten(noord)[WONEN]
    invoer = BIJSTELLING | {"versies": gezien(jeugd, wonen), "van_post": str(wonen.pk)}
    wijzig_post(post=wonen, versie=1, nieuw={"naam": "Wonen"}, daad=daad)
    antwoord = programmateam.post(pad(jeugd, "overhevelen/"), invoer)
    assert antwoord.status_code == 409
    assert "post Fijn en veilig wonen → Wonen" in woorden(pagina(antwoord))
    assert not Bijstelling.objects.exists()
    opnieuw = invoer | {"versies": pagina(antwoord).xpath("//input[@name='versies']/@value")[0]}
    assert programmateam.post(pad(jeugd, "overhevelen/"), opnieuw).status_code == 302


def test_a_post_without_adjustments_has_nothing_to_withdraw(programmateam, jeugd):
    assert "Deze post heeft geen bijstellingen." in woorden(lees(programmateam, pad(jeugd, "intrekken/")))


def test_a_post_of_another_programme_does_not_exist_here(wethouder, jeugd):
    assert wethouder.get(f"{POSTEN}{jeugd.pk + 1000}/").status_code == 404


def test_a_longer_life_of_a_post_asks_no_more_of_the_database(wethouder, noord, jeugd, daad):
    with CaptureQueriesContext(connection) as weinig:
        lees(wethouder, pad(jeugd))
    post = posten(noord)[JEUGD]
    for maand in range(1, 13):
        stel_bij(
            post=post, versie=post.versie, op=date(2024, maand, 1), bedrag=Decimal(5), besluit_tekst="B", daad=daad
        )
        waarden = Standwaarden(Decimal(10), Decimal(1), Decimal(1))
        leg_stand_vast(post=post, versie=post.versie, peildatum=date(2024, maand, 2), waarden=waarden, daad=daad)
    with CaptureQueriesContext(connection) as veel:
        assert len(rijen(lees(wethouder, pad(jeugd)), "Boekjaar 2024")) == 14
    assert len(veel) == len(weinig) <= 15
