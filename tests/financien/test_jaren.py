"""Programme money per year: what follows from the looptijd, what the team divides, and what happens when two people do."""

from decimal import Decimal as D

import pytest
from django.test import Client

from acties.actielezen import Deel
from acties.models import Actie, Jaarverdeling
from financien.plafonds.jaren import Wijze, alles_samen, gelijke_delen, jaarlasten, jaartotalen
from programma.models import Wijziging
from tests.acties.bladzijde import WORTEL, alle, een, lees, rijen, woorden
from tests.fabriek import veel_acties
from tests.financien.invulblad import Invulblad

PAD = "financien/jaarverdeling/"
JAREN = (2025, 2026)


@pytest.fixture
def tuinkamer(noord) -> Actie:
    return Actie.objects.get(slug="tuinkamer-van-noord")


def blad_van(client: Client) -> Invulblad:
    return Invulblad(client, PAD)


def veld(actie: Actie, jaar: int) -> str:
    return f"{jaar}-{actie.financieringen.get(bron='programma').pk}"


def delen(actie: Actie) -> list[tuple[int, D]]:
    return list(Jaarverdeling.objects.filter(financiering__actie=actie).values_list("jaar", "bedrag"))


def test_the_years_and_what_is_open_add_up_to_all_that_was_toegekend(noord):
    lasten = jaarlasten(Actie.objects.van_programma(noord).delen(Deel.GELD), JAREN)
    samen = alles_samen(lasten, JAREN)
    assert (samen.per_jaar, samen.onverdeeld, samen.totaal) == (((2025, 113_240), (2026, None)), 199_350, 312_590)
    assert [(totaal.opgave, totaal.totaal) for totaal in jaartotalen(lasten, JAREN)] == [
        (1, 145_450),
        (2, 72_770),
        (3, 94_370),
    ]
    assert sum(last.wijze == Wijze.LOOPTIJD for last in lasten) == 13


def test_equal_parts_add_up_to_the_cent():
    assert gelijke_delen(D("100.01"), JAREN) == ((2025, D("50.00")), (2026, D("50.01")))
    assert sum(deel for _, deel in gelijke_delen(D(100), (2025, 2026, 2027))) == 100


def test_the_wethouder_reads_what_is_not_divided_and_has_nothing_to_fill_in(wethouder):
    pagina = lees(wethouder, PAD)
    assert woorden(een(pagina, "tfoot")) == "Totaal € 113.240 niet bekend € 199.350 € 312.590"
    assert ["3.11 Tuinkamer van Noord looptijd 2025-2026", "€ 40.000", "nog niet verdeeld"] in rijen(pagina, 1)
    assert "3.09 Ontmoeten van culturen in Noord geen looptijd bekend" in [rij[0] for rij in rijen(pagina, 1)]
    assert ["1.04 Versterken Educatief Thuismilieu", "€ 14.770", ""] in rijen(pagina, 2)
    assert not alle(pagina, "main form")
    assert wethouder.post(f"{WORTEL}{PAD}vastleggen/").status_code == 404


def test_a_partner_does_not_find_the_page(partner):
    assert partner.get(WORTEL + PAD).status_code == 404


def test_two_acties_are_divided_at_once_and_one_undo_takes_both_back(programmateam, tuinkamer):
    frisolaan = Actie.objects.get(slug="fijn-en-veilig-wonen-in-de-frisolaan")
    velden = {veld(tuinkamer, 2025): "15.000", veld(tuinkamer, 2026): "€ 25.000,-", veld(frisolaan, 2026): "5000"}
    blad = blad_van(programmateam).stuur(**velden, reden="Afgesproken met de Tuinkamer")
    assert blad.antwoord.status_code == 302
    assert (delen(tuinkamer), delen(frisolaan)) == ([(2025, 15_000), (2026, 25_000)], [(2026, 5_000)])
    pagina = lees(programmateam, PAD)
    assert "U hebt de verdeling van 2 acties veranderd." in pagina.text_content()
    assert woorden(een(pagina, "tfoot")) == "Totaal € 128.240 € 30.000 € 154.350 € 312.590"
    wijziging = Wijziging.objects.order_by("-pk").first()
    assert wijziging.reden == "Afgesproken met de Tuinkamer"
    programmateam.post(f"{WORTEL}acties/ongedaan/{wijziging.pk}/")
    assert not Jaarverdeling.objects.exists()


def test_a_division_that_does_not_tie_comes_back_whole_with_the_error_at_its_cell(programmateam, tuinkamer):
    blad = blad_van(programmateam).stuur(**{veld(tuinkamer, 2025): "15.000", veld(tuinkamer, 2026): "2.500"}, reden="x")
    assert blad.antwoord.status_code == 422
    assert blad.fouten() == [
        "3.11 Tuinkamer van Noord, 2025: De jaren zijn samen € 17.500, en het bedrag is € 40.000: dat is € 22.500 te weinig."
    ]
    assert blad.velden[veld(tuinkamer, 2026)] == "2.500"
    assert delen(tuinkamer) == []


def test_an_ambiguous_amount_is_refused_with_a_button_that_takes_the_probable_one(programmateam, tuinkamer):
    blad = blad_van(programmateam).stuur(**{veld(tuinkamer, 2025): "1,285", veld(tuinkamer, 2026): "38.715"}, reden="x")
    knop = een(blad.boom, "button[name=voorstel]")
    assert knop.get("value") == f"{veld(tuinkamer, 2025)}=1.285"
    assert blad.stuur(voorstel=knop.get("value")).antwoord.status_code == 302
    assert delen(tuinkamer) == [(2025, 1_285), (2026, 38_715)]


def test_without_a_reason_nothing_is_saved(programmateam, tuinkamer):
    blad = blad_van(programmateam).stuur(**{veld(tuinkamer, 2025): "40.000"})
    assert (blad.antwoord.status_code, blad.fouten()) == (422, ["Waarom: Schrijf kort waarom het geld zo verdeeld is."])
    assert blad.velden[veld(tuinkamer, 2025)] == "40.000"
    assert delen(tuinkamer) == []


def test_who_changed_nothing_hears_so(programmateam):
    assert blad_van(programmateam).stuur().antwoord.status_code == 302
    assert "U hebt niets veranderd." in lees(programmateam, PAD).text_content()
    assert not Jaarverdeling.objects.exists()


def test_empty_lines_are_filled_with_equal_parts_and_saved_only_when_asked(programmateam, tuinkamer):
    blad = blad_van(programmateam).stuur(**{veld(tuinkamer, 2025): "40.000"}, gelijk="1")
    assert blad.antwoord.status_code == 200
    vrouwen = Actie.objects.get(slug="vrouwengroep")
    assert [blad.velden[veld(vrouwen, jaar)] for jaar in JAREN] == ["375", "375"]
    assert not blad.velden[veld(tuinkamer, 2026)]
    assert not Jaarverdeling.objects.exists()
    assert blad.stuur(reden="Gelijk verdeeld").antwoord.status_code == 302
    assert delen(vrouwen) == [(2025, 375), (2026, 375)]


def test_who_comes_second_keeps_the_input_and_sees_what_the_other_made_of_it(programmateam, beheerder, tuinkamer):
    laat = blad_van(programmateam)
    een_ander = {veld(tuinkamer, 2025): "10.000", veld(tuinkamer, 2026): "30.000"}
    assert blad_van(beheerder).stuur(**een_ander, reden="Eerst").antwoord.status_code == 302
    mijn = {veld(tuinkamer, 2025): "20.000", veld(tuinkamer, 2026): "20.000"}
    laat.stuur(**mijn, reden="Later")
    assert laat.antwoord.status_code == 409
    melding = woorden(een(laat.boom, "main [role=alert]"))
    assert "3.11 Tuinkamer van Noord" in melding
    assert "€ 40.000 (verdeeld over 2025 € 10.000, 2026 € 30.000)" in melding
    assert "U 2025 € 20.000, 2026 € 20.000" in melding
    assert laat.velden[veld(tuinkamer, 2025)] == "20.000"
    assert delen(tuinkamer) == [(2025, 10_000), (2026, 30_000)]
    # Saving once more is choosing one's own.
    assert laat.stuur().antwoord.status_code == 302
    assert delen(tuinkamer) == [(2025, 20_000), (2026, 20_000)]


def test_what_another_divided_meanwhile_stays_when_one_left_it_alone(programmateam, beheerder, tuinkamer):
    vrouwen = Actie.objects.get(slug="vrouwengroep")
    laat = blad_van(programmateam)
    blad_van(beheerder).stuur(**{veld(tuinkamer, 2025): "40.000"}, reden="Eerst")
    assert laat.stuur(**{veld(vrouwen, 2026): "750"}, reden="Later").antwoord.status_code == 302
    assert (delen(tuinkamer), delen(vrouwen)) == ([(2025, 40_000)], [(2026, 750)])


def test_a_conflict_shows_the_lines_that_one_left_alone_as_they_are_now(programmateam, beheerder, tuinkamer):
    vrouwen = Actie.objects.get(slug="vrouwengroep")
    laat = blad_van(programmateam)
    blad_van(beheerder).stuur(**{veld(tuinkamer, 2025): "40.000", veld(vrouwen, 2025): "750"}, reden="Eerst")
    laat.stuur(**{veld(vrouwen, 2026): "750"}, reden="Later")
    assert laat.antwoord.status_code == 409
    assert laat.velden[veld(tuinkamer, 2025)] == "40.000"
    assert (laat.velden[veld(vrouwen, 2025)], laat.velden[veld(vrouwen, 2026)]) == ("", "750")
    assert laat.stuur().antwoord.status_code == 302
    assert (delen(tuinkamer), delen(vrouwen)) == ([(2025, 40_000)], [(2026, 750)])


def test_the_lines_of_one_opgave_are_asked_for_with_a_link(programmateam):
    pagina = lees(programmateam, f"{PAD}?opgave=2")
    assert [rij[0][:4] for rij in rijen(pagina, 1)] == ["2.01", "2.03", "2.06"]
    assert woorden(een(pagina, ".opgavekeuze [aria-current]")) == "2 Financiële zelfredzaamheid en taal"
    assert een(pagina, "form[action*=vastleggen]").get("action").endswith("?opgave=2")


def test_the_page_takes_as_many_queries_for_many_acties(programmateam, noord, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as weinig:
        lees(programmateam, PAD)
    veel_acties(noord.plannen.get(slug="2025-2026"), 300)
    with django_assert_max_num_queries(15) as veel:
        pagina = lees(programmateam, PAD)
    assert len(weinig) == len(veel)
    assert "Blad 1 van 2" in pagina.text_content()


def test_a_list_that_does_not_fit_says_how_much_is_missing(wethouder, noord):
    veel_acties(noord.plannen.get(slug="2025-2026"), 9 * 56)
    pagina = lees(wethouder, PAD)
    assert len(rijen(pagina, 2)) == 100
    getoond = sum(D(rij[1].removeprefix("€ ").replace(".", "").replace(",", ".")) for rij in rijen(pagina, 2))
    (zin,) = [woorden(alinea) for alinea in alle(pagina, "main p") if "die hier niet staan" in woorden(alinea)]
    rest = D(zin.split("is € ")[1].split(" voor")[0].replace(".", ""))
    assert getoond + rest == 10 * 113_240
