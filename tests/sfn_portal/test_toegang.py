"""Closed by default: who gets which page, for every role, every address of the URLconf and every method."""

import re

import pytest
from django.test import Client

from programma.models import Deelname, Gebruiker, Programma, Rol
from tests.adressen import BUITEN, adressen

pytestmark = pytest.mark.eenmaal

SCHRIJVEND = ["post", "put", "patch", "delete"]
TEAM = {"programmateam", "beheerder"}
ALLEN = TEAM | {"wethouder", "bestuurslid", "lezer", "partner"}
# Who passes the door that a page names.
WIE_MAG = {
    "leest_acties": ALLEN,
    "leest_programma": ALLEN - {"partner"},
    "bewerkt_programma": TEAM,
    "beheert_programma": {"beheerder"},
    "geeft_akkoord": {"wethouder"},
    "rapporteert": TEAM | {"partner"},
}
MET_RECHT = [adres for adres in adressen() if adres.recht]
ONDER_EEN_ACTIE = [adres for adres in MET_RECHT if "/acties/" in adres.pad and "slug" in adres.delen]


def antwoord(client: Client, adres, methode: str = "get") -> int:
    return getattr(client, methode)(adres.pad).status_code


def test_every_page_of_a_programme_names_its_right():
    zonder = [adres.naam for adres in adressen() if adres.recht is None]
    assert sorted(zonder) == sorted({"portfolio"} | BUITEN)


@pytest.mark.parametrize("adres", [a for a in adressen() if a.naam not in BUITEN], ids=lambda adres: adres.naam)
def test_somebody_who_is_not_signed_in_is_sent_to_the_sign_in_page(db, client, adres):
    for methode in ["get", *SCHRIJVEND]:
        antwoord_ = getattr(client, methode)(adres.pad)
        assert antwoord_.status_code == 302, methode
        assert antwoord_["Location"].startswith("/inloggen?next=/")


@pytest.mark.parametrize("adres", MET_RECHT, ids=lambda adres: adres.naam)
def test_a_page_opens_for_who_has_its_right_and_is_missing_for_the_rest(request, adres):
    for rol in sorted(ALLEN):
        client = request.getfixturevalue(rol)
        if rol not in WIE_MAG[adres.recht]:
            assert {antwoord(client, adres, methode) for methode in ["get", *SCHRIJVEND]} == {404}, rol
        elif "GET" in adres.methoden:
            assert client.get(adres.pad, follow=True).status_code == 200, rol
        else:
            assert antwoord(client, adres) == 405, rol


@pytest.mark.parametrize("rol", ["wethouder", "bestuurslid", "lezer"])
@pytest.mark.usefixtures("edities")
def test_who_only_reads_changes_nothing_anywhere(request, rol):
    """A page that is only read refuses a post; a page that can change something does not exist for them.

    What only the wethouder does, agreeing to a round or sending it back, has tests of its own.
    """
    client = request.getfixturevalue(rol)
    for adres in MET_RECHT:
        if rol == "wethouder" and adres.recht == "geeft_akkoord":
            continue
        leest = rol in WIE_MAG[adres.recht] and "POST" not in adres.methoden
        assert antwoord(client, adres, "post") == (405 if leest else 404), adres.naam


@pytest.mark.parametrize("rol", sorted(ALLEN))
def test_everybody_is_let_through_to_the_only_programme(request, rol):
    assert request.getfixturevalue(rol).get("/").status_code == 302


@pytest.mark.parametrize("methode", ["get", "post"])
@pytest.mark.parametrize("adres", ONDER_EEN_ACTIE, ids=lambda adres: adres.naam)
def test_the_actie_of_another_partner_answers_exactly_like_a_missing_one(partner, adres, methode):
    van_een_ander, bestaat_niet = (
        getattr(partner, methode)(adres.met(slug=slug)) for slug in ("aanpak-woonfraude", "bestaat-niet")
    )
    assert van_een_ander.status_code == bestaat_niet.status_code
    assert van_een_ander.status_code == 404 or methode.upper() not in adres.methoden
    assert zonder_token(van_een_ander.content) == zonder_token(bestaat_niet.content)
    assert dict(van_een_ander.headers) == dict(bestaat_niet.headers)


def zonder_token(inhoud: bytes) -> bytes:
    """The page without the token of the sign-out form, which differs every time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", inhoud)


@pytest.mark.parametrize("adres", MET_RECHT, ids=lambda adres: adres.naam)
def test_somebody_of_another_programme_gets_a_missing_page(noord, adres):
    ander = Programma.objects.create(
        slug="zuid", naam="Zuid", gemeente="Gemeente Leidschendam-Voorburg", van_jaar=2025, tot_jaar=2030, ambitie="…"
    )
    iemand = Gebruiker.objects.create_user("zuid@noord.example", None, naam="Lezer van Zuid")
    Deelname.objects.create(gebruiker=iemand, programma=ander, rol=Rol.LEZER)
    client = Client()
    client.force_login(iemand)
    assert antwoord(client, adres) == 404


@pytest.mark.parametrize("adres", MET_RECHT, ids=lambda adres: adres.naam)
def test_a_page_refuses_every_method_it_does_not_have(beheerder, wethouder, adres):
    client = wethouder if adres.recht == "geeft_akkoord" else beheerder
    for methode in SCHRIJVEND:
        if methode.upper() not in adres.methoden:
            assert antwoord(client, adres, methode) == 405, methode


def test_a_wrong_password_says_so_and_keeps_the_address(db, client):
    pagina = client.post("/inloggen", {"username": "wethouder@noord.example", "password": "fout"})
    assert pagina.status_code == 200
    assert b"wethouder@noord.example" in pagina.content


def test_signing_in_and_out(noord, client):
    pagina = client.post(
        "/inloggen?next=/sterk-voor-noord/acties/",
        {"username": "Wethouder@noord.example", "password": "noord-wethouder"},
    )
    assert pagina.status_code == 302
    assert pagina["Location"] == "/sterk-voor-noord/acties/"
    assert client.get("/uitloggen").status_code == 405
    assert client.post("/uitloggen").status_code == 302
    assert client.get("/sterk-voor-noord/acties/").status_code == 302


def test_a_superuser_reads_every_programme_without_a_stored_role(noord, client):
    client.force_login(Gebruiker.objects.create_superuser("super@noord.example", None, naam="Beheer"))
    assert client.get("/sterk-voor-noord/bevindingen/").status_code == 200
    assert client.get("/bestaat-niet/bevindingen/").status_code == 404
