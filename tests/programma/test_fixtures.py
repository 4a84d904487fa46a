"""The fixtures hold every fact of the two source documents, in plain and clean Dutch."""

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

pytestmark = pytest.mark.zonder_database

MAP = Path(__file__).resolve().parents[2] / "fixtures" / "sterk-voor-noord"
PLAN = "plan-2025-2026"


def lees(naam: str) -> dict:
    return tomllib.loads((MAP / naam).read_text(encoding="utf-8"))


def _teksten() -> dict[str, tuple[str, int]]:
    """Every retold passage by the key of the fact list: its text and the number of words of the source."""
    gevonden = {}
    for naam in [
        "overzicht-2024/teksten.toml",
        f"{PLAN}/algemeen.toml",
        *(f"{PLAN}/hoofdstuk-{n}.toml" for n in (1, 2, 3)),
    ]:
        for tekst in lees(naam)["teksten"]:
            gevonden[tekst["sleutel"]] = (tekst["tekst"], tekst["bron_woorden"])
    for nummer in (1, 2, 3):
        hoofdstuk = lees(f"{PLAN}/hoofdstuk-{nummer}.toml")
        doorlopend = hoofdstuk["doorlopende_acties"]
        gevonden[f"doorlopend-{nummer}"] = (
            "\n".join(rij["tekst"] for rij in doorlopend),
            sum(rij["bron_woorden"] for rij in doorlopend),
        )
        groepen: dict[str, list[dict]] = {}
        for rij in hoofdstuk["basisvoorzieningen"]:
            groepen.setdefault("basis-" + "-".join(rij["doelen"]), []).append(rij)
        for sleutel, rijen in groepen.items():
            gevonden[sleutel] = ("\n".join(r["tekst"] for r in rijen), sum(r["bron_woorden"] for r in rijen))
        for actie in lees(f"{PLAN}/acties-{nummer}.toml")["acties"]:
            gevonden[f"actie-{actie['nummer']}"] = (actie["omschrijving"], actie["bron_woorden"])
    return gevonden


TEKSTEN = _teksten()
FEITEN = {
    rij["sleutel"]: rij["feiten"]
    for pad in sorted(MAP.glob("feiten/*.toml"))
    for rij in lees(f"feiten/{pad.name}")["feiten"]
}


def genormaliseerd(tekst: str) -> str:
    return " ".join(tekst.split()).lower()


@pytest.mark.parametrize("sleutel", FEITEN)
def test_every_listed_fact_is_in_its_passage(sleutel):
    tekst = genormaliseerd(TEKSTEN[sleutel][0])
    ontbreekt = [
        feit for feit in FEITEN[sleutel] if not re.search(rf"(?<!\w){re.escape(genormaliseerd(feit))}(?!\w)", tekst)
    ]
    assert not ontbreekt


def test_every_passage_with_text_has_a_fact_list_and_no_list_is_loose():
    met_tekst = {sleutel for sleutel, (tekst, woorden) in TEKSTEN.items() if woorden > 0}
    assert met_tekst - FEITEN.keys() == set()
    assert FEITEN.keys() - TEKSTEN.keys() == set()


@pytest.mark.parametrize("sleutel", [sleutel for sleutel, (_, woorden) in TEKSTEN.items() if woorden])
def test_a_retold_passage_keeps_at_least_seventy_percent_of_the_length(sleutel):
    tekst, woorden = TEKSTEN[sleutel]
    assert len(tekst.replace("- ", "").split()) >= 0.7 * woorden


@pytest.mark.parametrize("pad", sorted(MAP.rglob("*.toml")), ids=lambda pad: pad.name)
def test_the_files_are_clean(pad):
    tekst = pad.read_text(encoding="utf-8")
    assert tekst == unicodedata.normalize("NFC", tekst)
    for teken, naam in {
        "\ufffd": "vervangteken",
        "\u00ad": "zacht afbreekstreepje",
        "\t": "tab",
        "\x0c": "nieuwe pagina",
    }.items():
        assert teken not in tekst, naam
    # A hyphen at the end of a printed line leaves "samen- werking"; "clubs- en" and "door- en" are lawful.
    gebroken = [
        w for w in re.findall(r"[a-zé]{2,}- \w+", tekst) if not re.search(r"- (en|of|tot|naar|als|,)\b|-\s(en|of)", w)
    ]
    assert [w for w in gebroken if w != "Studie- lokalen"] == []


def test_the_programme_is_complete():
    hoofdstukken = [lees(f"{PLAN}/hoofdstuk-{n}.toml") for n in (1, 2, 3)]
    assert [len(h["programmadoelen"]) for h in hoofdstukken] == [7, 6, 6]
    assert ["".join(d["letter"] for d in h["doelen"]) for h in hoofdstukken] == ["ABCD", "EFGHIJKL", "MNOPQRST"]
    assert [len(h["beoogde_resultaten"]) for h in hoofdstukken] == [4, 7, 8]
    assert [len(h["doorlopende_acties"]) for h in hoofdstukken] == [5, 9, 10]
    assert [len(lees(f"{PLAN}/acties-{n}.toml")["acties"]) for n in (1, 2, 3)] == [11, 13, 32]


def test_a_signed_preface_is_told_in_the_third_person():
    voorwoord = TEKSTEN["voorwoord"][0]
    assert "Bianca Bremer" in voorwoord
    assert not re.search(r"\b(ik|mijn)\b", voorwoord.lower())
