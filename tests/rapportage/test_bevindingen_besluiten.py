"""The team decides about findings: who owns one, which may stay and why, one by one or together."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from acties.models import Actie
from programma.bevindingen import Bevinding
from programma.handelingen.bevindingen import RedenNodig, accepteer, heropen
from programma.models import Bevindingafspraak, Bronopmerking, Deelname, Gebruiker, Programma, Rol, Wijziging
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from rapportage.bevindingen import alle_bevindingen
from tests.bladzijde import lees, woorden
from tests.fabriek import VANDAAG

LIJST = reverse("bevindingen", args=["sterk-voor-noord"])
SAMEN = reverse("bevindingen_accepteren", args=["sterk-voor-noord", "soort-ontbreekt"])


def bevinding(
    noord: Programma, regel: str = "looptijd-ontbreekt", object: str = "Openstellen De Loopplank"
) -> Bevinding:
    return next(
        rij for rij in alle_bevindingen(noord, vandaag=VANDAAG) if rij.regel == regel and object in ("", rij.object)
    )


def blad(rij: Bevinding, wat: str = "bevinding") -> str:
    return reverse(wat, args=["sterk-voor-noord", rij.regel, rij.code])


def ingevuld(client: Client, rij: Bevinding, wat: str, **anders: str) -> dict[str, str]:
    """What the form `wat` on the page of the finding sends."""
    boom = lees(client, blad(rij))
    (formulier,) = boom.xpath(f"//form[@action='{blad(rij, wat)}']")
    return {naam: waarde or "" for naam, waarde in formulier.form_values()} | anders


def stuur(client: Client, rij: Bevinding, wat: str, **anders: str):
    return client.post(blad(rij, wat), ingevuld(client, rij, wat, **anders), follow=True)


def meldingen(antwoord) -> str:
    return " ".join(woorden(deel) for deel in html.fromstring(antwoord.content.decode()).find_class("melding"))


def van_nu(noord: Programma, rij: Bevinding) -> Bevinding:
    return next(nu for nu in alle_bevindingen(noord, vandaag=VANDAAG) if nu.sleutel == rij.sleutel)


def persoon(noord: Programma, naam: str, rol: Rol = Rol.PROGRAMMATEAM) -> Gebruiker:
    gebruiker = Gebruiker.objects.create_user(f"{naam.lower()}@gemeente.example", None, naam=naam)
    Deelname.objects.create(gebruiker=gebruiker, programma=noord, rol=rol)
    return gebruiker


@pytest.fixture
def bij_joost(noord) -> Client:
    """Joost, of the programmateam, is signed in."""
    client = Client()
    client.force_login(persoon(noord, "Joost"))
    return client


@pytest.fixture
def joost(bij_joost) -> Gebruiker:
    return Gebruiker.objects.get(naam="Joost")


def test_joost_accepts_a_finding_and_everybody_can_see_why(bij_joost, wethouder, noord):
    rij = bevinding(noord)
    pagina = stuur(bij_joost, rij, "bevinding_accepteren", reden="Woej weet het pas na de zomer")
    assert "De bevinding over Openstellen De Loopplank is geaccepteerd." in meldingen(pagina)
    assert van_nu(noord, rij).geaccepteerd == "Woej weet het pas na de zomer"
    boom = lees(wethouder, blad(rij))
    assert "Geaccepteerd door Joost op" in woorden(boom)
    verhaal = woorden(boom.xpath("//section[@aria-labelledby='geschiedenis']")[0])
    assert "Bevinding geaccepteerd, omdat: Woej weet het pas na de zomer" in verhaal
    assert "Openstellen De Loopplank: Er staat geen looptijd bij deze actie." in verhaal
    assert boom.xpath("//main//form") == []


def test_a_finding_is_not_accepted_without_a_reason(bij_joost, noord):
    rij = bevinding(noord)
    pagina = stuur(bij_joost, rij, "bevinding_accepteren", reden="   ")
    assert pagina.status_code == 422
    assert "Schrijf op waarom dit zo mag blijven." in meldingen(pagina)
    assert not Bevindingafspraak.objects.exists()


def test_the_handeling_itself_asks_for_a_reason(noord, joost):
    with pytest.raises(RedenNodig):
        accepteer(programma=noord, bevindingen=[bevinding(noord)], daad=Daad(joost, timezone.now(), " "))


def test_joost_takes_an_acceptance_back_and_the_history_keeps_both(bij_joost, noord):
    rij = bevinding(noord)
    stuur(bij_joost, rij, "bevinding_accepteren", reden="Woej weet het pas na de zomer")
    stuur(bij_joost, rij, "bevinding_heropenen", reden="De zomer is voorbij")
    assert van_nu(noord, rij).geaccepteerd == ""
    handelingen = Wijziging.objects.filter(onderwerp_soort="bevinding").order_by("pk")
    assert [(rij.handeling, rij.reden) for rij in handelingen] == [
        ("geaccepteerd", "Woej weet het pas na de zomer"),
        ("heropend", "De zomer is voorbij"),
    ]
    assert "De zomer is voorbij" in woorden(lees(bij_joost, blad(rij)))


def test_what_joost_decided_stands_in_the_history_of_the_programme_with_a_way_to_it(bij_joost, noord):
    rij = bevinding(noord)
    stuur(bij_joost, rij, "bevinding_accepteren", reden="Woej weet het pas na de zomer")
    boom = lees(bij_joost, "/sterk-voor-noord/geschiedenis/?soort=bevinding")
    assert "Woej weet het pas na de zomer" in woorden(boom)
    assert blad(rij) in boom.xpath("//a/@href")


def test_a_finding_gets_an_owner_of_the_team(bij_joost, noord, joost):
    samira = persoon(noord, "Samira")
    persoon(noord, "Karin", Rol.WETHOUDER)
    rij = bevinding(noord)
    keuzes = lees(bij_joost, blad(rij)).xpath("//select[@name='eigenaar']//option")
    namen = {woorden(keuze) for keuze in keuzes}
    assert {"Programmateam", "Beheerder", "Joost", "Samira"} <= namen
    assert "Karin" not in namen
    pagina = stuur(bij_joost, rij, "bevinding_eigenaar", eigenaar=str(samira.pk))
    assert "Samira is nu eigenaar" in meldingen(pagina)
    assert (van_nu(noord, rij).eigenaar, van_nu(noord, rij).eigenaar_keuze) == ("Samira", str(samira.pk))
    stuur(bij_joost, rij, "bevinding_eigenaar", eigenaar="beheerder")
    assert van_nu(noord, rij).eigenaar == "Beheerder"
    verhaal = woorden(lees(bij_joost, blad(rij)).xpath("//section[@aria-labelledby='geschiedenis']")[0])
    assert "Eigenaar: Programmateam → Samira" in verhaal
    assert "Eigenaar: Samira → Beheerder" in verhaal


def test_an_owner_who_left_the_team_is_still_named(bij_joost, noord):
    samira = persoon(noord, "Samira")
    rij = bevinding(noord)
    stuur(bij_joost, rij, "bevinding_eigenaar", eigenaar=str(samira.pk))
    Deelname.objects.filter(gebruiker=samira).delete()
    (keuze,) = lees(bij_joost, blad(rij)).xpath("//select[@name='eigenaar']//option[@selected]")
    assert (woorden(keuze), keuze.getparent().get("label")) == ("Samira", "Niet meer in het team")
    pagina = stuur(bij_joost, rij, "bevinding_eigenaar", eigenaar=str(samira.pk))
    assert "Deze persoon hoort niet bij het programmateam." in meldingen(pagina)


def test_somebody_outside_the_team_cannot_be_made_owner(bij_joost, noord):
    karin = persoon(noord, "Karin", Rol.WETHOUDER)
    rij = bevinding(noord)
    assert stuur(bij_joost, rij, "bevinding_eigenaar", eigenaar=str(karin.pk)).status_code == 422
    assert van_nu(noord, rij).eigenaar == "Programmateam"


def test_a_finding_that_changed_since_joost_opened_it_is_not_accepted(bij_joost, noord):
    rij = bevinding(noord, "inwoners-zonder-betalende-partner", "ZUMBA lessen")
    gezien = ingevuld(bij_joost, rij, "bevinding_accepteren", reden="Woej betaalt straks")
    Actie.objects.get(slug="zumba-lessen").financieringen.filter(bron="programma").update(bedrag=9000)
    pagina = bij_joost.post(blad(rij, "bevinding_accepteren"), gezien)
    assert pagina.status_code == 409
    boom = html.fromstring(pagina.content.decode())
    assert "De bevinding is veranderd sinds u haar opende." in meldingen(pagina)
    assert "€ 9.000" in woorden(boom).replace("\u00a0", " ")
    assert woorden(boom.xpath("//textarea[@name='reden']")[0]) == "Woej betaalt straks"
    assert not Bevindingafspraak.objects.exists()
    (formulier,) = boom.xpath(f"//form[@action='{blad(rij, 'bevinding_accepteren')}']")
    bij_joost.post(blad(rij, "bevinding_accepteren"), dict(formulier.form_values()))
    assert van_nu(noord, rij).geaccepteerd == "Woej betaalt straks"


def test_two_people_decide_about_one_finding_and_the_second_hears_it(bij_joost, noord):
    bij_samira = Client()
    bij_samira.force_login(persoon(noord, "Samira"))
    rij = bevinding(noord)
    van_joost = ingevuld(bij_joost, rij, "bevinding_accepteren", reden="Woej weet het nog niet")
    stuur(bij_samira, rij, "bevinding_accepteren", reden="Het hoeft niet")
    pagina = bij_joost.post(blad(rij, "bevinding_accepteren"), van_joost)
    assert pagina.status_code == 409
    assert "Iemand anders besloot net iets over deze bevinding." in meldingen(pagina)
    assert "omdat: Het hoeft niet" in meldingen(pagina)
    assert van_nu(noord, rij).geaccepteerd == "Het hoeft niet"


def test_the_first_decision_about_a_finding_can_be_taken_once(noord, joost):
    rij, daad = bevinding(noord), Daad(joost, timezone.now(), "zo afgesproken")
    accepteer(programma=noord, bevindingen=[rij], daad=daad)
    with pytest.raises(VersieBotsing):
        accepteer(programma=noord, bevindingen=[rij], daad=daad)
    with pytest.raises(VersieBotsing):
        heropen(programma=noord, bevinding=rij, daad=daad)


def test_a_finding_that_was_mended_meanwhile_needs_no_decision(bij_joost, noord):
    rij = bevinding(noord, "soort-ontbreekt")
    gezien = ingevuld(bij_joost, rij, "bevinding_accepteren", reden="dat weet niemand")
    Actie.objects.filter(slug="openstellen-de-loopplank").update(soort="nieuw")
    pagina = bij_joost.post(blad(rij, "bevinding_accepteren"), gezien, follow=True)
    assert "zij is intussen hersteld" in meldingen(pagina)
    assert bij_joost.get(blad(rij)).status_code == 404


def test_of_a_mended_finding_the_decisions_can_still_be_read(bij_joost, noord):
    rij = bevinding(noord, "soort-ontbreekt")
    stuur(bij_joost, rij, "bevinding_accepteren", reden="dat weet niemand")
    Actie.objects.filter(slug="openstellen-de-loopplank").update(soort="nieuw")
    boom = lees(bij_joost, blad(rij))
    assert woorden(boom.find(".//h1")) == "Deze bevinding is hersteld"
    assert "omdat: dat weet niemand" in woorden(boom)


def test_a_remark_on_a_source_is_decided_about_in_the_same_way(bij_joost, noord):
    rij = bevinding(noord, "datum-voetregel", "")
    stuur(bij_joost, rij, "bevinding_accepteren", reden="het projectenboek noemt 12 juni")
    assert van_nu(noord, rij).geaccepteerd == "het projectenboek noemt 12 juni"
    opmerking = Bronopmerking.objects.get(programma=noord, sleutel="datum-voetregel")
    opmerking.tekst += " Ook het uur is onzeker."
    opmerking.save()
    assert van_nu(noord, rij).geaccepteerd == ""


def test_joost_returns_to_the_list_as_he_had_it(bij_joost, noord):
    rij = bevinding(noord)
    boom = lees(bij_joost, f"{LIJST}?regel=looptijd-ontbreekt")
    (adres,) = [a.get("href") for a in boom.find_class("besluit") if rij.code in a.get("href")]
    formulier = lees(bij_joost, adres).xpath("//form[contains(@action, '/accepteren/')]")[0]
    antwoorden = dict(formulier.form_values()) | {"reden": "Woej weet het nog niet"}
    assert bij_joost.post(formulier.get("action"), antwoorden)["Location"] == f"{LIJST}?regel=looptijd-ontbreekt"


def test_who_mends_a_cell_comes_back_to_the_findings_as_they_were(bij_joost):
    vandaan = f"{LIJST}?regel=soort-ontbreekt"
    cel = "/sterk-voor-noord/acties/openstellen-de-loopplank/veld/soort/"
    assert cel in lees(bij_joost, vandaan).xpath("//a[@class='herstel']/@href")
    boom = html.fromstring(bij_joost.get(cel, HTTP_REFERER=f"http://testserver{vandaan}").content.decode())
    formulier = next(formulier for formulier in boom.iter("form") if "waarde" in formulier.fields)
    klaar = bij_joost.post(cel, dict(formulier.form_values()) | {"waarde": "nieuw"}, follow=True)
    assert klaar.redirect_chain[-1][0].startswith(vandaan)
    assert "Openstellen De Loopplank" not in woorden(html.fromstring(klaar.content.decode()).xpath("//table")[0])


def kies(client: Client, *objecten: str, reden: str = "Pas bekend bij de start", stap: str = "") -> dict:
    """What the form for several findings sends: those about `objecten`."""
    boom = lees(client, SAMEN)
    merken = {
        woorden(vak.getparent()).split(":")[0]: vak.get("value") for vak in boom.xpath("//input[@type='checkbox']")
    }
    return {"gekozen": [merken[naam] for naam in objecten], "reden": reden, "stap": stap}


def test_joost_accepts_two_of_four_findings_after_seeing_what_changes(bij_joost, noord):
    objecten = ("Openstellen De Loopplank", "Ontmoeten van culturen in Noord")
    keuze = kies(bij_joost, *objecten)
    voorbeeld = bij_joost.post(SAMEN, keuze)
    boom = html.fromstring(voorbeeld.content.decode())
    assert [woorden(kop) for kop in boom.xpath("//tbody/tr/th")] == list(objecten)
    assert "Er is nog niets bewaard." in woorden(boom)
    assert not Bevindingafspraak.objects.exists()
    (formulier,) = boom.xpath("//main//form")
    verborgen = {"gekozen": formulier.xpath(".//input[@name='gekozen']/@value"), "reden": formulier.fields["reden"]}
    klaar = bij_joost.post(SAMEN, verborgen | {"stap": "bevestig"}, follow=True)
    assert "2 bevindingen zijn geaccepteerd." in meldingen(klaar)
    geaccepteerd = {
        rij.object for rij in alle_bevindingen(noord, vandaag=VANDAAG) if rij.geaccepteerd == "Pas bekend bij de start"
    }
    assert geaccepteerd == set(objecten)
    reeksen = set(Wijziging.objects.filter(onderwerp_soort="bevinding").values_list("reeks", flat=True))
    assert len(reeksen) == 1
    assert None not in reeksen


def test_all_of_a_rule_can_be_chosen_at_once_without_javascript(bij_joost):
    gekozen = lees(bij_joost, f"{SAMEN}?alles=1").xpath("//input[@type='checkbox'][@checked]")
    assert len(gekozen) == 4


def test_the_choice_can_be_changed_from_the_preview(bij_joost):
    pagina = bij_joost.post(SAMEN, kies(bij_joost, "Openstellen De Loopplank", stap="kies"))
    boom = html.fromstring(pagina.content.decode())
    assert len(boom.xpath("//input[@type='checkbox'][@checked]")) == 1
    assert woorden(boom.find(".//textarea")) == "Pas bekend bij de start"


@pytest.mark.parametrize(
    ("objecten", "reden", "fout"),
    [
        ((), "zo afgesproken", "Kies welke bevindingen mogen blijven."),
        (("Openstellen De Loopplank",), "", "Schrijf op waarom dit zo mag blijven."),
    ],
)
def test_a_choice_or_a_reason_that_is_missing_is_told(bij_joost, objecten, reden, fout):
    pagina = bij_joost.post(SAMEN, kies(bij_joost, *objecten, reden=reden, stap="bevestig"))
    assert pagina.status_code == 422
    assert fout in meldingen(pagina)
    assert not Bevindingafspraak.objects.exists()


def test_when_one_of_them_was_mended_meanwhile_none_is_accepted(bij_joost):
    keuze = kies(bij_joost, "Openstellen De Loopplank", "Ontmoeten van culturen in Noord", stap="bevestig")
    Actie.objects.filter(slug="openstellen-de-loopplank").update(soort="nieuw")
    pagina = bij_joost.post(SAMEN, keuze)
    assert pagina.status_code == 409
    assert "intussen veranderd, hersteld of al geaccepteerd" in meldingen(pagina)
    assert not Bevindingafspraak.objects.exists()


def test_a_rule_without_open_findings_has_nothing_to_accept(bij_joost, noord):
    adres = reverse("bevindingen_accepteren", args=["sterk-voor-noord", "opgave-boven-plafond"])
    assert "Deze regel heeft geen open bevindingen." in woorden(lees(bij_joost, adres))
    assert bij_joost.get(adres.replace("opgave-boven-plafond", "bestaat-niet")).status_code == 404


def test_the_page_of_a_finding_takes_at_most_fifteen_queries(bij_joost, noord, django_assert_max_num_queries):
    for regel in ("inwoners-zonder-betalende-partner", "post-overschreden", "budget-spreekt-cijfers-tegen"):
        rij = bevinding(noord, regel, "")
        stuur(bij_joost, rij, "bevinding_accepteren", reden="zo afgesproken")
        with django_assert_max_num_queries(15):
            lees(bij_joost, blad(rij))


def test_the_dashboard_counts_what_is_open(wethouder, bij_joost, noord):
    stuur(bij_joost, bevinding(noord, "letter-zonder-doel", ""), "bevinding_accepteren", reden="alleen bij deze actie")
    tellingen = lees(wethouder, "/sterk-voor-noord/").xpath("//section[@aria-labelledby='bevindingen']//li")
    assert woorden(tellingen[0]) == "Fout 7"
