"""A narrative text: what stays of what people paste, and how it is typed without an editor."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programma.tekst import DIEPST, diepte, naar_html, saneer
from programma.tekstvorm import knopen
from programma.tekstvorm.adres import adres
from programma.tekstvorm.boom import Alinea, Citaat, Merk, Punt, normaal, schrijf
from programma.tekstvorm.opschonen import ontleed, opgeschoond
from programma.tekstvorm.samenvoegen import samengevoegd
from programma.tekstvorm.schrijftaal import als_schrijftaal, uit_schrijftaal

pytestmark = pytest.mark.zonder_database
PLAKSELS = Path(__file__).parent / "plaksels"
SOORTEN = sorted(pad.stem for pad in PLAKSELS.glob("*.html") if "." not in pad.stem)
ENKELE = settings(max_examples=40, deadline=None)

LETTERS = st.sampled_from([*"ab1.) *[]()#->_\\\n <&\"'–•é", "http://a"])
MERKEN = st.builds(Merk, st.booleans(), st.booleans(), st.sampled_from(["", "https://a.nl/?b=1&c=2", "mailto:a@b.nl"]))
ZINNEN = st.lists(st.tuples(LETTERS, MERKEN), max_size=12).map(
    lambda delen: tuple((letter, merk) for letters, merk in delen for letter in letters)
)
GEWOON = st.one_of(
    st.builds(Alinea, ZINNEN, st.sampled_from([0, 0, 3, 4])), st.builds(Punt, ZINNEN, st.integers(1, 6), st.booleans())
)
BLOKKEN = st.lists(st.one_of(GEWOON, st.builds(Citaat, st.lists(GEWOON, max_size=3).map(tuple))), max_size=6)
ROMMEL = st.lists(
    st.sampled_from(
        "<p> <b> <i> <ul> <ol> <li> <table> <tr> <td> <th> <h1> <h2> <blockquote> <div> <span> </p> </b> </ul> </li> "
        "</table> </td> </blockquote> </div> <br> x y &nbsp; &lt;p&gt; </a>".split()
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize("soort", SOORTEN)
def test_of_what_is_pasted_headings_lists_and_links_stay_and_the_rest_goes(soort):
    geplakt = (PLAKSELS / f"{soort}.html").read_text(encoding="utf-8")
    verwacht = (PLAKSELS / f"{soort}.verwacht.html").read_text(encoding="utf-8")
    assert opgeschoond(geplakt) == "".join(verwacht.split("\n"))


@ENKELE
@given(BLOKKEN)
def test_every_text_can_be_typed_without_an_editor_and_loses_nothing(blokken):
    html = schrijf(normaal(blokken))
    assert uit_schrijftaal(als_schrijftaal(html)) == html
    assert schrijf(ontleed(html)) == html
    assert saneer(html).replace(' rel="noopener noreferrer"', "") == html
    assert diepte(html) <= DIEPST


@ENKELE
@given(ROMMEL)
def test_whatever_html_it_is_the_outcome_is_clean_and_cleaning_again_changes_nothing(html):
    schoon = opgeschoond(html)
    assert opgeschoond(schoon) == schoon
    assert uit_schrijftaal(als_schrijftaal(schoon)) == schoon


@ENKELE
@given(st.text(alphabet="ab1.) *[]()#->_\\\n <&–htps:/", max_size=40))
def test_whatever_somebody_types_is_clean(tekst):
    html = uit_schrijftaal(tekst)
    assert opgeschoond(html) == html
    assert uit_schrijftaal(als_schrijftaal(html)) == html


@pytest.mark.parametrize(
    ("getypt", "html"),
    [
        ("Een alinea.\n\nNog een.", "<p>Een alinea.</p><p>Nog een.</p>"),
        ("Eerst dit:\n- een\n- twee", "<p>Eerst dit:</p><ul><li>een</li><li>twee</li></ul>"),
        ("1. een\n2. twee\n   - diep", "<ol><li>een</li><li>twee<ul><li>diep</li></ul></li></ol>"),
        ("## Kop\ntekst\nregel", "<h3>Kop</h3><p>tekst<br>regel</p>"),
        ("**vet** en *schuin*", "<p><strong>vet</strong> en <em>schuin</em></p>"),
        ("[site](https://a.nl) <b>", '<p><a href="https://a.nl">site</a> &lt;b&gt;</p>'),
        ("5 * 3 * 2, *zo ook", "<p>5 * 3 * 2, *zo ook</p>"),
        ("> gezegd", "<blockquote><p>gezegd</p></blockquote>"),
    ],
)
def test_the_markup_reads_as_people_type(getypt, html):
    assert uit_schrijftaal(getypt) == html


def test_a_text_of_paragraphs_and_lists_is_typed_as_in_the_fixtures():
    tekst = "Eerst dit.\n\nDan:\n\n- een\n- twee"
    assert als_schrijftaal(naar_html(tekst)) == tekst


def test_a_hundred_lists_within_each_other_stay_within_what_the_pdf_can_bear():
    html = "<ul><li>x" * 500
    assert diepte(opgeschoond(html)) <= DIEPST
    assert diepte(saneer(html)) <= DIEPST
    assert opgeschoond(html).count("x") == 500


@pytest.mark.parametrize("html", ["<ul><li>x", "<div>x", "<b><p>x"])
def test_the_parser_never_sees_blocks_within_each_other_without_end(html, monkeypatch):
    """It needs the square of their number: the ten thousand lists of a few kilobytes would cost seconds."""
    gelezen = []
    echt = knopen.nh3.clean
    monkeypatch.setattr(knopen.nh3, "clean", lambda html, **opties: gelezen.append(html) or echt(html, **opties))
    assert opgeschoond(html * 2_000).count("x") == 2_000
    assert gelezen[0].count("<ul>") <= knopen.DIEPST
    assert gelezen[0].count("<div>") <= knopen.DIEPST


def test_a_quote_in_a_quote_without_end_is_one_quote():
    assert uit_schrijftaal("> " * 20_000 + "x") == "<blockquote><p>x</p></blockquote>"


def test_an_address_leads_where_outlook_meant_and_never_runs_anything():
    veilig = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.nl%2Fb&data=1"
    assert adres(veilig) == "https://a.nl/b"
    assert [
        adres(href) for href in ("javascript:alert(1)", "file:///c:/x", "#_Toc1", "/pad", "https://", "mailto:")
    ] == [""] * 6


def test_a_link_holds_words_and_nothing_else():
    html = '<a href="https://a.nl">een <b>dik</b><br>woord</a>'
    schoon = '<p><a href="https://a.nl">een </a><strong><a href="https://a.nl">dik</a></strong><br><a href="https://a.nl">woord</a></p>'
    assert opgeschoond(html) == schoon
    assert uit_schrijftaal(als_schrijftaal(schoon)) == schoon


def test_two_changes_of_different_paragraphs_come_together():
    basis = "<p>een</p><p>twee</p><p>drie</p>"
    hun, mijn = "<p>een!</p><p>twee</p><p>drie</p>", "<p>een</p><p>twee</p><p>drie</p><p>vier</p>"
    assert samengevoegd(basis, hun, mijn) == ("<p>een!</p><p>twee</p><p>drie</p><p>vier</p>", False)


def test_two_changes_of_one_paragraph_stand_below_each_other():
    samen, botst = samengevoegd("<p>een</p><p>twee</p>", "<p>hun</p><p>twee</p>", "<p>mijn</p><p>twee</p>")
    assert botst
    assert samen == "<p>hun</p><p>mijn</p><p>twee</p>"


@ENKELE
@given(*[st.lists(st.sampled_from(["<p>een</p>", "<p>twee</p>", "<ul><li>drie</li></ul>"]), max_size=5)] * 3)
def test_who_changed_nothing_has_no_say_in_a_merge(basis, hun, mijn):
    basis, hun, mijn = (opgeschoond("".join(blokken)) for blokken in (basis, hun, mijn))
    assert samengevoegd(basis, hun, basis) == (hun, False)
    assert samengevoegd(basis, basis, mijn) == (mijn, False)
    assert samengevoegd(basis, mijn, mijn) == (mijn, False)
