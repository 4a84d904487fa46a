"""The screen on which the programmateam decides what the printed letters stand for."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from acties.handelingen.letters import stel_letters_vast
from acties.keuzes import Toewijzing
from acties.letters.gegevens import Besluit, Letterbesluit
from acties.models import Actie, Doelverwijzing
from programma.models import Deelname, Gebruiker, Rol, Wijziging
from programma.planlezen import huidig_plan
from programma.vastleggen import Daad
from tests.fabriek import veel_acties

from .bladzijde import WORTEL, alle, een, lees, woorden

LETTERS = WORTEL + "letters/"
VOORBEELD = WORTEL + "letters/voorbeeld/"
VASTSTELLEN = WORTEL + "letters/vaststellen/"


def van_het_team(noord, naam: str) -> Client:
    iemand = Gebruiker.objects.create_user(f"{naam.lower()}@noord.example", None, naam=naam)
    Deelname.objects.create(gebruiker=iemand, programma=noord, rol=Rol.PROGRAMMATEAM)
    client = Client()
    client.force_login(iemand)
    return client


@pytest.fixture
def samira(noord) -> Client:
    return van_het_team(noord, "Samira")


@pytest.fixture
def joost(noord) -> Client:
    return van_het_team(noord, "Joost")


def boom(antwoord):
    return html.fromstring(antwoord.content.decode())


def rij(pagina, sleutel: str):
    """The row of one letter, found by its box."""
    return next(vak for vak in alle(pagina, "input[name=rij]") if vak.get("value") == sleutel).xpath("ancestor::tr")[0]


def bekijk(client: Client, vraag: str = "", *, status: int = 200, **keuze):
    antwoord = client.post(VOORBEELD + vraag, keuze)
    assert antwoord.status_code == status
    return boom(antwoord)


def bewijs(pagina) -> str:
    return een(pagina, "form.formulier input[name=bewijs]").get("value")


def bevestig(client: Client, pagina, reden: str = "", **opties):
    """Press the button of a preview."""
    formulier = een(pagina, "form.formulier")
    return client.post(formulier.get("action"), {"bewijs": bewijs(pagina), "reden": reden}, **opties)


def dekking(pagina) -> dict[str, tuple[str, str]]:
    return {woorden(rij[0])[0]: (woorden(rij[1]), woorden(rij[2])) for rij in alle(pagina, ".dekkingswissel tbody tr")}


def vastgesteld() -> int:
    return Doelverwijzing.objects.exclude(toewijzing="").count()


def test_samira_sees_every_printed_letter_with_its_proposal_and_the_reason(samira):
    pagina = lees(samira, "letters/")
    assert woorden(een(pagina, "#aantal")) == "147 van 147 letters"
    assert [woorden(kaart) for kaart in alle(pagina, ".kaart-waarde")] == ["147", "0", "50"]
    assert len(alle(pagina, "table tr.groep")) == 56
    woonfraude = [woorden(cel) for cel in rij(pagina, "3.02-T")]
    assert woonfraude[1].startswith("Doel T Er is minder overlast in de wijken")
    assert woonfraude[2].startswith("Doel S Er is minder criminaliteit in de wijken")
    assert woonfraude[2].endswith(
        "Aanpak woonfraude draagt volgens de omschrijving bij aan minder criminaliteit en noemt T. Criminaliteit is doel S."
    )
    assert woonfraude[3] == "wacht op een besluit"
    assert [woorden(cel) for cel in rij(pagina, "3.09-V")][1:] == [
        "V Het plan heeft geen doel V.", "geen", "wacht op een besluit"
    ]  # fmt: skip
    for past_zoals_gedrukt in ("3.15-P", "3.06-Q"):
        assert [woorden(cel) for cel in rij(pagina, past_zoals_gedrukt)][2:] == ["geen", "zoals gedrukt"]


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("?stand=wacht", 50),
        ("?stand=voorstel&opgave=3", 48),
        ("?letter=T", 6),
        ("?tekst=3.02", 1),
        ("?stand=vastgesteld", 0),
    ],
)
def test_the_list_is_filtered_by_opgave_letter_and_decision(samira, vraag, aantal):
    pagina = lees(samira, f"letters/{vraag}")
    assert woorden(een(pagina, "#aantal")) == f"{aantal} van 147 letters"
    assert len(alle(pagina, "input[name=rij]")) == aantal


def test_samira_confirms_all_proposals_of_opgave_3_and_sees_first_what_that_changes(samira):
    voorbeeld = bekijk(samira, "?opgave=3&stand=voorstel", welke="lijst", besluit="voorstel")
    tekst = woorden(een(voorbeeld, "main"))
    assert "48 letters bij 32 acties. Er is nog niets vastgesteld." in tekst
    assert "nu 0 en straks 48 van 147 letters vastgesteld" in tekst
    assert dekking(voorbeeld) == {
        "N": ("0", "1"), "O": ("2", "5"), "P": ("5", "1"), "Q": ("1", "11"),
        "R": ("10", "20"), "S": ("20", "6"), "T": ("6", "7"), "U": ("7", "0"),
    }  # fmt: skip
    assert "Doelen zonder actie: nu M, N; straks M, U." in tekst
    assert "T telt straks als doel S (voorstel bevestigd)" in woorden(alle(voorbeeld, ".wissels tbody tr")[1])
    assert vastgesteld() == 0

    klaar = boom(bevestig(samira, voorbeeld, "Besproken met de opgaveteams", follow=True))
    assert "U hebt 48 letters bij 32 acties vastgesteld." in woorden(een(klaar, ".melding"))
    assert vastgesteld() == 48
    assert set(Wijziging.objects.filter(handeling="gewijzigd").values_list("reden", flat=True)) == {
        "Besproken met de opgaveteams"
    }
    pagina = lees(samira, "letters/")
    assert [woorden(kaart) for kaart in alle(pagina, ".kaart-waarde")] == ["147", "48", "2"]
    telt = woorden(rij(pagina, "3.02-T")[3])
    assert telt.startswith("Doel S Voorstel bevestigd door Samira, ")


def test_samira_undoes_all_of_it_with_one_button_and_is_back_at_the_letters(samira):
    gedaan = boom(bevestig(samira, bekijk(samira, "?opgave=3", welke="lijst", besluit="voorstel"), follow=True))
    knop = een(gedaan, ".melding form.ongedaan")
    terug = {vak.get("name"): vak.get("value") for vak in alle(knop, "input")}
    pagina = samira.post(knop.get("action"), terug, follow=True)
    assert pagina.request["PATH_INFO"] == LETTERS
    assert "De wijziging van 32 acties is ongedaan gemaakt." in woorden(een(boom(pagina), ".melding"))
    assert vastgesteld() == 0
    assert [woorden(kaart) for kaart in alle(boom(pagina), ".kaart-waarde")] == ["147", "0", "50"]


def test_two_letters_that_are_ticked_and_nothing_else(samira):
    voorbeeld = bekijk(samira, rij=["3.02-T", "3.09-T"], welke="vinken", besluit="gedrukt")
    assert "2 letters bij 2 acties." in woorden(een(voorbeeld, "main"))
    assert "Geen enkel doel krijgt meer of minder acties." in woorden(een(voorbeeld, "main"))
    bevestig(samira, voorbeeld)
    besloten = Doelverwijzing.objects.exclude(toewijzing="").values_list("actie__nummer", "letter", "toewijzing")
    assert sorted(besloten) == [("3.02", "T", "afgewezen"), ("3.09", "T", "afgewezen")]


def test_v_gets_another_doel_or_stays_without_one(samira):
    blijft = bekijk(samira, rij=["3.09-V"], welke="vinken", besluit="gedrukt")
    assert "V telt straks voor geen doel (blijft zonder doel)" in woorden(een(blijft, ".wissels"))
    assert dekking(blijft) == {"V": ("1", "0")}
    anders = bekijk(samira, rij=["3.09-V"], welke="vinken", besluit="doel-R")
    assert dekking(anders) == {"R": ("10", "11"), "V": ("1", "0")}
    bevestig(samira, anders)
    assert Doelverwijzing.objects.get(letter="V").toegewezen_doel.letter == "R"


def test_a_decision_can_be_taken_back(samira):
    bevestig(samira, bekijk(samira, "?letter=U", welke="lijst", besluit="voorstel"))
    terug = bekijk(samira, rij=["3.13-U"], welke="vinken", besluit="open")
    assert "U telt straks als doel U (nog niet beslist; nu T, voorstel bevestigd door Samira)" in woorden(
        een(terug, ".wissels")
    )
    klaar = boom(bevestig(samira, terug, follow=True))
    assert "U hebt het besluit over 1 letter bij 1 actie ingetrokken." in woorden(een(klaar, ".melding"))
    assert vastgesteld() == 6


@pytest.mark.parametrize(
    ("keuze", "fout"),
    [
        ({"welke": "vinken", "besluit": "voorstel"}, "Letters: Vink ten minste één letter aan"),
        ({"welke": "vinken", "rij": ["3.02-T"]}, "Uw besluit: Kies wat u besluit."),
        ({"welke": "vinken", "rij": ["3.02-T"], "besluit": "doel-V"}, "Uw besluit: Kies een van de besluiten"),
        ({"welke": "vinken", "rij": ["3.15-P"], "besluit": "voorstel"}, "1 gekozen letter heeft geen voorstel"),
        ({"welke": "vinken", "rij": ["9.99-X", "3.02-T"], "besluit": "gedrukt"}, "Letter 9.99-X staat niet meer"),
    ],
)
def test_what_cannot_be_previewed_says_why_and_keeps_the_choice(samira, keuze, fout):
    pagina = bekijk(samira, "?opgave=3", status=422, **keuze)
    assert fout in woorden(een(pagina, ".melding-fout"))
    anker = alle(pagina, ".melding-fout a")[0].get("href")
    assert alle(pagina, anker)
    gekozen = [vak.get("value") for vak in alle(pagina, "input[name=rij][checked]")]
    assert gekozen == [sleutel for sleutel in keuze.get("rij", []) if sleutel != "9.99-X"]
    assert "opgave=3" in een(pagina, "#letters form").get("action")


def test_joost_was_first_so_samira_sees_the_list_and_loses_nothing_she_chose(samira, joost):
    voorbeeld = bekijk(samira, "?opgave=3&stand=voorstel", welke="lijst", besluit="voorstel")
    bevestig(joost, bekijk(joost, rij=["3.02-T"], welke="vinken", besluit="gedrukt"))

    antwoord = bevestig(samira, voorbeeld, "Besproken met de opgaveteams")
    assert antwoord.status_code == 409
    pagina = boom(antwoord)
    melding = woorden(een(pagina, ".melding-fout"))
    assert "Er is niets vastgesteld: iemand was u voor" in melding
    assert "3.02 Aanpak woonfraude, letter T: zoals gedrukt, telt als T door Joost op " in melding
    assert "U koos: voorstel bevestigd, telt als S." in melding
    assert vastgesteld() == 1
    assert een(pagina, "input[name=reden][type=text]").get("value") == "Besproken met de opgaveteams"
    assert "48 letters bij 32 acties." in woorden(een(pagina, "main"))

    zonder = een(pagina, ".melding-fout form")
    rest = samira.post(zonder.get("action"), {naam.get("name"): naam.get("value") for naam in alle(zonder, "input")})
    assert "47 letters bij 31 acties." in woorden(een(boom(rest), "main"))
    assert bevestig(samira, boom(rest)).status_code == 302
    assert vastgesteld() == 48
    assert Doelverwijzing.objects.get(actie__nummer="3.02").toewijzing == "afgewezen"


def test_samira_may_decide_otherwise_once_she_has_seen_what_joost_did(samira, joost):
    voorbeeld = bekijk(samira, rij=["3.02-T"], welke="vinken", besluit="voorstel")
    bevestig(joost, bekijk(joost, rij=["3.02-T"], welke="vinken", besluit="gedrukt"))
    gebotst = boom(bevestig(samira, voorbeeld))
    assert not alle(gebotst, ".melding-fout form")
    assert "(voorstel bevestigd; nu T, zoals gedrukt door Joost)" in woorden(een(gebotst, ".wissels"))
    assert bevestig(samira, gebotst).status_code == 302
    assert Doelverwijzing.objects.get(actie__nummer="3.02").toewijzing == "bevestigd"


def test_a_preview_that_somebody_made_up_is_refused(samira, noord):
    for verzonnen in ("", "[[1]]", "a:b:c"):
        antwoord = samira.post(VASTSTELLEN, {"bewijs": verzonnen}, follow=True)
        assert "Dit voorbeeld kan niet meer worden vastgesteld." in woorden(een(boom(antwoord), ".melding-fout"))
        assert samira.post(VOORBEELD, {"bewijs": verzonnen}).status_code == 302
    assert vastgesteld() == 0


def test_the_wethouder_reads_everything_and_decides_nothing(wethouder):
    pagina = lees(wethouder, "letters/?stand=wacht")
    assert woorden(een(pagina, "#aantal")) == "50 van 147 letters"
    assert not alle(pagina, "main input[type=checkbox], main form[method=post]")
    assert wethouder.post(VOORBEELD, {"welke": "lijst", "besluit": "voorstel"}).status_code == 404
    assert wethouder.post(VASTSTELLEN, {"bewijs": "x"}).status_code == 404


def test_a_partner_finds_no_letters(partner):
    assert partner.get(LETTERS).status_code == 404
    assert partner.post(VOORBEELD, {"welke": "lijst", "besluit": "voorstel"}).status_code == 404


def test_the_page_and_the_preview_take_as_many_queries_for_many_acties(samira, noord):
    def tel() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as lijst:
            lees(samira, "letters/")
        with CaptureQueriesContext(connection) as voorbeeld:
            bekijk(samira, welke="lijst", besluit="voorstel")
        return len(lijst), len(voorbeeld)

    eerst = tel()
    veel_acties(huidig_plan(noord), 200)
    assert tel() == eerst
    assert max(eerst) <= 15


def test_a_long_list_comes_in_pages_and_is_decided_as_a_whole(samira, noord):
    veel_acties(huidig_plan(noord), 100)
    pagina = lees(samira, "letters/?letter=T")
    assert len(alle(pagina, ".groep")) <= 100
    alles = lees(samira, "letters/?pagina=2")
    assert "Blad 2 van 2" in woorden(een(alles, "main"))
    assert len(alle(alles, ".groep")) == 56
    aantal = Doelverwijzing.objects.filter(letter="S").count()
    assert f"{aantal} letters bij" in woorden(
        een(bekijk(samira, "?letter=S", welke="lijst", besluit="gedrukt"), "main")
    )


@pytest.fixture
def besloten(noord):
    """Samira confirmed T → S at Aanpak woonfraude and left V at Ontmoeten van culturen without a doel."""
    samira = Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")
    sleutels = dict(Actie.objects.filter(nummer__in=["3.02", "3.09"]).values_list("nummer", "pk"))
    stel_letters_vast(
        plan=huidig_plan(noord),
        besluiten=[
            Letterbesluit(sleutels["3.02"], "T", None, Besluit(Toewijzing.BEVESTIGD, "S")),
            Letterbesluit(sleutels["3.09"], "V", None, Besluit(Toewijzing.AFGEWEZEN, None)),
        ],
        daad=Daad(samira, datetime(2026, 2, 3, 9, 30, tzinfo=UTC)),
    )


def test_the_doelen_page_counts_what_is_decided_as_soon_as_something_is(wethouder, besloten):
    tekst = woorden(een(lees(wethouder, "doelen/"), "main"))
    assert "2 van 147 letters vastgesteld; 48 letters wachten op een besluit. Bekijk de letters" in tekst
    assert "Letters zoals vastgesteld: 2 van 147 letters vastgesteld; de andere tellen zoals gedrukt." in tekst
    assert "veel: 21 van 56 acties" in tekst
    assert "Letter V is geen doel" not in tekst
    gedrukt = woorden(een(lees(wethouder, "doelen/?letters=gedrukt"), "main"))
    assert "veel: 20 van 56 acties" in gedrukt
    assert "Letter V is geen doel van het plan 1 actie" in gedrukt


def test_the_team_finds_the_letters_from_the_doelen(samira):
    link = next(a for a in alle(lees(samira, "doelen/"), "main a") if woorden(a) == "Letters vaststellen")
    assert link.get("href") == f"{LETTERS}?stand=wacht"


def test_a_doel_shows_which_acties_count_and_who_decided_it(wethouder, besloten):
    s = woorden(een(lees(wethouder, "doelen/S/"), "main"))
    assert "21 acties Letters zoals vastgesteld: 2 van 147" in s
    assert "3.02 Aanpak woonfraude gedrukt als T, vastgesteld door Samira op 3 februari 2026" in s
    assert "Volgens het voorstel komen er 5 bij – nog niet vastgesteld" in s
    t = woorden(een(lees(wethouder, "doelen/T/"), "main"))
    assert "5 acties" in t
    assert "Bij 1 actie drukt het plan T, maar is iets anders vastgesteld" in t
    assert "3.02 Aanpak woonfraude telt als S, vastgesteld door Samira op 3 februari 2026" in t


def test_the_dashboard_says_how_its_letters_are_read(wethouder, samira):
    assert "2 van de 21 doelen krijgen geen actie. Letters zoals gedrukt in het plan." in woorden(lees(wethouder, ""))
    bevestig(samira, bekijk(samira, "?stand=voorstel", welke="lijst", besluit="voorstel"))
    assert "geen actie. Letters zoals vastgesteld: 49 van 147 letters vastgesteld" in woorden(lees(wethouder, ""))


def test_the_actie_shows_the_printed_letter_and_what_was_decided(wethouder, besloten):
    woonfraude = woorden(een(lees(wethouder, "acties/aanpak-woonfraude/"), "section[aria-labelledby=doelen]"))
    assert "Doel T Vastgesteld: telt als doel S . Er is minder criminaliteit" in woonfraude
    assert "Voorstel" not in woonfraude
    culturen = woorden(
        een(lees(wethouder, "acties/ontmoeten-van-culturen-in-noord/"), "section[aria-labelledby=doelen]")
    )
    assert "Vastgesteld: deze letter telt voor geen doel." in culturen


def test_a_partner_sees_no_proposals_at_its_own_actie(partner, noord):
    actie = Actie.objects.get(slug="zomerschool-taal-en-coaching-2025")
    doel = Doelverwijzing.objects.exclude(voorgesteld_doel=None).first().voorgesteld_doel
    actie.doelverwijzingen.update(voorgesteld_doel=doel, voorstel_reden="Alleen voor het team.")
    pagina = woorden(een(lees(partner, f"acties/{actie.slug}/"), "main"))
    assert "Voorstel" not in pagina
    assert "Alleen voor het team." not in pagina


def test_the_list_shows_and_finds_an_actie_under_the_doel_that_was_decided(wethouder, besloten):
    pagina = lees(wethouder, "acties/?doel=S")
    assert woorden(een(pagina, "#aantal")) == "21 van 56 acties"
    regel = next(regel for regel in alle(pagina, "tbody tr") if "Aanpak woonfraude" in woorden(regel))
    assert woorden(een(regel, ".telt-als")) == "Doel T telt als S"
    assert woorden(een(lees(wethouder, "acties/?doel=T"), "#aantal")) == "5 van 56 acties"
    assert woorden(een(lees(wethouder, "acties/?doel=V"), "#aantal")) == "0 van 56 acties"
