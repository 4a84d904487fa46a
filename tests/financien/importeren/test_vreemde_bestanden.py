"""Files that nobody here has seen: they say the year table, or one sentence says what is wrong and how to get on."""

import pytest

from financien.models import Stand
from programma.inlezen.gegevens import InleesFout
from tests.financien.importeren.bestanden import jaartabel, standen, voorbeeld, zinnen
from tests.financien.vreemde_bestanden import DAG, FOUT, GOED, KOP, ZO, tekst

pytestmark = pytest.mark.eenmaal


@pytest.mark.parametrize("soort", GOED)
def test_an_odd_file_says_the_year_table(noord, soort):
    Stand.objects.all().delete()
    bestand, keuzes = GOED[soort]
    beeld = voorbeeld(noord, bestand, ZO | keuzes)
    assert zinnen(beeld.fouten) == ""
    assert standen(beeld) == jaartabel()


@pytest.mark.parametrize("soort", [soort for soort, (_, keuzes) in GOED.items() if keuzes])
def test_without_the_answer_it_waits_and_says_which(noord, soort):
    bestand, keuzes = GOED[soort]
    beeld = voorbeeld(noord, bestand, ZO)
    assert not beeld.kan_door
    keuzes = keuzes.keys() - {"vorm"}
    assert all(
        f"--keuze {sleutel}=" in zinnen(beeld.fouten) or f'"{sleutel}=' in zinnen(beeld.fouten) for sleutel in keuzes
    )


@pytest.mark.parametrize("soort", FOUT)
def test_a_file_that_cannot_be_read_is_one_plain_sentence(noord, soort):
    bestand, zin = FOUT[soort]
    beeld = voorbeeld(noord, bestand)
    assert zin in zinnen(beeld.fouten).replace("\xa0", " ")
    assert not beeld.kan_door
    assert all(bericht.gezegde.strip().endswith((".", "?")) for bericht in beeld.fouten)


@pytest.mark.parametrize(
    ("regels", "zin"),
    [
        ([DAG, KOP], "Onder de kolomnamen in rij 2 staan geen bedragen."),
        ([["Post                Begroting"], ["Programma algemeen  350.000"]], "Het bestand heeft maar één kolom."),
        ([["Hallo"], ["wereld"]], "Het bestand heeft maar één kolom."),
        ([[1, 2], [3, 4]], "Er is geen rij met kolomnamen gevonden"),
    ],
)
def test_a_file_without_a_table_is_refused(noord, regels, zin):
    with pytest.raises(InleesFout, match=zin):
        voorbeeld(noord, tekst(*regels))


def test_there_are_enough_odd_files():
    assert len(GOED) + len(FOUT) >= 45
