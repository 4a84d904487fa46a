"""The book of rules: stable ids, severities in order, and what is accepted does not count."""

import pytest

from programma.bevindingen import (
    Acceptatie,
    Afspraak,
    Bevinding,
    Ernst,
    Onderwerp,
    Regelboek,
    Soort,
    Vondst,
    gesorteerd,
    met_afspraken,
    tel_open,
    vingerafdruk,
)


def bevinding(ernst: Ernst, naam: str = "Huiswerkspots", geaccepteerd: str = "") -> Bevinding:
    return Bevinding(
        f"een-regel/{naam}",
        "een-regel",
        ernst,
        Soort.REGEL,
        Onderwerp(naam, naam),
        "Er klopt iets niet.",
        "Herstel het.",
        acceptatie=Acceptatie(geaccepteerd, "Joost", None) if geaccepteerd else None,
    )


def test_a_rule_gives_its_id_and_severity_to_what_it_finds():
    boek = Regelboek[list[str]]()

    @boek.regel("titel-leeg", Ernst.FOUT, "Een actie heeft geen titel.")
    def titel_leeg(titels):
        for plaats, titel in enumerate(titels, 1):
            if not titel:
                yield Vondst(
                    Onderwerp(f"rij/{plaats}", f"Rij {plaats}"), "De titel ontbreekt.", "Geef de actie een titel."
                )

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
    aantallen = tel_open([rij, bevinding(Ernst.FOUT, geaccepteerd="zo afgesproken"), bevinding(Ernst.AANDACHT)])
    assert aantallen == {Ernst.FOUT: 1, Ernst.WAARSCHUWING: 0, Ernst.AANDACHT: 1}


def gevonden(naam: str, bedrag: int, deel: str = "") -> Bevinding:
    """What a rule finds about the amount of the object with key "zumba", that is called `naam` today."""
    boek = Regelboek[None]()
    boek.regel("bedrag-onzeker", Ernst.WAARSCHUWING, "Een bedrag is onzeker.")(
        lambda feiten: [Vondst(Onderwerp("zumba", naam), f"{naam} kost {bedrag}.", "Vraag het na.", (bedrag,), deel)]
    )
    (rij,) = boek.controleer(None)
    return rij


def geaccepteerd(rij: Bevinding) -> dict[str, Afspraak]:
    """Joost accepted the finding as it is."""
    afspraak = Afspraak(rij.sleutel, 1, "Joost", "7", rij.vingerafdruk, "het bedrag is nagevraagd", "Joost")
    return {rij.sleutel: afspraak}


def test_what_joost_accepted_stays_accepted_under_another_name():
    eerst, daarna = gevonden("ZUMBA lessen", 2000), gevonden("Dansen in Noord", 2000)
    (rij,) = met_afspraken([daarna], geaccepteerd(eerst))
    assert rij.tekst == "Dansen in Noord kost 2000."
    assert (rij.geaccepteerd, rij.eigenaar, rij.versie) == ("het bedrag is nagevraagd", "Joost", 1)
    assert rij.code == eerst.code


def test_what_joost_accepted_is_open_again_with_another_amount_and_says_what_was_said():
    eerst, daarna = gevonden("ZUMBA lessen", 2000), gevonden("ZUMBA lessen", 2500)
    (rij,) = met_afspraken([daarna], geaccepteerd(eerst))
    assert rij.geaccepteerd == ""
    assert (rij.acceptatie.geldt, rij.acceptatie.reden) == (False, "het bedrag is nagevraagd")
    assert tel_open([rij])[Ernst.WAARSCHUWING] == 1
    (terug,) = met_afspraken([gevonden("ZUMBA lessen", 2000)], geaccepteerd(eerst))
    assert terug.geaccepteerd


def test_two_findings_of_one_rule_about_one_object_are_agreed_about_apart():
    programma, anders = gevonden("ZUMBA lessen", 2000, "programma"), gevonden("ZUMBA lessen", 2000, "anders")
    assert [bool(rij.geaccepteerd) for rij in met_afspraken([programma, anders], geaccepteerd(programma))] == [
        True,
        False,
    ]


def test_facts_that_run_into_each_other_are_different_facts():
    assert vingerafdruk("1", "23") != vingerafdruk("12", "3")
    assert vingerafdruk() == vingerafdruk()
