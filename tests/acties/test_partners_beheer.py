"""The screens with which the programmateam keeps the register, as a person without JavaScript uses them."""

import pytest
from django.test import Client
from lxml import html

from acties.models import Actie
from programma.models import Deelname, Gebruiker, Partner, Partneradres, Programma, Rol, Wijziging
from tests.bladzijde import woorden
from tests.sfn_portal.test_toegang import zonder_token

from .bladzijde import WORTEL, alle, een, lees, rijen

PARTNERS = f"{WORTEL}partners/"


def invoer(boom) -> dict[str, str]:
    """What the big form of a page holds, as the browser would send it."""
    form = boom.xpath("//form[contains(@class, 'formulier')]")[0]
    return dict(form.form_values())


def stuur(client: Client, pad: str, **anders: str):
    """Open the form at `pad`, fill in `anders` and send it."""
    return client.post(PARTNERS + pad, invoer(lees(client, f"partners/{pad}")) | anders, follow=True)


def tekst(antwoord) -> str:
    return " ".join(antwoord.content.decode().split())


def test_the_programmateam_adds_an_afdeling_under_the_gemeente(programmateam):
    boom = lees(programmateam, "partners/gemeente-leidschendam-voorburg/")
    (adres,) = [a.get("href") for a in alle(boom, "a") if "afdeling" in (a.text or "")]
    begin = invoer(lees(programmateam, adres.removeprefix(WORTEL)))
    assert (begin["soort"], begin["onder"]) == ("onderdeel", "Gemeente Leidschendam-Voorburg")
    antwoord = programmateam.post(
        PARTNERS + "nieuw/", begin | {"naam": "Groen", "aliassen": "Groenbeheer\nPlantsoenen"}, follow=True
    )
    assert antwoord.redirect_chain == [(PARTNERS + "groen/", 302)]
    assert "Groen staat nu in het register." in tekst(antwoord)
    assert "Groenbeheer · Plantsoenen" in tekst(antwoord)
    namen = [rij[0] for rij in rijen(lees(programmateam, "partners/"))]
    assert namen[namen.index("Gemeente Leidschendam-Voorburg") + 1] == "Groen"


def test_a_silent_double_is_impossible_and_the_way_out_is_one_click(programmateam):
    antwoord = programmateam.post(PARTNERS + "nieuw/", {"naam": "st. Woej", "soort": "organisatie"})
    assert antwoord.status_code == 200
    assert "dat is Woej" in tekst(antwoord)
    assert "/partners/woej/" in tekst(antwoord)
    assert "<title>Fout: " in tekst(antwoord)


def test_a_partner_of_another_programme_joins_instead_of_being_made_twice(programmateam, noord):
    elders = Partner.objects.create(naam="Buurtfabriek", slug="buurtfabriek")
    assert programmateam.get(PARTNERS + "buurtfabriek/").status_code == 404
    antwoord = programmateam.post(PARTNERS + "nieuw/", {"naam": "buurt-fabriek", "soort": "organisatie"})
    assert "Neem Buurtfabriek op" in tekst(antwoord)
    antwoord = programmateam.post(PARTNERS + "opnemen/", {"partner": "buurtfabriek"}, follow=True)
    assert "Buurtfabriek doet nu mee in Sterk voor Noord." in tekst(antwoord)
    assert elders.programmapartners.get().programma == noord


def test_a_new_name_keeps_the_address_and_the_history_tells_both(programmateam):
    antwoord = stuur(programmateam, "woej/wijzigen/", naam="Woej Welzijn", reden="Nieuwe huisstijl")
    assert antwoord.redirect_chain == [(PARTNERS + "woej/", 302)]
    boom = lees(programmateam, "partners/woej/")
    assert een(boom, "h1").text == "Woej Welzijn"
    assert "Laatst gewijzigd door Programmateam op" in woorden(een(boom, "main"))
    (post,) = alle(lees(programmateam, "partners/woej/geschiedenis/"), ".post")
    assert "Naam was: Woej → wordt: Woej Welzijn" in woorden(post)
    assert "Nieuwe huisstijl" in woorden(post)


def test_two_people_change_one_partner_and_the_second_sees_both_values_and_takes_either(programmateam, beheerder):
    van_beheerder = invoer(lees(beheerder, "partners/woej/wijzigen/"))
    stuur(programmateam, "woej/wijzigen/", naam="Woej Welzijn")
    antwoord = beheerder.post(
        PARTNERS + "woej/wijzigen/", van_beheerder | {"naam": "Welzijn Woej", "toelichting": "Welzijnswerk"}
    )
    assert antwoord.status_code == 409
    assert "Er staat nu: ‘Woej Welzijn’" in tekst(antwoord)
    assert "(Programmateam, " in tekst(antwoord)
    assert "U wilt: ‘Welzijn Woej’" in tekst(antwoord)
    vervolg = invoer(html.fromstring(antwoord.content.decode()))
    assert (vervolg["naam"], vervolg["toelichting"]) == ("Welzijn Woej", "Welzijnswerk")
    assert beheerder.post(PARTNERS + "woej/wijzigen/", vervolg | {"neem_over": "naam"}).status_code == 302
    woej = Partner.objects.get(slug="woej")
    assert (woej.naam, woej.toelichting) == ("Woej Welzijn", "Welzijnswerk")
    assert beheerder.post(PARTNERS + "woej/wijzigen/", vervolg).status_code == 302
    woej.refresh_from_db()
    assert woej.naam == "Welzijn Woej"


def test_a_change_that_shows_elsewhere_says_so(programmateam, noord):
    zuid = Programma.objects.create(slug="zuid", naam="Zuid", gemeente="G", van_jaar=2025, tot_jaar=2030, ambitie="…")
    zuid.programmapartners.create(partner=Partner.objects.get(slug="woej"))
    assert "Deze partner doet ook mee in Zuid" in woorden(een(lees(programmateam, "partners/woej/wijzigen/"), "main"))


def test_spellings_come_and_go(programmateam):
    pad = "partners/sport-en-welzijn-senw/spellingen/"
    antwoord = programmateam.post(WORTEL + pad, {"spelling": "Sport & Welzijn"}, follow=True)
    assert "Het portaal herkent ‘Sport &amp; Welzijn’ nu als Sport en Welzijn (SenW)." in tekst(antwoord)
    programmateam.post(WORTEL + pad, {"weg": "S&W"})
    namen = {rij.spelling for rij in Partner.objects.get(slug="sport-en-welzijn-senw").aliassen.all()}
    assert namen == {"SenW", "Sport en Welzijn", "Sport & Welzijn"}
    antwoord = programmateam.post(WORTEL + pad, {"spelling": "woej"})
    assert "dat is Woej" in tekst(antwoord)


def test_a_partner_leaves_when_nothing_needs_it_any_more(programmateam, noord):
    boom = lees(programmateam, "partners/woej/uit-programma/")
    assert "hoofdpartner van 4 acties" in woorden(een(boom, "main"))
    assert not boom.xpath("//form[contains(@class, 'formulier')]")
    assert stuur(programmateam, "fondsen/uit-programma/").status_code == 200
    antwoord = stuur(programmateam, "fondsen/uit-programma/", reden="Geen partner")
    assert "Fondsen doet niet meer mee" in tekst(antwoord)
    assert "Fondsen" not in [rij[0] for rij in rijen(lees(programmateam, "partners/"), tabel=1)]


@pytest.mark.parametrize(
    ("zoek", "gevonden"),
    [
        ("techniekmenu", ["Stichting Techniekmenu"]),
        ("In Holland", ["Hogeschool Inholland"]),
        ("buurtbewoner", ["Inwoners"]),
        ("vth", ["Gemeente Leidschendam-Voorburg", "VTH"]),
    ],
)
def test_a_partner_is_found_by_every_spelling(wethouder, zoek, gevonden):
    boom = lees(wethouder, f"partners/?zoek={zoek}")
    assert [rij[0] for tabel in range(len(alle(boom, "table"))) for rij in rijen(boom, tabel)] == gevonden


def test_the_register_says_how_many_it_shows(wethouder):
    for zoek, woord in [
        ("", "55 partners: 39 organisaties, 6 onderdelen, 10 groepen"),
        ("vth", "2 partners: 1 organisatie, 1 onderdeel"),
    ]:
        assert woorden(een(lees(wethouder, f"partners/?zoek={zoek}"), ".filter-uitkomst")) == woord


def test_a_search_without_result_says_what_to_do(wethouder):
    assert "Geen partner gevonden" in woorden(een(lees(wethouder, "partners/?zoek=xyz"), "main"))


def test_who_does_not_edit_sees_no_buttons_and_no_doubles(wethouder, programmateam):
    Partner.objects.create(naam="Kwadraat", slug="kwadraat").programmapartners.create(programma=Programma.objects.get())
    for pad in ("partners/", "partners/woej/"):
        assert not [
            a for a in alle(lees(wethouder, pad), "main a") if "nieuw" in a.get("href") or "wijzig" in a.get("href")
        ]
    assert "lijkt op" not in woorden(een(lees(wethouder, "partners/"), "main"))
    assert "Kwadraad lijkt op Kwadraat" in woorden(een(lees(programmateam, "partners/"), "main"))


def test_only_the_beheerder_sees_who_signs_in_for_a_partner(wethouder, programmateam, beheerder):
    naam = Gebruiker.objects.get(deelnames__rol=Rol.PARTNER).naam
    pad = "partners/stichting-studielokalen/"
    assert "Meldt zich aan" not in woorden(een(lees(wethouder, pad), "main"))
    team, beheer = (woorden(een(lees(client, pad), ".feiten")) for client in (programmateam, beheerder))
    assert "1 gebruiker" in team
    assert f"{naam} partner" in beheer
    assert naam not in team


def test_merging_from_the_preview_to_the_page_of_the_partner_that_stays(programmateam):
    pad = "partners/samenvoegen/?weg=kwadraad&blijft=woej"
    boom = lees(programmateam, pad)
    assert "Kwadraad gaat op in Woej" in een(boom, "h1").text
    assert not Wijziging.objects.filter(handeling="samengevoegd").exists(), "looking changes nothing"
    zonder = programmateam.post(PARTNERS + "samenvoegen/", invoer(boom))
    assert "Waarom is dit dezelfde partner?: Dit veld is verplicht." in tekst(zonder)
    antwoord = programmateam.post(PARTNERS + "samenvoegen/", invoer(boom) | {"reden": "Gefuseerd"}, follow=True)
    assert antwoord.redirect_chain == [(PARTNERS + "woej/", 302)]
    assert "De twee partners zijn nu één: Woej." in tekst(antwoord)
    erbij, weg = (woorden(post) for post in alle(lees(programmateam, "partners/woej/geschiedenis/"), ".post"))
    assert "Samengevoegd met" in erbij
    assert "Kwadraad" in erbij
    assert "Opgegaan in" in weg


def test_the_old_address_leads_on_and_what_is_sent_there_is_not_written(programmateam, wethouder):
    van_programmateam = invoer(lees(programmateam, "partners/kwadraad/wijzigen/"))
    boom = lees(programmateam, "partners/samenvoegen/?weg=kwadraad&blijft=woej")
    programmateam.post(PARTNERS + "samenvoegen/", invoer(boom) | {"reden": "Gefuseerd"})
    antwoord = wethouder.get(PARTNERS + "kwadraad/")
    assert (antwoord.status_code, antwoord["Location"]) == (301, PARTNERS + "woej/")
    antwoord = programmateam.post(
        PARTNERS + "kwadraad/wijzigen/", van_programmateam | {"toelichting": "Schuldhulp"}, follow=True
    )
    assert "Kwadraad is intussen samengevoegd met Woej. Wat u invulde is niet opgeslagen." in tekst(antwoord)


def test_the_second_of_two_who_merge_reads_who_was_first(programmateam, beheerder):
    van_beheerder = invoer(lees(beheerder, "partners/samenvoegen/?weg=woej&blijft=kwadraad"))
    boom = lees(programmateam, "partners/samenvoegen/?weg=kwadraad&blijft=woej")
    programmateam.post(PARTNERS + "samenvoegen/", invoer(boom) | {"reden": "Gefuseerd"})
    antwoord = beheerder.post(PARTNERS + "samenvoegen/", van_beheerder | {"reden": "Terug"})
    assert antwoord.status_code == 409
    assert "Kwadraad is al samengevoegd" in tekst(antwoord)
    assert "Programmateam voegde Kwadraad op" in tekst(antwoord)
    assert Partner.objects.get(slug="woej").versie == 2


def test_a_preview_that_is_out_of_date_comes_back_new_with_the_reason_kept(programmateam, beheerder):
    boom = lees(programmateam, "partners/samenvoegen/?weg=kwadraad&blijft=woej")
    beheerder.post(PARTNERS + "woej/spellingen/", {"spelling": "Woej Welzijn"})
    antwoord = programmateam.post(PARTNERS + "samenvoegen/", invoer(boom) | {"reden": "Gefuseerd"})
    assert antwoord.status_code == 409
    assert "Er is intussen iets gewijzigd" in tekst(antwoord)
    vervolg = invoer(html.fromstring(antwoord.content.decode()))
    assert vervolg["reden"] == "Gefuseerd"
    assert programmateam.post(PARTNERS + "samenvoegen/", vervolg).status_code == 302
    assert not Partner.objects.filter(slug="kwadraad").exists()


def test_the_preview_names_users_to_the_beheerder_only_and_says_what_they_will_see(programmateam, beheerder):
    naam = Gebruiker.objects.get(deelnames__rol=Rol.PARTNER).naam
    pad = "partners/samenvoegen/?weg=stichting-studielokalen&blijft=woej"
    team, beheer = (woorden(een(lees(client, pad), ".feiten")) for client in (programmateam, beheerder))
    assert "ziet ook de acties waarover die rapporteert" in team
    assert "Dit gaat over 1 gebruiker." in team
    assert naam not in team.split("Dit gaat over")[1]
    assert f"{naam} partner in Sterk voor Noord" in beheer


def test_what_was_merged_by_mistake_can_be_taken_apart_by_hand(programmateam, noord):
    boom = lees(programmateam, "partners/samenvoegen/?weg=kwadraad&blijft=woej")
    programmateam.post(PARTNERS + "samenvoegen/", invoer(boom) | {"reden": "Vergissing"})
    assert "dat is Woej" in tekst(programmateam.post(PARTNERS + "nieuw/", {"naam": "Kwadraad", "soort": "organisatie"}))
    programmateam.post(PARTNERS + "woej/spellingen/", {"weg": "Kwadraad"})
    antwoord = programmateam.post(PARTNERS + "nieuw/", {"naam": "Kwadraad", "soort": "organisatie"})
    assert (antwoord.status_code, antwoord["Location"]) == (302, PARTNERS + "kwadraad-2/")


def test_a_partner_for_whom_money_is_meant_shows_it(wethouder):
    actie = Actie.objects.get(titel__startswith="ZUMBA")
    actie.financieringen.filter(bron="programma").update(begunstigde=Partner.objects.get(slug="woej"))
    boom = lees(wethouder, "partners/woej/")
    ontvangt = woorden(een(boom, "section[aria-labelledby=ontvangt]"))
    assert f"{actie.nummer} {actie.titel}" in ontvangt
    assert "Krijgt uit de acties €" in woorden(een(boom, ".kaarten"))


def test_two_that_cannot_be_one_say_why_and_offer_no_button(programmateam):
    boom = lees(programmateam, "partners/samenvoegen/?weg=inwoners&blijft=woej")
    assert "Deze twee kunt u niet samenvoegen" in woorden(een(boom, "main"))
    assert not boom.xpath("//form[contains(@class, 'formulier')]")


def test_a_partner_of_another_programme_answers_as_a_missing_one(programmateam, noord):
    zuid = Programma.objects.create(slug="zuid", naam="Zuid", gemeente="G", van_jaar=2025, tot_jaar=2030, ambitie="…")
    elders = Partner.objects.create(naam="Buurtfabriek", slug="buurtfabriek")
    zuid.programmapartners.create(partner=elders)
    Partneradres.objects.create(slug="fabriek", naam="Fabriek", was=999999, partner=elders)
    for pad in ("", "wijzigen/", "spellingen/", "uit-programma/"):
        antwoorden = [
            programmateam.get(f"{PARTNERS}{slug}/{pad}") for slug in ("buurtfabriek", "fabriek", "bestaat-niet")
        ]
        assert {antwoord.status_code for antwoord in antwoorden} == {404}
        assert len({zonder_token(antwoord.content) for antwoord in antwoorden}) == 1
    antwoord = programmateam.get(f"{PARTNERS}samenvoegen/?weg=buurtfabriek&blijft=woej")
    assert "Buurtfabriek" not in tekst(antwoord)


def test_somebody_of_an_afdeling_sees_only_the_acties_of_the_afdeling(noord):
    wilma = Gebruiker.objects.create_user("wilma@vth.example", None, naam="Wilma")
    vth = Partner.objects.get(slug="vth")
    Deelname.objects.create(gebruiker=wilma, programma=noord, rol=Rol.PARTNER, partner=vth)
    client = Client()
    client.force_login(wilma)
    nummers = {woorden(cel) for cel in alle(lees(client, "acties/"), "tbody td:first-child")}
    assert nummers == set(Actie.objects.filter(rapporteur=vth).values_list("nummer", flat=True))
    assert 0 < len(nummers) < 10


def test_a_partner_that_an_actie_names_is_in_the_register_also_when_nobody_took_it_up(programmateam, noord):
    elders = Partner.objects.create(naam="Buurtfabriek", slug="buurtfabriek")
    actie = Actie.objects.first()
    actie.actiepartners.create(partner=elders, rol="samenwerkingspartner", volgorde=9)
    assert "Buurtfabriek" in [rij[0] for rij in rijen(lees(programmateam, "partners/"))]
    assert een(lees(programmateam, "partners/buurtfabriek/"), "h1").text == "Buurtfabriek"


@pytest.mark.parametrize(
    "pad",
    [
        "",
        "woej/",
        "nieuw/",
        "woej/geschiedenis/",
        "woej/wijzigen/",
        "woej/spellingen/",
        "fondsen/uit-programma/",
        "samenvoegen/",
        "samenvoegen/?weg=woej&blijft=moedercentrum",
    ],
)
def test_a_page_asks_the_database_at_most_fifteen_questions(beheerder, django_assert_max_num_queries, pad):
    beheerder.get(PARTNERS)
    with django_assert_max_num_queries(15):
        beheerder.get(PARTNERS + pad)
