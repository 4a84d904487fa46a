"""The rules over acties, one by one, on small examples beside the real plan."""

from datetime import date
from decimal import Decimal

import pytest

from acties.gegevens import ActieGegevens, FinancieringGegevens, PartnerGegevens, Verwijzing
from acties.keuzes import Aard, Bron, Soort, Status, Toewijzing, Zekerheid
from acties.regels import REGELS, ActiesFeiten, Doelfeit
from programma.bedragen import Toestand
from programma.bevindingen import Plek
from programma.perioden import Looptijd

WOEJ = PartnerGegevens("Woej", "woej")
INWONERS = PartnerGegevens("Inwoners", "inwoners", groep=True, inwoners=True)
SCHOLEN = PartnerGegevens("Scholen", "scholen", groep=True)
DOELEN = (Doelfeit("2025-2026", "A", 1, "Een goede start"), Doelfeit("2025-2026", "E", 2, "Minder geldzorgen"))


def geld(bedrag: str | None, bron: Bron = Bron.PROGRAMMA, **anders) -> FinancieringGegevens:
    return FinancieringGegevens(
        bron=bron,
        bedrag=bedrag and Decimal(bedrag),
        toestand=Toestand.BEDRAG if bedrag else anders.pop("toestand", Toestand.TEKST),
        zekerheid=Zekerheid.ONBEKEND,
        bron_partner=None,
        begunstigde=anders.pop("begunstigde", None),
        ten_laste_van=None,
        toelichting="",
        brontekst=anders.pop("brontekst", ""),
    )


def actie(**anders) -> ActieGegevens:
    """An actie in which nothing is wrong, except for what `anders` says."""
    return ActieGegevens(
        **{
            "plan": "2025-2026",
            "opgave": 1,
            "nummer": "1.01",
            "slug": "huiswerkspots",
            "titel": "Huiswerkspots",
            "omschrijving": "Kinderen maken samen huiswerk.",
            "aard": Aard.ACTIE,
            "soort": Soort.NIEUW,
            "status": Status.VOLGENS_VERWACHTING,
            "looptijd": Looptijd(date(2025, 1, 1), date(2026, 12, 31), "jaar"),
            "gekoppeld_aan": None,
            "letters": (Verwijzing("A", "A", 1),),
            "hoofdpartners": (WOEJ,),
            "samenwerkingspartners": (),
            "financieringen": (),
            "versie": 1,
            "bronwaarden": {},
        }
        | anders
    )


def gevonden(*acties: ActieGegevens) -> list[str]:
    """The rules that find something in these acties, apart from the doelen that no actie serves."""
    feiten = ActiesFeiten(acties, DOELEN)
    return [rij.regel for rij in REGELS.controleer(feiten) if rij.regel != "doel-zonder-actie"]


def test_nothing_is_found_where_nothing_is_wrong():
    assert gevonden(actie()) == []


@pytest.mark.parametrize(
    ("regel", "anders"),
    [
        ("actie-zonder-doel", {"letters": ()}),
        ("letter-zonder-doel", {"letters": (Verwijzing("A", "A", 1), Verwijzing("V", None, None))}),
        ("actie-zonder-eigen-doel", {"letters": (Verwijzing("E", "E", 2),)}),
        ("letter-voorstel-open", {"letters": (Verwijzing("A", "A", 1, voorgesteld="E"),)}),
        ("soort-ontbreekt", {"soort": None}),
        ("status-niet-gerapporteerd", {"status": Status.NIET_GERAPPORTEERD}),
        ("looptijd-ontbreekt", {"looptijd": None}),
        ("looptijd-onleesbaar", {"looptijd": None, "bronwaarden": {"looptijd": "2025-2016"}}),
        ("titel-past-niet-bij-looptijd", {"titel": "Zomerschool 2024"}),
        ("titel-past-niet-bij-looptijd", {"titel": "Zomerschool 2024-2026"}),
        ("tekst-past-niet-bij-looptijd", {"omschrijving": "De pilot 2023-2025 helpt jongeren."}),
        ("hoofdpartner-ontbreekt", {"hoofdpartners": ()}),
        ("hoofdpartner-onduidelijk", {"hoofdpartners": (SCHOLEN,)}),
        ("partner-in-twee-rollen", {"samenwerkingspartners": (WOEJ,)}),
        ("bron-niet-genoemd", {"financieringen": (geld("500", Bron.NIET_GENOEMD),)}),
        ("vervallen-met-geld", {"status": Status.VERVALLEN, "financieringen": (geld("500"),)}),
    ],
)
def test_one_rule_finds_one_thing(regel, anders):
    assert gevonden(actie(**anders)) == [regel]


def test_a_vervallen_actie_with_money_of_others_only_takes_nothing_from_the_ceiling():
    assert gevonden(actie(status=Status.VERVALLEN, financieringen=(geld("500", Bron.FONDS),))) == []


def test_four_hoofdpartners_are_too_many_to_lead_an_actie():
    namen = [PartnerGegevens(naam, naam.lower()) for naam in ("Woej", "IBCE", "VOSS", "Vidomes")]
    assert gevonden(actie(hoofdpartners=tuple(namen[:3]))) == []
    assert gevonden(actie(hoofdpartners=tuple(namen))) == ["hoofdpartner-onduidelijk"]


@pytest.mark.parametrize(
    "tekst",
    [
        "In de periode 2023-2024 is een loket opgezet.",
        "De samenwerking is op 4 april 2023 getekend.",
        "Foxtaal is in september 2024 begonnen.",
        "De pilot 2023-2026 loopt goed.",
        "Bel 070-2023202 voor jongeren van 18-27 jaar.",
    ],
)
def test_the_past_and_single_years_in_a_text_say_nothing_about_the_looptijd(tekst):
    assert gevonden(actie(omschrijving=tekst)) == []


@pytest.mark.parametrize("titel", ["Zomerschool 2025", "Zomerschool 2025-2026", "Zomerschool 2025–2026", "Actie 1.285"])
def test_years_in_a_title_within_the_looptijd_are_fine(titel):
    assert gevonden(actie(titel=titel)) == []


def test_money_of_inwoners_needs_a_partner_that_receives_it():
    zumba = {"hoofdpartners": (INWONERS,), "financieringen": (geld("2000"),)}
    assert gevonden(actie(**zumba)) == ["inwoners-zonder-betalende-partner"]
    assert gevonden(actie(**zumba, samenwerkingspartners=(SCHOLEN,))) == ["inwoners-zonder-betalende-partner"]
    assert gevonden(actie(**zumba, samenwerkingspartners=(WOEJ,))) == []
    assert gevonden(actie(**zumba | {"hoofdpartners": (INWONERS, WOEJ)})) == []
    assert gevonden(actie(**zumba | {"financieringen": (geld("2000", begunstigde="Woej"),)})) == []
    assert gevonden(actie(**zumba | {"financieringen": ()})) == []


@pytest.mark.parametrize(
    ("regel", "cel", "regels"),
    [
        ("bedrag-dubbelzinnig", "€ 1,285", (geld("1285", Bron.FONDS, brontekst="€ 1,285"),)),
        ("bedrag-zonder-euroteken", "15.000", (geld("15000", Bron.FONDS, brontekst="15.000"),)),
        ("woorden-in-plaats-van-bedrag", "door Woej", (geld(None, Bron.PARTNER, brontekst="door Woej"),)),
        (
            "twee-bronnen-in-een-cel",
            "€ 500 fondsen € 300 Woej",
            (geld("500", Bron.FONDS, brontekst="€ 500 fondsen"), geld("300", Bron.PARTNER, brontekst="€ 300 Woej")),
        ),
    ],
)
def test_an_odd_money_cell_is_found_until_somebody_writes_the_money_anew(regel, cel, regels):
    assert gevonden(actie(bronwaarden={"anders": cel}, financieringen=regels)) == [regel]
    assert gevonden(actie(bronwaarden={"anders": cel}, financieringen=(geld("1300", Bron.FONDS),))) == []


@pytest.mark.parametrize("cel", ["€ 30.000,-", "€ 4.977,50", "EUR 500", "€ 1.000 via fondsen"])
def test_a_well_written_money_cell_is_no_finding(cel):
    regels = (geld("500", Bron.FONDS, brontekst=cel),)
    assert gevonden(actie(bronwaarden={"anders": cel}, financieringen=regels)) == []


def test_a_confirmed_proposal_takes_the_place_of_the_printed_letter():
    bevestigd = Verwijzing("V", None, None, voorgesteld="A", toewijzing=Toewijzing.BEVESTIGD, toegewezen="A")
    assert gevonden(actie(letters=(Verwijzing("A", "A", 1), bevestigd))) == []


def test_a_doel_without_acties_is_found_by_its_letter():
    feiten = ActiesFeiten((actie(),), DOELEN)
    vondsten = [rij for rij in REGELS.controleer(feiten) if rij.regel == "doel-zonder-actie"]
    assert [rij.object for rij in vondsten] == ["Doel E"]
    assert vondsten[0].onderwerp.plek == Plek("doel", ("E",))


def besloten(letter: str, doel: str | None, telt: str | None) -> Verwijzing:
    """A printed letter about which somebody decided."""
    return Verwijzing(letter, doel, 1, toewijzing=Toewijzing.ANDERS, toegewezen=telt)


def test_what_is_decided_counts_for_the_opgave_of_the_actie():
    assert gevonden(actie(letters=(Verwijzing("E", "E", 2),))) == ["actie-zonder-eigen-doel"]
    assert gevonden(actie(letters=(besloten("E", "E", "A"),))) == []
    assert gevonden(actie(letters=(besloten("A", "A", "E"),))) == ["actie-zonder-eigen-doel"]


def test_a_letter_that_stays_without_a_doel_is_settled_but_an_actie_needs_one():
    assert gevonden(actie(letters=(Verwijzing("A", "A", 1), besloten("V", None, None)))) == []
    assert gevonden(actie(letters=(besloten("V", None, None),))) == ["actie-zonder-doel"]
    assert gevonden(actie(letters=(Verwijzing("V", None, None),))) == ["letter-zonder-doel"]


def test_a_doel_that_is_described_nowhere_and_that_nobody_means_is_no_finding():
    zonder_woorden = (*DOELEN, Doelfeit("2025-2026", "U", 1, ""))
    noemt_u = (Verwijzing("A", "A", 1), Verwijzing("U", "U", 1))
    regels = [rij.regel for rij in REGELS.controleer(ActiesFeiten((actie(letters=noemt_u),), zonder_woorden))]
    assert "doel-zonder-omschrijving" in regels
    gelezen = (Verwijzing("A", "A", 1), besloten("U", "U", "A"))
    vondsten = REGELS.controleer(ActiesFeiten((actie(letters=gelezen),), zonder_woorden))
    assert {rij.object for rij in vondsten} == {"Doel E"}


def sleutels(*acties: ActieGegevens) -> dict[str, str]:
    """The mark of every finding about these acties, by its key."""
    gevonden = [rij for rij in REGELS.controleer(ActiesFeiten(acties, DOELEN)) if rij.regel != "doel-zonder-actie"]
    assert len({rij.sleutel for rij in gevonden}) == len(gevonden)
    return {rij.sleutel: rij.vingerafdruk for rij in gevonden}


BEIDE_CELLEN = {"bronwaarden": {"programma": "15.000", "anders": "2.000"}}


def twee_cellen(programma: str = "15000") -> ActieGegevens:
    """An actie with an amount without euro sign in both money cells."""
    eigen, ander = geld(programma, brontekst="15.000"), geld("2000", Bron.FONDS, brontekst="2.000")
    return actie(**BEIDE_CELLEN, financieringen=(eigen, ander))


def test_the_same_finding_in_two_cells_has_two_keys():
    assert set(sleutels(twee_cellen())) == {
        "bedrag-zonder-euroteken/actie/2025-2026/huiswerkspots/programma",
        "bedrag-zonder-euroteken/actie/2025-2026/huiswerkspots/anders",
    }


def test_two_partners_in_two_roles_have_two_keys_whatever_their_order():
    vidomes = PartnerGegevens("Vidomes", "vidomes")
    heen = sleutels(actie(hoofdpartners=(WOEJ, vidomes), samenwerkingspartners=(vidomes, WOEJ)))
    terug = sleutels(actie(hoofdpartners=(vidomes, WOEJ), samenwerkingspartners=(WOEJ, vidomes)))
    assert set(heen) == {
        "partner-in-twee-rollen/actie/2025-2026/huiswerkspots/woej",
        "partner-in-twee-rollen/actie/2025-2026/huiswerkspots/vidomes",
    }
    assert heen == terug


@pytest.mark.parametrize(
    "anders",
    [
        {"soort": None},
        {"looptijd": None},
        {"letters": (Verwijzing("A", "A", 1), Verwijzing("V", None, None))},
        {"letters": (Verwijzing("E", "E", 2),)},
        {"hoofdpartners": (SCHOLEN,)},
        {"hoofdpartners": (INWONERS,), "financieringen": (geld("2000"),)},
        {"omschrijving": "De pilot 2023-2025 helpt jongeren."},
        {"status": Status.NIET_GERAPPORTEERD},
        {"financieringen": (geld("500", Bron.NIET_GENOEMD),)},
    ],
)
def test_another_title_is_not_another_finding(anders):
    assert sleutels(actie(**anders)) == sleutels(actie(**anders, titel="Huiswerk maken in Noord")) != {}


def test_another_amount_is_another_finding_in_that_cell_only():
    eerst, daarna = sleutels(twee_cellen()), sleutels(twee_cellen("16000"))
    veranderd = [sleutel for sleutel in eerst if eerst[sleutel] != daarna[sleutel]]
    assert veranderd == ["bedrag-zonder-euroteken/actie/2025-2026/huiswerkspots/programma"]


def test_years_that_a_title_names_twice_are_one_finding():
    zomerschool = actie(titel="Zomerschool 2024 en 2023, vervolg op 2024")
    (rij,) = [rij for rij in REGELS.controleer(ActiesFeiten((zomerschool,), ())) if rij.regel.startswith("titel")]
    assert rij.tekst.startswith("In de titel staat 2024 en 2023, maar de looptijd is")


def test_a_finding_about_one_actie_is_mended_in_the_cell_that_is_wrong():
    (rij,) = [rij for rij in REGELS.controleer(ActiesFeiten((actie(soort=None),), DOELEN)) if "soort" in rij.regel]
    assert rij.herstel == Plek("veld", ("huiswerkspots", "soort"))
    cellen = {rij.herstel.delen for rij in REGELS.controleer(ActiesFeiten((twee_cellen(),), DOELEN)) if rij.herstel}
    assert ("huiswerkspots", "financiering_anders") in cellen
