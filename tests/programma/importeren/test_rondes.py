"""A round is read, dies, is read again, and tells at every moment how it stands; here about a kind of record of its own."""

from datetime import UTC, datetime, timedelta

import pytest

from programma.handelingen.importeren import begin_import, lees_opnieuw, trek_import_in
from programma.importeren import bewaarplaats
from programma.importeren.lezen import lees_ronde
from programma.importeren.soorten import SOORTEN, Importsoort
from programma.importeren.voorbeeld import Bericht, Rijbeeld, Voorbeeld, uit_json
from programma.models import Gebruiker, Importronde
from programma.vastleggen import Daad
from programma.versies import VersieBotsing

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
RIJ = Rijbeeld("Fiets", "rij 2", ())


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def fietsen(monkeypatch) -> dict:
    """Fietsen can be imported; what the comparison does is put in here."""
    gedrag = {"vergelijk": lambda programma, bestand, keuzes, voortgang: Voorbeeld(nieuw=(RIJ,))}
    soort = Importsoort(
        "fietsen", "Fiets", "fietsen", "", lambda *delen: gedrag["vergelijk"](*delen), lambda *_: 1, lambda *_: 1
    )
    monkeypatch.setitem(SOORTEN, "fietsen", soort)
    return gedrag


@pytest.fixture
def daad(db) -> Daad:
    return Daad(Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira"), NU)


@pytest.fixture
def ronde(noord, fietsen, daad) -> Importronde:
    return begin_import(
        programma=noord, soort="fietsen", bestandsnaam="f.csv", inhoud=b"nummer;naam\n1;Fiets\n", daad=daad
    )


def gelezen(ronde: Importronde, versie: int | None = None) -> Importronde:
    lees_ronde(ronde.pk, versie or ronde.versie, klok=lambda: NU)
    ronde.refresh_from_db()
    return ronde


def test_a_file_becomes_a_preview(ronde):
    assert (ronde.toestand, ronde.voortgang, ronde.versie) == ("lezen", 0, 1)
    gelezen(ronde)
    assert (ronde.toestand, ronde.voortgang, ronde.versie) == ("voorbeeld", 1000, 2)
    assert uit_json(ronde.voorbeeld).nieuw == (RIJ,)


def test_a_file_that_cannot_be_read_is_refused_with_the_sentence(noord, fietsen, daad):
    ronde = gelezen(begin_import(programma=noord, soort="fietsen", bestandsnaam="f.xlsx", inhoud=b"%PDF-", daad=daad))
    assert ronde.toestand == "geweigerd"
    assert ronde.melding.startswith("Het bestand is een pdf en geen rekenblad")


def test_a_mistake_of_ours_is_one_sentence_and_a_trace_in_the_log(ronde, fietsen, caplog):
    fietsen["vergelijk"] = lambda *delen: 1 / 0
    gelezen(ronde)
    assert ronde.toestand == "geweigerd"
    assert ronde.melding == (
        "Het vergelijken is onverwacht gestopt. De beheerder vindt de reden in het log. Er is niets gewijzigd."
    )
    assert "ZeroDivisionError" in caplog.text


def test_progress_is_told_on_the_way(ronde, fietsen, monkeypatch):
    monkeypatch.setattr("programma.importeren.lezen.TUSSENPOOS", 0)
    gezien = []

    def vergelijk(programma, bestand, keuzes, voortgang) -> Voorbeeld:
        for deel in (0, 0.5, 1):
            voortgang(deel)
            gezien.append(Importronde.objects.get(pk=ronde.pk).voortgang)
        return Voorbeeld()

    fietsen["vergelijk"] = vergelijk
    gelezen(ronde)
    assert gezien == [600, 800, 1000]


def test_a_round_whose_reader_died_shows_it_and_is_read_again(ronde, daad):
    assert not ronde.is_afgebroken(NU + timedelta(seconds=44))
    assert ronde.is_afgebroken(NU + timedelta(seconds=46))
    lees_opnieuw(ronde=ronde, versie=1, daad=Daad(daad.actor, NU + timedelta(minutes=5)))
    assert not ronde.is_afgebroken(NU + timedelta(minutes=5, seconds=30))
    assert gelezen(ronde, 2).toestand == "voorbeeld"
    assert not ronde.is_afgebroken(NU + timedelta(days=1))


def test_a_reader_that_comes_too_late_changes_nothing(ronde, daad, fietsen):
    lees_opnieuw(ronde=ronde, versie=1, daad=daad, keuzes={"kleur": "rood"})
    gelezen(ronde, 1)
    assert (ronde.toestand, ronde.versie) == ("lezen", 2)


def test_a_reader_stops_when_its_round_went_on(ronde, daad, fietsen, monkeypatch):
    monkeypatch.setattr("programma.importeren.lezen.TUSSENPOOS", 0)
    stappen = []

    def vergelijk(programma, bestand, keuzes, voortgang) -> Voorbeeld:
        trek_import_in(ronde=ronde, versie=1, daad=daad)
        voortgang(0.5)
        stappen.append("te ver")
        return Voorbeeld()

    fietsen["vergelijk"] = vergelijk
    assert gelezen(ronde, 1).toestand == "ingetrokken"
    assert stappen == []


def test_choices_are_given_to_the_comparison_and_kept(ronde, daad, fietsen):
    fietsen["vergelijk"] = lambda programma, bestand, keuzes, voortgang: Voorbeeld(fouten=(Bericht(str(keuzes)),))
    lees_opnieuw(ronde=ronde, versie=1, daad=daad, keuzes={"kleur": "rood"}, melding="Kies nog eens.")
    gelezen(ronde, 2)
    assert uit_json(ronde.voorbeeld).fouten[0].gezegde == "{'kleur': 'rood'}"
    assert ronde.melding == "Kies nog eens."
    with pytest.raises(VersieBotsing):
        lees_opnieuw(ronde=ronde, versie=1, daad=daad)


def test_after_thirty_days_a_round_that_nobody_confirmed_is_over_and_its_file_gone(noord, ronde, daad):
    gelezen(ronde)
    begin_import(
        programma=noord,
        soort="fietsen",
        bestandsnaam="g.csv",
        inhoud=b"x",
        daad=Daad(daad.actor, NU + timedelta(days=30)),
    )
    ronde.refresh_from_db()
    assert (ronde.toestand, ronde.voorbeeld, ronde.keuzes) == ("ingetrokken", {}, {})


def test_a_file_whose_term_is_over_must_be_uploaded_again(ronde, daad, settings, tmp_path):
    settings.VAR = tmp_path / "leeg"
    assert gelezen(ronde).melding == "Het bestand is niet meer bewaard. Upload het opnieuw."
    assert bewaarplaats.lees(ronde.sha256) is None
