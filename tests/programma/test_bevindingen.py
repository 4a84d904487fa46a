"""The book of rules: stable ids, severities in order, and what is accepted does not count."""

from dataclasses import replace

import pytest

from programma.bevindingen import Bevinding, Ernst, Onderwerp, Regelboek, Soort, Vondst, gesorteerd, tel_open


def bevinding(ernst: Ernst, naam: str = "Huiswerkspots", geaccepteerd: str = "") -> Bevinding:
    return Bevinding(
        "een-regel",
        ernst,
        Soort.REGEL,
        Onderwerp(naam),
        "Er klopt iets niet.",
        "Herstel het.",
        geaccepteerd=geaccepteerd,
    )


def test_a_rule_gives_its_id_and_severity_to_what_it_finds():
    boek = Regelboek[list[str]]()

    @boek.regel("titel-leeg", Ernst.FOUT, "Een actie heeft geen titel.")
    def titel_leeg(titels):
        for plaats, titel in enumerate(titels, 1):
            if not titel:
                yield Vondst(Onderwerp(f"Rij {plaats}"), "De titel ontbreekt.", "Geef de actie een titel.")

    (gevonden,) = boek.controleer(["Huiswerkspots", ""])

    assert (gevonden.regel, gevonden.ernst, gevonden.object) == ("titel-leeg", Ernst.FOUT, "Rij 2")
    assert gevonden.soort == Soort.REGEL
    assert boek.controleer(["Huiswerkspots"]) == ()


def test_two_rules_cannot_have_one_id():
    boek = Regelboek[None]()
    boek.regel("titel-leeg", Ernst.FOUT, "Een actie heeft geen titel.")(lambda feiten: ())
    with pytest.raises(ValueError, match="titel-leeg staat al in het boek"):
        boek.regel("titel-leeg", Ernst.AANDACHT, "Nog een keer.")(lambda feiten: ())


def test_the_worst_comes_first_and_what_is_accepted_comes_last_in_its_severity():
    aandacht, fout = bevinding(Ernst.AANDACHT), bevinding(Ernst.FOUT, "Vrouwengroep")
    aanvaard = bevinding(Ernst.FOUT, "ZUMBA lessen", geaccepteerd="Woej regelt het na de zomer")

    assert gesorteerd([aandacht, aanvaard, fout]) == (fout, aanvaard, aandacht)


def test_accepted_findings_are_not_counted():
    rij = bevinding(Ernst.FOUT)
    aantallen = tel_open([rij, replace(rij, geaccepteerd="zo afgesproken"), bevinding(Ernst.AANDACHT)])
    assert aantallen == {Ernst.FOUT: 1, Ernst.WAARSCHUWING: 0, Ernst.AANDACHT: 1}
