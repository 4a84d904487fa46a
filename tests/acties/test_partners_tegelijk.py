"""People who work on the register at the same moment: nobody's work is lost, and the second gets a clear message."""

import pytest
from django.db import IntegrityError

from acties.handelingen import wijzigen
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from programma.models import Gebruiker
from programma.vastleggen import Daad
from tests.acties import tegelijk
from tests.acties.handelingen.conftest import NU

# What the person who is second is told by the page; see the tests of the screens.
TE_LAAT = {"DoesNotExist", "VoorbeeldVerouderd"}


@pytest.fixture(scope="module")
def uitkomsten(django_db_setup, django_db_blocker, tmp_path_factory) -> dict[str, list[list[str]]]:
    """Everything that was tried, on a database of its own beside that of the tests."""
    return tegelijk.uitkomsten(
        "tests.acties.tegelijk", tmp_path_factory.mktemp("tegelijk") / "partners", django_db_blocker
    )


@pytest.mark.parametrize("vraag", ["heen en terug", "twee keer"])
def test_of_two_who_merge_the_same_partners_one_succeeds_and_one_reads_why_not(uitkomsten, vraag):
    for ronde in uitkomsten[vraag]:
        assert ronde.count("ok") == 1
        assert TE_LAAT.issuperset(set(ronde) - {"ok"})


def test_of_two_who_add_the_same_partner_one_succeeds(uitkomsten):
    assert {tuple(sorted(ronde)) for ronde in uitkomsten["zelfde naam"]} == {("PartnerBestaat", "ok")}


def test_who_names_a_partner_while_it_is_merged_away_keeps_it_under_either_name(uitkomsten):
    for samenvoegen, wijzigen_, gebleven in uitkomsten["actie erbij"]:
        assert samenvoegen in {"ok", "VoorbeeldVerouderd"}
        assert (wijzigen_, gebleven) == ("ok", "bewaard")


def test_nothing_refers_to_a_partner_that_is_gone(uitkomsten):
    assert uitkomsten["los"] == [["0"]]


def test_an_actie_is_tried_again_when_its_partner_went_at_the_last_moment(noord, monkeypatch):
    echt, keren = wijzigen._wijzig, []

    def eerst_te_laat(*delen):
        keren.append(delen)
        if len(keren) == 1:
            raise IntegrityError("partner_id")
        return echt(*delen)

    monkeypatch.setattr(wijzigen, "_wijzig", eerst_te_laat)
    actie = Actie.objects.first()
    daad = Daad(Gebruiker.objects.first(), NU)
    assert wijzig_actie(wens=Wens(actie.pk, {"gebied": "Noord"}), daad=daad).actie.gebied == "Noord"
