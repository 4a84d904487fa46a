"""What of a year goes to the bureau and what to acties: as figures, and as a bar that is read without colour."""

from datetime import date
from decimal import Decimal

import pytest

from financien.jaartabel.bronnen import bronnen
from financien.jaartabel.bureau import bureaubalk, bureaudelen
from financien.keuzes import Postsoort
from financien.lezen import jaartabellen
from financien.rekenen import Jaarregel, Jaartabel


def tabel(*regels: tuple[Postsoort, int, int, int]) -> Jaartabel:
    return Jaartabel(
        2024,
        date(2024, 4, 1),
        tuple(
            Jaarregel(f"Post {n}", None, *map(Decimal, rest), soort=soort) for n, (soort, *rest) in enumerate(regels)
        ),
    )


def test_the_raad_reads_which_part_of_the_real_money_runs_the_programme(noord):
    (jaartabel,) = jaartabellen(noord)
    delen = bureaudelen(jaartabel)
    assert [(deel.kolom, deel.bureau, deel.acties, deel.totaal) for deel in delen] == [
        ("beschikbaar", 350_000, 790_666, 1_140_666),
        ("uitgaven", 89_829, 265_537, 355_366),
        ("verplichtingen", 265_408, 333_422, 598_830),
    ]
    assert [round(deel.aandeel, 3) for deel in delen] == [Decimal("0.307"), Decimal("0.253"), Decimal("0.443")]


def test_of_nothing_and_of_amounts_with_two_signs_there_is_no_share():
    delen = bureaudelen(tabel((Postsoort.BUREAU, 0, -5, 10), (Postsoort.ACTIES, 0, 20, 30)))
    assert [deel.aandeel for deel in delen] == [None, None, Decimal("0.25")]
    assert [bureaubalk(deel) is None for deel in delen] == [True, True, False]


def test_the_bar_is_the_share_and_says_it_in_words():
    (_, _, deel) = bureaudelen(tabel((Postsoort.BUREAU, 0, 0, 250), (Postsoort.ACTIES, 0, 0, 750)))
    balk = bureaubalk(deel)
    assert [(deel.klasse, deel.x, deel.width) for deel in balk.segmenten] == [
        ("vul-bureau", 0, 250),
        ("vul-toegekend", 250, 750),
    ]
    assert balk.titel.replace("\xa0", " ") == ("programmabureau € 250, acties € 750; 25,0 % is voor het bureau")


def test_the_bureau_is_hatched_and_the_acties_are_not():
    bureau, acties = bureaubalk(
        bureaudelen(tabel((Postsoort.BUREAU, 5, 1, 1), (Postsoort.ACTIES, 5, 1, 1)))[0]
    ).segmenten
    assert (bool(bureau.arcering), acties.arcering) == (True, "")


@pytest.mark.parametrize(
    ("herkomst", "verwacht"),
    [
        ((("Grootboek", ""), ("Grootboek", "")), [("Grootboek", "", ("A", "B"))]),
        (
            (("Grootboek", "a.csv"), ("Grootboek", "b.csv")),
            [("Grootboek", "a.csv", ("A",)), ("Grootboek", "b.csv", ("B",))],
        ),
        ((("", ""), ("Mail", "")), [("", "", ("A",)), ("Mail", "", ("B",))]),
    ],
)
def test_every_source_is_said_once_with_the_posts_that_it_is_about(herkomst, verwacht):
    regels = (
        Jaarregel(post, None, Decimal(1), Decimal(0), Decimal(0), bron=bron, bestand=bestand)
        for post, (bron, bestand) in zip("AB", herkomst, strict=True)
    )
    rijen = bronnen(Jaartabel(2024, date(2024, 4, 1), tuple(regels)))
    assert [(rij.tekst, rij.bestand, rij.posten) for rij in rijen] == verwacht
    assert rijen[0].bekend is bool(herkomst[0][0])
