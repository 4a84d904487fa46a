"""Samira imports in the browser: upload, preview, choices, confirmation, result, and the way back. Without JavaScript."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from lxml import html

from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from programma.importeren.lezen import lees_ronde
from programma.models import Importronde, Partneralias, Programma, Wijziging
from programma.tabelbestand import TABELVORMEN
from programma.vastleggen import Daad
from tests.acties.importeren.tabellen import HUISWERK, WOONFRAUDE, erbij, export, met
from tests.bladzijde import lees, woorden

UPLOAD = "/sterk-voor-noord/importeren/"


@pytest.fixture(autouse=True)
def meteen(monkeypatch) -> None:
    """The database of a test is not there for another thread."""
    monkeypatch.setattr("programma.importeren.achtergrond.lees_in_achtergrond", lees_ronde)


def upload(client, tabel, vorm: str = "xlsx") -> str:
    """The address of the round of this file."""
    bestand = SimpleUploadedFile(f"acties.{vorm}", TABELVORMEN[vorm](tabel))
    antwoord = client.post(UPLOAD, {"soort": "acties", "bestand": bestand})
    assert antwoord.status_code == 302
    return antwoord["Location"]


def tellers(pagina: html.HtmlElement) -> dict[str, str]:
    return {
        woorden(kaart.find("dt")): woorden(kaart.find("dd"))
        for kaart in pagina.xpath("//dl[contains(@class, 'kaarten')]/div")
    }


def formulier(pagina: html.HtmlElement, einde: str) -> tuple[str, dict[str, str]]:
    """The address of the form whose action ends so, and what it sends when nobody touches it."""
    (form,) = [form for form in pagina.forms if form.get("action", "").endswith(einde)]
    return form.get("action"), {naam: waarde for naam, waarde in form.form_values() if naam != "csrfmiddlewaretoken"}


def test_from_upload_to_result_and_back(noord, programmateam):
    adres = upload(
        programmateam,
        met(export(noord), {(WOONFRAUDE, "titel"): "Woonfraude aanpakken", (HUISWERK, "looptijd"): "2026"}),
    )
    pagina = lees(programmateam, adres)
    assert pagina.findtext(".//h1") == "Dit zou er veranderen"
    assert tellers(pagina) == {"Nieuw": "0", "Gewijzigd": "2", "Gelijk": "54", "Fouten": "0", "Waarschuwingen": "0"}
    tekst = woorden(pagina.find(".//main"))
    assert "was: Aanpak woonfraude → wordt: Woonfraude aanpakken" in tekst
    assert "Nodig omdat looptijd verandert." in tekst
    assert Actie.objects.get(nummer=WOONFRAUDE).titel == "Aanpak woonfraude"

    bevestigen, velden = formulier(pagina, "/bevestigen/")
    zonder = programmateam.post(bevestigen, velden)
    assert zonder.status_code == 422
    assert "Schrijf kort waarom looptijd verandert." in zonder.content.decode()

    klaar = programmateam.post(bevestigen, velden | {"reden": "Overleg van dinsdag"})
    assert (klaar.status_code, klaar["Location"]) == (302, adres)
    pagina = lees(programmateam, adres)
    assert pagina.findtext(".//h1") == "De import is doorgevoerd"
    assert tellers(pagina) == {"Toegevoegd": "0", "Gewijzigd": "2", "Gelijk gebleven": "54"}
    assert "omdat: Overleg van dinsdag" in woorden(pagina.find(".//main"))
    assert Actie.objects.get(nummer=WOONFRAUDE).titel == "Woonfraude aanpakken"
    (geschiedenis,) = [
        link.get("href") for link in pagina.iterfind(".//a") if woorden(link) == "Bekijk in de geschiedenis"
    ]
    assert "Overleg van dinsdag" in woorden(lees(programmateam, geschiedenis))

    ongedaan, velden = formulier(pagina, "/ongedaan/")
    assert programmateam.post(ongedaan, velden).status_code == 302
    pagina = lees(programmateam, adres)
    assert pagina.findtext(".//h1") == "Deze import is ongedaan gemaakt"
    assert Actie.objects.get(nummer=WOONFRAUDE).titel == "Aanpak woonfraude"
    assert not [form for form in pagina.forms if form.get("action", "").endswith("/ongedaan/")]


def test_a_file_without_changes_has_nothing_to_confirm(noord, programmateam):
    pagina = lees(programmateam, upload(programmateam, export(noord), "csv"))
    assert tellers(pagina)["Gelijk"] == "56"
    assert "Alles in het bestand staat al zo in het portaal." in woorden(pagina)
    assert not [form for form in pagina.forms if form.get("action", "").endswith("/bevestigen/")]


def test_errors_stand_in_a_table_and_nothing_can_be_confirmed(noord, programmateam):
    adres = upload(
        programmateam,
        met(export(noord), {(WOONFRAUDE, "hoofdpartners"): "Buurthuis", (HUISWERK, "looptijd"): "2026-2016"}),
    )
    pagina = lees(programmateam, adres)
    rijen = [[woorden(cel) for cel in rij] for rij in pagina.xpath("//table[contains(@class, 'berichten')]/tbody/tr")]
    assert rijen[1][:3] == [
        'Cel H27 op blad "acties"3.02 Aanpak woonfraude',
        "hoofdpartners",
        "Buurthuis",
    ]
    assert pagina.xpath("//table//a[text()='Naar het register']/@href") == ["/sterk-voor-noord/partners/"]
    antwoord = programmateam.post(f"{adres}bevestigen/", {"versie": "2", "reden": "toch"}, follow=True)
    assert "Er zijn nog fouten. Los die eerst op" in antwoord.content.decode()
    assert not Wijziging.objects.filter(importronde__isnull=False).exists()


def test_what_was_mended_in_the_portal_is_gone_after_comparing_again(noord, programmateam):
    adres = upload(programmateam, met(export(noord), {(WOONFRAUDE, "hoofdpartners"): "Buurthuis"}))
    Partneralias.objects.create(partner_id=noord.programmapartners.first().partner_id, spelling="Buurthuis")
    opnieuw, velden = formulier(lees(programmateam, adres), "/opnieuw/")
    programmateam.post(opnieuw, velden)
    assert tellers(lees(programmateam, adres))["Fouten"] == "0"


def test_a_conflict_is_decided_cell_by_cell(noord, programmateam, joost, woonfraude, daad):
    tabel = met(export(noord), {(WOONFRAUDE, "titel"): "Fraude", (WOONFRAUDE, "gebied"): "Prinsenhof"})
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Woonfraude"}), daad=Daad(joost, daad.nu))
    adres = upload(programmateam, tabel)
    pagina = lees(programmateam, adres)
    assert "Houd wat Joost op 3 februari 2026 10:30 invulde: Woonfraude" in woorden(pagina)
    assert "Bij uw export stond er: Aanpak woonfraude" in woorden(pagina)
    (keuzes,) = pagina.xpath("//form[contains(@class, 'conflicten')]/@action")
    (naam,) = pagina.xpath("//fieldset//input[@value='bestand']/@name")
    programmateam.post(keuzes, {naam: "bestand"})
    pagina = lees(programmateam, adres)
    assert tellers(pagina)["Fouten"] == "0"
    bevestigen, velden = formulier(pagina, "/bevestigen/")
    programmateam.post(bevestigen, velden)
    woonfraude.refresh_from_db()
    assert (woonfraude.titel, woonfraude.gebied) == ("Fraude", "Prinsenhof")


def test_a_row_that_changed_after_the_preview_stops_it_and_shows_a_new_one(
    noord, programmateam, joost, woonfraude, daad
):
    adres = upload(programmateam, met(export(noord), {(WOONFRAUDE, "titel"): "Fraude", (HUISWERK, "gebied"): "Overal"}))
    bevestigen, velden = formulier(lees(programmateam, adres), "/bevestigen/")
    wijzig_actie(wens=Wens(woonfraude.pk, {"soort": "nieuw"}), daad=Daad(joost, daad.nu))
    antwoord = programmateam.post(bevestigen, velden, follow=True)
    tekst = woorden(html.fromstring(antwoord.content.decode()))
    assert "Er is niets doorgevoerd. Dit is gewijzigd nadat u het voorbeeld kreeg: 3.02 Aanpak woonfraude." in tekst
    assert Actie.objects.get(nummer=HUISWERK).gebied == ""
    bevestigen, velden = formulier(lees(programmateam, adres), "/bevestigen/")
    programmateam.post(bevestigen, velden)
    woonfraude.refresh_from_db()
    assert (woonfraude.titel, woonfraude.soort) == ("Fraude", "nieuw")


def test_an_old_tab_confirms_nothing(noord, programmateam):
    adres = upload(programmateam, met(export(noord), {(WOONFRAUDE, "titel"): "Fraude"}))
    bevestigen, velden = formulier(lees(programmateam, adres), "/bevestigen/")
    programmateam.post(f"{adres}opnieuw/")
    antwoord = programmateam.post(bevestigen, velden, follow=True)
    assert "Deze import is intussen veranderd." in antwoord.content.decode()
    assert Actie.objects.get(nummer=WOONFRAUDE).titel == "Aanpak woonfraude"


def test_somebody_leaves_it_at_that(noord, programmateam):
    adres = upload(programmateam, met(export(noord), {(WOONFRAUDE, "titel"): "Fraude"}))
    programmateam.post(f"{adres}intrekken/")
    assert lees(programmateam, adres).findtext(".//h1") == "Deze import is niet doorgevoerd"
    assert "Niet doorgevoerd" in woorden(lees(programmateam, UPLOAD))
    assert programmateam.post(f"{adres}opnieuw/", follow=True).status_code == 200
    assert Importronde.objects.first().toestand == "ingetrokken"


def test_the_columns_of_the_plan_are_confirmed_on_the_page(noord, programmateam):
    tabel = export(noord, "nummer", "versie", "titel", "soort")
    tabel.headers = ["Nr.", "versie", "Actie", "Doorlopend/nieuw"]
    adres = upload(programmateam, tabel)
    pagina = lees(programmateam, adres)
    assert [woorden(kop) for kop in pagina.xpath("//table[contains(@class, 'kolomtabel')][1]/tbody/tr/th")][:3] == [
        "A Nr.",
        "C Actie",
        "D Doorlopend/nieuw",
    ]
    keuzes, velden = formulier(pagina, "/keuzes/")
    assert velden == {"kolom:A": "nummer", "kolom:C": "titel", "kolom:D": "soort", "kolom:B": "versie"}
    programmateam.post(keuzes, velden | {"kolom:Z": "titel", "iets": "anders"})
    assert tellers(lees(programmateam, adres)) == {
        "Nieuw": "0",
        "Gewijzigd": "0",
        "Gelijk": "56",
        "Fouten": "0",
        "Waarschuwingen": "0",
    }
    assert set(Importronde.objects.first().keuzes) == {"kolom:A", "kolom:B", "kolom:C", "kolom:D"}


def test_a_long_list_comes_by_the_hundred(noord, programmateam):
    tabel = export(noord)
    for nummer in range(130):
        tabel = erbij(tabel, titel=f"Nieuw plan {nummer}", opgave=2)
    adres = upload(programmateam, tabel)
    pagina = lees(programmateam, adres)
    assert "Bekijk alle 130, dit zijn de eerste 100." in woorden(pagina)
    tweede = lees(programmateam, f"{adres}?toon=nieuw&pagina=2")
    assert len(tweede.xpath("//ul[contains(@class, 'importrijen')]/li")) == 30
    assert lees(programmateam, f"{adres}?toon=onzin&pagina=x") is not None


def ronde_in_lezen(programmateam, noord, teken_op) -> Importronde:
    upload(programmateam, export(noord, "nummer", "versie", "status"))
    ronde = Importronde.objects.first()
    Importronde.objects.filter(pk=ronde.pk).update(toestand="lezen", voortgang=430, teken_op=teken_op)
    return ronde


def test_while_it_is_read_there_is_a_bar_that_asks_for_itself(noord, programmateam):
    ronde = ronde_in_lezen(programmateam, noord, timezone.now())
    adres = f"{UPLOAD}{ronde.pk}/"
    pagina = lees(programmateam, adres)
    assert pagina.xpath("//progress/@value") == ["430"]
    assert pagina.xpath("//noscript/meta/@content") == ["2"]
    assert [link for link in pagina.xpath("//main//a/@href") if link == adres]
    deel = programmateam.get(adres, headers={"HX-Request": "true"})
    assert deel.content.decode().strip().startswith('<div class="importbalk"')
    Importronde.objects.filter(pk=ronde.pk).update(toestand="voorbeeld")
    assert programmateam.get(adres, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_after_a_restart_of_the_portal_the_round_says_so_and_goes_on_with_one_click(noord, programmateam):
    ronde = ronde_in_lezen(programmateam, noord, timezone.now() - timedelta(minutes=2))
    adres = f"{UPLOAD}{ronde.pk}/"
    pagina = lees(programmateam, adres)
    assert pagina.findtext(".//h1") == "Het lezen is afgebroken"
    assert "Afgebroken, probeer opnieuw" in woorden(pagina)
    assert "Afgebroken, probeer opnieuw" in woorden(lees(programmateam, UPLOAD))
    opnieuw, velden = formulier(pagina, "/opnieuw/")
    programmateam.post(opnieuw, velden)
    assert tellers(lees(programmateam, adres))["Gelijk"] == "56"


@pytest.mark.parametrize("rol", ["wethouder", "partner", "bestuurslid", "lezer"])
def test_only_the_team_imports(request, noord, programmateam, rol):
    adres = upload(programmateam, export(noord))
    client = request.getfixturevalue(rol)
    assert client.get(UPLOAD).status_code == client.get(adres).status_code == 404
    bestand = SimpleUploadedFile("a.csv", b"nummer;versie;titel\n3.02;1;x\n")
    assert client.post(UPLOAD, {"soort": "acties", "bestand": bestand}).status_code == 404
    for stap in ("keuzes", "opnieuw", "bevestigen", "intrekken", "ongedaan"):
        assert client.post(f"{adres}{stap}/", {"versie": "2"}).status_code == 404
    assert UPLOAD not in client.get("/sterk-voor-noord/acties/").content.decode()


def test_a_form_of_another_site_is_refused(noord, programmateam):
    programmateam.handler.enforce_csrf_checks = True
    bestand = SimpleUploadedFile("a.csv", b"nummer;versie;titel\n3.02;1;x\n")
    assert programmateam.post(UPLOAD, {"soort": "acties", "bestand": bestand}).status_code == 403


def test_the_round_of_another_programme_is_missing(noord, programmateam):
    zuid = Programma.objects.create(slug="zuid", naam="Zuid", gemeente="LV", van_jaar=2025, tot_jaar=2030)
    upload(programmateam, export(noord))
    Importronde.objects.filter(pk=Importronde.objects.first().pk).update(programma=zuid)
    assert programmateam.get(f"{UPLOAD}{Importronde.objects.first().pk}/").status_code == 404
    assert programmateam.get(f"{UPLOAD}99999/").status_code == 404


def test_the_preview_of_many_changes_takes_few_queries(noord, programmateam, django_assert_max_num_queries):
    tabel = met(
        export(noord), {(actie, "gebied"): "Overal" for actie in Actie.objects.values_list("nummer", flat=True)}
    )
    adres = upload(programmateam, tabel)
    with django_assert_max_num_queries(8):
        assert tellers(lees(programmateam, adres))["Gewijzigd"] == "56"
    with django_assert_max_num_queries(8):
        lees(programmateam, UPLOAD)
