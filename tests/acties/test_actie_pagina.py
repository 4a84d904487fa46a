"""The page of one actie."""

from django.test import Client
from lxml import html

from .bladzijde import WORTEL, alle, een, lees, rijen, woorden


def deel(pagina, kop: str) -> str:
    return next(woorden(titel.getparent()) for titel in alle(pagina, "h2") if woorden(titel) == kop)


def feit(pagina, naam: str) -> str:
    return next(woorden(een(rij, "dd")) for rij in alle(pagina, ".feiten > div") if woorden(rij[0]) == naam)


def test_the_wethouder_reads_everything_about_one_actie(wethouder):
    pagina = lees(wethouder, "acties/versterken-educatief-thuismilieu/")
    assert woorden(een(pagina, "h1")) == "Versterken Educatief Thuismilieu"
    assert "Actie 1.04 · Opgave 1 Jeugd, jongeren en onderwijs" in woorden(een(pagina, ".bovenkop"))
    assert woorden(een(pagina, ".bronregel")) == (
        "Samengevat uit Uitvoeringsplan 2025-2026, Jeugd, jongeren en onderwijs, ‘Overzicht acties 2025-2026’"
    )
    assert rijen(pagina)[0][:2] == ["Programma", "€ 14.770"]
    assert rijen(pagina)[0][4] == "Opgave 2"
    assert rijen(pagina)[1] == ["Niet genoemd", "€ 3.800", "Onbekend", "", "", "€ 3.800"]
    assert feit(pagina, "Status") == "Niet gerapporteerd"
    assert feit(pagina, "Looptijd") == "2025"
    assert feit(pagina, "Financiering programma") == "€ 14.770 Gaat ten laste budget financiële zelfredzaamheid"


def test_a_printed_letter_stays_and_its_proposal_is_not_confirmed(wethouder):
    doelen = deel(lees(wethouder, "acties/ontmoeten-van-culturen-in-noord/"), "Doelen")
    assert "Voorstel, nog niet vastgesteld: letter S leest als R. De acties over ontmoeten" in doelen
    assert "Deze letter staat niet in het plan." in doelen
    assert "doel van opgave 2" in doelen


def test_a_doel_that_the_plan_does_not_describe_says_so(wethouder):
    assert "Het plan beschrijft dit doel niet." in deel(lees(wethouder, "acties/aanpak-jeugdoverlast/"), "Doelen")


def test_coupled_acties_point_to_each_other(wethouder):
    taalles = lees(wethouder, "acties/taalles-aan-statushouders-door-statushouder-docenten-met-ervaringsleren/")
    assert feit(taalles, "Gekoppeld aan") == "2.03 Proeftuin inwoners uit noord naar werk"
    assert "Het plan noemt geen geld bij deze actie." in deel(taalles, "Geld")
    proeftuin = lees(wethouder, "acties/proeftuin-inwoners-uit-noord-naar-werk/")
    assert feit(proeftuin, "Hieraan gekoppeld").startswith("2.04 Taalles aan statushouders")


def test_a_looptijd_that_cannot_be_is_shown_as_printed(wethouder):
    pagina = lees(wethouder, "acties/verhogen-meldingsbereidheid-bij-jongerenoverlast/")
    assert [woorden(rij[1]) for rij in alle(pagina, ".feiten > div") if woorden(rij[0]) == "Looptijd"] == [
        "2025-2016 (klopt niet)",
        "2025-2016",
    ]


def test_the_findings_of_the_actie_stand_on_its_page(wethouder):
    bevindingen = deel(lees(wethouder, "acties/de-weesfietsen-van-noord/"), "Bevindingen (1)")
    assert (
        "Sport en Welzijn (SenW) staat bij deze actie als hoofdpartner en ook als samenwerkingspartner" in bevindingen
    )


def test_one_walks_through_the_plan_from_first_to_last(wethouder):
    pad, nummers = "project-taal-en-coaching-2025-2026", 0
    while pad:
        pagina = lees(wethouder, f"acties/{pad}/")
        nummers += 1
        volgende = [link for link in alle(pagina, "nav a") if woorden(link).startswith("Volgende:")]
        pad = volgende[0].get("href").rstrip("/").rsplit("/", 1)[-1] if volgende else ""
    assert nummers == 56
    assert woorden(een(pagina, "h1")) == "Mannenparticipatiegroep"


def test_samira_opens_her_own_actie_without_links_to_pages_she_may_not_open(partner):
    pagina = lees(partner, "acties/zomerschool-taal-en-coaching-2025/")
    assert woorden(een(pagina, "h1")) == "Zomerschool – Taal en coaching 2025"
    links = {link.get("href") for link in alle(pagina, "main a")}
    assert all(link.startswith(f"{WORTEL}acties/") for link in links)
    for link in links:
        assert partner.get(link).status_code == 200


def test_an_actie_of_another_partner_answers_samira_as_one_that_does_not_exist(partner: Client):
    vreemd = partner.get(f"{WORTEL}acties/aanpak-woonfraude/")
    weg = partner.get(f"{WORTEL}acties/bestaat-niet/")
    assert vreemd.status_code == weg.status_code == 404
    assert woorden(html.fromstring(vreemd.content)) == woorden(html.fromstring(weg.content))


def test_a_partner_opens_no_doelen_and_no_partners(partner):
    for pad in ("doelen/", "doelen/S/", "partners/", "partners/woej/"):
        assert partner.get(WORTEL + pad).status_code == 404
