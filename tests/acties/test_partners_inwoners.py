"""Inwoners are natural persons: an actie may be theirs, its money never comes from them or goes to them."""

import pytest

from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie, Financiering
from acties.naslag import Naslag
from acties.velden import VELDEN, VeldFout
from programma.handelingen.partner_wijzigen import wijzig_partner
from programma.handelingen.partners import PartnerGeweigerd
from programma.handelingen.weigering import Geweigerd
from programma.models import Gebruiker, Partner
from programma.vastleggen import Daad
from tests.acties.handelingen.conftest import NU


@pytest.fixture
def daad(noord) -> Daad:
    samira = Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")
    return Daad(samira, NU, "Afgesproken in het overleg")


def test_nobody_types_inwoners_as_the_payer_of_an_actie(noord):
    naslag = Naslag(noord.plannen.get(slug="2025-2026"))
    for naam in ("Inwoners", "buurtbewoners"):
        with pytest.raises(VeldFout, match="Geld komt niet van Inwoners"):
            VELDEN["financiering_anders"].lees(f"€ 500 partner {naam}", naslag, [])


@pytest.mark.parametrize("rol", ["begunstigde", "bron_partner"])
def test_samira_cannot_give_the_money_of_zumba_to_inwoners_but_to_woej_she_can(noord, daad, rol):
    zumba = Actie.objects.get(titel__startswith="ZUMBA")
    veld = VELDEN["financiering_programma"]
    (regel,) = veld.waarde(Actie.objects.filter(pk=zumba.pk).gegevens()[0])
    with pytest.raises(Geweigerd, match="Kies een organisatie die daarmee instemt"):
        wijzig_actie(wens=Wens(zumba.pk, {veld.sleutel: [regel | {rol: "Inwoners"}]}), daad=daad)
    wijzig_actie(wens=Wens(zumba.pk, {veld.sleutel: [regel | {rol: "Woej"}]}), daad=daad)
    assert getattr(zumba.financieringen.get(bron="programma"), rol).naam == "Woej"


def test_a_group_that_receives_money_cannot_become_a_group_of_inwoners(noord, daad):
    fondsen = Partner.objects.get(naam="Fondsen")
    zumba = Actie.objects.get(titel__startswith="ZUMBA")
    Financiering.objects.filter(actie=zumba).update(begunstigde=fondsen)
    wens = {"natuurlijke_personen": "ja"}
    with pytest.raises(PartnerGeweigerd, match="krijgt geld uit 1 actie"):
        wijzig_partner(partner=fondsen.pk, nieuw=wens, gezien={}, programma=noord, daad=daad)


def test_no_actie_of_the_real_programme_pays_inwoners_or_is_paid_by_them(noord):
    inwoners = Partner.objects.get(natuurlijke_personen=True)
    assert inwoners.naam == "Inwoners"
    assert not inwoners.ontvangt.exists()
    assert not inwoners.betaalt.exists()
