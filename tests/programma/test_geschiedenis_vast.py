"""History is only added to: nobody rewrites what happened, and what happened is found again."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from programma.models import Gebruiker, HistorieStaatVast, Importronde, Wijziging, nieuwe_reeks
from programma.vastleggen import Daad
from programma.zoekwoorden import veranderde_woorden, zoekwoorden

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)


@pytest.fixture
def samira(noord) -> Gebruiker:
    return Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")


@pytest.fixture
def wijziging(samira) -> Wijziging:
    """Samira gave Aanpak woonfraude another title."""
    actie = Actie.objects.get(slug="aanpak-woonfraude")
    return wijzig_actie(wens=Wens(actie.pk, {"titel": "Fraude"}), daad=Daad(samira, NU, "Korter")).wijziging


def test_a_wijziging_cannot_be_rewritten(wijziging):
    wijziging.reden = "Iets anders"
    with pytest.raises(HistorieStaatVast, match="nooit gewijzigd of verwijderd"):
        wijziging.save()
    with pytest.raises(HistorieStaatVast):
        Wijziging.objects.bulk_update([wijziging], ["reden"])
    with pytest.raises(HistorieStaatVast):
        Wijziging.objects.filter(pk=wijziging.pk).update(reden="Iets anders")
    with pytest.raises(HistorieStaatVast):
        wijziging.programma.wijzigingen.update(reden="Iets anders")
    wijziging.refresh_from_db()
    assert wijziging.reden == "Korter"


def test_a_wijziging_cannot_be_deleted(wijziging):
    with pytest.raises(HistorieStaatVast):
        wijziging.delete()
    with pytest.raises(HistorieStaatVast):
        Wijziging.objects.over("actie", wijziging.onderwerp_id).delete()
    assert Wijziging.objects.filter(pk=wijziging.pk).exists()


def test_a_new_wijziging_does_not_take_the_place_of_another(wijziging):
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        Wijziging(pk=wijziging.pk, moment=NU, handeling="gewijzigd", onderwerp_id=1, versie=1).save()


def test_the_rows_of_an_actie_stay_as_they_were_too(wijziging):
    rij = Actie.history.filter(wijziging=wijziging).get()
    rij.titel = "Iets anders"
    with pytest.raises(HistorieStaatVast):
        rij.save()
    with pytest.raises(HistorieStaatVast):
        rij.delete()
    with pytest.raises(HistorieStaatVast):
        Actie.history.model.objects.filter(pk=rij.pk).delete()


def test_what_changed_is_found_by_field_and_by_any_word_of_it(wijziging):
    assert wijziging.geraakte_velden == "|titel|"
    assert set(wijziging.zoektekst.split()) == {"3.02", "aanpak", "woonfraude", "fraude", "korter"}


def test_words_are_found_without_capitals_and_accents():
    assert zoekwoorden("Café België", "CAFÉ") == {"cafe", "belgie"}


def test_of_a_long_text_only_the_changed_words_are_kept():
    lang = "Samen met de buurt " * 40
    assert veranderde_woorden(f"{lang} sporten", f"{lang} zingen") == {"sporten", "zingen"}
    assert veranderde_woorden("Samen sporten", "Samen zingen") == {"samen", "sporten", "zingen"}


def test_everything_that_one_import_does_is_one_reeks(noord, samira):
    ronde = Importronde.objects.create(
        programma=noord,
        soort="acties",
        bestandsnaam="acties.xlsx",
        sha256="0" * 64,
        grootte=1,
        door=samira,
        begonnen_op=NU,
    )
    acties = Actie.objects.order_by("pk")[:2]
    daad = Daad(samira, NU, "Uit acties.xlsx", importronde=ronde)
    een, ander = (wijzig_actie(wens=Wens(actie.pk, {"gebied": "Noord"}), daad=daad).wijziging for actie in acties)
    assert een.reeks == ander.reeks == ronde.reeks
    assert list(Wijziging.objects.filter(reeks=ronde.reeks).nieuwste_van_elke_reeks()) == [ander]


@pytest.mark.parametrize(
    ("vraag", "index"),
    [
        (lambda noord, samira: Wijziging.objects.van_programma(noord), "wijziging_programma"),
        (lambda noord, samira: Wijziging.objects.filter(programma=noord, actor=samira), "wijziging_actor"),
        (lambda noord, samira: Wijziging.objects.over("actie", 1), "wijziging_onderwerp"),
        (lambda noord, samira: Wijziging.objects.van_reeksen(noord, [nieuwe_reeks()]), "wijziging_reeks"),
    ],
    ids=["programma", "persoon", "onderwerp", "reeks"],
)
def test_the_newest_are_read_from_an_index_without_sorting(noord, samira, vraag, index):
    if connection.vendor == "postgresql":
        # A table of a few rows is faster without one.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    plan = vraag(noord, samira).select_related(None).order_by("-pk")[:26].explain()
    # In a small table the primary key may serve just as well.
    assert index in plan or "programma_wijziging_pkey" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
