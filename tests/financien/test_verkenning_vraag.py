"""A what-if as an address: what people share, type by hand, or make up."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from financien.verkenning.verkennen import Idee, Keuzes
from financien.verkenning.vraag import HOOGSTENS_IDEEEN, LEEG, Gelezen, als_vraag, lees

from .test_keten import D, actie, geld

ACTIES = (actie("1.01", geld(60)), actie("1.02", geld(30, naar=2)), actie("2.01", geld(15)))
OPGAVEN = {1, 2}


def bij(vraag: str) -> Gelezen:
    return lees(parse_qs(vraag, keep_blank_values=True), ACTIES, OPGAVEN)


def zinnen(vraag: str) -> list[str]:
    return [melding.tekst for melding in bij(vraag).meldingen]


def test_an_address_says_what_is_otherwise():
    gelezen = bij("uit=1.01&bedrag-2.01=1.285,50&zelf=1.02&idee=Zomerschool&idee_opgave=2&idee_bedrag=€ 5.000")
    assert gelezen.meldingen == ()
    assert gelezen.keuzes == Keuzes(
        uit=frozenset({"1.01"}),
        bedragen={"2.01": D("1285.50")},
        zelf=frozenset({"1.02"}),
        ideeen=(Idee("Zomerschool", 2, D(5000)),),
    )


def test_in_the_form_a_box_that_is_not_ticked_is_an_actie_that_is_left_out():
    assert bij("formulier=1&mee=1.01&mee=2.01").keuzes.uit == {"1.02"}
    assert bij("formulier=1").keuzes.uit == {"1.01", "1.02", "2.01"}
    assert bij("").keuzes == bij("mee=1.01").keuzes == Keuzes()


def test_an_amount_that_is_left_empty_or_is_what_it_is_now_changes_nothing():
    assert bij("bedrag-1.01=&bedrag-2.01=15,00").keuzes == Keuzes()


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("uit=9.99", "Actie 9.99 staat niet in dit plan of is vervallen."),
        ("bedrag-9.99=5", "Actie 9.99 staat niet in dit plan of is vervallen."),
        (
            "uit=7.1&uit=7.2&uit=7.3&uit=7.4&uit=7.5&uit=7.6&zelf=7.7",
            "Acties 7.1, 7.2, 7.3, 7.4, 7.5 en 2 andere staan",
        ),
        ("zelf=1.01", "Actie 1.01 wordt al door haar eigen opgave betaald."),
        ("bedrag-1.01=veel", "1.01 Actie 1.01: Vul een bedrag in, bijvoorbeeld 1.285."),
        ("bedrag-1.01=-5", "1.01 Actie 1.01: Een bedrag kan hier niet negatief zijn."),
        ("bedrag-1.01=12.5", "12,50 (een punt waar een komma hoort)"),
        ("bedrag-1.01=99999999999", "10 miljard"),
        ("idee_bedrag=5", "Idee 1 telt niet mee: Geef het een titel."),
        ("idee=Feest&idee_opgave=1", "Idee 1 telt niet mee: Vul een bedrag in."),
        ("idee=Feest&idee_bedrag=5", "Idee 1 telt niet mee: Kies de opgave die betaalt."),
        ("idee=Feest&idee_opgave=7&idee_bedrag=5", "Idee 1 telt niet mee: Kies de opgave die betaalt."),
        ("idee=Feest 🎉&idee_opgave=1&idee_bedrag=5", "Idee 1 telt niet mee: "),
        (f"idee={'x' * 201}&idee_opgave=1&idee_bedrag=5", "De titel heeft meer dan 200 tekens."),
    ],
)
def test_what_cannot_be_is_left_out_with_a_sentence(vraag, zin):
    gelezen = bij(vraag)
    assert gelezen.keuzes == Keuzes()
    (gevonden,) = gelezen.meldingen
    assert zin in gevonden.tekst


def test_what_was_typed_stays_in_its_field_with_the_reason_beside_it():
    gelezen = bij("bedrag-1.01=veel&idee=Feest&idee_opgave=1&idee_bedrag=duur")
    assert gelezen.bedragen == {"1.01": "veel"}
    (rij,) = gelezen.ideerijen
    assert (rij.titel, rij.opgave, rij.bedrag) == ("Feest", "1", "duur")
    assert rij.fout.startswith("Vul een bedrag in")
    assert [melding.veld for melding in gelezen.meldingen] == ["bedrag-1.01", "idee-1"]


def test_an_idea_goes_away_and_the_others_stay():
    vraag = "idee=A&idee_opgave=1&idee_bedrag=1&idee=B&idee_opgave=2&idee_bedrag=2&idee=&idee_opgave=&idee_bedrag="
    assert [idee.titel for idee in bij(f"{vraag}&idee_weg=0").keuzes.ideeen] == ["B"]
    assert [idee.titel for idee in bij(vraag).keuzes.ideeen] == ["A", "B"]


def test_there_is_an_end_to_ideas():
    vraag = "&".join(f"idee=Idee {nummer}&idee_opgave=1&idee_bedrag=1" for nummer in range(HOOGSTENS_IDEEEN + 3))
    assert len(bij(vraag).keuzes.ideeen) == HOOGSTENS_IDEEEN
    assert zinnen(vraag) == ["Er passen 20 ideeën in een verkenning; de rest telt niet mee."]


def test_no_choices_have_an_address_too():
    assert als_vraag(Keuzes()) == LEEG
    assert bij(LEEG) == Gelezen(Keuzes())


bedragen = st.decimals(0, 10_000_000, places=2)
keuzes = st.builds(
    Keuzes,
    uit=st.frozensets(st.sampled_from([rij.nummer for rij in ACTIES])),
    bedragen=st.fixed_dictionaries({}, optional={"1.01": bedragen, "1.02": bedragen}).map(
        lambda rijen: {nummer: bedrag for nummer, bedrag in rijen.items() if bedrag not in (60, 30)}
    ),
    zelf=st.frozensets(st.just("1.02")),
    ideeen=st.lists(
        st.builds(
            Idee,
            st.sampled_from(["Zomerschool", "Feest & markt = één", "50% korting"]),
            st.sampled_from([1, 2]),
            bedragen,
        ),
        max_size=4,
    ).map(tuple),
)


@settings(derandomize=True, max_examples=100)
@given(keuzes)
def test_whoever_gets_an_address_sees_what_the_sender_saw(gekozen):
    gelezen = bij(als_vraag(gekozen))
    assert gelezen.keuzes == gekozen
    assert gelezen.meldingen == ()
    assert als_vraag(gelezen.keuzes) == als_vraag(gekozen)


namen = st.sampled_from(
    ["uit", "mee", "zelf", "formulier", "idee", "idee_opgave", "idee_bedrag", "idee_weg", "bedrag-1.01", "bedrag-", "x"]
)
waarden = st.text(max_size=30) | st.sampled_from(["1.01", "1.02", "1", "²", "9" * 5000, "5.000", "-", "\x00"])


@settings(derandomize=True, max_examples=200)
@given(st.dictionaries(namen, st.lists(waarden, max_size=5)))
def test_no_address_is_too_strange_to_read(vraag):
    gelezen = lees(vraag, ACTIES, OPGAVEN)
    assert bij(als_vraag(gelezen.keuzes)).keuzes == gelezen.keuzes
    assert all(melding.tekst.endswith(".") for melding in gelezen.meldingen)
