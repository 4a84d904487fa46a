"""Sanne of the programmateam imports a finance export on the screen: what is asked, what is not, and what is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from financien.models import Grootboekregel, Importprofiel, Stand
from programma.importeren.lezen import lees_ronde
from programma.models import Importronde
from tests.bladzijde import lees, woorden
from tests.financien import exportbestanden as bestanden
from tests.financien.exportbestanden import POSTEN, als_csv

UPLOAD = "/sterk-voor-noord/importeren/"


@pytest.fixture(autouse=True)
def meteen(monkeypatch) -> None:
    """The database of a test is not there for another thread."""
    monkeypatch.setattr("programma.importeren.achtergrond.lees_in_achtergrond", lees_ronde)


def upload(client, bestand: bestanden.Bestand) -> str:
    """The address of the round of this file."""
    naam, inhoud = bestand
    antwoord = client.post(UPLOAD, {"soort": "financien", "bestand": SimpleUploadedFile(naam, inhoud)})
    assert antwoord.status_code == 302
    return antwoord["Location"]


def velden(pagina: html.HtmlElement, einde: str) -> dict[str, str]:
    """What the form whose action ends so sends when nobody touches it."""
    (form,) = [form for form in pagina.forms if form.get("action", "").endswith(einde)]
    return {naam: waarde for naam, waarde in form.form_values() if naam != "csrfmiddlewaretoken"}


def antwoord(client, adres: str, **keuzes: str) -> html.HtmlElement:
    """Send the questions with these answers, and the page that follows."""
    client.post(f"{adres}keuzes/", velden(lees(client, adres), "/keuzes/") | keuzes)
    return lees(client, adres)


def bevestig(client, adres: str, reden: str = "") -> html.HtmlElement:
    client.post(f"{adres}bevestigen/", velden(lees(client, adres), "/bevestigen/") | {"reden": reden})
    return lees(client, adres)


def inhoud(pagina: html.HtmlElement) -> str:
    return woorden(pagina.find(".//main"))


def test_from_a_strange_file_to_standen_and_a_profile(noord, programmateam):
    Stand.objects.all().delete()
    adres = upload(programmateam, bestanden.rij_per_post())
    pagina = lees(programmateam, adres)
    assert "Eerst kiezen" in inhoud(pagina)
    assert 'De totaalrij in rij 9 op blad "Overzicht" klopt met de som van 4 rijen.' in inhoud(pagina)
    assert not pagina.xpath("//input[@name='versie']")
    namen = [veld.get("name") for veld in pagina.xpath("//form[contains(@action, '/keuzes/')]//*[@name]")]
    assert len(namen) == len(set(namen))

    pagina = antwoord(programmateam, adres, profielnaam="Budgetsysteem")
    assert "Deze manier van lezen wordt bewaard als profiel ‘Budgetsysteem’." in inhoud(pagina)
    pagina = bevestig(programmateam, adres)
    assert pagina.findtext(".//h1") == "De import is doorgevoerd"
    assert {
        (stand.post.naam, stand.beschikbaar, stand.uitgaven, stand.verplichtingen) for stand in Stand.objects.all()
    } == {rij[:4] for rij in POSTEN}
    assert Stand.objects.first().importronde_id == Importronde.objects.first().pk
    profiel = Importprofiel.objects.get(naam="Budgetsysteem")
    assert profiel.instellingen["koppen"]["uitgaven"] == "realisatie"

    volgende = upload(programmateam, _later(bestanden.rij_per_post))
    pagina = lees(programmateam, volgende)
    assert "Gelezen volgens profiel ‘Budgetsysteem’" in inhoud(pagina)
    assert "Eerst kiezen" not in inhoud(pagina)
    bevestig(programmateam, volgende)
    assert Stand.objects.filter(peildatum="2024-10-01").count() == 4
    assert profiel.rondes.count() == 2


def _later(maak) -> bestanden.Bestand:
    """The same export half a year later."""
    naam, _ = maak()
    rijen = [
        ["Stand per 1 oktober 2024"],
        ["Programmaonderdeel", "Begroting 2024", "Realisatie", "Verplichtingen", "Restant"],
    ]
    return naam, bestanden.als_xlsx(("Overzicht", [*rijen, *map(list, POSTEN)]))


def test_our_own_export_is_not_asked_anything(noord, programmateam):
    rijen = [["boekjaar", "peildatum", "post", "beschikbaar", "uitgaven", "verplichtingen", "saldo"]]
    rijen += [[2024, "2024-04-01", *rij] for rij in POSTEN]
    pagina = lees(programmateam, upload(programmateam, ("financien.csv", als_csv(rijen))))
    assert "Er is niets te doen" in inhoud(pagina)
    assert "Eerst kiezen" not in inhoud(pagina)


def test_a_day_that_is_wrong_stays_in_its_field_with_the_reason(noord, programmateam):
    rijen = [["Post", "Beschikbaar", "Uitgaven", "Verplichtingen"], ["Programma algemeen", 1, 2, 3]]
    adres = upload(programmateam, ("stand.csv", als_csv(rijen)))
    pagina = antwoord(programmateam, adres, peildatum="31-2-2024")
    (veld,) = pagina.xpath("//input[@name='peildatum']")
    assert (veld.get("value"), veld.get("aria-invalid")) == ("31-2-2024", "true")
    assert "bestaat niet op de kalender" in inhoud(pagina)

    pagina = antwoord(programmateam, adres, peildatum="1 oktober 2024")
    assert "Programma algemeen, 1 oktober 2024" in inhoud(pagina)
    bevestig(programmateam, adres)
    assert Stand.objects.filter(peildatum="2024-10-01").count() == 1


def test_a_stand_that_changes_asks_why(noord, programmateam):
    rijen = [
        ["Peildatum", "1-4-2024"],
        ["Post", "Beschikbaar", "Uitgaven", "Verplichtingen"],
        ["Programma algemeen", 350_000, 90_000, 265_408],
    ]
    adres = upload(programmateam, ("stand.csv", als_csv(rijen)))
    pagina = lees(programmateam, adres)
    assert "was: € 89.829 → wordt: € 90.000" in inhoud(pagina).replace("\xa0", " ")
    assert "was: € −5.237 → wordt: € −5.408" in inhoud(pagina).replace("\xa0", " ")
    assert "Nodig omdat uitgaven verandert." in inhoud(pagina)
    zonder = programmateam.post(f"{adres}bevestigen/", velden(pagina, "/bevestigen/"))
    assert zonder.status_code == 422
    bevestig(programmateam, adres, "Nagekomen factuur")
    assert Stand.objects.get(post__naam="Programma algemeen").uitgaven == 90_000


def test_a_file_that_does_not_tie_is_imported_only_when_she_says_so(noord, programmateam):
    adres = upload(programmateam, bestanden.telt_niet_op())
    assert "Er wordt nog niets doorgevoerd" in inhoud(lees(programmateam, adres))
    pagina = antwoord(programmateam, adres, optelling="ja")
    assert "Fouten (" not in inhoud(pagina)
    assert "Waarschuwingen (3)" in inhoud(pagina)


def test_a_ledger_comes_in_with_the_rows_it_was_added_up_from(noord, programmateam):
    Stand.objects.all().delete()
    adres = upload(programmateam, bestanden.grootboek(12))
    antwoord(programmateam, adres, profielnaam="Grootboek")
    bevestig(programmateam, adres)
    stand = Stand.objects.get(post__naam="Fijn en veilig wonen")
    regels = Grootboekregel.objects.onder(stand)
    assert sum(regel.bedrag for regel in regels if regel.kolom == "uitgaven") == stand.uitgaven == 24_091
    assert Importprofiel.objects.get(naam="Grootboek").instellingen["vorm"] == "grootboek"


def test_an_answer_about_a_post_is_kept_in_the_profile(noord, programmateam):
    rijen = [
        ["Peildatum", "1-10-2024"],
        ["Kpl", "Budget", "Besteed", "Obligo"],
        ["6180100", 10, 2, 3],
        ["9999", 1, 1, 1],
    ]
    adres = upload(programmateam, ("kpl.csv", als_csv(rijen)))
    antwoord(
        programmateam,
        adres,
        **{"post:6180100": "Programma algemeen", "post:9999": "niet", "profielnaam": "Kostenplaatsen"},
    )
    bevestig(programmateam, adres)
    assert Importprofiel.objects.get(naam="Kostenplaatsen").instellingen["posten"] == {
        "6180100": "Programma algemeen",
        "9999": "",
    }
    rijen[0][1] = "1-12-2024"
    pagina = lees(programmateam, upload(programmateam, ("kpl.csv", als_csv(rijen))))
    assert "Eerst kiezen" not in inhoud(pagina)
    assert "Programma algemeen, 1 december 2024" in inhoud(pagina)


def test_a_new_post_is_made_for_the_opgave_that_she_chose(noord, programmateam):
    rijen = [["Peildatum", "1-10-2024"], ["Post", "Beschikbaar", "Uitgaven", "Verplichtingen"], ["Buurthuis", 10, 2, 3]]
    adres = upload(programmateam, ("nieuw.csv", als_csv(rijen)))
    pagina = antwoord(programmateam, adres, **{"post:buurthuis": "nieuw:3"})
    assert "nieuwe post van opgave 3" in inhoud(pagina)
    bevestig(programmateam, adres)
    post = Stand.objects.get(post__naam="Buurthuis").post
    assert (post.opgave.nummer, post.soort, post.boekjaar) == (3, "acties", 2024)
