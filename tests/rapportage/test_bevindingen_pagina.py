"""The page with the findings: errors first and always in sight, the rest folded, what is accepted apart."""

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from acties.models import Actie
from programma.bevindingen import Bevinding
from programma.handelingen.bevindingen import accepteer, wijs_toe
from programma.models import Bevindingafspraak, Gebruiker, Programma, Rol
from programma.vastleggen import Daad
from rapportage.bevindingen import alle_bevindingen, alle_regels
from tests.bladzijde import lees, woorden
from tests.fabriek import VANDAAG

PAD = reverse("bevindingen", args=["sterk-voor-noord"])
RIJEN = "//table[contains(@class, 'bevindingen')]/tbody/tr[not(@class='groep')]"


def pagina(client, vraag: str = "") -> html.HtmlElement:
    return lees(client, PAD + vraag)


def koppen(boom: html.HtmlElement) -> list[str]:
    return [woorden(kop) for kop in boom.iter("h2")]


def uitkomst(boom: html.HtmlElement) -> str:
    return boom.find_class("filter-uitkomst")[0].text_content()


def tellingen(boom: html.HtmlElement) -> list[str]:
    return [dd.text_content() for dd in boom.xpath("//dl[@class='kaarten']//dd")]


def rijen(boom: html.HtmlElement, kop: str) -> list[str]:
    """What the findings below a heading say."""
    deel = next(deel for deel in boom.iter("section") if woorden(deel.find("h2")).startswith(kop))
    return [woorden(rij) for rij in deel.xpath(f".{RIJEN}")]


def vind(noord: Programma, regel: str, object: str = "") -> Bevinding:
    return next(
        rij for rij in alle_bevindingen(noord, vandaag=VANDAAG) if rij.regel == regel and object in ("", rij.object)
    )


@pytest.fixture
def joost(noord) -> Gebruiker:
    """The programmateam of the cast."""
    return Gebruiker.objects.get(deelnames__programma=noord, deelnames__rol=Rol.PROGRAMMATEAM)


def accepteert(noord: Programma, joost: Gebruiker, rij: Bevinding, reden: str) -> None:
    accepteer(programma=noord, bevindingen=[rij], daad=Daad(joost, timezone.now(), reden))


def test_the_wethouder_sees_the_errors_first_and_unfolded(wethouder):
    boom = pagina(wethouder)
    assert koppen(boom)[:3] == ["Fouten (8)", "Waarschuwingen (27)", "Aandacht (17)"]
    assert tellingen(boom) == ["8", "27", "17", "0"]
    assert uitkomst(boom) == "52 van 52 bevindingen"
    assert len(boom.xpath(f"{RIJEN}[not(ancestor::details)]")) == 8
    assert boom.xpath("//details/@open") == []


def test_warnings_are_folded_by_rule_with_their_number(wethouder):
    regels = [
        woorden(kop) for kop in pagina(wethouder).xpath("//section[@aria-labelledby='ernst-waarschuwing']//summary")
    ]
    assert "Bij een actie staat niet of zij doorlopend of nieuw is. 4" in regels
    assert "Opmerkingen bij de bronnen 4" in regels
    assert sum(int(regel.rsplit(" ", 1)[1]) for regel in regels) == 27


def test_every_finding_says_what_is_wrong_what_to_do_and_who_owns_it(wethouder):
    alle = pagina(wethouder).xpath(RIJEN)
    assert len(alle) == 52
    for rij in alle:
        _, tekst, oplossing, eigenaar = (cel.text_content().strip() for cel in rij)
        assert tekst.split("\n")[0].strip().endswith(".")
        assert oplossing.endswith(".")
        assert eigenaar.startswith("Programmateam")


def test_the_object_of_a_finding_is_a_link_to_its_page(wethouder):
    adressen = {a.text_content(): a.get("href") for a in pagina(wethouder).xpath(f"{RIJEN}/th/a")}
    assert adressen["ZUMBA lessen"] == "/sterk-voor-noord/acties/zumba-lessen/"
    assert adressen["Doel U"] == "/sterk-voor-noord/doelen/U/"
    assert adressen["Programma algemeen"] == "/sterk-voor-noord/financien/"
    assert adressen["Projectlocatie"] == "/sterk-voor-noord/rapportages/2024-04/overzicht"


def test_the_team_goes_straight_to_where_a_finding_is_mended_and_every_such_place_opens(programmateam):
    adressen = pagina(programmateam).xpath("//a[@class='herstel']/@href")
    assert "/sterk-voor-noord/acties/openstellen-de-loopplank/veld/looptijd/" in adressen
    assert "/sterk-voor-noord/acties/openstellen-de-loopplank/veld/financiering_anders/" in adressen
    assert "/sterk-voor-noord/letters/?letter=V" in adressen
    for adres in set(adressen):
        assert programmateam.get(adres).status_code == 200, adres


def test_who_only_reads_sees_no_way_to_mend_or_decide(wethouder):
    boom = pagina(wethouder)
    assert boom.find_class("herstel") == []
    assert {woorden(a).split(":")[0] for a in boom.find_class("besluit")} == {"Meer"}
    assert "Accepteer" not in woorden(boom.find(".//main"))


def test_a_remark_on_the_source_shows_its_place(wethouder):
    plaatsen = [p.text_content() for p in pagina(wethouder, "?soort=bron").find_class("bronregel")]
    assert len(plaatsen) == 7
    assert "Bronopmerking bij Uitvoeringsplan 2025-2026, Voorwaarden, ‘Beschikbaar budget 2025-2026’" in plaatsen


def test_the_filter_shows_one_severity_of_one_soort_unfolded(wethouder):
    boom = pagina(wethouder, "?ernst=waarschuwing&soort=bron")
    assert koppen(boom)[0] == "Waarschuwingen (4)"
    assert uitkomst(boom) == "4 van 52 bevindingen"
    assert boom.xpath("//option[@selected]/@value") == ["waarschuwing", "bron"]
    assert len(boom.xpath(f"{RIJEN}[ancestor::details[@open]]")) == 4


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("?regel=soort-ontbreekt", 4),
        ("?object=actie/2025-2026/openstellen-de-loopplank", 3),
        ("?tekst=LOOPPLANK+bedrag", 1),
        ("?eigenaar=programmateam", 52),
        ("?eigenaar=beheerder", 0),
        ("?stand=open", 52),
        ("?stand=geaccepteerd", 0),
        ("?ernst=ramp&soort=x&stand=y", 52),
        ("?regel=bestaat-niet", 0),
        ("?ernst=fout&soort=bron", 0),
    ],
)
def test_the_address_holds_what_is_asked(wethouder, vraag, aantal):
    boom = pagina(wethouder, vraag)
    assert uitkomst(boom) == f"{aantal} van 52 bevindingen"
    assert len(boom.xpath(RIJEN)) == aantal
    assert ("Geen bevindingen" in woorden(boom)) == (aantal == 0)


def test_what_joost_accepted_stands_apart_with_reason_name_and_day_and_is_not_counted(wethouder, noord, joost):
    accepteert(noord, joost, vind(noord, "letter-zonder-doel"), "V staat alleen bij deze actie")
    boom = pagina(wethouder)
    assert tellingen(boom) == ["7", "27", "17", "1"]
    assert koppen(boom)[:4] == ["Fouten (7)", "Waarschuwingen (27)", "Aandacht (17)", "Geaccepteerd (1)"]
    assert not any(rij.startswith("Letter V") for rij in rijen(boom, "Fouten"))
    (geaccepteerd,) = rijen(boom, "Geaccepteerd")
    assert "Geaccepteerd door Programmateam op" in geaccepteerd
    assert "omdat: V staat alleen bij deze actie" in geaccepteerd
    assert uitkomst(pagina(wethouder, "?stand=open")) == "51 van 52 bevindingen"


def test_an_accepted_finding_survives_a_new_title_and_is_open_again_with_another_amount(wethouder, noord, joost):
    accepteert(noord, joost, vind(noord, "inwoners-zonder-betalende-partner", "ZUMBA lessen"), "Woej betaalt straks")
    actie = Actie.objects.get(slug="zumba-lessen")
    actie.titel = "Dansen in Noord"
    actie.save()
    assert "Dansen in Noord" in rijen(pagina(wethouder), "Geaccepteerd")[0]
    actie.financieringen.filter(bron="programma").update(bedrag=2500)
    boom = pagina(wethouder)
    assert "Geaccepteerd (1)" not in koppen(boom)
    (rij,) = [rij for rij in rijen(boom, "Fouten") if rij.startswith("Dansen in Noord")]
    assert "De bevinding is veranderd, de acceptatie geldt niet meer." in rij
    assert "omdat: Woej betaalt straks" in rij


def test_what_is_mended_is_gone_and_comes_back_open_when_it_is_something_else(wethouder, noord, joost):
    rij = vind(noord, "looptijd-onleesbaar")
    accepteert(noord, joost, rij, "de partner zoekt het uit")
    actie = Actie.objects.get(slug=rij.onderwerp.acties[0])
    bron = dict(actie.bronwaarden)
    actie.bronwaarden = bron | {"looptijd": "2025-2026"}
    actie.save()
    assert "looptijd-onleesbaar" not in {rij.regel for rij in alle_bevindingen(noord, vandaag=VANDAAG)}
    actie.bronwaarden = bron | {"looptijd": "2026-2016"}
    actie.save()
    assert "De bevinding is veranderd" in " ".join(rijen(pagina(wethouder), "Fouten"))


def test_the_filter_finds_what_samira_owns(wethouder, noord, joost):
    rij = vind(noord, "bedrag-dubbelzinnig")
    rol = Bevindingafspraak.Eigenaarrol.PROGRAMMATEAM
    wijs_toe(programma=noord, bevinding=rij, rol=rol, persoon=joost, daad=Daad(joost, timezone.now()))
    boom = pagina(wethouder, f"?eigenaar={joost.pk}")
    assert uitkomst(boom) == "1 van 52 bevindingen"
    assert "Openstellen De Loopplank" in woorden(boom.xpath(RIJEN)[0])


def test_the_page_lists_every_rule_and_leads_to_what_it_found(wethouder):
    boom = pagina(wethouder)
    regels = boom.xpath("//section[@aria-labelledby='regels']//tbody/tr")
    assert len(regels) == len(alle_regels())
    (soort,) = [rij for rij in regels if woorden(rij[0]).startswith("Bij een actie staat niet of zij doorlopend")]
    assert soort.xpath(".//a/@href") == ["?regel=soort-ontbreekt"]


def test_the_page_takes_at_most_fifteen_queries(programmateam, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        pagina(programmateam)


@pytest.mark.parametrize("rol", ["programmateam", "bestuurslid", "lezer", "beheerder"])
def test_everybody_who_reads_the_programme_reads_the_findings(rol, request):
    pagina(request.getfixturevalue(rol))


def test_a_partner_does_not_see_the_findings(partner):
    assert partner.get(PAD).status_code == 404


def test_the_actie_counts_its_open_findings_and_folds_what_may_stay(programmateam, wethouder, noord, joost):
    adres = "/sterk-voor-noord/acties/openstellen-de-loopplank/"
    assert "Bevindingen (3)" in koppen(lees(programmateam, adres))
    accepteert(noord, joost, vind(noord, "soort-ontbreekt", "Openstellen De Loopplank"), "dat weet nog niemand")
    boom = lees(programmateam, adres)
    assert "Bevindingen (2)" in koppen(boom)
    deel = boom.xpath("//section[@aria-labelledby='bevindingen']")[0]
    assert "Mag zo blijven, omdat: dat weet nog niemand" in woorden(deel.find(".//details"))
    herstel = deel.xpath(".//a[starts-with(normalize-space(), 'Herstel')]/@href")
    assert f"{adres}veld/looptijd/" in herstel
    gelezen = lees(wethouder, adres).xpath("//section[@aria-labelledby='bevindingen']//a/@href")
    assert not any("/veld/" in href for href in gelezen)
    assert all(wethouder.get(href).status_code == 200 for href in gelezen)
