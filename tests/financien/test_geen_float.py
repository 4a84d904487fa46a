"""Binary floats never touch money: a look at the source of every module that has to do with it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.zonder_database

WORTEL = Path(settings.BASE_DIR)
APPS = ("programma", "acties", "financien", "rapportage")
# Who takes something from one of these has money in its hands, as all of financien has.
GELD = ("decimal", "programma.bedragen", "financien")
# Modules that compute in binary fractions.
BINAIR = frozenset({"math", "cmath", "statistics", "random"})
DECIMAAL = "what is divided is a Decimal, by its type"
VAN_EEN_CEL = "a native number of a spreadsheet, of which only the text is read"
VOORTGANG = "how far the reading is, from 0 to 1"
LIJKENIS = "how much two words are alike, from 0 to 1"
GRENS = "megabytes and seconds of the process that reads a file"
DAGEN = "days and hours in a spreadsheet are parts of a day"

# Per module and function why it is no money, or no binary float. What is no longer needed must go.
UITZONDERINGEN = {
    ("programma/bedragen.py", "lees_bedrag"): VAN_EEN_CEL,
    ("programma/bedragen.py", "_lees_getal"): VAN_EEN_CEL,
    ("programma/inlezen/gegevens.py", "Grenzen"): GRENS,
    ("programma/inlezen/lezen.py", "lees_bestand"): VOORTGANG,
    ("programma/inlezen/lezen.py", "_lees"): VOORTGANG,
    ("programma/inlezen/lezen.py", "_uitkomst"): VOORTGANG,
    ("programma/inlezen/waarden.py", ""): VAN_EEN_CEL,
    ("programma/inlezen/waarden.py", "getal"): VAN_EEN_CEL,
    ("programma/inlezen/waarden.py", "procent"): VAN_EEN_CEL,
    ("programma/inlezen/waarden.py", "dag"): DAGEN,
    ("programma/inlezen/waarden.py", "uren"): DAGEN,
    ("programma/perioden.py", "lees_looptijd"): "a year in a spreadsheet is a number",
    ("acties/financieringscel.py", "lees_programmacel"): VAN_EEN_CEL,
    ("acties/financieringscel.py", "lees_anderscel"): VAN_EEN_CEL,
    ("acties/financieringscel.py", "waarde"): VAN_EEN_CEL,
    ("acties/financieringscel.py", "_lees"): VAN_EEN_CEL,
    ("acties/formulier/namen.py", "lijken_op"): LIJKENIS,
    ("financien/balken.py", "lengte"): DECIMAAL,
    ("financien/importeren/bestedingen.py", "vergelijk_bestedingen"): VOORTGANG,
    ("financien/importeren/postherkenning.py", ""): LIJKENIS,
    ("financien/importeren/lezing.py", "lees"): VOORTGANG,
    ("financien/importeren/rijen.py", "lees"): VOORTGANG,
    ("financien/importeren/rijlezing.py", "lees"): VOORTGANG,
    ("financien/importeren/vergelijken.py", ""): VOORTGANG,
    ("financien/importeren/vergelijken.py", "_schaal"): DECIMAAL,
    ("financien/plafonds/jaren.py", "gelijke_delen"): DECIMAAL,
    ("financien/jaartabel/kolommenbeeld.py", "teken"): DECIMAAL,
    ("financien/jaartabel/kolommenbeeld.py", "_hoogte"): DECIMAAL,
    ("financien/rekenen.py", "uitgegeven"): DECIMAAL,
    ("financien/rekenen.py", "gebonden"): DECIMAAL,
    ("financien/rekenen.py", "deel_van"): DECIMAAL,
    ("financien/verkenning/verkennen.py", "verdeel"): DECIMAAL,
}


def geldmodules() -> Iterator[tuple[str, ast.Module]]:
    """Every module that has to do with money, by its path."""
    for app in APPS:
        for pad in sorted((WORTEL / app).rglob("*.py")):
            boom = ast.parse(pad.read_text(encoding="utf-8"))
            if "migrations" not in pad.parts and (app == "financien" or _met_geld(boom)):
                yield pad.relative_to(WORTEL).as_posix(), boom


def _met_geld(boom: ast.Module) -> bool:
    return any(naam.startswith(GELD) for naam in _ingevoerd(boom))


def _ingevoerd(boom: ast.Module) -> Iterator[str]:
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ImportFrom) and knoop.module:
            yield knoop.module
        elif isinstance(knoop, ast.Import):
            yield from (deel.name for deel in knoop.names)


def overtredingen(boom: ast.AST, functie: str = "") -> Iterator[tuple[str, int, str]]:
    """Where a binary float is or may come about: the function, the line and what stands there."""
    for knoop in ast.iter_child_nodes(boom):
        if wat := _wat(knoop):
            yield functie, knoop.lineno, wat
        binnen = knoop.name if isinstance(knoop, ast.FunctionDef | ast.ClassDef) else functie
        yield from overtredingen(knoop, binnen)


def _wat(knoop: ast.AST) -> str:
    match knoop:
        case ast.Constant(value=float()):
            return f"the float {knoop.value!r}"
        case ast.Name(id="float" | "FloatField"):
            return knoop.id
        case ast.Attribute(attr="FloatField"):
            return knoop.attr
        case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()) if not _met_decimal(knoop):
            return f"the division {ast.unparse(knoop)}"
        case ast.Import() | ast.ImportFrom() if gevonden := BINAIR & set(_ingevoerd(ast.Module([knoop], []))):
            return f"the module {min(gevonden)}"
    return ""


def _met_decimal(knoop: ast.BinOp | ast.AugAssign) -> bool:
    """Whether one side is plainly a Decimal: then the division is one, or refuses."""
    kanten = (knoop.left, knoop.right) if isinstance(knoop, ast.BinOp) else (knoop.value,)
    return any(isinstance(kant, ast.Call) and ast.unparse(kant.func) == "Decimal" for kant in kanten)


def test_there_is_no_binary_float_in_money_code():
    gevonden = [
        f"{pad}:{regel} in {functie or 'the module'}: {wat}"
        for pad, boom in geldmodules()
        for functie, regel, wat in overtredingen(boom)
        if (pad, functie) not in UITZONDERINGEN
    ]
    assert gevonden == []


def test_every_exception_is_still_needed():
    nodig = {(pad, functie) for pad, boom in geldmodules() for functie, _, _ in overtredingen(boom)}
    assert UITZONDERINGEN.keys() - nodig == set()


def test_every_app_with_money_is_looked_at():
    paden = {pad for pad, _ in geldmodules()}
    assert {
        "programma/bedragen.py",
        "programma/opmaak.py",
        "acties/models/financiering.py",
        "acties/totalen.py",
        "financien/models/standen.py",
        "financien/rekenen.py",
        "financien/importeren/geldcel.py",
        "rapportage/geldbeeld.py",
        "rapportage/uitvoer/als_json.py",
    } <= paden


@pytest.mark.parametrize(
    ("regel", "wat"),
    [
        ("btw = 1.21", "the float 1.21"),
        ("bedrag * 0.5", "the float 0.5"),
        ("sum(bedragen, 0.0)", "the float 0.0"),
        ("float(bedrag)", "float"),
        ("bedrag: float = 0", "float"),
        ("json.dumps(rij, default=float)", "float"),
        ("models.FloatField()", "FloatField"),
        ("FloatField()", "FloatField"),
        ("deel / geheel", "the division deel / geheel"),
        ("bedrag /= 3", "the division bedrag /= 3"),
        ("from math import fsum", "the module math"),
        ("import statistics", "the module statistics"),
    ],
)
def test_a_float_that_somebody_plants_is_found(regel, wat):
    boom = ast.parse(f"def reken(bedrag):\n    {regel}\n")
    assert ("reken", 2, wat) in overtredingen(boom)


@pytest.mark.parametrize(
    "regel", ["Decimal(5) / 3", "bedrag / Decimal(3)", "bedrag * 3 // 2", "'1.21'", "bedrag.scaleb(-2)"]
)
def test_what_stays_decimal_is_left_in_peace(regel):
    assert list(overtredingen(ast.parse(f"def reken(bedrag):\n    return {regel}\n"))) == []
