"""The two money cells of the plan's table: as the plan prints them, as people type them, and as an export writes them."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acties.financieringscel import Bron, Financieringsregel, lees_anderscel, lees_programmacel, schrijf_cel
from programma.bedragen import BedragFout, Toestand

VAST = settings(derandomize=True, deadline=None)  # the same examples every time, also on a busy machine
FIXTURES = Path(__file__).parents[2] / "fixtures" / "sterk-voor-noord"
PARTNERS = {
    "Techniekmenu": "Stichting Techniekmenu",
    "Inholland": "Hogeschool Inholland",
    "In Holland": "Hogeschool Inholland",
    "Woej": "Woej",
    "SenW": "Sport en Welzijn (SenW)",
    "Gemeente": "Gemeente Leidschendam-Voorburg",
    "Gemeente (VTH)": "VTH",
    "Stadsbeheer": "Stadsbeheer",
    "Fondsen": "Fondsen",
    "Fonds 1818": "Fonds 1818",
    "Platform": "Platform economie, onderwijs en arbeidsmarkt",
    "Plasticlab070": "Plasticlab070",
}


def regel(bron: str, waarde: str | int, **anders: str) -> Financieringsregel:
    """A regel with an amount in whole euros, or with the toestand that stands in its place."""
    if isinstance(waarde, int):
        return Financieringsregel(bron, Decimal(waarde), "bedrag", **anders)
    return Financieringsregel(bron, None, waarde, **anders)


@pytest.mark.parametrize(
    ("tekst", "regels"),
    [
        ("€ 30.000", [regel("programma", 30000)]),
        ("15.000", [regel("programma", 15000)]),
        (15000, [regel("programma", 15000)]),
        ("€ -500", [regel("programma", -500)]),
        ("- € 500", [regel("programma", -500)]),
        ("Zit in basis financiering", [regel("basisfinanciering", "basisfinanciering")]),
        ("Geen", [regel("programma", "geen")]),
        ("-", [regel("programma", "geen")]),
        ("—", [regel("programma", "geen")]),
        ("PM", [regel("programma", "pm")]),
        ("n.v.t.", [regel("programma", "nvt")]),
        ("", []),
        (None, []),
        (" \u00a0", []),
        (
            "€ 14.770 Gaat ten laste budget financiële zelfredzaamheid",
            [regel("programma", 14770, ten_laste_van="financiële zelfredzaamheid")],
        ),
        (
            "€ 14.770\nGaat ten\nlaste van het budget financiële zelfredzaamheid",
            [regel("programma", 14770, ten_laste_van="financiële zelfredzaamheid")],
        ),
        ("€ 14.770 ten laste van opgave 2", [regel("programma", 14770, ten_laste_van="opgave 2")]),
        ("€ 5.000 eenmalig in 2025", [regel("programma", 5000, toelichting="eenmalig in 2025")]),
        ("Budget onderwijs", [regel("programma", "tekst", toelichting="Budget onderwijs")]),
        ("Geen idee nog", [regel("programma", "tekst", toelichting="Geen idee nog")]),
        ("leeg", [regel("programma", "leeg")]),
    ],
)
def test_the_programme_cell(tekst, regels):
    gelezen = lees_programmacel(tekst)

    assert gelezen == tuple(regels)
    assert lees_programmacel(schrijf_cel(gelezen)) == gelezen


@pytest.mark.parametrize(
    ("tekst", "regels"),
    [
        ("€ 30.000", [regel("niet_genoemd", 30000)]),
        ("-", [regel("niet_genoemd", "geen")]),
        ("", []),
        ("€ 500 fondsen", [regel("fonds", 500)]),
        ("€ 1.000 via fondsen", [regel("fonds", 1000)]),
        ("€ 10.000\nfondsen", [regel("fonds", 10000)]),
        ("€ 500 Oranjefonds", [regel("fonds", 500, toelichting="Oranjefonds")]),
        ("€ 500 Fonds 1818", [regel("partner", 500, partner="Fonds 1818")]),
        ("€ 85.000 alle partners", [regel("partner", 85000, toelichting="alle partners")]),
        (
            "€ 10.500 Fondsen € 11.500 Techniek-menu",
            [regel("fonds", 10500), regel("partner", 11500, partner="Stichting Techniekmenu")],
        ),
        (
            "Aangevuld door Inholland",
            [regel("partner", "tekst", partner="Hogeschool Inholland", toelichting="Aangevuld door Inholland")],
        ),
        ("Gemeente (VTH) Fondsen", [regel("afdeling", "tekst", partner="VTH"), regel("fonds", "tekst")]),
        ("Gemeente (Stadsbeheer)", [regel("afdeling", "tekst", partner="Stadsbeheer")]),
        ("€ 500 gemeente", [regel("afdeling", 500, partner="Gemeente Leidschendam-Voorburg")]),
        ("€ 500 st. Techniekmenu", [regel("partner", 500, partner="Stichting Techniekmenu")]),
        ("€ 500 Plasticlab070", [regel("partner", 500, partner="Plasticlab070")]),
        ("€ 500 Woej en SenW", [regel("partner", 500, toelichting="Woej en SenW")]),
        (
            "€ 500 Platform economie, onderwijs en arbeidsmarkt",
            [regel("partner", 500, partner="Platform economie, onderwijs en arbeidsmarkt")],
        ),
        ("€ 500 provincie", [regel("overig", 500, toelichting="provincie")]),
        ("Fondsen: € 500", [regel("fonds", 500)]),
        (
            "Aangevuld door Woej met € 500",
            [regel("partner", 500, partner="Woej", toelichting="Aangevuld door Woej met")],
        ),
        ("Fondsen € 500 Woej € 300", [regel("fonds", 500), regel("partner", 300, partner="Woej")]),
        ("€ 500 (fondsen)", [regel("fonds", 500)]),
        ("€ 500, fondsen", [regel("fonds", 500)]),
        ("€ 1.000 - fondsen", [regel("fonds", 1000)]),
        ("€ 1.000,- fondsen", [regel("fonds", 1000)]),
        ("€ 15 000 fondsen", [regel("fonds", 15000)]),
        ("500 euro fondsen", [regel("fonds", 500)]),
        ("EUR 500 via fondsen", [regel("fonds", 500)]),
        ("PM fondsen", [regel("fonds", "pm")]),
        ("Geen fondsen", [regel("fonds", "geen")]),
        ("Geen idee nog", [regel("overig", "tekst", toelichting="Geen idee nog")]),
        (
            "aangevuld door fondsen en Woej",
            [regel("overig", "tekst", toelichting="aangevuld door fondsen en Woej")],
        ),
        (
            "€ 10.500 fonds; € 11.500 partner Stichting Techniekmenu",
            [regel("fonds", 10500), regel("partner", 11500, partner="Stichting Techniekmenu")],
        ),
        ("€ 500 partner Stichting Onbekend", [regel("partner", 500, partner="Stichting Onbekend")]),
        (
            "€ 500 fonds partner Fonds 1818: aangevraagd",
            [regel("fonds", 500, partner="Fonds 1818", toelichting="aangevraagd")],
        ),
        (
            "€ 500 fonds: waarvan €€ 300 in 2025;; rest later",
            [regel("fonds", 500, toelichting="waarvan € 300 in 2025; rest later")],
        ),
        (
            "€ 300 ten laste van opgave 2: eens",
            [regel("niet_genoemd", 300, ten_laste_van="opgave 2", toelichting="eens")],
        ),
        ("zonder bedrag: 500 of meer", [regel("niet_genoemd", "tekst", toelichting="500 of meer")]),
        ("Fondsen; ; Gemeente (VTH);", [regel("fonds", "tekst"), regel("afdeling", "tekst", partner="VTH")]),
        ("Zit in basisfinanciering Woej", [regel("basisfinanciering", "basisfinanciering", partner="Woej")]),
    ],
)
def test_the_other_cell(tekst, regels):
    gelezen = lees_anderscel(tekst, PARTNERS)

    assert gelezen == tuple(regels)
    assert lees_anderscel(schrijf_cel(gelezen), PARTNERS) == gelezen


def test_each_regel_keeps_its_own_part_of_the_cell():
    regels = lees_anderscel("€ 10.500\nFondsen\u00a0€ 11.500 Techniek-menu", PARTNERS)

    assert [regel.brontekst for regel in regels] == ["€ 10.500 Fondsen", "€ 11.500 Techniek-menu"]


def test_without_a_register_a_name_stays_as_it_is_written_only_where_it_must_be_a_name():
    assert lees_anderscel("Gemeente (Stadsbeheer)") == (regel("afdeling", "tekst", partner="Stadsbeheer"),)
    assert lees_anderscel("€ 500 Woej") == (regel("overig", 500, toelichting="Woej"),)


def test_a_short_name_that_fits_two_partners_is_nobodys():
    partners = {"Stichting Noord": "Stichting Noord", "St. Noord": "Noord BV"}

    assert lees_anderscel("€ 500 Noord", partners)[0].partner is None
    assert lees_anderscel("€ 500 Stichting Noord", partners)[0].partner == "Stichting Noord"


@pytest.mark.parametrize("cel", ["€ 1,285", "€ 1,285 fondsen", "Fondsen: € 1,285", 1.285])
def test_an_ambiguous_amount_is_refused_until_a_person_confirms_it(cel):
    with pytest.raises(BedragFout) as fout:
        lees_anderscel(cel)
    assert fout.value.voorstel == Decimal("1285.00")

    (gelezen,) = lees_anderscel(cel, bevestigd=fout.value.voorstel)
    assert (gelezen.bedrag, gelezen.toestand) == (Decimal("1285.00"), Toestand.BEDRAG)
    assert gelezen.brontekst == str(cel)


def test_a_confirmed_amount_is_for_one_amount_that_cannot_be_read():
    assert lees_programmacel("€ 1.500", bevestigd=Decimal("1285")) == (regel("programma", 1500),)
    assert lees_programmacel("€ 1,285", bevestigd=Decimal("1285")) == (regel("programma", 1285),)
    assert lees_programmacel("?", bevestigd=Decimal("1285")) == (regel("programma", 1285),)
    with pytest.raises(BedragFout, match="twee manieren"):
        lees_anderscel("€ 1,285 fondsen € 1,286 Woej", PARTNERS, bevestigd=Decimal("1285"))


@pytest.mark.parametrize(
    ("cel", "uitleg"),
    [
        ("Fondsen 500", "vooraan, met €"),
        ("Aangevuld in 2025", "zonder bedrag:"),
        ("€ fondsen", "bij een bedrag horen"),
        ("€ 500 € fondsen", "meer dan één euroteken"),
        ("€ 500 fondsen in €", "€ zonder bedrag"),
        ("€ 500 fondsen 300 Woej", '"300" een tweede bedrag'),
        ("€ 500 fonds 1819", "achter een dubbele punt"),
        ("€ 500 partner 11.500 fonds", "tweede bedrag"),
        ("€ 2.000 - 3.000 fondsen", "tweede bedrag"),
        ("€ 500 fondsen en Woej", "meer dan één bron bij één bedrag"),
        ("Fondsen € 500 Woej € 300 per jaar", "welke woorden bij welk bedrag"),
        ("€ 500 fondsen - € 300 Woej", "minteken zijn of een scheiding"),
        ("€ 10.500fondsen", "spatie voor de woorden"),
        ("€ 1.000 -", "twee manieren"),
        ("€ +500", "plusteken"),
        ("€ 12.34.567 fondsen", "vreemde plaats"),
        ("?", "geen bedrag"),
        ("a" * 5001, "meer dan 5000 tekens"),
        (True, "geen bedrag"),
    ],
)
def test_what_is_not_clear_is_refused_with_the_way_out(cel, uitleg):
    with pytest.raises(BedragFout, match=uitleg):
        lees_anderscel(cel, PARTNERS)


@pytest.mark.parametrize("cel", ["€ 500 fondsen", "€ 500 partner Woej", "Gemeente (VTH)", "€ 500 alle partners"])
def test_the_programme_cell_refuses_money_of_somebody_else(cel):
    with pytest.raises(BedragFout, match="andere bron dan het programma"):
        lees_programmacel(cel)


def test_the_other_cell_refuses_money_of_the_programme():
    with pytest.raises(BedragFout, match="geld van het programma"):
        lees_anderscel("€ 500 programma")


def test_money_of_the_programme_and_other_money_are_not_written_in_one_cell():
    with pytest.raises(ValueError, match="niet in één cel"):
        schrijf_cel([regel("programma", 500), regel("fonds", 300)])


def test_impossible_regels_do_not_exist():
    with pytest.raises(ValueError, match="toestand 'bedrag'"):
        Financieringsregel("fonds", None, "bedrag")
    with pytest.raises(ValueError, match="basisfinanciering"):
        regel("fonds", "basisfinanciering")
    with pytest.raises(ValueError, match="gemeente"):
        regel("gemeente", 500)


WOORDEN = st.text(min_size=1, max_size=30)
NAMEN = st.sampled_from([*PARTNERS.values(), "Stichting 't Vlietje; en meer", "Zorg: Noord"])
OPGAVEN = st.sampled_from(["opgave 2", "financiële zelfredzaamheid", "fijn en veilig wonen"])
PROGRAMMA = [Bron.PROGRAMMA, Bron.BASISFINANCIERING]


@st.composite
def regels(draw, bronnen: list[Bron]) -> Financieringsregel:
    bron = draw(st.sampled_from(bronnen))
    toestanden = [lid for lid in Toestand if lid != Toestand.BASISFINANCIERING or bron == Bron.BASISFINANCIERING]
    toestand = draw(st.sampled_from(toestanden))
    centen = st.integers(-10_000_000, 10_000_000)
    return Financieringsregel(
        bron,
        Decimal(draw(centen)) / 100 if toestand == Toestand.BEDRAG else None,
        toestand,
        partner=draw(st.none() | NAMEN),
        ten_laste_van=draw(st.none() | OPGAVEN),
        toelichting=draw(st.just("") | WOORDEN | st.text(";:€ -5")),
    )


@VAST
@given(st.lists(regels(PROGRAMMA), max_size=4))
def test_every_programme_cell_reads_back(lijst):
    assert lees_programmacel(schrijf_cel(lijst), PARTNERS) == tuple(lijst)


@VAST
@given(
    st.lists(regels([bron for bron in Bron if bron != Bron.PROGRAMMA]), max_size=3),
    regels([bron for bron in Bron if bron not in PROGRAMMA]),
)
def test_every_other_cell_reads_back(lijst, eigen):
    assert lees_anderscel(schrijf_cel([*lijst, eigen]), PARTNERS) == (*lijst, eigen)


@VAST
@given(st.one_of(st.text(), st.text("€ 15.,-();:fondsegemt")))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_stays_the_same(tekst):
    for lees in (lees_programmacel, lees_anderscel):
        try:
            gelezen = lees(tekst)
        except BedragFout:
            continue
        assert lees(schrijf_cel(gelezen)) == gelezen


def _register() -> dict[str, str]:
    lijst = tomllib.loads((FIXTURES / "partners.toml").read_text(encoding="utf-8"))["partners"]
    return {spelling: rij["naam"] for rij in lijst for spelling in [rij["naam"], *rij.get("spellingen", [])]}


def _echte_regels() -> dict[str, tuple[Financieringsregel, ...]]:
    """All money of the 56 acties of the plan, by cell and number."""
    partners = _register()
    gelezen = {}
    for bestand in sorted((FIXTURES / "plan-2025-2026").glob("acties-*.toml")):
        for actie in tomllib.loads(bestand.read_text(encoding="utf-8"))["acties"]:
            bron, bevestigd = actie["bron"], Decimal("1285") if actie["bron"]["anders"] == "€ 1,285" else None
            gelezen["programma " + actie["nummer"]] = lees_programmacel(bron["programma"])
            gelezen["anders " + actie["nummer"]] = lees_anderscel(bron["anders"], partners, bevestigd=bevestigd)
    return gelezen


def _som(gelezen: dict[str, tuple[Financieringsregel, ...]], cel: str) -> Decimal:
    return sum(regel.bedrag for naam in gelezen if naam.startswith(cel) for regel in gelezen[naam] if regel.bedrag)


def test_the_money_of_the_plan_ties_to_the_euro():
    gelezen = _echte_regels()

    assert len(gelezen) == 2 * 56
    assert [_som(gelezen, f"programma {opgave}.") for opgave in (1, 2, 3)] == [160220, 58000, 94370]
    assert [_som(gelezen, f"anders {opgave}.") for opgave in (1, 2, 3)] == [240080, 107000, 64285]


def test_twelve_rows_name_no_source_for_their_money():
    regels = [regel for cel in _echte_regels().values() for regel in cel]
    zonder = [regel.bedrag for regel in regels if regel.bron == Bron.NIET_GENOEMD and regel.bedrag is not None]

    assert (len(zonder), sum(zonder)) == (12, 292865)


def test_every_money_cell_of_the_plan_reads_back():
    partners = _register()
    for naam, gelezen in _echte_regels().items():
        lees = lees_programmacel if naam.startswith("programma") else lees_anderscel
        assert lees(schrijf_cel(gelezen), partners) == gelezen
