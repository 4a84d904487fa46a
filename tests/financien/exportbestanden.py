"""Finance exports as systems of municipalities write them, made on the spot. All say the year table of 1 april 2024.

Every function gives the name of a file and its content, the same every time. No names of persons.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

Bestand = tuple[str, bytes]
Rij = Sequence[Any]

PEILDATUM = date(2024, 4, 1)
# The year table of 1 april 2024: post, beschikbaar, uitgaven, verplichtingen, saldo.
POSTEN = (
    ("Programma algemeen", 350_000, 89_829, 265_408, -5_237),
    ("Jeugd en onderwijs (incl. jongeren)", 314_000, 160_000, 25_000, 129_000),
    ("Financiële zelfredzaamheid", 320_700, 81_446, 225_447, 13_807),
    ("Fijn en veilig wonen", 155_966, 24_091, 82_975, 48_900),
)
TOTAAL = (1_140_666, 355_366, 598_830, 186_470)
ECL = (("34396", "Overige goederen en diensten"), ("42200", "Subsidies"))
LEDGERPLAATSEN = ("6180100", "6180110", "6180120", "6180130")


def als_csv(rijen: Iterable[Rij], teken: str = ";", codering: str = "utf-8") -> bytes:
    tekst = io.StringIO()
    csv.writer(tekst, delimiter=teken, lineterminator="\r\n").writerows(rijen)
    return tekst.getvalue().encode(codering)


def als_xlsx(
    *bladen: tuple[str, Iterable[Rij]], samengevoegd: Iterable[str] = (), verborgen: Iterable[str] = ()
) -> bytes:
    """`samengevoegd` are ranges on the first sheet, `verborgen` the names of sheets that nobody sees."""
    boek = Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen:
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(list(rij))
        if naam in verborgen:
            blad.sheet_state = "hidden"
    for bereik in samengevoegd:
        boek.worksheets[0].merge_cells(bereik)
    inhoud = io.BytesIO()
    boek.save(inhoud)
    return inhoud.getvalue()


def punten(bedrag: int) -> str:
    """5.237 for 5237."""
    return f"{bedrag:,}".replace(",", ".")


def min_erachter(bedrag: int) -> str:
    return f"{punten(-bedrag)}-" if bedrag < 0 else punten(bedrag)


def tussen_haken(bedrag: int) -> str:
    return f"({punten(-bedrag)})" if bedrag < 0 else punten(bedrag)


def _tabel(schrijf: Callable[[int], Any] = int, *, totaal: bool = True) -> list[list[Any]]:
    rijen = [[naam, *map(schrijf, bedragen)] for naam, *bedragen in POSTEN]
    return [*rijen, ["Totaal", *map(schrijf, TOTAAL)]] if totaal else rijen


def rij_per_post() -> Bestand:
    """A workbook with a title and the peildatum above the heads, and a total below."""
    rijen = [
        ["Financiën Sterk voor Noord"],
        ["Stand per 1 april 2024"],
        [],
        ["Programmaonderdeel", "Begroting 2024", "Realisatie", "Verplichtingen", "Restant"],
        *_tabel(),
    ]
    return "stand-april.xlsx", als_xlsx(("Overzicht", rijen))


def min_en_haken() -> Bestand:
    """Amounts below zero in both ways of bookkeepers, in one file."""
    rijen = [["Peildatum", "1-4-2024"], ["Post", "Budget", "Besteed", "Obligo", "Ruimte", "Ruimte vorige maand"]]
    for naam, beschikbaar, uitgaven, verplicht, saldo in POSTEN:
        bedragen = map(punten, (beschikbaar, uitgaven, verplicht))
        rijen.append([naam, *bedragen, min_erachter(saldo), tussen_haken(saldo)])
    return "restanten.csv", als_csv(rijen)


def subtotalen() -> Bestand:
    """Heads of sections without amounts, subtotals in the middle and a grand total."""
    bureau, *opgaven = POSTEN
    som = [sum(rij[plek] for rij in opgaven) for plek in range(1, 5)]
    rijen = [
        ["Boekjaar 2024", "", "", "", ""],
        ["t/m 1 april 2024", "", "", "", ""],
        ["Omschrijving", "Raming na wijziging", "Geboekt", "Aangegaan", "Saldo"],
        ["Programmabureau"],
        list(bureau),
        ["Subtotaal programmabureau", *bureau[1:]],
        [],
        ["Opgaven"],
        *map(list, opgaven),
        ["Subtotaal opgaven", *som],
        [],
        ["Generaal totaal", *TOTAAL],
        ["Bron: financiële administratie"],
    ]
    return "budgetoverzicht.xlsx", als_xlsx(("Rapport", rijen))


def cp1252() -> Bestand:
    """A text file of an old system, with the euro sign and accents of Windows."""
    rijen = [
        ["Overzicht budgetten 2024", "", "", "", ""],
        ["Peildatum:", "01-04-2024", "", "", ""],
        ["Opgave", "Actuele begroting (€)", "Werkelijk (€)", "Obligo (€)", "Vrije ruimte (€)"],
        *([naam, *(f"€ {punten(b)},00" for b in bedragen)] for naam, *bedragen in POSTEN),
    ]
    return "BUDGET.CSV", als_csv(rijen, codering="cp1252")


def in_duizenden() -> Bestand:
    """Amounts x € 1.000 as numbers with three decimals."""
    rijen = [
        ["Bedragen x € 1.000", None, None, None, None],
        ["Stand per 1 april 2024", None, None, None, None],
        ["Post", "Begroting", "Realisatie", "Verplichtingen", "Saldo"],
        *_tabel(lambda bedrag: float(Decimal(bedrag) / 1000)),
    ]
    return "duizenden.xlsx", als_xlsx(("Stand", rijen))


def omgekeerd() -> Bestand:
    """What is spent is written as a negative amount."""
    rijen = [["Post", "Beschikbaar", "Uitgaven", "Verplichtingen", "Saldo", "Peildatum"]]
    for naam, beschikbaar, uitgaven, verplicht, saldo in POSTEN:
        rijen.append([naam, beschikbaar, -uitgaven, -verplicht, saldo, "2024-04-01"])
    return "omgekeerd.csv", als_csv(rijen)


def maand_voorop() -> Bestand:
    """Dates as in America; two peildata in one file, of which one can only be read so."""
    rijen = [["Post", "Beschikbaar", "Uitgaven", "Verplichtingen", "Peildatum"]]
    for dag, deel in (("1/31/2024", 0), ("4/1/2024", 1)):
        rijen += [
            [naam, beschikbaar, uitgaven * deel, verplicht * deel, dag]
            for naam, beschikbaar, uitgaven, verplicht, _ in POSTEN
        ]
    return "export.csv", als_csv(rijen, ",")


def telt_niet_op() -> Bestand:
    """One saldo and the total are not what they should be."""
    rijen = [["Peildatum 1 april 2024"], ["Post", "Beschikbaar", "Uitgaven", "Verplichtingen", "Saldo"], *_tabel()]
    rijen[2][4] = 5_237
    rijen[-1][2] = 355_367
    return "fout.xlsx", als_xlsx(("Blad1", rijen))


def grootboek(delen: int = 3) -> Bestand:
    """Ledger rows per kostenplaats and kostensoort, each amount cut into so many bookings."""
    rijen = [
        [
            "Boekjaar",
            "Kostenplaats",
            "Omschrijving",
            "Kostensoort",
            "Soort",
            "Boekdatum",
            "Relatie",
            "Boekingstekst",
            "Bedrag",
        ]
    ]
    for code, (naam, *bedragen, _) in zip(LEDGERPLAATSEN, POSTEN, strict=True):
        for soort, totaal in zip(("Begroting", "Realisatie", "Verplichting"), bedragen, strict=True):
            for nummer, deel in enumerate(verdeel(Decimal(totaal), delen)):
                dag = date(2024, 1 + nummer % 3, 1 + nummer % 28)
                rijen.append(
                    [
                        2024,
                        code,
                        naam,
                        f"43{nummer % 7}000",
                        soort,
                        f"{dag:%d-%m-%Y}",
                        "Relatie 12",
                        "Factuur",
                        centen(deel),
                    ]
                )
    return "grootboek t-m 2024-04-01.csv", als_csv(rijen)


def grootboek_per_soort() -> Bestand:
    """Ledger rows with a column for each kind of amount, in a workbook, with a total."""
    rijen = [["Peildatum: 1 april 2024"], ["Post", "Kostensoort", "Begroting", "Realisatie", "Verplichtingen"]]
    for naam, *bedragen, _ in POSTEN:
        for soort, stukken in zip(
            ("431000", "432000"), zip(*(verdeel(Decimal(b), 2) for b in bedragen), strict=True), strict=True
        ):
            rijen.append([naam, soort, *map(float, stukken)])
    return "regels.xlsx", als_xlsx(("Regels", [*rijen, ["Totaal", None, *TOTAAL[:3]]]))


def budgetbewaking() -> Bestand:
    """Per function (FCL) and economic category (ECL), the categories in two halves."""
    rijen = [
        ["Budgetbewaking per functie"],
        ["Dienstjaar 2024", "Stand per 1 april 2024"],
        ["FCL", "Omschrijving FCL", "ECL", "Omschrijving ECL", "Raming", "Verplicht", "Besteed", "Restant"],
    ]
    for code, (naam, *bedragen, _) in zip(LEDGERPLAATSEN, POSTEN, strict=True):
        helften = zip(*(verdeel(Decimal(bedrag), 2) for bedrag in bedragen), strict=True)
        for (ecl, soort), (raming, besteed, verplicht) in zip(ECL, helften, strict=True):
            rest = raming - besteed - verplicht
            rijen.append([code, naam, ecl, soort, *map(float, (raming, verplicht, besteed, rest))])
    return "budgetbewaking.xlsx", als_xlsx(("Budgetbewaking", rijen))


def ist_en_obligo() -> Bestand:
    """A report of a large system: tabs, minus signs behind, an asterisk for the total, "beschikbaar" for what is left."""
    rijen = [
        ["Rapport budgetten", "", "", "", "", ""],
        ["Boekjaar: 2024", "", "Stand per 01.04.2024", "", "Datum: 12.06.2024", ""],
        ["", "", "", "", "", ""],
        ["Kostenplaats", "Omschrijving", "Budget", "Ist", "Obligo", "Beschikbaar"],
        *([code, naam, *map(min_erachter, b)] for code, (naam, *b) in zip(LEDGERPLAATSEN, POSTEN, strict=True)),
        ["* Totaal", "", *map(min_erachter, TOTAAL)],
    ]
    return "rapport.txt", als_csv(rijen, "\t", "cp1252")


def debet_en_credit() -> Bestand:
    """Bookings with debet and credit beside each other; one was put right by two others."""
    rijen = [
        ["Grootboekkaart, peildatum 1 april 2024"],
        ["Boekjaar", "Kpl.", "Naam kostenplaats", "Datum", "Omschrijving", "Debet", "Credit", "Soort"],
    ]
    for code, (naam, *bedragen, _) in zip(LEDGERPLAATSEN, POSTEN, strict=True):
        for soort, bedrag in zip(("Budget", "Werkelijk", "Verplichting"), bedragen, strict=True):
            rijen.append([2024, code, naam, "15-03-2024", "Factuur", centen(Decimal(bedrag)), "", soort])
        rijen.append([2024, code, naam, "20-03-2024", "Creditnota", "", "100,00", "Werkelijk"])
        rijen.append([2024, code, naam, "21-03-2024", "Herboeking", "100,00", "", "Werkelijk"])
    return "grootboekkaart.csv", als_csv(rijen)


def verdeel(bedrag: Decimal, delen: int) -> list[Decimal]:
    """`bedrag` in so many parts of whole cents that are not all the same."""
    centen_, rest = divmod(int(bedrag * 100), delen)
    stukken = [centen_ + (nummer % 2 * 2 - 1) * (nummer // 2 * 2 + 2 <= delen) for nummer in range(delen)]
    stukken[-1] += centen_ * delen + rest - sum(stukken)
    return [Decimal(stuk) / 100 for stuk in stukken]


def centen(bedrag: Decimal) -> str:
    """ "4977,50"."""
    return f"{bedrag:.2f}".replace(".", ",")
