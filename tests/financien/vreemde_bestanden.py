"""Odd finance exports, as other systems and other people make them: what goes right, and what must be refused in a sentence.

GOED are files that say the year table of 1 april 2024 once somebody gave these answers; FOUT are files with a part of the
sentence that says what is wrong.
"""

import io
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from openpyxl import Workbook

from tests.financien.exportbestanden import POSTEN, TOTAAL, Bestand, Rij, als_csv, als_xlsx, punten

KOP = ["Post", "Begroting", "Realisatie", "Verplichtingen", "Saldo"]
DAG = ["Stand per 1 april 2024"]
EIGEN = ["Post", "Beschikbaar", "Uitgaven", "Verplichtingen"]
ZO = {"kolommen": "ja"}


def rijen(schrijf: Callable = int) -> list[list]:
    return [[naam, *map(schrijf, bedragen)] for naam, *bedragen in POSTEN]


def blad(*rij: Rij) -> Bestand:
    return "export.xlsx", als_xlsx(("Blad1", rij))


def tekst(*rij: Rij, teken: str = ";") -> Bestand:
    return "export.csv", als_csv(rij, teken)


def duizend(bedrag: int) -> int:
    return int((Decimal(bedrag) / 1000).quantize(Decimal(1), ROUND_HALF_UP))


def samengevoegde_koppen() -> Bestand:
    """A title over the whole breadth, groups of columns with heads of their own below, and one head over two rows."""
    kop = [
        ["Rapportage Sterk voor Noord", None, None, None, None],
        ["Stand per 1 april 2024", None, None, None, None],
        [],
        ["Opgave", "Begroting", "Realisatie", None, None],
        [None, "2024", "Lasten", "Verplichtingen", "Ruimte"],
    ]
    inhoud = als_xlsx(("Rapport", [*kop, *rijen(), ["Totaal", *TOTAAL]]), samengevoegd=("A1:E1", "C4:E4", "A4:A5"))
    return "rapport.xlsx", inhoud


def formules() -> Bestand:
    """The saldo and the totals are formulas, the amounts are not."""
    regels = [[naam, b, u, v, f"=B{nr}-C{nr}-D{nr}"] for nr, (naam, b, u, v, _) in enumerate(POSTEN, 3)]
    return blad(DAG, [*EIGEN, "Saldo"], *regels, ["Totaal", *(f"=SUM({k}3:{k}6)" for k in "BCDE")])


def naam_samengevoegd() -> Bestand:
    """The name of a post stands over two merged rows."""
    regels = []
    for naam, b, u, v, _ in POSTEN:
        regels += [[naam, "Personeel", b, u, 0], [None, "Materieel", 0, 0, v]]
    boek = Workbook()
    for rij in (DAG, ["Post", "Kostensoort", "Beschikbaar", "Uitgaven", "Verplichtingen"], *regels):
        boek.active.append(rij)
    for nummer in range(3, 11, 2):
        boek.active.merge_cells(f"A{nummer}:A{nummer + 1}")
    inhoud = io.BytesIO()
    boek.save(inhoud)
    return "samen.xlsx", inhoud.getvalue()


def naam_een_keer(*_) -> Bestand:
    """The name of a post stands in its first row only."""
    regels = []
    for naam, b, u, v, _saldo in POSTEN:
        regels += [[naam, "Personeel", b, u, 0], [None, "Materieel", 0, 0, v]]
    return blad(DAG, ["Post", "Kostensoort", "Beschikbaar", "Uitgaven", "Verplichtingen"], *regels)


def per_gebied() -> Bestand:
    """Two levels of totals below their rows, and one that only its amounts give away."""
    bureau, jeugd, geld, wonen = rijen()
    samen = [sum(bedragen) for bedragen in zip(jeugd[1:], geld[1:], strict=True)]
    alle = [a + b for a, b in zip(samen, wonen[1:], strict=True)]
    return blad(
        DAG,
        KOP,
        bureau,
        ["Subtotaal", *bureau[1:]],
        jeugd,
        geld,
        ["Jeugd en geld", *samen],
        wonen,
        ["Totaal opgaven", *alle],
        ["Generaal totaal", *TOTAAL],
    )


def hele_gemeente() -> Bestand:
    """A ledger in which hundreds of kostenplaatsen are of others."""
    regels = [["Boekjaar", "Peildatum", "Kostenplaats", "Omschrijving", "Kostensoort", "Bedrag"]]
    for nummer, (naam, *bedragen, _) in enumerate(POSTEN):
        for soort, bedrag in zip(("Begroting", "Realisatie", "Verplichting"), bedragen, strict=True):
            regels.append([2024, "2024-04-01", f"61801{nummer}0", naam, soort, bedrag])
    regels += [[2024, "2024-04-01", f"7{nummer:04}", f"Wegvak {nummer}", "Realisatie", 12] for nummer in range(300)]
    return tekst(*regels)


def kostensoorten_als_koppen() -> Bestand:
    """A ledger in which a kostensoort and a kind of row are called as the columns of another table are."""
    soorten = (("Budget", "Begroting"), ("Besteed", "Realisatie"), ("Obligo", "Verplichting"))
    return tekst(
        DAG,
        ["Kostenplaats", "Naam kostenplaats", "Kostensoort", "Bedrag", "Soort"],
        *(
            [f"66001{nummer}", naam, kostensoort, f"{punten(bedrag)},00", soort]
            for nummer, (naam, *bedragen) in enumerate(POSTEN)
            for (kostensoort, soort), bedrag in zip(soorten, bedragen[:3], strict=True)
        ),
    )


def veel_soorten() -> Bestand:
    """A ledger in which the kinds are numbers, but for those of the budget and of what was promised."""
    regels = [["Boekjaar", "Peildatum", "Post", "Soort", "Bedrag"]]
    for naam, beschikbaar, uitgaven, verplicht, _ in POSTEN:
        regels += [
            [2024, "2024-04-01", naam, "Begroting", beschikbaar],
            [2024, "2024-04-01", naam, "Obligo", verplicht],
        ]
        regels += [[2024, "2024-04-01", naam, f"43{nummer:03}", 1] for nummer in range(20)]
        regels += [[2024, "2024-04-01", naam, "43020", uitgaven - 20]]
    return tekst(*regels)


GOED: dict[str, tuple[Bestand, Mapping[str, str]]] = {
    "a title and heads over merged cells": (samengevoegde_koppen(), {}),
    "numbers as text and columns of percentages": (
        blad(
            DAG,
            ["Post", "Begroting", "Uitgaven", "%", "Verplichtingen", "% gebonden", "Saldo"],
            *(
                [naam, punten(b), punten(u), f"{u * 100 // b}%", punten(v), f"{(u + v) * 100 // b} %", punten(s)]
                for naam, b, u, v, s in POSTEN
            ),
        ),
        {},
    ),
    "a ledger whose kinds are called as columns are": (kostensoorten_als_koppen(), {}),
    "remarks below the table": (
        blad(
            DAG, KOP, *rijen(), ["Totaal", *TOTAAL], [], ["Verschillen van meer dan € 1.000 zijn besproken op 12 mei."]
        ),
        {},
    ),
    "another sheet before it and a hidden one behind": (
        (
            "bladen.xlsx",
            als_xlsx(
                ("Leeswijzer", [["Dit is de stand van 1 april 2024"]]),
                ("Stand", [DAG, KOP, *rijen()]),
                ("Oud", [DAG, KOP, ["Programma algemeen", 1, 1, 0, 0]]),
                verborgen=["Oud"],
            ),
        ),
        {},
    ),
    "two sheets that could both be it": (
        (
            "kwartalen.xlsx",
            als_xlsx(("April", [DAG, KOP, *rijen()]), ("Oktober", [["Stand per 1 oktober 2024"], KOP, *rijen()])),
        ),
        {"blad": "April"},
    ),
    "the columns the other way round": (
        tekst(
            ["Saldo", "Verplichtingen", "Uitgaven", "Begroting", "Post", "Peildatum"],
            *([s, v, u, b, naam, "1 april 2024"] for naam, b, u, v, s in POSTEN),
            teken=",",
        ),
        {},
    ),
    "columns of last year": (
        blad(
            DAG,
            [
                "Post",
                "Begroting 2023",
                "Realisatie 2023",
                "Begroting 2024",
                "Realisatie 2024",
                "Verplicht 2024",
                "Rest 2024",
            ],
            *([naam, b - 1000, u * 3, b, u, v, s] for naam, b, u, v, s in POSTEN),
            ["Totaal", TOTAAL[0] - 4000, TOTAAL[1] * 3, *TOTAAL],
        ),
        {},
    ),
    "columns of quarters and their total": (
        blad(
            ["Jaar 2024", "t/m 1 april 2024"],
            ["Post", "Begroting", "Realisatie Q1", "Realisatie Q2", "Realisatie totaal", "Verplichtingen", "Restant"],
            *([naam, b, u - 10, 10, u, v, s] for naam, b, u, v, s in POSTEN),
        ),
        {},
    ),
    "columns of quarters with the total among them by sums alone": (
        blad(
            DAG,
            ["Post", "Begroting", "Realisatie januari", "Realisatie maart", "Verplichtingen", "Restant"],
            *([naam, b, 5, u, v, s] for naam, b, u, v, s in POSTEN),
        ),
        {},
    ),
    "a budget before and after changes": (
        blad(
            DAG,
            [
                "Post",
                "Primitieve begroting",
                "Begrotingswijzigingen",
                "Begroting na wijziging",
                "Realisatie",
                "Obligo",
                "Rest",
            ],
            *([naam, b - 5000, 5000, b, u, v, s] for naam, b, u, v, s in POSTEN),
            ["Totaal", TOTAAL[0] - 20_000, 20_000, *TOTAAL],
        ),
        {},
    ),
    "income beside spending": (
        blad(
            DAG,
            ["Post", "Lasten begroting", "Baten begroting", "Lasten realisatie", "Baten realisatie", "Verplichtingen"],
            *([naam, b, 0, u, 0, v] for naam, b, u, v, _ in POSTEN),
            ["Totaal", TOTAAL[0], 0, TOTAAL[1], 0, TOTAAL[2]],
        ),
        {},
    ),
    "a saldo that leaves out the verplichtingen": (
        blad(DAG, KOP, *([naam, b, u, v, b - u] for naam, b, u, v, _ in POSTEN)),
        {},
    ),
    "beschikbaar is what is left of the budget": (
        tekst(["Peildatum", "1-4-2024"], ["Post", "Budget", "Besteed", "Verplicht", "Beschikbaar"], *rijen(punten)),
        {},
    ),
    "the English notation": (
        tekst(
            ["Peildatum", "Post", "Budget", "Actuals", "Commitments", "Remaining budget"],
            *(["2024-04-01", naam, *(f"{bedrag:,.2f}" for bedrag in bedragen)] for naam, *bedragen in POSTEN),
            teken=",",
        ),
        {"notatie": "punt"},
    ),
    "a point for the cents": (
        tekst(
            ["Peildatum", *EIGEN, "Saldo"],
            *(["2024-04-01", naam, *(f"{bedrag:.2f}" for bedrag in bedragen)] for naam, *bedragen in POSTEN),
        ),
        {"notatie": "punt"},
    ),
    "a total above its rows without the word": (
        blad(DAG, ["Onderdeel", "Budget", "Besteed", "Verplicht", "Vrij"], ["Sterk voor Noord", *TOTAAL], *rijen()),
        {},
    ),
    "totals on two levels": (per_gebied(), {}),
    "thousands with three decimals as text": (
        tekst(
            ["Bedragen x € 1.000, stand per 1 april 2024"],
            KOP,
            *rijen(lambda bedrag: f"{Decimal(bedrag) / 1000:.3f}".replace(".", ",")),
        ),
        {"notatie": "komma"},
    ),
    "heads again on the next page": (
        blad(DAG, KOP, *rijen()[:2], [], ["Bladzijde 2"], KOP, *rijen()[2:], ["Eindtotaal", *TOTAAL]),
        {},
    ),
    "a row of units below the heads": (tekst(DAG, KOP, ["", "€", "€", "€", "€"], *rijen()), {}),
    "another table below it": (
        blad(DAG, KOP, *rijen(), [], ["Afdeling", "Begroting", "Realisatie"], ["Programma algemeen", 1, 2]),
        {},
    ),
    "no head above the names, and a total without a name": (
        blad(DAG, [None, *KOP[1:]], *rijen(), [None, *TOTAAL]),
        {},
    ),
    "formulas for the saldo and the totals": (formules(), {}),
    "a name over merged rows": (naam_samengevoegd(), {}),
    "a name in the first of its rows": (naam_een_keer(), {"naam_geldt_door": "ja"}),
    "a post of another programme": (
        blad(DAG, KOP, *rijen(), ["Openbare orde", 1000, 10, 20, 970]),
        {"post:openbare orde": "niet"},
    ),
    "a ledger of the whole municipality": (hele_gemeente(), {"onbekende_posten": "niet"}),
    "a ledger with many kinds of rows": (veel_soorten(), {"soorten:onbekend": "uitgaven"}),
    "a ledger in which spending is below zero": (
        tekst(
            ["Boekjaar", "Peildatum", "Post", "Soort", "Bedrag"],
            *(
                [2024, "2024-04-01", naam, soort, bedrag]
                for naam, b, u, v, _ in POSTEN
                for soort, bedrag in (("Begroting", b), ("Realisatie", -u), ("Verplichting", -v))
            ),
        ),
        {"teken": "omgekeerd"},
    ),
    "two kostenplaatsen of one post": (
        tekst(
            DAG,
            ["Kostenplaats", *EIGEN[1:]],
            ["1001", 300_000, 80_000, 200_000],
            ["1002", 50_000, 9_829, 65_408],
            *([f"200{nr}", *rij[1:4]] for nr, rij in enumerate(POSTEN[1:])),
        ),
        {
            "post:1001": "Programma algemeen",
            "post:1002": "Programma algemeen",
            "vorm": "grootboek",
            **{f"post:200{nr}": rij[0] for nr, rij in enumerate(POSTEN[1:])},
        },
    ),
    "a date beside the amounts of a post": (
        tekst(["Datum", *KOP], *(["01-04-2024", *rij] for rij in rijen(punten))),
        {},
    ),
    "columns of months and a total that only the saldo tells": (
        blad(
            DAG,
            ["Post", "Begroting", "jan", "feb", "mrt", "Totaal", "Verplichtingen", "Restant"],
            *([naam, b, u - 3, 1, 2, u, v, s] for naam, b, u, v, s in POSTEN),
        ),
        {},
    ),
    "numbers that are marked as text": (
        tekst(["Peildatum 1-4-2024"], EIGEN, *([naam, *(f"'{bedrag}" for bedrag in b[:3])] for naam, *b in POSTEN)),
        {},
    ),
    "a summary above the table": (
        blad(DAG, ["Samenvatting", "Begroting", "Realisatie"], ["Programma", *TOTAAL[:2]], [], KOP, *rijen()),
        {},
    ),
    "a peildatum that may be two days": (
        tekst(["Stand per 04/01/2024"], [*EIGEN, "Saldo"], *rijen()),
        {"peildatum": "2024-04-01"},
    ),
    "dates of a spreadsheet and numbers of the names": (
        tekst(
            ["Peildatum", *EIGEN],
            *(
                ["20240401", f"{nr}. {naam.replace(' en ', ' & ')}", *map(punten, b[:3])]
                for nr, (naam, *b) in enumerate(POSTEN)
            ),
        ),
        {},
    ),
}

FOUT: dict[str, tuple[Bestand, str]] = {
    "quarters without a total": (
        blad(
            DAG,
            ["Post", "Begroting", "Realisatie Q1", "Realisatie Q2", "Verplichtingen"],
            ["Programma algemeen", 9, 1, 2, 3],
        ),
        "Voor uitgaven kunnen meer kolommen bedoeld zijn: C (Realisatie Q1), D (Realisatie Q2). Kies er een.",
    ),
    "empty cells": (
        tekst(DAG, EIGEN, ["Programma algemeen", "350.000", "", "-"]),
        "Hier staat geen bedrag, en leeg is iets anders dan nul.",
    ),
    "words for amounts": (
        tekst(DAG, EIGEN, ["Programma algemeen", "350.000", "PM", "1"]),
        '"PM" is geen bedrag. Zet hier het bedrag zelf, of laat de rij weg; een woord is geen 0.',
    ),
    "a formula for an amount": (
        blad(DAG, EIGEN, ["Programma algemeen", 350_000, "=1+2", 3]),
        "is een formule. Plak de waarde",
    ),
    "an amount that may be two": (
        tekst(DAG, EIGEN, ["Programma algemeen", "1,285", "1", "1"]),
        "1.285 (een komma waar een punt hoort) of 1,285",
    ),
    "no peildatum": (tekst(EIGEN, ["Programma algemeen", 1, 2, 3]), "In het bestand staat geen peildatum."),
    "two days": (
        tekst(["Peildatum 1 april 2024"], ["Stand per 1 juli 2024"], EIGEN, ["Programma algemeen", 1, 2, 3]),
        "In het bestand staan meer datums: 1 april 2024 en 1 juli 2024.",
    ),
    "dates that may be two days": (
        tekst(["Peildatum", *EIGEN], ["04/01/2024", "Programma algemeen", 1, 2, 3]),
        '"04/01/2024" kan 4 januari 2024 of 1 april 2024 zijn.',
    ),
    "a day that does not exist": (
        tekst(["Peildatum", *EIGEN], ["31-02-2024", "Programma algemeen", 1, 2, 3]),
        "bestaat niet op de kalender",
    ),
    "numbers of opgaven": (
        tekst(DAG, EIGEN, ["1", 1, 2, 3]),
        "‘1’ is misschien opgave 1, en die heeft één post: Jeugd en onderwijs (incl. jongeren).",
    ),
    "an unknown post": (
        tekst(DAG, EIGEN, ["Wegbeheer", 1, 2, 3]),
        "‘Wegbeheer’ is geen post van 2024 in het portaal. Welke post is het?",
    ),
    "a post twice": (
        blad(DAG, EIGEN, *(rij[:4] for rij in rijen()), ["Fijn en veilig wonen", 1, 2, 3]),
        "Fijn en veilig wonen, 1 april 2024 staat ook in rij 6.",
    ),
    "amounts without a name": (
        blad(DAG, EIGEN, ["Programma algemeen", 10, 2, 3], [None, 4, 5, 6]),
        'In rij 4 op blad "Blad1" staan bedragen zonder naam.',
    ),
    "thousands that nobody mentions": (
        blad(["Stand per 1 oktober 2024"], EIGEN, *(rij[:4] for rij in rijen(duizend))),
        "De bedragen zijn ongeveer duizend keer zo klein als in het portaal.",
    ),
    "heads without money": (
        tekst(["nummer", "titel"], ["3.02", "Woonfraude"]),
        "Er is geen rij met kolomnamen gevonden",
    ),
    "a table on its side": (
        blad(
            DAG,
            ["", *(rij[0] for rij in POSTEN)],
            *([naam, *(rij[nr] for rij in POSTEN)] for nr, naam in enumerate(KOP[1:], 1)),
        ),
        "De tabel staat gekanteld",
    ),
    "no column for what was spent": (
        tekst(DAG, ["Post", "Begroting", "Verplichtingen"], ["Programma algemeen", 1, 2]),
        "Er is geen kolom met de uitgaven gevonden.",
    ),
    "two sheets": (
        ("b.xlsx", als_xlsx(("April", [DAG, KOP, *rijen()]), ("Mei", [DAG, KOP, *rijen()]))),
        "Op 2 bladen staat een tabel met bedragen. Welke wilt u inlezen?",
    ),
    "heads that nothing proves": (
        tekst(DAG, KOP[:4], ["Programma algemeen", 1, 2, 3]),
        "Deze kolommen heten anders dan in het portaal en zijn herkend: ‘Begroting’ is beschikbaar, ‘Realisatie’ is uitgaven.",
    ),
    "debet and credit that are not the amount": (
        tekst(
            ["Peildatum", "Post", "Soort", "Debet", "Credit", "Bedrag"],
            ["2024-04-01", "Programma algemeen", "Realisatie", 100, "", 100],
            ["2024-04-01", "Programma algemeen", "Realisatie", "", 40, 50],
        ),
        "In het bestand staat € 50, maar debet min credit is € −40: een verschil van € 90.",
    ),
    "a ledger whose total is off": (
        tekst(
            ["Peildatum", "Post", "Soort", "Bedrag"],
            ["2024-04-01", "Programma algemeen", "Realisatie", 100],
            ["2024-04-01", "Programma algemeen", "Begroting", 40],
            ["", "Totaal", "", 150],
        ),
        "In het bestand staat € 150, maar de som van 2 rijen is € 140: een verschil van € 10.",
    ),
    "an unknown kind of row": (
        tekst(
            ["Boekjaar", "Peildatum", "Post", "Soort", "Bedrag"],
            [2024, "2024-04-01", "Programma algemeen", "Begroting", 10],
            [2024, "2024-04-01", "Programma algemeen", "Memoriaal", 10],
        ),
        "Waarin tellen de rijen ‘Memoriaal’ mee?",
    ),
    "a year that is none": (
        tekst(["Boekjaar", "Peildatum", *EIGEN], ["24", "2024-04-01", "Programma algemeen", 1, 2, 3]),
        "Dit is geen boekjaar. Schrijf vier cijfers",
    ),
    "a letter that is missing": (
        tekst(
            DAG,
            [*EIGEN, "Verwachte afwijking"],
            ["Programma algemeen", 9, 2, 3, "5 N"],
            ["Fijn en veilig wonen", 9, 2, 3, "5"],
        ),
        'Bij "5" staat geen V of N',
    ),
    "a ledger of things that are no posts": (
        tekst(DAG, ["Post", "Soort", "Bedrag"], *([f"Factuur {nummer}", "Realisatie", 1] for nummer in range(50))),
        "Geen van de 50 namen in kolom A is een post van het programma",
    ),
}
