"""The history of one actie: how it was loaded, what changed, and how often its dates were moved."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.geschiedenis import verzettingen
from acties.handelingen.levensloop import maak_actie
from acties.handelingen.terugdraaien import maak_ongedaan
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_actie
from acties.models import Actie
from programma.geschiedenis import PER_BLADZIJDE
from programma.models import Gebruiker, Wijziging
from programma.vastleggen import Daad

from .bladzijde import WORTEL, alle, een, lees, rijen, woorden

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
PAD = "acties/aanpak-woonfraude/geschiedenis/"


@pytest.fixture
def samira(noord) -> Gebruiker:
    return Gebruiker.objects.create_user("samira@noord.example", None, naam="Samira")


@pytest.fixture
def woonfraude(noord) -> Actie:
    return Actie.objects.get(slug="aanpak-woonfraude")


def wijzig(actie: Actie, door: Gebruiker, reden: str = "Afgesproken", **waarden) -> Wijziging:
    return wijzig_actie(wens=Wens(actie.pk, waarden), daad=Daad(door, NU, reden)).wijziging


def mijlpaal(dag: str, naam: str = "Eerste ronde") -> dict[str, str]:
    return {"naam": naam, "datum": dag, "gehaald_op": ""}


def test_the_history_begins_with_what_was_loaded_from_the_source(wethouder):
    pagina = lees(wethouder, PAD)
    (post,) = alle(pagina, "li.post")
    assert "Het portaal" in woorden(post)
    assert "Geladen uit de bron" in woorden(post)
    waarden = {woorden(een(rij, "dt")): woorden(een(rij, "dd")) for rij in alle(post, ".feiten > div")}
    assert waarden["Actie"] == "Aanpak woonfraude"
    assert waarden["Looptijd"] == "2025-2026"
    assert waarden["Financiering programma"] == "geen"
    assert "Het einde van deze actie is niet verzet." in woorden(pagina)


def test_the_history_of_an_actie_that_was_added_begins_with_that(wethouder, woonfraude, samira):
    maak_actie(
        plan=woonfraude.plan,
        opgave=woonfraude.opgave,
        waarden={"titel": "Buurtschouw", "doelen": ["O"]},
        daad=Daad(samira, NU, "Op verzoek van de buurt"),
    )
    (post,) = alle(lees(wethouder, "acties/buurtschouw/geschiedenis/"), "li.post")
    assert "Samira Toegevoegd" in woorden(post)
    assert "Reden: Op verzoek van de buurt" in woorden(post)


def test_every_move_of_the_end_is_counted_and_told(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, "De inspectie begint later", looptijd="2025-2027")
    wijzig(woonfraude, samira, "Nog een jaar", looptijd="2025-2028")
    wijzig(woonfraude, samira, titel="Woonfraude")
    pagina = lees(wethouder, PAD)
    assert "Het einde van deze actie is 2 keer verzet." in woorden(pagina)
    assert rijen(pagina) == [
        [
            "Einde van de actie",
            "31 december 2026",
            "31 december 2027",
            "3 februari 2026",
            "Samira",
            "De inspectie begint later",
        ],
        ["Einde van de actie", "31 december 2027", "31 december 2028", "3 februari 2026", "Samira", "Nog een jaar"],
    ]


def test_a_begin_that_moves_and_an_end_that_becomes_known_are_no_moves(woonfraude, samira):
    wijzig(woonfraude, samira, looptijd="2024-2026")
    wijzig(woonfraude, samira, looptijd="")
    wijzig(woonfraude, samira, looptijd="2024-2027")
    assert verzettingen(woonfraude.pk) == ()
    assert Actie.objects.get(pk=woonfraude.pk).einde_verzet == 0


def test_moves_of_mijlpalen_are_told_by_their_name(wethouder, woonfraude, samira):
    wijzig(woonfraude, samira, mijlpalen=[mijlpaal("2026-03-01"), mijlpaal("2026-09-01", "Evaluatie")])
    wijzig(
        woonfraude, samira, "Boa's pas in mei", mijlpalen=[mijlpaal("2026-05-01"), mijlpaal("2026-09-01", "Evaluatie")]
    )
    pagina = lees(wethouder, PAD)
    assert rijen(pagina) == [
        ["Eerste ronde", "1 maart 2026", "1 mei 2026", "3 februari 2026", "Samira", "Boa's pas in mei"]
    ]


def test_a_move_that_was_undone_does_not_count_and_one_that_was_redone_does(woonfraude, samira):
    daad = Daad(samira, NU)
    verzet = wijzig(woonfraude, samira, "Typefout", looptijd="2025-2036", mijlpalen=[])
    (terug,) = maak_ongedaan(wijziging=verzet, daad=daad)
    assert Actie.objects.get(pk=woonfraude.pk).einde_verzet == 0
    assert verzettingen(woonfraude.pk) == ()
    maak_ongedaan(wijziging=terug.wijziging, daad=daad)
    assert Actie.objects.get(pk=woonfraude.pk).einde_verzet == 1
    assert [rij.wijziging for rij in verzettingen(woonfraude.pk)] == [verzet]


def test_an_undone_move_of_a_mijlpaal_does_not_count_either(woonfraude, samira):
    wijzig(woonfraude, samira, mijlpalen=[mijlpaal("2026-03-01")])
    verzet = wijzig(woonfraude, samira, mijlpalen=[mijlpaal("2026-05-01")])
    assert woonfraude.mijlpalen.get().verzet == 1
    maak_ongedaan(wijziging=verzet, daad=Daad(samira, NU))
    assert woonfraude.mijlpalen.get().verzet == 0
    assert verzettingen(woonfraude.pk) == ()


def test_the_page_of_an_actie_says_who_changed_it_last_and_leads_to_its_history(wethouder, woonfraude, samira):
    pagina = lees(wethouder, "acties/aanpak-woonfraude/")
    assert "Laatst gewijzigd" not in woorden(pagina)
    wijzig(woonfraude, samira, gebied="Noord")
    pagina = lees(wethouder, "acties/aanpak-woonfraude/")
    assert "Laatst gewijzigd door Samira op 3 februari 2026 10:30." in woorden(pagina)
    assert WORTEL + PAD in [link.get("href") for link in alle(pagina, "main a")]


def test_a_partner_sees_neither_the_history_nor_who_changed_its_actie_last(partner, samira):
    eigen = Actie.objects.get(slug="zomerschool-taal-en-coaching-2025")
    wijzig(eigen, samira, gebied="Noord")
    pagina = lees(partner, f"acties/{eigen.slug}/")
    assert "Laatst gewijzigd" not in woorden(pagina)
    assert "eschiedenis" not in woorden(pagina)
    assert partner.get(f"{WORTEL}acties/{eigen.slug}/geschiedenis/").status_code == 404


def test_an_actie_that_does_not_exist_has_no_history(wethouder):
    assert wethouder.get(f"{WORTEL}acties/bestaat-niet/geschiedenis/").status_code == 404


def test_the_history_of_one_actie_is_paged_in_a_fixed_number_of_queries(wethouder, woonfraude, samira):
    aantallen = []
    for tot in (3, PER_BLADZIJDE + 10):
        for nummer in range(Wijziging.objects.over("actie", woonfraude.pk).count(), tot):
            daad = Daad(samira, NU + timedelta(minutes=nummer), "Verschoven")
            wijzig_actie(wens=Wens(woonfraude.pk, {"looptijd": f"2025-{2027 + nummer}"}), daad=daad)
        with CaptureQueriesContext(connection) as gedaan:
            pagina = lees(wethouder, PAD)
        aantallen.append(len(gedaan))
    # Only the loading, which is part of a reeks, asks how large that was.
    assert aantallen[1] <= aantallen[0] <= 15
    assert len(alle(pagina, "li.post")) == PER_BLADZIJDE
    verder = lees(wethouder, PAD + een(pagina, "a[rel=next]").get("href"))
    assert len(alle(verder, "li.post")) == 10
