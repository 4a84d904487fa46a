"""The doelen with their coverage, and the page of one doel."""

from .bladzijde import WORTEL, alle, een, lees, woorden


def test_the_wethouder_sees_the_gaps_and_the_overload_in_words(wethouder):
    tekst = woorden(een(lees(wethouder, "doelen/"), "main"))
    assert "Letters zoals gedrukt in het plan" in tekst
    assert "Zonder actie: M, N" in tekst
    assert "Veel acties: S" in tekst
    assert "veel: 20 van 56 acties" in tekst
    assert "Letter V is geen doel van het plan 1 actie" in tekst
    assert "17 van 56 acties werken aan een doel van een andere opgave" in tekst
    for aantal in ("(7)", "(6)"):
        assert f"Doelen uit het programmaplan {aantal}" in tekst


def test_the_matrix_has_a_row_per_actie_and_a_column_per_letter(wethouder):
    pagina = lees(wethouder, "doelen/")
    matrix = een(pagina, "table.matrix")
    koppen = [woorden(kop).removeprefix("Doel ") for kop in alle(matrix, "thead th")[1:]]
    assert "".join(koppen) == "ABCDEFGHIJKLMNOPQRSTUV (geen doel van het plan)"
    aantallen, *rijen = [rij for rij in alle(matrix, "tbody tr") if "groep" not in rij.get("class", "")]
    assert len(rijen) == 56
    for plaats, kop in enumerate(koppen):
        stippen = sum(rij[plaats + 1].get("class") == "vol" for rij in rijen)
        assert woorden(aantallen[plaats + 1]).split()[0] == str(stippen), kop


def test_the_proposal_is_labelled_as_decided_by_nobody(wethouder):
    pagina = lees(wethouder, "doelen/?letters=voorstel")
    tekst = woorden(een(pagina, "main"))
    assert "49 letters tellen hier al mee zoals voorgesteld, maar niemand heeft dat vastgesteld." in tekst
    assert "Zonder actie: M, U" in tekst
    assert woorden(een(pagina, "nav [aria-current=true]")).startswith("Letters volgens het voorstel")


def test_doel_e_shows_what_it_shares_with_doel_f(wethouder):
    tekst = woorden(een(lees(wethouder, "doelen/E/"), "main"))
    assert "Schulden worden voorkomen" in tekst
    assert "Het plan noemt dit bij doel E en F samen." in tekst
    assert "6 acties" in tekst
    assert "Samengevat uit Uitvoeringsplan 2025-2026, Financiële zelfredzaamheid, ‘Wat doen we al" in tekst


def test_doel_s_keeps_its_twenty_acties_and_shows_the_proposal_apart(wethouder):
    pagina = lees(wethouder, "doelen/S/")
    tekst = woorden(een(pagina, "main"))
    assert "20 acties Letters zoals gedrukt in het plan." in tekst
    assert "voorstel: lees als R" in tekst
    assert "Volgens het voorstel komen er 6 bij – nog niet vastgesteld" in tekst
    assert "Resultaten 2022-2024 van opgave 3" in tekst
    assert "grofvuiltegel" in tekst


def test_doel_u_is_not_described_and_doel_m_has_no_actie(wethouder):
    assert "Het plan beschrijft dit doel niet." in woorden(een(lees(wethouder, "doelen/U/"), "main"))
    assert "Geen enkele actie telt mee voor doel M." in woorden(een(lees(wethouder, "doelen/M/"), "main"))


def test_v_is_no_doel(wethouder):
    for letter in ("V", "b", "AA"):
        assert wethouder.get(f"{WORTEL}doelen/{letter}/").status_code == 404
