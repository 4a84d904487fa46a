"""What the portal says of a text that reads hard, and of one that does not."""

import pytest

from programma.leesbaarheid import LANG, LangeZin, StijfWoord, afkortingen_van, lees_na, uitgelegd_in

pytestmark = pytest.mark.zonder_database


def test_a_long_sentence_is_named_by_its_beginning():
    lang = "Samen met alle partners " + "werkt de gemeente " * 6 + "aan de wijk."
    gelezen = lees_na(f"Dit is kort. {lang} En klaar!")
    assert gelezen.lang == (LangeZin("Samen met alle partners werkt de …", 25),)
    assert (gelezen.zinnen, gelezen.per_zin) == (3, 10)


def test_a_sentence_of_just_the_limit_is_not_long_and_a_line_of_a_list_is_a_sentence():
    net = " ".join(["woord"] * LANG)
    assert lees_na(f"{net}\n{net}").lang == ()
    assert lees_na(f"{net} teveel").lang[0].woorden == LANG + 1


def test_the_lines_of_a_list_do_not_make_the_average_shorter():
    gelezen = lees_na("Deze zin heeft precies zes woorden.\nafval\nratten")
    assert (gelezen.woorden, gelezen.zinnen, gelezen.per_zin) == (8, 1, 6)


def test_a_dot_in_an_abbreviation_or_an_amount_ends_no_sentence():
    assert lees_na("Het kost o.a. € 14.770 en bijv. een zaal.").zinnen == 1


def test_an_abbreviation_is_named_once_unless_somebody_explains_it():
    tekst = "De IPS helpt. De LEA ook, zegt de LEA (Lokale Educatieve Agenda). Individuele Plaatsing (KnGG) is NIET voor de BV."
    assert lees_na(tekst).afkortingen == ("IPS",)
    assert lees_na(tekst, {"IPS"}).afkortingen == ()


@pytest.mark.parametrize(
    ("tekst", "uitgelegd"),
    [
        ("de Lokale Educatieve Agenda (LEA).", {"LEA"}),
        ("Het PING-loket (Persoonlijk IN Geld) is open.", {"PING"}),
        ("op 1 april (2024) en hier (zie boven)", set()),
    ],
)
def test_an_abbreviation_is_explained_between_brackets(tekst, uitgelegd):
    assert uitgelegd_in(tekst) == uitgelegd


def test_what_stands_in_the_register_of_partners_is_explained():
    assert afkortingen_van(["IKEC De Waterlelie", "Sport en Welzijn (SenW)", "WoonInvest"]) == {"IKEC", "SenW"}


def test_a_stiff_word_comes_with_what_people_say():
    gelezen = lees_na("Middels een pilot, die conform afspraak wordt gerealiseerd, dient te blijken of het kan.")
    assert gelezen.stijf == (
        StijfWoord("Middels", "met of door"),
        StijfWoord("conform", "volgens"),
        StijfWoord("gerealiseerd", "maken of bereiken"),
        StijfWoord("dient te", "moet of moeten"),
    )


def test_passive_sentences_are_told_only_when_there_are_many():
    een = "Er wordt gewerkt. "
    assert lees_na(een * 2).lijdend == ()
    assert lees_na(een * 3 + "Wij gaan door. " * 7).lijdend == ()
    assert lees_na(een * 3 + "Wij gaan door.").lijdend == ("Er wordt gewerkt.",) * 3


def test_nothing_is_said_of_an_empty_text():
    gelezen = lees_na("")
    assert (gelezen.woorden, gelezen.zinnen, gelezen.per_zin, gelezen.aantal) == (0, 0, 0, 0)
