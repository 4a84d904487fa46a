"""A bad setting stops the start with one Dutch sentence that names it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from sfn_portal import omgeving


@pytest.mark.parametrize(("waarde", "verwacht"), [("1", True), ("ja", True), ("0", False), ("nee", False), ("", False)])
def test_yes_and_no(monkeypatch, waarde, verwacht):
    monkeypatch.setenv("SFN_DEMO", waarde)
    assert omgeving.ja_of_nee("SFN_DEMO", standaard=True) is verwacht


def test_something_else_than_yes_or_no_is_refused(monkeypatch):
    monkeypatch.setenv("SFN_DEMO", "misschien")
    with pytest.raises(ImproperlyConfigured, match=r"SFN_DEMO='misschien' begrijpt het portaal niet"):
        omgeving.ja_of_nee("SFN_DEMO", standaard=False)


def test_without_demo_mode_a_key_is_required(monkeypatch, tmp_path):
    monkeypatch.delenv("SFN_SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SFN_SECRET_KEY ontbreekt"):
        omgeving.sleutel("SFN_SECRET_KEY", proef=False, var=tmp_path)
    monkeypatch.setenv("SFN_SECRET_KEY", "kort")
    with pytest.raises(ImproperlyConfigured, match="te kort"):
        omgeving.sleutel("SFN_SECRET_KEY", proef=False, var=tmp_path)


def test_in_demo_mode_the_key_is_made_once_and_only_the_owner_reads_it(monkeypatch, tmp_path):
    monkeypatch.delenv("SFN_SECRET_KEY", raising=False)
    eerste = omgeving.sleutel("SFN_SECRET_KEY", proef=True, var=tmp_path)
    assert len(eerste) >= 50
    assert omgeving.sleutel("SFN_SECRET_KEY", proef=True, var=tmp_path) == eerste
    assert [pad.name for pad in tmp_path.iterdir()] == ["sleutel"]
    assert (tmp_path / "sleutel").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("url", "reden"),
    [
        ("mysql://computer/noord", "begint niet met postgresql://"),
        ("noord.sqlite3", "begint niet met postgresql://"),
        ("postgresql://computer", "noemt geen database"),
        ("postgresql://gebruiker@computer:geen-poort/noord", "is geen geldig adres"),
    ],
)
def test_a_wrong_database_address_is_refused(monkeypatch, tmp_path, url, reden):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match=f"DATABASE_URL {reden}"):
        omgeving.database("DATABASE_URL", var=tmp_path)


def test_the_embedded_database_is_the_default(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    instellingen = omgeving.database("DATABASE_URL", var=tmp_path)
    assert instellingen["NAME"] == str(tmp_path / "portaal.sqlite3")
    assert instellingen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.alleen_sqlite
def test_the_embedded_database_keeps_what_is_saved(db):
    from django.db import connection

    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)


def test_postgresql_gets_its_limits(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://sfn:geheim@databank:5433/noord")
    instellingen = omgeving.database("DATABASE_URL", var=tmp_path)
    assert instellingen["PORT"] == 5433
    assert "statement_timeout=15s" in instellingen["OPTIONS"]["options"]


def test_a_file_in_the_place_of_a_folder_is_refused(monkeypatch, tmp_path):
    (tmp_path / "var").write_text("")
    monkeypatch.setenv("SFN_VAR", str(tmp_path / "var"))
    with pytest.raises(ImproperlyConfigured, match="geen map"):
        omgeving.map_pad("SFN_VAR", standaard=tmp_path)


def test_without_a_mail_server_a_demo_keeps_files_and_a_server_sends_nothing(monkeypatch):
    monkeypatch.delenv("SFN_MAIL_SERVER", raising=False)
    assert omgeving.mail("SFN_MAIL_SERVER", proef=True).wijze == "map"
    assert omgeving.mail("SFN_MAIL_SERVER", proef=False).wijze == "niet"


def zet_mail(monkeypatch, **anders) -> None:
    gewoon = {"SERVER": "mail.gemeente.nl", "AFZENDER": "Sterk voor Noord <noord@gemeente.nl>"}
    for deel, waarde in (gewoon | anders).items():
        monkeypatch.setenv(f"SFN_MAIL_{deel}", waarde)


@pytest.mark.parametrize(
    ("anders", "poort", "beveiliging"),
    [
        ({}, 587, "starttls"),
        ({"BEVEILIGING": "tls"}, 465, "tls"),
        ({"SERVER": "mail.gemeente.nl:2525", "BEVEILIGING": "geen"}, 2525, "geen"),
    ],
)
def test_a_mail_server(monkeypatch, anders, poort, beveiliging):
    zet_mail(monkeypatch, **anders)
    mail = omgeving.mail("SFN_MAIL_SERVER", proef=False)
    assert (mail.wijze, mail.server, mail.poort, mail.beveiliging) == ("server", "mail.gemeente.nl", poort, beveiliging)
    assert mail.backend == "django.core.mail.backends.smtp.EmailBackend"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"SERVER": "mail.gemeente.nl:post"}, "SFN_MAIL_SERVER noemt 'post' als poort"),
        ({"BEVEILIGING": "ssl"}, "SFN_MAIL_BEVEILIGING='ssl' begrijpt het portaal niet"),
        ({"GEBRUIKER": "noord"}, "SFN_MAIL_GEBRUIKER en SFN_MAIL_WACHTWOORD samen"),
        ({"AFZENDER": "Sterk voor Noord"}, "SFN_MAIL_AFZENDER is geen e-mailadres"),
        ({"AFZENDER": "noord@gemeente.nl\nBcc: iedereen@noord.example"}, "SFN_MAIL_AFZENDER is geen e-mailadres"),
    ],
)
def test_a_wrong_mail_setting_is_refused(monkeypatch, anders, zin):
    zet_mail(monkeypatch, **anders)
    with pytest.raises(ImproperlyConfigured, match=zin):
        omgeving.mail("SFN_MAIL_SERVER", proef=False)


def test_links_in_an_email_need_the_address_of_the_portal(monkeypatch):
    monkeypatch.delenv("SFN_ADRES", raising=False)
    assert omgeving.adres("SFN_ADRES", standaard="http://127.0.0.1:8000", nodig=False) == "http://127.0.0.1:8000"
    with pytest.raises(ImproperlyConfigured, match="SFN_ADRES ontbreekt"):
        omgeving.adres("SFN_ADRES", standaard="", nodig=True)
    monkeypatch.setenv("SFN_ADRES", "https://noord.gemeente.nl/")
    assert omgeving.adres("SFN_ADRES", standaard="", nodig=True) == "https://noord.gemeente.nl"
    for fout in ("noord.gemeente.nl", "ftp://noord.gemeente.nl", "https://noord.gemeente.nl/portaal", "https://[x"):
        monkeypatch.setenv("SFN_ADRES", fout)
        with pytest.raises(ImproperlyConfigured, match="is geen adres"):
            omgeving.adres("SFN_ADRES", standaard="", nodig=True)
