"""What a choice means for a letter, and which letters a filter asks for."""

from dataclasses import replace

import pytest

from acties.gegevens import Verwijzing
from acties.keuzes import Toewijzing
from acties.letters.filter import Letterfilter
from acties.letters.gegevens import Besluit, Letterrij
from acties.letters.keuze import Letterkeuze, neem_voor
from acties.lezing import Letterstand, Lezing, gelezen_letter, letterstand, lezing_in_woorden

T = Verwijzing("T", "T", 3, voorgesteld="S", reden="Criminaliteit is doel S.")
P = Verwijzing("P", "P", 3)
V = Verwijzing("V", None, None)


def rij(verwijzing: Verwijzing, nummer: str = "3.02") -> Letterrij:
    return Letterrij(1, nummer, "aanpak-woonfraude", "Aanpak woonfraude", 3, verwijzing, "", None)


def besloten(verwijzing: Verwijzing, hoe: Toewijzing, doel: str | None) -> Verwijzing:
    return replace(verwijzing, toewijzing=hoe, toegewezen=doel)


@pytest.mark.parametrize(
    ("verwijzing", "keuze", "doel", "besluit"),
    [
        (T, Letterkeuze.VOORSTEL, None, Besluit(Toewijzing.BEVESTIGD, "S")),
        (T, Letterkeuze.GEDRUKT, None, Besluit(Toewijzing.AFGEWEZEN, "T")),
        (T, Letterkeuze.ANDERS, "A", Besluit(Toewijzing.ANDERS, "A")),
        (T, Letterkeuze.ANDERS, "S", Besluit(Toewijzing.BEVESTIGD, "S")),
        (T, Letterkeuze.ANDERS, "T", Besluit(Toewijzing.AFGEWEZEN, "T")),
        (P, Letterkeuze.GEDRUKT, None, Besluit(Toewijzing.AFGEWEZEN, "P")),
        (V, Letterkeuze.GEDRUKT, None, Besluit(Toewijzing.AFGEWEZEN, None)),
        (V, Letterkeuze.ANDERS, "R", Besluit(Toewijzing.ANDERS, "R")),
    ],
)
def test_one_meaning_is_one_decision(verwijzing, keuze, doel, besluit):
    (verandering,) = neem_voor([rij(verwijzing)], keuze, doel).veranderingen
    assert verandering.besluit == besluit


def test_what_is_so_already_and_what_has_no_proposal_does_not_change_and_is_told():
    bevestigd = rij(besloten(T, Toewijzing.BEVESTIGD, "S"))
    voornemen = neem_voor([rij(T), bevestigd, rij(P), rij(V)], Letterkeuze.VOORSTEL)
    assert [verandering.rij for verandering in voornemen.veranderingen] == [rij(T)]
    assert voornemen.overgeslagen == (
        "2 gekozen letters hebben geen voorstel: daar verandert niets.",
        "1 gekozen letter heeft dit besluit al: daar verandert niets.",
    )


def test_a_decision_is_taken_back():
    bevestigd = rij(besloten(T, Toewijzing.BEVESTIGD, "S"))
    (verandering,) = neem_voor([bevestigd, rij(P)], Letterkeuze.OPEN).veranderingen
    assert (verandering.rij, verandering.besluit) == (bevestigd, None)


@pytest.mark.parametrize(
    ("vraag", "letters"),
    [
        ({}, "TPVT"),
        ({"stand": "wacht"}, "TV"),
        ({"stand": "voorstel"}, "TT"),
        ({"stand": "vastgesteld"}, "T"),
        ({"stand": "open"}, "TPV"),
        ({"stand": "onzin"}, ""),
        ({"letter": "P"}, "P"),
        ({"opgave": "2"}, ""),
        ({"tekst": "2.05"}, "T"),
        ({"tekst": " WOONFRAUDE "}, "TPVT"),
    ],
)
def test_the_filter_finds_letters(vraag, letters):
    rijen = [rij(T), rij(P), rij(V), rij(besloten(T, Toewijzing.AFGEWEZEN, "T"), "2.05")]
    assert "".join(gevonden.letter for gevonden in Letterfilter.uit(vraag).kies(rijen)) == letters


def test_three_readings_of_one_letter():
    open_, gevolgd = T, besloten(T, Toewijzing.BEVESTIGD, "S")
    geweigerd, weg = besloten(T, Toewijzing.AFGEWEZEN, "T"), besloten(V, Toewijzing.AFGEWEZEN, None)
    assert [gelezen_letter(rij, Lezing.GEDRUKT) for rij in (open_, gevolgd, geweigerd, weg, V)] == [
        "T",
        "T",
        "T",
        "V",
        "V",
    ]
    assert [gelezen_letter(rij, Lezing.VASTGESTELD) for rij in (open_, gevolgd, geweigerd, weg, V)] == [
        "T", "S", "T", None, "V"
    ]  # fmt: skip
    assert [gelezen_letter(rij, Lezing.VOORSTEL) for rij in (open_, gevolgd, geweigerd, weg, V)] == [
        "S", "S", "T", None, "V"
    ]  # fmt: skip


def test_the_reading_that_counts_is_the_printed_one_until_somebody_decides():
    assert letterstand([T, P, V]) == Letterstand(gedrukt=3, vastgesteld=0, voorstellen=1, zonder_doel=1)
    assert letterstand([T, P, V]).standaard == Lezing.GEDRUKT
    stand = letterstand([besloten(T, Toewijzing.BEVESTIGD, "S"), P, V])
    assert (stand.standaard, stand.wachten) == (Lezing.VASTGESTELD, 1)


@pytest.mark.parametrize(
    ("lezing", "stand", "zin"),
    [
        (Lezing.GEDRUKT, Letterstand(147, 0, 49, 1), "Letters zoals gedrukt in het plan."),
        (
            Lezing.VASTGESTELD,
            Letterstand(147, 0, 49, 1),
            "Letters zoals vastgesteld: 0 van 147 letters vastgesteld, dus alles telt zoals gedrukt.",
        ),
        (
            Lezing.VASTGESTELD,
            Letterstand(147, 48, 1, 1),
            "Letters zoals vastgesteld: 48 van 147 letters vastgesteld; de andere tellen zoals gedrukt.",
        ),
        (Lezing.VASTGESTELD, Letterstand(2, 2, 0, 0), "Letters zoals vastgesteld: 2 van 2 letters vastgesteld."),
        (
            Lezing.VOORSTEL,
            Letterstand(147, 48, 1, 1),
            "Letters volgens het voorstel: 1 letter telt hier al mee zoals voorgesteld, maar niemand heeft dat vastgesteld.",
        ),
        (
            Lezing.VOORSTEL,
            Letterstand(147, 49, 0, 1),
            "Letters volgens het voorstel: over elk voorstel is al besloten.",
        ),
    ],
)
def test_every_reading_says_in_words_which_mapping_it_uses(lezing, stand, zin):
    assert lezing_in_woorden(lezing, stand) == zin
