"""The import profiles on the screen: read, changed and removed by the team."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from financien.handelingen.profielen import bewaar_profiel, wijzig_profiel
from financien.importeren.profiel import Datumvorm, Notatie, uit_json
from financien.models import Importprofiel
from programma.handelingen.importeren import bevestig_import
from programma.handelingen.weigering import Geweigerd
from programma.models import Wijziging
from programma.vastleggen import Daad
from programma.versies import VersieBotsing
from tests.bladzijde import lees, rijen, woorden
from tests.financien.importeren.opdrachten import NU, PROFIEL, profielopdracht, stand_van

pytestmark = pytest.mark.usefixtures("met_context")

LIJST = "/sterk-voor-noord/financien/importprofielen/"
VOL = replace(
    PROFIEL,
    omgekeerd=("bedrag",),
    posten={"6120 algemeen": "Programma algemeen", "6999 wegen": ""},
    kolommen={"begroting": "beschikbaar", "balans": ""},
)


@pytest.fixture
def profiel(noord, daad) -> Importprofiel:
    return bewaar_profiel(programma=noord, nieuw=VOL, daad=daad)


def ingevuld(client, profiel: Importprofiel, **anders) -> dict:
    """What a browser sends when somebody opens the form and changes this."""
    form = client.get(f"{LIJST}{profiel.pk}/wijzigen/").context["form"]
    waarden = {veld.name: veld.value() for veld in form}
    gegevens = {naam: "" if waarde is None else waarde for naam, waarde in waarden.items() if waarde is not False}
    return gegevens | anders


def veld_van(client, profiel: Importprofiel, label: str) -> str:
    """The name of the input with this label."""
    form = client.get(f"{LIJST}{profiel.pk}/wijzigen/").context["form"]
    return next(veld.name for veld in form if veld.label == label)


def test_the_list_says_when_a_profile_was_used(programmateam, profiel, ronde_van, daad):
    bevestig_import(
        ronde=ronde_van(stand_van("Fonds"), profiel=profielopdracht(VOL, profiel.pk, 1)), versie=1, daad=daad
    )
    tabel = rijen(lees(programmateam, LIJST), "De profielen")
    assert tabel["Grootboek"] == ["Grootboekregels, op te tellen tot posten", "3 februari 2026 10:30", "1"]
    assert tabel["Jaartabel uit het rekenblad"][1:] == ["nog niet", "0"]


def test_from_importing_one_gets_to_the_profiles_and_back(programmateam):
    assert LIJST in lees(programmateam, "/sterk-voor-noord/importeren/").xpath("//main//a/@href")
    assert "/sterk-voor-noord/importeren/?soort=financien" in lees(programmateam, LIJST).xpath("//main//a/@href")


def test_a_programme_without_profiles_says_how_the_first_comes(programmateam):
    Importprofiel.objects.all().delete()
    assert "Het eerste ontstaat als u een bestand met financiën importeert." in woorden(lees(programmateam, LIJST))


def test_a_profile_says_in_words_how_it_reads(programmateam, profiel, ronde_van, daad):
    ronde = ronde_van(stand_van("Fonds"), profiel=profielopdracht(VOL, profiel.pk, 1))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    pagina = lees(programmateam, f"{LIJST}{profiel.pk}/")
    feiten = {woorden(rij.find("dt")): woorden(rij.find("dd")) for rij in pagina.xpath("//dl[@class='feiten']/div")}
    assert feiten["Eenheid"] == "Euro’s"
    assert feiten["Met omgekeerd teken"] == "Bedrag van de regel"
    assert rijen(pagina, "Welke kolom")["Kostenplaats"] == ["kpl"]
    assert rijen(pagina, "Bij welke post") == {
        "6120 algemeen": ["Programma algemeen"],
        "6999 wegen": ["hoort niet bij dit programma"],
    }
    assert rijen(pagina, "In welk bedrag") == {"begroting": ["Beschikbaar"], "balans": ["telt niet mee"]}
    assert f"/sterk-voor-noord/importeren/{ronde.pk}/" in pagina.xpath("//main//a/@href")
    assert "Toegevoegd" in woorden(pagina)


def test_opening_and_saving_changes_nothing(programmateam, profiel):
    antwoord = programmateam.post(f"{LIJST}{profiel.pk}/wijzigen/", ingevuld(programmateam, profiel))
    assert antwoord.status_code == 302
    profiel.refresh_from_db()
    assert (profiel.versie, uit_json(profiel.instellingen)) == (1, VOL)


def test_everything_a_person_understands_can_be_changed(programmateam, profiel):
    anders = {
        "naam": "Grootboek 2025",
        "blad": "Mutaties",
        "koprij": "4",
        "schaal": "1000",
        "notatie": "punt",
        "datumvorm": "mdj",
        "omgekeerd": [],
        "leeg_is_nul": "on",
        "naam_geldt_door": "on",
        "overslaan": "Totaal\n\n Som van \ntotaal",
        "kop_bedrag": " Bedrag  EUR ",
        "kop_kostensoort": "ECL",
        "reden": "Nieuw systeem",
        veld_van(programmateam, profiel, "6120 algemeen"): "niet",
        veld_van(programmateam, profiel, "6999 wegen"): "vraag",
        veld_van(programmateam, profiel, "balans"): "dit:uitgaven",
    }
    antwoord = programmateam.post(f"{LIJST}{profiel.pk}/wijzigen/", ingevuld(programmateam, profiel, **anders))
    assert antwoord.status_code == 302
    profiel.refresh_from_db()
    assert profiel.naam == "Grootboek 2025"
    assert uit_json(profiel.instellingen) == replace(
        VOL,
        naam="Grootboek 2025",
        blad="Mutaties",
        koprij=4,
        schaal=1000,
        notatie=Notatie.PUNT,
        datumvorm=Datumvorm.MDJ,
        omgekeerd=(),
        leeg_is_nul=True,
        naam_geldt_door=True,
        overslaan=("totaal", "som van"),
        koppen={"kostenplaats": "kpl", "bedrag": "bedrag eur", "kostensoort": "ecl"},
        posten={"6120 algemeen": ""},
        kolommen={"begroting": "beschikbaar", "balans": "uitgaven"},
    )
    wijziging = Wijziging.objects.filter(onderwerp_soort="importprofiel").latest("pk")
    assert (wijziging.handeling, wijziging.reden) == ("gewijzigd", "Nieuw systeem")
    verteld = {rij["naam"]: (rij["oud_tekst"], rij["nieuw_tekst"]) for rij in wijziging.verschillen}
    assert verteld["Eenheid"] == ("euro’s", "duizenden euro’s (x € 1.000)")


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"naam": "Jaartabel uit het rekenblad"}, "Er is al een profiel met de naam Jaartabel uit het rekenblad."),
        ({"kop_kostensoort": "KPL"}, "De kolom ‘kpl’ staat hier meer dan één keer."),
        ({"kop_kostenplaats": "", "kop_bedrag": ""}, "Noem minstens één kolom van het bestand."),
        ({"koprij": "drie"}, "Vul het nummer van de rij in, bijvoorbeeld 3."),
    ],
)
def test_what_cannot_be_is_refused_and_stays_on_the_form(programmateam, profiel, anders, zegt):
    antwoord = programmateam.post(f"{LIJST}{profiel.pk}/wijzigen/", ingevuld(programmateam, profiel, **anders))
    assert antwoord.status_code == 422
    assert zegt in antwoord.content.decode()
    profiel.refresh_from_db()
    assert profiel.versie == 1


def test_who_was_too_late_sees_both_values_and_keeps_the_input(programmateam, profiel, joost):
    gegevens = ingevuld(programmateam, profiel, schaal="1000")
    wijzig_profiel(profiel=profiel, versie=1, nieuw=replace(VOL, blad="Blad 2"), daad=Daad(joost, NU))
    antwoord = programmateam.post(f"{LIJST}{profiel.pk}/wijzigen/", gegevens)
    assert antwoord.status_code == 409
    tekst = " ".join(antwoord.content.decode().split())
    assert "Joost wijzigde dit profiel op 3 februari 2026 10:30." in tekst
    assert "Blad: er staat nu <strong>Blad 2</strong>, u wilt <strong>het eerste blad dat past</strong>." in tekst
    assert "Eenheid: er staat nu <strong>euro’s</strong>" in tekst
    form = antwoord.context["form"]
    assert (form["schaal"].value(), str(form["versie"].value())) == ("1000", "2")
    assert programmateam.post(f"{LIJST}{profiel.pk}/wijzigen/", gegevens | {"versie": 2}).status_code == 302
    profiel.refresh_from_db()
    assert uit_json(profiel.instellingen) == replace(VOL, schaal=1000)


def test_a_profile_is_removed_with_a_reason_and_what_it_imported_stays(programmateam, profiel, ronde_van, daad):
    ronde = ronde_van(stand_van("Fonds"), profiel=profielopdracht(VOL, profiel.pk, 1))
    bevestig_import(ronde=ronde, versie=1, daad=daad)
    pad = f"{LIJST}{profiel.pk}/verwijderen/"
    assert programmateam.post(pad, {"versie": 1, "reden": " "}).status_code == 422
    antwoord = programmateam.post(pad, {"versie": 1, "reden": "Systeem is vervangen"}, follow=True)
    assert "Het profiel Grootboek is verwijderd." in antwoord.content.decode()
    assert not Importprofiel.objects.filter(pk=profiel.pk).exists()
    assert ronde.standen.exists()
    wijziging = Wijziging.objects.filter(onderwerp_soort="importprofiel").latest("pk")
    assert (wijziging.handeling, wijziging.reden) == ("verwijderd", "Systeem is vervangen")
    assert "Systeem is vervangen" in woorden(lees(programmateam, f"/sterk-voor-noord/geschiedenis/{wijziging.pk}/"))


def test_a_profile_that_somebody_changed_meanwhile_is_not_removed_unseen(programmateam, profiel, joost):
    wijzig_profiel(profiel=profiel, versie=1, nieuw=replace(VOL, schaal=1000), daad=Daad(joost, NU))
    antwoord = programmateam.post(f"{LIJST}{profiel.pk}/verwijderen/", {"versie": 1, "reden": "Weg ermee"})
    assert antwoord.status_code == 409
    assert Importprofiel.objects.filter(pk=profiel.pk).exists()
    assert str(antwoord.context["form"]["versie"].value()) == "2"


def test_a_handeling_on_an_old_version_is_refused(profiel, daad):
    wijzig_profiel(profiel=profiel, versie=1, nieuw=replace(VOL, schaal=1000), daad=daad)
    with pytest.raises(VersieBotsing):
        wijzig_profiel(profiel=profiel, versie=1, nieuw=VOL, daad=daad)
    with pytest.raises(Geweigerd):
        wijzig_profiel(profiel=profiel, versie=2, nieuw=replace(VOL, naam="Jaartabel uit het rekenblad"), daad=daad)


def test_a_reader_sees_neither_the_profiles_nor_their_history(wethouder, profiel):
    assert wethouder.get(LIJST).status_code == 404
    assert "Importprofielen" not in woorden(lees(wethouder, "/sterk-voor-noord/financien/"))
    wijziging = Wijziging.objects.filter(onderwerp_soort="importprofiel").latest("pk")
    assert wethouder.get(f"/sterk-voor-noord/geschiedenis/{wijziging.pk}/").status_code == 404


def test_more_names_and_imports_ask_no_more_of_the_database(programmateam, profiel, ronde_van, noord, daad):
    def vragen() -> list[int]:
        geteld = []
        for pad in (LIJST, f"{LIJST}{profiel.pk}/", f"{LIJST}{profiel.pk}/wijzigen/"):
            with CaptureQueriesContext(connection) as gevraagd:
                lees(programmateam, pad)
            geteld.append(len(gevraagd))
        return geteld

    bevestig_import(ronde=ronde_van(stand_van("A"), profiel=profielopdracht(VOL, profiel.pk, 1)), versie=1, daad=daad)
    weinig = vragen()
    for nummer in range(5):
        bewaar_profiel(programma=noord, nieuw=replace(VOL, naam=f"Profiel {nummer}"), daad=daad)
        opdracht = profielopdracht(VOL, profiel.pk, 1)
        bevestig_import(ronde=ronde_van(stand_van(f"B{nummer}"), profiel=opdracht), versie=1, daad=daad)
    veel = replace(VOL, posten={f"post {nummer}": "Programma algemeen" for nummer in range(50)})
    wijzig_profiel(profiel=profiel, versie=1, nieuw=veel, daad=daad)
    assert vragen() == weinig
    assert max(weinig) <= 15
