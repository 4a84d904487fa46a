"""Confirming an import does what its preview said, all or nothing, and the whole of it can be taken back."""

from datetime import UTC, datetime

import pytest

from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from programma.handelingen.importeren import (
    NietTeBevestigen,
    RedenOntbreekt,
    begin_import,
    bevestig_import,
    is_ongedaan,
    maak_import_ongedaan,
    trek_import_in,
)
from programma.importeren.soorten import Ingehaald
from programma.models import Importronde, Partner, Wijziging
from programma.tabelbestand import als_xlsx
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from tests.acties.importeren.tabellen import HUISWERK, WOONFRAUDE, erbij, export, met, verschillen, voorbeeld

LATER = datetime(2026, 2, 4, 8, 15, tzinfo=UTC)
ANDERE_TITEL = {(WOONFRAUDE, "titel"): "Woonfraude", (HUISWERK, "looptijd"): "2026"}


@pytest.fixture
def ronde_van(noord, samira):
    """A round that waits for confirmation of the preview of a file."""

    def maak(tabel) -> Importronde:
        return begin_import(
            programma=noord,
            soort="acties",
            bestandsnaam="acties.xlsx",
            inhoud=als_xlsx(tabel),
            daad=Daad(samira, LATER),
            voorbeeld=voorbeeld(noord, tabel),
        )

    return maak


def stand() -> list:
    return [(actie, actie.versie) for actie in Actie.objects.order_by("pk").gegevens(met_mijlpalen=True)]


def test_exactly_the_two_cells_of_the_preview_change(noord, ronde_van, daad):
    voor = stand()
    tabel = met(export(noord), ANDERE_TITEL)
    assert bevestig_import(ronde=ronde_van(tabel), versie=1, daad=daad) == 2
    anders = {oud.nummer for (oud, _), (nieuw, _) in zip(voor, stand(), strict=True) if oud != nieuw}
    assert anders == {WOONFRAUDE, HUISWERK}
    assert Actie.objects.get(nummer=WOONFRAUDE).titel == "Woonfraude"
    assert Actie.objects.get(nummer=HUISWERK).looptijd_tot.year == 2026
    assert str(voorbeeld(noord, tabel).telling).startswith("nieuw 0 · gewijzigd 0 · gelijk 56 · fouten 0")


def test_every_changed_actie_has_its_own_wijziging_of_one_reeks(noord, ronde_van, daad, samira):
    ronde = ronde_van(met(export(noord), ANDERE_TITEL))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    gedaan = Wijziging.objects.filter(importronde=ronde).order_by("pk")
    assert {(rij.handeling, rij.actor, rij.reden, rij.reeks) for rij in gedaan} == {
        ("geimporteerd", samira, "Afgesproken in het overleg", ronde.reeks)
    }
    assert [rij.onderwerp for rij in gedaan] == ["1.06 Huiswerkspots", "3.02 Woonfraude"]
    ronde.refresh_from_db()
    assert (ronde.toestand, ronde.reden, ronde.afgerond_op) == ("bevestigd", daad.reden, daad.nu)


def test_a_new_actie_gets_the_next_nummer_of_its_opgave(noord, ronde_van, daad):
    tabel = erbij(
        export(noord),
        titel="Geldcafé",
        opgave=2,
        doelen="E-F",
        hoofdpartners="SenW",
        financiering_programma="€ 500",
        status="nog_niet_gestart",
    )
    ronde = ronde_van(tabel)
    assert bevestig_import(ronde=ronde, versie=1, daad=daad) == 1
    nieuw = Actie.objects.get(titel="Geldcafé")
    assert (nieuw.nummer, nieuw.slug, nieuw.status, nieuw.versie) == ("2.14", "geldcafe", "nog_niet_gestart", 1)
    assert [rij.bedrag for rij in nieuw.financieringen.all()] == [500]
    wijziging = Wijziging.objects.get(importronde=ronde)
    assert (wijziging.handeling, wijziging.reeks) == ("toegevoegd", ronde.reeks)


def test_money_status_and_looptijd_ask_for_one_reason(noord, ronde_van, samira):
    ronde = ronde_van(met(export(noord), ANDERE_TITEL))
    with pytest.raises(RedenOntbreekt):
        bevestig_import(ronde=ronde, versie=1, daad=Daad(samira, LATER, " "))
    ronde = ronde_van(met(export(noord), {(WOONFRAUDE, "titel"): "Woonfraude"}))
    assert bevestig_import(ronde=ronde, versie=1, daad=Daad(samira, LATER)) == 1


def test_a_row_that_changed_since_the_preview_stops_everything(noord, ronde_van, daad, joost, woonfraude):
    ronde = ronde_van(met(export(noord), ANDERE_TITEL))
    wijzig_actie(wens=Wens(woonfraude.pk, {"soort": "nieuw"}), daad=Daad(joost, LATER))
    voor = stand()
    with pytest.raises(Ingehaald) as fout:
        bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert fout.value.onderwerpen == ["3.02 Aanpak woonfraude"]
    assert stand() == voor
    ronde.refresh_from_db()
    assert (ronde.toestand, ronde.versie) == ("voorbeeld", 1)


def test_a_row_that_the_import_leaves_alone_may_change(noord, ronde_van, daad, joost):
    ronde = ronde_van(met(export(noord), ANDERE_TITEL))
    wijzig_actie(wens=Wens(Actie.objects.get(nummer="2.01").pk, {"soort": "nieuw"}), daad=Daad(joost, LATER))
    assert bevestig_import(ronde=ronde, versie=1, daad=daad) == 2


def test_a_new_title_that_somebody_else_added_meanwhile_stops_everything(noord, ronde_van, daad):
    ronde = ronde_van(erbij(met(export(noord), ANDERE_TITEL), titel="Geldcafé", opgave=2))
    Actie.objects.filter(nummer="2.01").update(titel="geldcafé")
    with pytest.raises(Ingehaald, match="intussen door iemand anders toegevoegd"):
        bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert not Wijziging.objects.filter(importronde=ronde).exists()


def test_a_partner_that_left_the_register_meanwhile_stops_everything(noord, ronde_van, daad):
    nieuw = Partner.objects.create(naam="Buurthuis", slug="buurthuis")
    ronde = ronde_van(met(export(noord), ANDERE_TITEL | {("2.01", "samenwerkingspartners"): "Buurthuis"}))
    nieuw.delete()
    voor = stand()
    with pytest.raises(Ingehaald, match="staat niet in het register van partners"):
        bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert stand() == voor


def test_only_one_of_two_clicks_on_confirm_counts(noord, ronde_van, daad):
    ronde = ronde_van(met(export(noord), ANDERE_TITEL))
    tweede = Importronde.objects.get(pk=ronde.pk)
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    with pytest.raises(VersieBotsing):
        bevestig_import(ronde=tweede, versie=1, daad=daad)
    assert Wijziging.objects.filter(importronde=ronde).count() == 2


def test_what_has_errors_or_changes_nothing_is_not_carried_out(noord, ronde_van, daad):
    with pytest.raises(NietTeBevestigen, match="Er zijn nog fouten"):
        bevestig_import(
            ronde=ronde_van(met(export(noord), ANDERE_TITEL | {("2.01", "doelen"): "?"})), versie=1, daad=daad
        )
    with pytest.raises(NietTeBevestigen, match="Er is niets om door te voeren"):
        bevestig_import(ronde=ronde_van(export(noord)), versie=1, daad=daad)


def test_a_withdrawn_round_stays_withdrawn(noord, ronde_van, daad):
    ronde = trek_import_in(ronde=ronde_van(met(export(noord), ANDERE_TITEL)), versie=1, daad=daad)
    with pytest.raises(NietTeBevestigen, match="wacht niet op een bevestiging"):
        bevestig_import(ronde=ronde, versie=2, daad=daad)
    with pytest.raises(NietTeBevestigen, match="al afgerond"):
        trek_import_in(ronde=ronde, versie=2, daad=daad)


def test_the_whole_round_is_taken_back_and_new_acties_are_declared_vervallen(noord, ronde_van, daad):
    voor = stand()
    ronde = ronde_van(erbij(met(export(noord), ANDERE_TITEL), titel="Geldcafé", opgave=2))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    assert not is_ongedaan(ronde)
    assert maak_import_ongedaan(ronde=ronde, daad=Daad(daad.actor, LATER)) == 3
    assert is_ongedaan(ronde)
    assert Actie.objects.get(titel="Geldcafé").status == "vervallen"
    terug = {actie.nummer: actie for actie, _ in stand()}
    assert [terug[oud.nummer].titel for oud, _ in voor] == [oud.titel for oud, _ in voor]
    assert terug[HUISWERK].looptijd == next(oud.looptijd for oud, _ in voor if oud.nummer == HUISWERK)
    laatste = Wijziging.objects.filter(herstelt__importronde=ronde)
    assert {rij.reden for rij in laatste} == {"Import van acties.xlsx ongedaan gemaakt"}
    assert len({rij.reeks for rij in laatste}) == 1
    with pytest.raises(NietTeBevestigen):
        maak_import_ongedaan(ronde=ronde, daad=daad)


def test_what_somebody_changed_after_the_import_is_not_taken_back(noord, ronde_van, daad, joost, woonfraude):
    ronde = ronde_van(met(export(noord), ANDERE_TITEL))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Fraude"}), daad=Daad(joost, LATER))
    voor = stand()
    with pytest.raises(Ingehaald) as fout:
        maak_import_ongedaan(ronde=ronde, daad=daad)
    assert fout.value.onderwerpen == ["3.02 Woonfraude"]
    assert stand() == voor


def test_a_new_actie_that_somebody_works_on_is_not_declared_vervallen(noord, ronde_van, daad, joost):
    ronde = ronde_van(erbij(export(noord), titel="Geldcafé", opgave=2))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    wijzig_actie(wens=Wens(Actie.objects.get(titel="Geldcafé").pk, {"gebied": "Prinsenhof"}), daad=Daad(joost, LATER))
    with pytest.raises(Ingehaald, match="Geldcafé"):
        maak_import_ongedaan(ronde=ronde, daad=daad)


def test_a_conflict_that_was_decided_for_the_file_is_carried_out(noord, ronde_van, daad, joost, woonfraude, samira):
    oud = met(export(noord), {(WOONFRAUDE, "titel"): "Fraude"})
    wijzig_actie(wens=Wens(woonfraude.pk, {"titel": "Woonfraude"}), daad=Daad(joost, LATER))
    (conflict,) = voorbeeld(noord, oud).conflicten
    beeld = voorbeeld(noord, oud, keuzes={f"cel:{conflict.sleutel}": "bestand"})
    ronde = begin_import(
        programma=noord, soort="acties", bestandsnaam="a.xlsx", inhoud=als_xlsx(oud), daad=daad, voorbeeld=beeld
    )
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    woonfraude.refresh_from_db()
    assert (woonfraude.titel, woonfraude.versie) == ("Fraude", 3)
    assert verschillen(beeld) == {("3.02 Woonfraude", "Actie"): ("Woonfraude", "Fraude")}
