"""Importing an export changes nothing: in every format, after edits of every kind, and also when others went on since."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties.handelingen.levensloop import dupliceer_actie, laat_vervallen
from acties.handelingen.wensen import Wens
from acties.handelingen.wijzigen import wijzig_acties
from acties.models import Actie
from acties.naslag import Naslag
from acties.resources import VELDKOLOMMEN
from acties.velden import VELDEN
from programma.handelingen.importeren import begin_import, bevestig_import
from programma.models import Partner, Uitvoeringsplan
from programma.tabelbestand import TABELVORMEN
from programma.vastleggen import Daad
from tests.acties.importeren.tabellen import export, met, voorbeeld

pytestmark = pytest.mark.eenmaal

VORMEN = sorted(TABELVORMEN)
ALLES_GELIJK = "nieuw 0 · gewijzigd 0 · gelijk 56 · fouten 0 · waarschuwingen 0"

woorden = st.text(st.sampled_from("abAé =+-@'\";:,€().0123–"), min_size=1, max_size=30).filter(str.strip)
bedragen = st.decimals(0, 10**6, places=2).map(lambda bedrag: f"{bedrag:.2f}")


@st.composite
def geldregel(draw, van_programma: bool) -> dict:
    """A line of money as the form can make it."""
    bron = draw(
        st.sampled_from(
            ["programma", "basisfinanciering"]
            if van_programma
            else ["fonds", "partner", "afdeling", "niet_genoemd", "overig"]
        )
    )
    toestanden = ["bedrag", "bedrag", "geen", "pm", "nvt", "leeg", "tekst"]
    toestand = draw(st.sampled_from([*toestanden, *["basisfinanciering"] * (bron == "basisfinanciering")]))
    namen = st.sampled_from([None, "Woej", "Stichting Techniekmenu", "Platform economie, onderwijs en arbeidsmarkt"])
    return {
        "bron": bron,
        "bedrag": draw(bedragen) if toestand == "bedrag" else None,
        "toestand": toestand,
        "zekerheid": draw(st.sampled_from(["onbekend", "toegezegd", "aangevraagd"])),
        "bron_partner": draw(namen),
        "begunstigde": draw(namen),
        "ten_laste_van": draw(st.sampled_from([None, None, 2])),
        "toelichting": draw(st.one_of(st.just(""), woorden.map(str.strip))),
        "brontekst": "",
        "jaarverdeling": {},
    }


@st.composite
def bewerking(draw) -> tuple[str, object]:
    """A field with another value, as the form, a cell or the undo may leave it."""
    veld = draw(
        st.sampled_from(
            "titel omschrijving gebied doelen hoofdpartners samenwerkingspartners rapporteur soort aard status looptijd "
            "financiering_programma financiering_anders mijlpalen".split()
        )
    )
    partners = st.sampled_from(["Woej", "WIJZ", "Kwadraad", "Platform economie, onderwijs en arbeidsmarkt", "VTH"])
    keuzes = {
        "doelen": st.lists(st.sampled_from("ABCDMNSTU"), unique=True),
        "hoofdpartners": st.lists(partners, unique=True),
        "samenwerkingspartners": st.lists(partners, unique=True),
        "rapporteur": st.one_of(st.just(""), partners),
        "soort": st.sampled_from(["", "nieuw", "doorlopend"]),
        "aard": st.sampled_from(["actie", "reservering", "deelbudget"]),
        "status": st.sampled_from(["niet_gerapporteerd", "volgens_verwachting", "bijsturen", "vervallen"]),
        "looptijd": st.sampled_from(
            ["", "2025", "2025-2026", "schooljaar 2025/2026", "kwartaal 2-3 2025", "maart 2025", "1 april 2025"]
        ),
        "financiering_programma": st.lists(geldregel(van_programma=True), max_size=3),
        "financiering_anders": st.lists(geldregel(van_programma=False), max_size=3),
        "mijlpalen": st.just([{"naam": "Start", "datum": "2026-01-05", "gehaald_op": ""}]),
    }
    return veld, draw(keuzes.get(veld, woorden))


def gelezen(veld: str, waarde: object, naslag: Naslag) -> object:
    """A text as the field keeps it."""
    if veld in ("titel", "omschrijving", "gebied"):
        return VELDEN[veld].lees(waarde, naslag, "")
    return waarde


@pytest.mark.parametrize("vorm", VORMEN)
def test_an_export_that_comes_back_changes_nothing(noord, vorm):
    assert str(voorbeeld(noord, export(noord), vorm).telling) == ALLES_GELIJK


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bewerkingen=st.dictionaries(st.integers(0, 55), st.lists(bewerking(), min_size=1, max_size=4), max_size=6),
    vorm=st.sampled_from(VORMEN),
)
def test_whatever_was_edited_an_export_comes_back_the_same(noord, daad, bewerkingen, vorm):
    with transaction.atomic():
        bewerk(noord, bewerkingen, daad)
        assert str(voorbeeld(noord, export(noord), vorm).telling) == ALLES_GELIJK
        transaction.set_rollback(True)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bewerkingen=st.dictionaries(st.integers(0, 55), st.lists(bewerking(), min_size=1, max_size=4), max_size=6),
    vorm=st.sampled_from(VORMEN),
)
def test_an_old_export_takes_nothing_back_of_what_others_did_since(noord, daad, bewerkingen, vorm):
    with transaction.atomic():
        oud = export(noord)
        bewerk(noord, bewerkingen, daad)
        assert str(voorbeeld(noord, oud, vorm).telling) == ALLES_GELIJK
        transaction.set_rollback(True)


def bewerk(noord, bewerkingen: dict, daad: Daad) -> None:
    naslag = Naslag(noord.plannen.get(slug="2025-2026"))
    sleutels = list(Actie.objects.order_by("pk").values_list("pk", flat=True))
    wensen = [
        Wens(sleutels[plaats], {veld: gelezen(veld, waarde, naslag) for veld, waarde in velden})
        for plaats, velden in bewerkingen.items()
    ]
    if wensen:
        wijzig_acties(wensen=wensen, daad=daad)


@pytest.mark.parametrize("vorm", VORMEN)
def test_geborgd_gekoppeld_vervallen_copied_and_carried_on_come_back_the_same(noord, daad, woonfraude, vorm):
    ander = Actie.objects.get(nummer="1.06")
    wijzig_acties(
        wensen=[
            Wens(
                woonfraude.pk,
                {
                    "status": "geborgd",
                    "borging_afdeling": "VTH",
                    "borging_vanaf": date(2026, 3, 1).isoformat(),
                    "komt_uit": "3.4",
                    "omschrijving": "Eerste alinea.\n\n- een streepje\n- =som(1)",
                },
            ),
            Wens(ander.pk, {"aard": "gekoppeld", "gekoppeld_aan": "2.10", "titel": "=1+1"}),
        ],
        daad=daad,
    )
    laat_vervallen(actie=dupliceer_actie(actie=woonfraude, daad=daad), daad=daad)
    assert voorbeeld(noord, export(noord), vorm).telling.gelijk == 57


def test_a_partner_that_got_another_name_is_still_the_same(noord, daad):
    oud = export(noord)
    Partner.objects.filter(naam="Woej").update(naam="Woej Welzijn")
    woej = Partner.objects.get(naam="Woej Welzijn")
    woej.aliassen.create(spelling="Woej")
    assert str(voorbeeld(noord, oud).telling) == ALLES_GELIJK


def test_acties_of_an_earlier_plan_come_back_too(noord, daad, woonfraude):
    eerder = Uitvoeringsplan.objects.exclude(slug="2025-2026").filter(programma=noord).first()
    Actie.objects.filter(pk=woonfraude.pk).update(plan=eerder)
    assert str(voorbeeld(noord, export(noord)).telling) == ALLES_GELIJK


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bewerkingen=st.lists(st.tuples(st.integers(0, 55), bewerking()), min_size=1, max_size=6),
    vorm=st.sampled_from(VORMEN),
)
def test_cells_that_are_changed_in_the_file_change_and_no_other(noord, daad, bewerkingen, vorm):
    with transaction.atomic():
        voor = Actie.objects.order_by("pk").gegevens(met_mijlpalen=True)
        cellen = {
            (voor[plaats].nummer, veld): VELDKOLOMMEN[veld].widget.render(waarde)
            for plaats, (veld, waarde) in bewerkingen
            if veld in VELDKOLOMMEN
        }
        tabel = met(export(noord), cellen)
        beeld = voorbeeld(noord, tabel, vorm)
        if beeld.kan_door:
            ronde = begin_import(
                programma=noord, soort="acties", bestandsnaam="a", inhoud=b"", daad=daad, voorbeeld=beeld
            )
            bevestig_import(ronde=ronde, versie=1, daad=daad)
            assert str(voorbeeld(noord, tabel, vorm).telling).startswith("nieuw 0 · gewijzigd 0 · gelijk 56 · fouten 0")
            na = Actie.objects.order_by("pk").gegevens(met_mijlpalen=True)
            geraakt = {(oud.nummer, veld) for oud, nu in zip(voor, na, strict=True) for veld in anders(oud, nu)}
            assert geraakt <= set(cellen)
            assert len(geraakt) == sum(len(rij.cellen) for rij in beeld.gewijzigd)
        transaction.set_rollback(True)


def anders(oud, nu) -> list[str]:
    return [sleutel for sleutel, veld in VELDEN.items() if veld.waarde(oud) != veld.waarde(nu)]
