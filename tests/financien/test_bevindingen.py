"""The rules over money, on small year tables and ceilings."""

from datetime import date
from decimal import Decimal

from financien.bevindingen import REGELS, GeldFeiten, Planstand
from financien.rekenen import Jaarregel, Jaartabel, Plafondstand

NUL = Decimal("0.00")


def tabel(beschikbaar: str, uitgaven: str, saldo: str = "") -> Jaartabel:
    """A year table of one post, with the saldo as printed."""
    post = Jaarregel("Fijn en veilig wonen", 3, Decimal(beschikbaar), Decimal(uitgaven), NUL, {"saldo": saldo})
    return Jaartabel(2024, date(2024, 4, 1), (post,))


def plafond(toegekend: str, bedrag: str | None) -> Planstand:
    stand = Plafondstand(1, Decimal(toegekend), NUL, NUL, bedrag and Decimal(bedrag))
    return Planstand("Uitvoeringsplan 2025-2026", "Jeugd, jongeren en onderwijs", stand)


def gevonden(feiten: GeldFeiten) -> list[tuple[str, str]]:
    return [(rij.regel, rij.tekst.replace("\u00a0", " ")) for rij in REGELS.controleer(feiten)]


def test_a_healthy_budget_has_no_findings():
    feiten = GeldFeiten(tabel("100", "40", "60"), (plafond("145450", "146000"), plafond("146000", "146000")))
    assert gevonden(feiten) == []
    assert gevonden(GeldFeiten(None, ())) == []


def test_a_post_with_too_little_money_is_found_with_saldo_and_percentage():
    assert gevonden(GeldFeiten(tabel("1000", "1015"), ())) == [
        ("post-overschreden", "Op 1 april 2024 is het saldo € −15: 101,5 % van het beschikbare geld is gebonden.")
    ]


def test_a_post_without_any_money_has_no_percentage():
    assert gevonden(GeldFeiten(tabel("0", "15"), ())) == [
        ("post-overschreden", "Op 1 april 2024 is het saldo € −15, terwijl er niets beschikbaar is.")
    ]


def test_a_printed_saldo_must_be_the_computed_one():
    assert gevonden(GeldFeiten(tabel("100", "40", "€ 60,-"), ())) == []
    for gedrukt in ("61", "niet te lezen 12.5"):
        ((regel, tekst),) = gevonden(GeldFeiten(tabel("100", "40", gedrukt), ()))
        assert regel == "saldo-wijkt-af-van-bron"
        assert f"‘{gedrukt}’" in tekst
        assert tekst.endswith("is € 60.")


def test_an_opgave_over_its_ceiling_is_an_error():
    assert gevonden(GeldFeiten(None, (plafond("150000", "146000"),))) == [
        (
            "opgave-boven-plafond",
            "In het Uitvoeringsplan 2025-2026 is € 150.000 toegekend, € 4.000 meer dan het plafond van € 146.000.",
        )
    ]


def test_an_opgave_that_gets_money_needs_a_ceiling():
    assert [regel for regel, _ in gevonden(GeldFeiten(None, (plafond("500", None),)))] == ["opgave-zonder-plafond"]
    assert gevonden(GeldFeiten(None, (plafond("0", None),))) == []
