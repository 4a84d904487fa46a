"""A reader sees which words of a text changed, and enough around them to understand it."""

import time

from hypothesis import given
from hypothesis import strategies as st

from programma.woordverschil import EROMHEEN, Soort, woordverschil

LANG = " ".join(f"woord{nummer}" for nummer in range(200))


def verteld(oud: str, nieuw: str) -> str:
    """The difference as a line: [-removed-] and {+added+}."""
    vorm = {Soort.WEG: "[-{}-]", Soort.ERBIJ: "{{+{}+}}"}
    return " ".join(vorm.get(stuk.soort, "{}").format(stuk.tekst) for stuk in woordverschil(oud, nieuw))


def test_a_word_that_is_replaced_shows_as_removed_and_added():
    assert (
        verteld("Samen sporten in de buurt", "Samen zingen in de buurt") == "Samen [-sporten-] {+zingen+} in de buurt"
    )


def test_words_are_added_and_removed_where_they_stand():
    assert verteld("Elke week taalles", "Elke week gratis taalles") == "Elke week {+gratis+} taalles"
    assert verteld("Elke week gratis taalles", "Elke week taalles") == "Elke week [-gratis-] taalles"


def test_of_a_partner_list_only_the_partner_that_left_is_marked():
    assert verteld("Woej; Politie; Avalex", "Woej; Avalex") == "Woej; [-Politie;-] Avalex"


def test_a_text_from_nothing_and_to_nothing_is_one_piece():
    assert verteld("", "Samen sporten") == "{+Samen sporten+}"
    assert verteld("Samen sporten", "") == "[-Samen sporten-]"


def test_two_texts_with_nothing_in_common_are_told_whole():
    assert verteld("De oude tekst over sport", "Iets heel anders, namelijk taal") == (
        "[-De oude tekst over sport-] {+Iets heel anders, namelijk taal+}"
    )


def test_of_a_long_text_only_the_words_around_the_change_are_shown():
    stukken = woordverschil(LANG, LANG.replace("woord100", "anders"))
    assert [stuk.soort for stuk in stukken] == [
        Soort.OVERGESLAGEN,
        Soort.GELIJK,
        Soort.WEG,
        Soort.ERBIJ,
        Soort.GELIJK,
        Soort.OVERGESLAGEN,
    ]
    assert stukken[1].tekst.split() == [f"woord{nummer}" for nummer in range(100 - EROMHEEN, 100)]


def test_paragraphs_stay_paragraphs():
    (gelijk, erbij) = woordverschil("Eerste alinea.\n\nTweede alinea.", "Eerste alinea.\n\nTweede alinea. Derde.")
    assert (gelijk.tekst, erbij.tekst) == ("Eerste alinea.\n\nTweede alinea.", "Derde.")


@given(st.lists(st.sampled_from("abcd\n"), max_size=30), st.lists(st.sampled_from("abcd\n"), max_size=30))
def test_nothing_is_lost_or_invented(oud, nieuw):
    stukken = woordverschil(" ".join(oud), " ".join(nieuw))
    if any(stuk.soort == Soort.OVERGESLAGEN for stuk in stukken):
        return
    for kant, kant_soort in ((oud, Soort.WEG), (nieuw, Soort.ERBIJ)):
        woorden = [teken for stuk in stukken if stuk.soort in (Soort.GELIJK, kant_soort) for teken in stuk.tekst]
        assert [teken for teken in woorden if teken != " "] == kant


def test_the_longest_description_is_compared_in_a_moment():
    oud, nieuw = (
        ("de het een van en in op te dat die " * 140)[:5000],
        ("en van een het de in op die dat te " * 140)[:5000],
    )
    begin = time.perf_counter()
    woordverschil(oud, nieuw)
    assert time.perf_counter() - begin < 1
