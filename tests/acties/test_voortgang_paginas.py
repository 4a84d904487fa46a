"""The pages of the reports: what a rapporteur has to do, the form, how a report reads, and what the team does with it."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from acties.handelingen.verslagen import SOORT
from acties.handelingen.voortgang import begin_verslag
from acties.handelingen.voortgang_team import neem_over, stuur_terug
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie, Mijlpaal, Voortgang
from acties.voortgang.inhoud import Bereikregel, Inhoud
from programma.models import Rol, Wijziging
from programma.opmaak import AMSTERDAM
from programma.periodekeuzes import Periodetoestand
from tests.acties.verslagen import (
    GOED,
    NU,
    SLECHT,
    VAN_PARTNER,
    VAN_TEAM,
    door,
    ingediend,
    lees,
    mijlpaal,
    ronde,
    verzet,
)

pytestmark = pytest.mark.usefixtures("met_context")

MIJN = "/sterk-voor-noord/voortgang/"
VANZELF = {"HX-Request": "true"}


def blad(slug: str = VAN_PARTNER, stap: str = "") -> str:
    return f"/sterk-voor-noord/acties/{slug}/voortgang/2026-04/{stap}"


@pytest.fixture(autouse=True)
def vandaag(monkeypatch):
    """The pages look at the fourth of April 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def periode(noord):
    return ronde(noord)


def tekst(antwoord) -> str:
    """What a reader sees of the page, on one line."""
    zonder = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", antwoord.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", zonder)


def invoer(inhoud: Inhoud = GOED, versie: int = 0, **extra: str) -> dict[str, str]:
    """What a browser sends for this content."""
    velden = {"versie": str(versie), "bereik-TOTAL_FORMS": str(len(inhoud.bereik)), "bereik-INITIAL_FORMS": "0"}
    for veld in ("status", "oorzaak", "gevolg", "maatregel", "bereikt", "verwacht"):
        velden[veld] = getattr(inhoud, veld)
    velden["termijn"] = inhoud.termijn.strftime("%d-%m-%Y") if inhoud.termijn else ""
    for plaats, regel in enumerate(inhoud.bereik):
        velden |= {f"bereik-{plaats}-wat": regel.wat, f"bereik-{plaats}-aantal": str(regel.aantal)}
    return velden | extra


def test_a_partner_sees_what_is_to_do_and_how_long_it_has(partner, periode):
    ingediend(periode)
    gelezen = tekst(partner.get(MIJN))
    assert "15 april 2026: nog 11 dagen" in gelezen
    assert "Te doen: 2 van de 3" in gelezen
    assert re.search(r"Klaar 1\.01 Project Taal en Coaching 2025-2026 Ingediend op 4 april 2026", gelezen)
    assert "ZUMBA" not in gelezen


def test_the_team_sees_what_it_reports_on_itself_and_took_over(programmateam, partner, periode):
    actie = Actie.objects.get(slug=VAN_PARTNER)
    neem_over(actie=actie, periode=periode, versie=0, daad=door(Rol.PROGRAMMATEAM, reden="De coördinator is ziek."))
    gelezen = tekst(programmateam.get(MIJN))
    assert "Te doen: 16 van de 16" in gelezen
    assert "Project Taal en Coaching 2025-2026" in gelezen
    assert "Zomerschool" not in gelezen
    gelezen = tekst(partner.get(MIJN))
    assert "Overgenomen" in gelezen
    assert "De coördinator is ziek." in gelezen


@pytest.mark.parametrize(("dagen", "woorden"), [(11, "vandaag is de laatste dag"), (14, "3 dagen te laat")])
def test_a_late_report_is_marked(request, periode, monkeypatch, dagen, woorden):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU + timedelta(days=dagen))
    gelezen = tekst(request.getfixturevalue("partner").get(MIJN))
    assert woorden in gelezen
    assert gelezen.count("dagen te laat") == (4 if dagen > 11 else 0)


def test_without_an_open_round_there_is_nothing_to_do(partner, noord):
    assert "nu geen verslag te schrijven" in tekst(partner.get(MIJN))


def test_ended_acties_ask_no_report(partner, periode):
    Actie.objects.filter(slug=VAN_PARTNER).update(status="afgerond")
    assert "Te doen: 2 van de 2" in tekst(partner.get(MIJN))


def test_the_form_begins_with_the_last_report_and_says_so(partner, noord, periode):
    eerder = datetime(2025, 10, 6, 12, tzinfo=AMSTERDAM)
    ingediend(ronde(noord, "Najaar 2025", date(2025, 10, 1)), inhoud=SLECHT, nu=eerder)
    pagina = partner.get(blad())
    form = pagina.context["form"]
    gelezen = tekst(pagina)
    assert form["oorzaak"].value() == SLECHT.oorzaak
    assert "het verslag over Najaar 2025, ingediend op 6 oktober 2025" in gelezen
    assert "Vorige keer: Najaar 2025" in gelezen
    assert "40 deelnemers" in gelezen
    assert "Er is een bestuurlijk besluit nodig." in gelezen
    assert not Voortgang.objects.filter(periode=periode).exists()


def test_a_report_is_kept_without_being_complete_and_sent_in_when_it_is(partner, periode):
    half = Inhoud(status="bijsturen")
    assert partner.post(blad(), invoer(half, knop="bewaar")).status_code == 302
    assert "kunt later verdergaan" in tekst(partner.get(blad()))
    geweigerd = partner.post(blad(), invoer(half, versie=1, knop="dien_in"))
    assert geweigerd.status_code == 422
    for ankers in ("oorzaak", "gevolg", "maatregel", "termijn", "bereikt"):
        assert f'href="#id_{ankers}"' in geweigerd.content.decode()
    assert partner.post(blad(), invoer(SLECHT, versie=1, knop="dien_in")).status_code == 302
    verslag = Voortgang.objects.get()
    assert (verslag.toestand, Inhoud.van(verslag)) == ("ingediend", SLECHT)


def test_what_is_missing_in_a_row_is_said_at_that_row(partner, periode):
    rij = mijlpaal()
    data = invoer(GOED, knop="dien_in") | {
        "bereik-TOTAL_FORMS": "2",
        "bereik-1-aantal": "1.200",
        f"mijlpaal-{rij.pk}-datum": "1 juni 2026",
    }
    pagina = partner.post(blad(), data)
    assert pagina.status_code == 422
    assert f'href="#id_mijlpaal-{rij.pk}-reden"' in pagina.content.decode()
    assert 'href="#id_bereik-1-wat"' in pagina.content.decode()
    data |= {"bereik-1-wat": "bezoekers", f"mijlpaal-{rij.pk}-reden": "De zaal is nog niet klaar"}
    assert partner.post(blad(), data).status_code == 302
    inhoud = Inhoud.van(Voortgang.objects.get())
    assert inhoud.bereik == (Bereikregel("bezoekers", 1200),)
    assert inhoud.mijlpalen == (verzet(rij, date(2026, 6, 1)),)


def test_rows_come_and_go_without_javascript_and_nothing_typed_is_lost(partner, periode):
    data = invoer(replace(GOED, bereik=(Bereikregel("lessen", 3), Bereikregel("boeken", 9))))
    form = partner.post(blad(), data | {"meer": "bereik"}).context["form"]
    assert (len(form.bereik.forms), form["bereikt"].value()) == (3, GOED.bereikt)
    form = partner.post(blad(), data | {"weg": "0"}).context["form"]
    assert [rij["wat"].value() for rij in form.bereik.forms] == ["boeken"]
    assert not Voortgang.objects.exists()


def test_the_page_keeps_what_is_typed_and_leaves_out_what_cannot_be_read(partner, periode):
    eerste = partner.post(blad(), invoer(GOED), headers=VANZELF)
    assert "Bewaard om 11:30." in tekst(eerste)
    assert 'value="1" id="id_versie"' in eerste.content.decode()
    tweede = partner.post(blad(), invoer(replace(GOED, verwacht="Tien"), versie=1, termijn="ooit"), headers=VANZELF)
    assert "Nog niet te lezen: Maatregel klaar op" in tekst(tweede)
    verslag = Voortgang.objects.get()
    assert (verslag.toestand, verslag.verwacht, verslag.versie) == ("concept", "Tien", 2)
    assert Wijziging.objects.over(SOORT, verslag.pk).count() == 1


def test_two_people_at_once_lose_nothing(partner, periode):
    begin_verslag(actie=Actie.objects.get(slug=VAN_PARTNER), periode=periode, inhoud=GOED, daad=door(Rol.PARTNER))
    for koppen in ({}, VANZELF):
        pagina = partner.post(blad(), invoer(SLECHT, versie=0), headers=koppen)
        gelezen = tekst(pagina)
        assert pagina.status_code == 409
        assert "Iemand anders was u voor" in gelezen
        assert re.search(r"Er staat nu: Volgens verwachting U wilt: Aandachtspunt", gelezen)
        assert Inhoud.van(Voortgang.objects.get()) == GOED
    assert pagina["HX-Retarget"] == "#botsing"
    # From here on saving is choosing.
    assert 'name="versie" value="1"' in pagina.content.decode()
    assert partner.post(blad(), invoer(SLECHT, versie=1)).status_code == 302
    assert Inhoud.van(Voortgang.objects.get()) == SLECHT


def test_the_same_twice_is_no_conflict(partner, periode):
    """The answer to the first got lost on the way."""
    for _ in range(2):
        assert partner.post(blad(), invoer(GOED, versie=0), headers=VANZELF).status_code == 200


def test_what_is_typed_after_somebody_sent_in_stays_on_the_page(partner, periode):
    verslag = ingediend(periode)
    pagina = partner.post(blad(), invoer(SLECHT, versie=verslag.versie))
    assert pagina.status_code == 422
    assert pagina.context["form"]["oorzaak"].value() == SLECHT.oorzaak
    vanzelf = partner.post(blad(), invoer(SLECHT, versie=verslag.versie), headers=VANZELF)
    assert vanzelf.status_code == 422
    assert "Niet bewaard." in tekst(vanzelf)


def test_what_was_sent_back_shows_the_remark_on_top(partner, periode):
    verslag = ingediend(periode)
    stuur_terug(verslag=verslag, versie=verslag.versie, opmerking="Noem aantallen.", daad=door(Rol.PROGRAMMATEAM))
    assert "Het programmateam vraagt: Noem aantallen." in tekst(partner.get(MIJN))
    gelezen = tekst(partner.get(blad()))
    assert gelezen.index("Noem aantallen.") < gelezen.index("Hoe het met de actie gaat")


def test_a_partner_takes_back_what_it_sent_in(partner, periode):
    verslag = ingediend(periode)
    assert b'name="bereikt"' not in partner.get(blad()).content
    assert partner.post(blad(stap="intrekken/"), {"versie": verslag.versie}).status_code == 302
    assert b'name="bereikt"' in partner.get(blad()).content


def test_a_partner_only_reads_what_the_team_took_over(partner, periode):
    actie = Actie.objects.get(slug=VAN_PARTNER)
    neem_over(actie=actie, periode=periode, versie=0, daad=door(Rol.PROGRAMMATEAM, reden="Ziek."))
    assert b'name="bereikt"' not in partner.get(blad()).content
    assert partner.post(blad(), invoer(GOED, versie=1)).status_code == 422
    assert Voortgang.objects.get().bereikt == ""


@pytest.mark.parametrize("methode", ["get", "post"])
def test_the_report_of_another_partner_is_missing(partner, periode, methode):
    ander = Actie.objects.exclude(rapporteur=None).exclude(rapporteur__slug="stichting-studielokalen").first()
    assert getattr(partner, methode)(blad(ander.slug)).status_code == 404
    assert getattr(partner, methode)(blad(VAN_TEAM)).status_code == 404


def test_the_team_reads_a_report_and_agrees_after_seeing_what_changes(programmateam, periode):
    rij = mijlpaal()
    verslag = ingediend(periode, inhoud=replace(SLECHT, mijlpalen=(verzet(rij, date(2026, 6, 1)),)))
    pagina = programmateam.get(blad())
    gelezen = tekst(pagina)
    assert "Niet gerapporteerd → Aandachtspunt" in gelezen
    assert "Eerste groep begint (1 mei 2026) → Eerste groep begint (1 juni 2026)" in gelezen
    gezien = {veld: pagina.context["stappen"]["akkoord"][veld].value() for veld in ("status", "mijlpalen")}
    assert programmateam.post(blad(stap="akkoord/"), gezien | {"versie": verslag.versie}).status_code == 302
    assert (Actie.objects.get(slug=VAN_PARTNER).status, Mijlpaal.objects.get().datum) == (
        "aandachtspunt",
        date(2026, 6, 1),
    )


def test_who_changed_the_actie_meanwhile_is_named_and_akkoord_asks_again(programmateam, periode):
    verslag = ingediend(periode)
    gezien = {"status": '"niet_gerapporteerd"', "versie": verslag.versie}
    actie = Actie.objects.get(slug=VAN_PARTNER)
    wijzig_actie(wens=Wens(actie.pk, {"status": "bijsturen"}), daad=door(Rol.BEHEERDER, reden="Besproken"))
    pagina = programmateam.post(blad(stap="akkoord/"), gezien)
    assert pagina.status_code == 409
    assert "Beheerder, 4 april 2026 11:30: status is nu Bijsturen" in tekst(pagina)
    assert lees(verslag).toestand == "ingediend"
    opnieuw = {"status": '"bijsturen"', "versie": verslag.versie}
    assert programmateam.post(blad(stap="akkoord/"), opnieuw).status_code == 302
    assert Actie.objects.get(slug=VAN_PARTNER).status == "volgens_verwachting"


def test_an_akkoord_to_what_somebody_took_back_is_refused(programmateam, periode):
    verslag = ingediend(periode)
    pagina = programmateam.post(blad(stap="akkoord/"), {"status": '"niet_gerapporteerd"', "versie": 1})
    assert pagina.status_code == 409
    assert lees(verslag).toestand == "ingediend"


@pytest.mark.parametrize(
    ("stap", "goed", "fout", "veld"),
    [
        ("terugsturen/", {"opmerking": "Noem aantallen."}, {"opmerking": " "}, "opmerking"),
        ("uitstel/", {"tot": "20 april 2026", "reden": "Ziek"}, {"tot": "1 april 2026", "reden": "Ziek"}, "tot"),
        ("overnemen/", {"reden": "Ziek"}, {"reden": ""}, "reden"),
    ],
)
def test_the_team_sends_back_gives_time_and_takes_over(programmateam, periode, stap, goed, fout, veld):
    versie = ingediend(periode).versie if stap == "terugsturen/" else 0
    geweigerd = programmateam.post(blad(stap=stap), fout | {"versie": versie})
    assert geweigerd.status_code == 422
    assert f'href="#id_{stap[:-1]}_{veld}"' in geweigerd.content.decode()
    assert programmateam.post(blad(stap=stap), goed | {"versie": versie}).status_code == 302
    assert Voortgang.objects.get().versie == versie + 1


def test_in_a_round_that_went_on_a_report_is_only_read(partner, programmateam, periode):
    ingediend(periode)
    periode.toestand = Periodetoestand.AMBTELIJK_AKKOORD
    periode.save()
    for client in (partner, programmateam):
        pagina = client.get(blad())
        assert GOED.bereikt in tekst(pagina)
        assert not pagina.context["stappen"]


def test_an_actie_shows_its_reports_and_a_reader_only_those_agreed_to(lezer, partner, noord, periode):
    ingediend(periode, inhoud=SLECHT)
    pad = f"/sterk-voor-noord/acties/{VAN_PARTNER}/"
    assert "Voorjaar 2026: aandachtspunt (ingediend)" in tekst(partner.get(pad))
    assert "Voortgang per periode" not in tekst(lezer.get(pad))
    Voortgang.objects.update(toestand="akkoord")
    gelezen = tekst(lezer.get(pad))
    assert SLECHT.oorzaak in gelezen
    assert "Open dit verslag" not in gelezen


@pytest.mark.parametrize("pad", [MIJN, blad(), f"/sterk-voor-noord/acties/{VAN_PARTNER}/"])
def test_a_page_asks_the_database_at_most_fifteen_questions(
    programmateam, noord, periode, django_assert_max_num_queries, pad
):
    ingediend(ronde(noord, "Najaar 2025", date(2025, 10, 1)), nu=datetime(2025, 10, 6, tzinfo=AMSTERDAM))
    mijlpaal()
    ingediend(periode)
    with django_assert_max_num_queries(15):
        assert programmateam.get(pad).status_code == 200
