"""What happened in a programme: who, when, which record, what and why, for who reads the programme."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from acties.handelingen.levensloop import laat_vervallen
from acties.handelingen.terugdraaien import maak_ongedaan
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie, wijzig_acties
from acties.models import Actie
from programma.geschiedenis import PER_BLADZIJDE, PER_REEKS
from programma.handelingen.gebruikers import voeg_toe
from programma.models import Deelname, Gebruiker, Importronde, Programma, Rol, Wijziging, nieuwe_reeks
from programma.vastleggen import Daad, vastgelegd
from tests.bladzijde import lees, woorden
from tests.fabriek import veel_acties

PAD = "/sterk-voor-noord/geschiedenis/"
# Half past eleven in the evening in Amsterdam is still that day, half past twelve at night the next.
AVOND = datetime(2026, 2, 3, 22, 30, tzinfo=UTC)
NACHT = datetime(2026, 2, 3, 23, 30, tzinfo=UTC)


def iemand(naam: str) -> Gebruiker:
    return Gebruiker.objects.create_user(f"{naam.lower()}@noord.example", None, naam=naam)


@pytest.fixture
def samira(noord) -> Gebruiker:
    return iemand("Samira")


@pytest.fixture
def joost(noord) -> Gebruiker:
    return iemand("Joost")


@pytest.fixture
def woonfraude(noord) -> Actie:
    return Actie.objects.get(slug="aanpak-woonfraude")


def wijzig(actie: Actie, door: Gebruiker, reden: str = "Afgesproken", op: datetime = AVOND, **waarden) -> Wijziging:
    return wijzig_actie(wens=Wens(actie.pk, waarden), daad=Daad(door, op, reden)).wijziging


def posten(client: Client, vraag: str = "") -> list:
    return lees(client, PAD + vraag).xpath("//li[@class='post']")


def teksten(client: Client, vraag: str = "") -> list[str]:
    return [woorden(post) for post in posten(client, vraag)]


def test_the_wethouder_reads_who_did_what_when_and_why(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, "De inspectie begint later", looptijd="2025-2027")
    pagina = lees(wethouder, PAD)
    assert woorden(pagina.xpath("//div[@class='dag']/h2")[0]) == "3 februari 2026"
    post, *_ = pagina.xpath("//li[@class='post']")
    assert woorden(post) == (
        "23:30 Samira 3.02 Aanpak woonfraude Actie · Gewijzigd Looptijd was: 2025-2026 → wordt: 2025-2027 "
        "Reden: De inspectie begint later"
    )
    assert post.xpath(".//h3/a/@href") == ["/sterk-voor-noord/acties/aanpak-woonfraude/"]


def test_old_and_new_are_marked_as_deleted_and_inserted(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, gebied="J-K-L")
    post = posten(wethouder)[0]
    assert [woorden(ins) for ins in post.xpath(".//ins")] == ["wordt: J-K-L"]
    assert "Gebied leeg →" in woorden(post)


def test_of_a_long_text_the_changed_words_are_marked(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, omschrijving=woonfraude.omschrijving.replace("woningcorporaties", "verhuurders"))
    post = posten(wethouder)[0]
    assert [woorden(weg) for weg in post.xpath(".//del")] == ["weg: woningcorporaties."]
    assert [woorden(erbij) for erbij in post.xpath(".//ins")] == ["erbij: verhuurders."]


def test_what_happens_after_midnight_here_is_of_the_next_day(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, titel="Een", op=AVOND)
    wijzig(woonfraude, samira, titel="Twee", op=NACHT)
    dagen = [woorden(dag) for dag in lees(wethouder, PAD).xpath("//div[@class='dag']/h2")]
    assert dagen[:2] == ["4 februari 2026", "3 februari 2026"]


def test_what_the_portal_did_itself_has_its_name(wethouder):
    assert "Het portaal Sterk voor Noord Programma · Geladen uit de bron" in teksten(wethouder)[-1]


def test_a_bulk_change_is_one_line_that_unfolds_without_javascript(wethouder, noord, samira):
    acties = list(Actie.objects.filter(opgave__nummer=1))
    daad = Daad(samira, AVOND, "Besproken met de partners", reeks=nieuwe_reeks())
    wijzig_acties(wensen=[Wens(actie.pk, {"status": "volgens_verwachting"}) for actie in acties], daad=daad)
    post, *_ = posten(wethouder)
    assert "11 acties in één keer gewijzigd Status Reden: Besproken met de partners" in woorden(post)
    assert woorden(post.xpath(".//details/summary")[0]) == "Bekijk alle 11"
    assert len(post.xpath(".//details//li")) == 11


def test_an_import_is_one_line_with_the_name_of_its_file(wethouder, programmateam, noord, samira, woonfraude):
    ronde = Importronde.objects.create(
        programma=noord,
        soort="acties",
        bestandsnaam="acties-maart.xlsx",
        sha256="0" * 64,
        grootte=1,
        door=samira,
        begonnen_op=AVOND,
    )
    daad = Daad(samira, AVOND, "De ronde van maart", importronde=ronde)
    for actie in Actie.objects.filter(opgave__nummer=2)[:2]:
        wijzig_actie(wens=Wens(actie.pk, {"gebied": "Noord"}), daad=daad, handeling=Wijziging.Handeling.GEIMPORTEERD)
    laat_vervallen(actie=woonfraude, daad=daad)
    assert "In één keer 2 acties gewijzigd met een import en 1 actie vervallen" in (tekst := teksten(wethouder)[0]), (
        tekst
    )
    assert "Uit het bestand: acties-maart.xlsx" in tekst
    pad = f"/sterk-voor-noord/importeren/{ronde.pk}/"
    assert pad in lees(programmateam, PAD).xpath("//main//a/@href")
    assert pad not in lees(wethouder, PAD).xpath("//main//a/@href"), "the import itself is for the team"


def test_of_a_very_large_import_the_first_are_shown_with_a_way_to_all_of_them(wethouder, noord, samira):
    plan = noord.plannen.get(slug="2025-2026")
    kopieen = veel_acties(plan, PER_REEKS + 10)
    daad = Daad(samira, AVOND, "", reeks=nieuwe_reeks())
    wijzig_acties(wensen=[Wens(actie.pk, {"gebied": "Noord"}) for actie in kopieen], daad=daad)
    post, *_ = posten(wethouder)
    assert woorden(post.xpath(".//summary")[0]) == "Bekijk 20 van de 30"
    (adres,) = post.xpath(".//details/p/a/@href")
    pagina = lees(wethouder, adres)
    assert woorden(pagina.xpath("//h1")[0]) == "30 acties in één keer gewijzigd"
    assert len(pagina.xpath("//li[@class='post']")) == PER_BLADZIJDE
    verder = lees(wethouder, adres + pagina.xpath("//a[@rel='next']/@href")[0])
    assert len(verder.xpath("//li[@class='post']")) == 30 - PER_BLADZIJDE


def test_an_undo_leads_to_what_it_took_back_and_the_other_way_round(wethouder, woonfraude, samira, joost):
    gedaan = wijzig(woonfraude, samira, "Zie de brief", looptijd="2027")
    maak_ongedaan(wijziging=gedaan, daad=Daad(joost, NACHT))
    terug, eerst, *_ = posten(wethouder)
    assert "Actie · Ongedaan gemaakt" in woorden(terug)
    assert terug.xpath(".//p[@class='reden']/a/@href") == [f"{PAD}{gedaan.pk}/"]
    assert "Ongedaan gemaakt door Joost op 4 februari 2026 00:30." in woorden(eerst)
    assert "Zie de brief" in woorden(lees(wethouder, f"{PAD}{gedaan.pk}/").xpath("//main")[0])


def test_the_history_is_read_by_person(wethouder, woonfraude, samira, joost):
    wijzig(woonfraude, samira, titel="Een")
    wijzig(woonfraude, joost, titel="Twee")
    assert len(teksten(wethouder, f"?wie={samira.pk}")) == 1
    assert "Samira" in teksten(wethouder, f"?wie={samira.pk}")[0]
    assert all("Het portaal" in tekst for tekst in teksten(wethouder, "?wie=portaal"))


def test_only_who_did_something_can_be_chosen_also_after_leaving(wethouder, woonfraude, samira, joost):
    wijzig(woonfraude, samira, titel="Een")
    samira.deelnames.all().delete()
    keuzes = lees(wethouder, PAD).xpath("//select[@name='wie']/option/text()")
    assert keuzes == ["Alle", "Samira", "Het portaal"]


def test_the_history_is_read_by_kind_of_record_and_by_field(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, titel="Een", looptijd="2027")
    wijzig(woonfraude, samira, gebied="Noord")
    gewijzigd, geladen = teksten(wethouder, "?veld=actie.looptijd")
    assert "Looptijd was: 2025-2026 → wordt: 2027" in gewijzigd
    assert "56 acties in één keer geladen uit de bron" in geladen
    assert teksten(wethouder, "?veld=partner.naam") == []
    assert ["Programma" in tekst for tekst in teksten(wethouder, "?soort=programma")] == [True]


def test_the_history_is_read_by_period_in_dutch_days(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, titel="Een", op=AVOND)
    wijzig(woonfraude, samira, titel="Twee", op=NACHT)
    (op_de_derde,) = teksten(wethouder, "?van=3+februari+2026&tot=3-2-2026")
    assert "wordt: Een" in op_de_derde
    assert len(teksten(wethouder, "?tot=4-2-2026")) == 2


def test_a_day_that_cannot_be_read_is_told_and_asks_nothing(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, titel="Een")
    pagina = lees(wethouder, PAD + "?van=31-2-2026")
    assert "bestaat niet op de kalender" in woorden(pagina.xpath("//*[@role='alert']")[0])
    assert pagina.xpath("//input[@name='van']/@value") == ["31-2-2026"]
    assert len(pagina.xpath("//li[@class='post']")) >= 2


@pytest.mark.parametrize("vraag", ["?wie=999999", "?soort=x", "?veld=x", "?van=x", "?van=2-2-2026&tot=1-2-2026"])
def test_a_question_that_cannot_be_answered_is_told(wethouder, vraag):
    assert lees(wethouder, PAD + vraag).xpath("//*[@role='alert']")


@pytest.mark.parametrize("vraag", ["?voor=x", "?voor=99999999999999999999999", "?na=-1", "?tekst=%00", "?na=0&voor=0"])
def test_a_strange_address_is_no_error(wethouder, vraag):
    assert wethouder.get(PAD + vraag).status_code == 200
    assert wethouder.get(f"{PAD}1/{vraag}").status_code == 200
    assert wethouder.get(f"{PAD}2/{vraag}").status_code == 200


def test_the_history_is_searched_by_words_of_title_values_and_reason(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, "Na het café-overleg", gebied="’s-Gravendreef")
    for vraag in ("WOONFRAUDE", "cafe-overleg", "gravendreef", "woonfraude cafe"):
        assert "’s-Gravendreef" in teksten(wethouder, f"?tekst={vraag}")[0], vraag
    assert teksten(wethouder, "?tekst=woonfraude+kinderopvang") == []


def test_what_is_not_there_is_told(wethouder):
    assert "Niets gevonden" in woorden(lees(wethouder, PAD + "?tekst=bestaatniet").xpath("//main")[0])


def veel(noord: Programma, actie: Actie, door: Gebruiker, aantal: int) -> None:
    """`aantal` handelingen, a minute apart."""
    for nummer in range(aantal):
        daad = Daad(door, AVOND + timedelta(minutes=nummer), f"Nummer {nummer}")
        with vastgelegd(actie, daad, Wijziging.Handeling.GEWIJZIGD, (), soort="actie", programma=noord, versie=2):
            pass


def test_one_pages_to_older_and_back_to_newer(wethouder, noord, woonfraude, samira):
    veel(noord, woonfraude, samira, 2 * PER_BLADZIJDE + 5)
    vraag = f"?wie={samira.pk}"
    gezien, adressen = [], []
    while vraag:
        pagina = lees(wethouder, PAD + vraag)
        adressen.append(vraag)
        gezien += [woorden(reden).split()[-1] for reden in pagina.xpath("//p[@class='reden']")]
        vraag = "".join(pagina.xpath("//a[@rel='next']/@href"))
    assert gezien == [str(nummer) for nummer in reversed(range(2 * PER_BLADZIJDE + 5))]
    assert all(f"wie={samira.pk}" in adres for adres in adressen)
    (terug,) = lees(wethouder, PAD + adressen[2]).xpath("//a[@rel='prev']/@href")
    eerste = woorden(lees(wethouder, PAD + terug).xpath("//p[@class='reden']")[0])
    assert eerste == f"Reden: Nummer {PER_BLADZIJDE + 4}"
    assert not lees(wethouder, PAD + adressen[0]).xpath("//a[@rel='prev']")


def test_a_partner_never_sees_the_history(partner, woonfraude, samira):
    gedaan = wijzig(woonfraude, samira, titel="Een")
    assert partner.get(PAD).status_code == partner.get(f"{PAD}{gedaan.pk}/").status_code == 404
    assert b"Geschiedenis" not in partner.get("/sterk-voor-noord/acties/").content


def test_the_history_of_another_programme_answers_like_a_missing_one(wethouder, noord, samira):
    zuid = Programma.objects.create(slug="zuid", naam="Zuid", gemeente="G", van_jaar=2025, tot_jaar=2030, ambitie="…")
    Deelname.objects.create(gebruiker=samira, programma=zuid, rol=Rol.PROGRAMMATEAM)
    with vastgelegd(
        zuid,
        Daad(samira, AVOND, "Geheim"),
        Wijziging.Handeling.GEWIJZIGD,
        (),
        soort="programma",
        programma=zuid,
        versie=1,
    ) as wijziging:
        pass
    assert wethouder.get(f"{PAD}{wijziging.pk}/").status_code == wethouder.get(f"{PAD}999999/").status_code == 404
    assert "Geheim" not in woorden(lees(wethouder, PAD))
    assert wethouder.get(f"{PAD}{2**70}/").status_code == 404


def test_of_what_was_done_at_once_in_two_programmes_each_tells_its_own(wethouder, noord, woonfraude, samira):
    zuid = Programma.objects.create(slug="zuid", naam="Zuid", gemeente="G", van_jaar=2025, tot_jaar=2030, ambitie="…")
    daad = Daad(samira, AVOND, "In allebei", reeks=nieuwe_reeks())
    for programma, onderwerp in ((noord, woonfraude), (noord, noord), (zuid, zuid)):
        with vastgelegd(
            onderwerp, daad, Wijziging.Handeling.GEWIJZIGD, (), soort="programma", programma=programma, versie=1
        ):
            pass
    post, *_ = posten(wethouder)
    assert "2 programma's in één keer gewijzigd" in woorden(post)
    assert "Zuid" not in woorden(post)
    adres = f"{PAD}{post.get('id').removeprefix('w')}/"
    assert "Zuid" not in woorden(lees(wethouder, adres))


def test_who_takes_part_is_told_to_the_beheerder_alone(beheerder, programmateam, noord, samira):
    voeg_toe(
        programma=noord,
        email="nieuw@noord.example",
        naam="Nadia",
        rol=Rol.LEZER,
        partner=None,
        daad=Daad(samira, AVOND, "Nieuw in het team"),
    )
    assert "Gebruiker · Toegevoegd" in teksten(beheerder)[0]
    gedaan = Wijziging.objects.van_programma(noord)[0]
    assert "Nadia" not in woorden(lees(programmateam, PAD))
    assert programmateam.get(f"{PAD}{gedaan.pk}/").status_code == 404
    assert "gebruiker" not in lees(programmateam, PAD).xpath("//select[@name='soort']/option/@value")


@pytest.mark.parametrize("vraag", ["", "?tekst=nummer", "?veld=actie.titel", "?van=1-1-2026"])
def test_a_page_takes_the_same_number_of_queries_however_much_happened(wethouder, noord, woonfraude, samira, vraag):
    aantallen = []
    for erbij in (40, 80):
        veel(noord, woonfraude, samira, erbij)
        for _ in range(2):
            daad = Daad(samira, AVOND, "", reeks=nieuwe_reeks())
            waarden = {"gebied": f"Noord {Wijziging.objects.count()}", "titel": f"Titel {Wijziging.objects.count()}"}
            acties = Actie.objects.filter(opgave__nummer=2)[: 2 + erbij // 8]
            wijzig_acties(wensen=[Wens(actie.pk, waarden) for actie in acties], daad=daad)
        with CaptureQueriesContext(
            connection,
        ) as gedaan:
            assert wethouder.get(PAD + vraag).status_code == 200
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1] <= 15
