"""Partners on the form: any spelling is read, and an unknown name is linked or added, never twice."""

import pytest

from acties.models import Actie
from programma.models import Partner, Wijziging
from tests.acties.bladzijde import lees, woorden
from tests.acties.formulierblad import Blad, bewerk

pytestmark = pytest.mark.eenmaal

VERKEERD = 422


@pytest.fixture
def buiten(noord) -> Actie:
    """Mee naar buiten: hoofdpartner Stichting Techniekmenu, rapporteur too."""
    return Actie.objects.get(slug="mee-naar-buiten")


def namen(actie: Actie, rol: str = "hoofdpartner") -> list[str]:
    return [rij.partner.naam for rij in actie.actiepartners.filter(rol=rol).order_by("volgorde")]


def keuzes(blad: Blad) -> dict[str, str]:
    """What may be chosen for the unknown names: the words and the value."""
    return {
        " ".join(optie.getparent().text_content().split()): optie.get("value")
        for optie in blad.form.xpath(".//input[@type='radio' and starts-with(@name, 'onbekend-')]")
    }


def vraag(blad: Blad, naam: str) -> str:
    """The name of the choice for an unknown name."""
    (invoer,) = blad.form.xpath(f".//input[starts-with(@name, 'onbekend-') and @value='{naam}']/@name")
    return invoer.replace("-naam", "-keuze")


def test_every_partner_is_offered_with_its_other_spellings(programmateam, buiten):
    opties = bewerk(programmateam, buiten.slug).form.xpath(".//datalist[@id='partnernamen']/option")
    namen_ = {optie.get("value"): optie.text or "" for optie in opties}
    assert "Woej" in namen_
    assert "SenW" in namen_["Sport en Welzijn (SenW)"].split(", ")


def test_another_spelling_becomes_the_name_of_the_register(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(
        hoofdpartners_1_naam="st. studielokalen", hoofdpartners_2_naam="SSP; woej"
    )
    assert blad.antwoord.status_code == 302
    assert namen(buiten) == ["Stichting Techniekmenu", "Stichting Studielokalen", "Sociaal Servicepunt", "Woej"]


def test_the_same_partner_twice_in_one_role_is_a_slip_and_in_both_roles_is_not(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(hoofdpartners_1_naam="Techniek-menu")
    assert blad.fouten() == ["Hoofdpartner 2, partner: Stichting Techniekmenu staat er al. Verwijder deze regel."]
    blad = bewerk(programmateam, buiten.slug).stuur(samenwerkingspartners_2_naam="Techniek-menu")
    assert blad.antwoord.status_code == 302


def test_the_programmateam_reports_when_the_rapporteur_is_left_empty(programmateam, buiten):
    bewerk(programmateam, buiten.slug).stuur(rapporteur="")
    buiten.refresh_from_db()
    assert buiten.rapporteur is None
    bewerk(programmateam, buiten.slug).stuur(rapporteur="senw")
    buiten.refresh_from_db()
    assert buiten.rapporteur.naam == "Sport en Welzijn (SenW)"


def test_an_unknown_name_asks_who_is_meant_at_its_own_row_and_writes_nothing(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(hoofdpartners_1_naam="Studilokalen", titel="Naar buiten")
    assert blad.antwoord.status_code == VERKEERD
    (fout,) = blad.fouten()
    assert fout.startswith('Hoofdpartner 2, partner: "Studilokalen" staat niet in het register van partners.')
    (vraag,) = blad.form.xpath(".//*[@id='rijen-hoofdpartners']//*[@class='naamkeuze']")
    assert 'Wie bedoelt u met "Studilokalen"?' in woorden(vraag)
    assert keuzes(blad)["Stichting Studielokalen"] == "is:Stichting Studielokalen"
    assert blad.waarde("titel") == "Naar buiten"
    buiten.refresh_from_db()
    assert buiten.versie == 1


def test_the_name_is_linked_to_a_partner_that_exists(programmateam, buiten):
    aantal = Partner.objects.count()
    blad = bewerk(programmateam, buiten.slug).stuur(hoofdpartners_1_naam="Studilokalen")
    assert blad.stuur(onbekend_0_keuze="is:Stichting Studielokalen").antwoord.status_code == 302
    assert namen(buiten)[1] == "Stichting Studielokalen"
    assert Partner.objects.count() == aantal


@pytest.mark.parametrize(
    ("soort", "onder"), [("organisatie", ""), ("groep", ""), ("onderdeel", "Gemeente Leidschendam-Voorburg")]
)
def test_the_name_is_added_to_the_register_with_history_in_the_same_handeling(programmateam, buiten, soort, onder):
    blad = bewerk(programmateam, buiten.slug).stuur(
        hoofdpartners_1_naam="Buurtmoestuin", samenwerkingspartners_2_naam="Buurtmoestuin"
    )
    assert len(blad.fouten()) == 2
    assert len(blad.form.xpath(".//*[@class='naamkeuze']")) == 1
    assert blad.stuur(onbekend_0_keuze=soort, onbekend_0_onder=onder).antwoord.status_code == 302
    nieuw = Partner.objects.get(naam="Buurtmoestuin")
    assert (nieuw.soort, nieuw.onder and nieuw.onder.naam) == (soort, onder or None)
    assert Wijziging.objects.over("partner", nieuw.pk).get().handeling == "toegevoegd"
    assert namen(buiten)[1] == "Buurtmoestuin"
    assert namen(buiten, "samenwerkingspartner")[-1] == "Buurtmoestuin"
    assert "Toegevoegd aan het register: Buurtmoestuin." in woorden(lees(programmateam, "acties/mee-naar-buiten/"))


def test_an_afdeling_needs_its_organisation(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(hoofdpartners_1_naam="Afdeling Groen")
    blad.stuur(onbekend_0_keuze="onderdeel")
    assert blad.antwoord.status_code == VERKEERD
    assert "Kies van welke organisatie dit een afdeling of onderdeel is." in woorden(blad.form)
    assert blad.form.inputs["onbekend-0-keuze"].value == "onderdeel"


def test_a_choice_is_kept_while_something_else_is_wrong_and_nobody_is_added_yet(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(hoofdpartners_1_naam="Buurtmoestuin")
    blad.stuur(onbekend_0_keuze="groep", titel="")
    assert blad.fouten() == ["Titel: Vul een titel in."]
    assert blad.form.inputs["onbekend-0-keuze"].value == "groep"
    assert not Partner.objects.filter(naam="Buurtmoestuin").exists()
    assert blad.stuur(titel="Naar buiten").antwoord.status_code == 302
    assert Partner.objects.get(naam="Buurtmoestuin").soort == "groep"


def test_two_unknown_names_are_decided_one_by_one(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(hoofdpartners_1_naam="Buurtmoestuin", rapporteur="Stadsboerderij")
    blad.stuur(**{vraag(blad, "Buurtmoestuin"): "organisatie"})
    (fout,) = blad.fouten()
    assert fout.startswith('Rapporteur: "Stadsboerderij"')
    assert blad.stuur(**{vraag(blad, "Stadsboerderij"): "organisatie"}).antwoord.status_code == 302
    assert Partner.objects.filter(naam__in=["Buurtmoestuin", "Stadsboerderij"]).count() == 2


def test_a_name_that_left_the_form_is_not_added(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(hoofdpartners_1_naam="Buurtmoestuin")
    assert blad.stuur(onbekend_0_keuze="groep", hoofdpartners_1_naam="Woej").antwoord.status_code == 302
    assert not Partner.objects.filter(naam="Buurtmoestuin").exists()


def test_a_partner_who_pays_or_receives_may_be_unknown_too(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(geld_3_bedrag="€ 500 partner Stadsboerderij", reden="Nieuw geld")
    assert blad.fouten()[0].startswith('Geld, regel 4, bedrag: "Stadsboerderij" staat niet in het register')
    assert blad.stuur(onbekend_0_keuze="organisatie").antwoord.status_code == 302
    assert buiten.financieringen.get(bedrag=500).bron_partner.naam == "Stadsboerderij"


def test_a_partner_is_not_added_when_the_reason_is_missing(programmateam, buiten):
    blad = bewerk(programmateam, buiten.slug).stuur(hoofdpartners_1_naam="Buurtmoestuin", looptijd="2026")
    blad.stuur(onbekend_0_keuze="groep")
    assert blad.fouten()[0].startswith("Waarom deze wijziging: ")
    assert not Partner.objects.filter(naam="Buurtmoestuin").exists()
