"""The name of a place in a table, as a spreadsheet program shows it. Rows count from 1, columns from 0."""

BLADNAAM = 60


def kolomletter(kolom: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    letters = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def celnaam(rij: int, kolom: int) -> str:
    return f"{kolomletter(kolom)}{rij}"


def bladnaam(blad: str) -> str:
    """'blad "Acties"', shortened; "" for the only sheet of a CSV file, which has no name."""
    naam = " ".join(blad.split())
    return f'blad "{naam if len(naam) <= BLADNAAM else naam[: BLADNAAM - 1] + "…"}"' if naam else ""


def plaatsnaam(blad: str, rij: int, kolom: int | None = None) -> str:
    """'cel C5 op blad "Acties"', or 'rij 5 op blad "Acties"' without a column."""
    waar = f"rij {rij}" if kolom is None else f"cel {celnaam(rij, kolom)}"
    return f"{waar} op {bladnaam(blad)}" if blad.strip() else waar


def zin(plaats: str, gezegde: str) -> str:
    """The sentence that says `gezegde` of the place."""
    return f"{plaats[0].upper()}{plaats[1:]} {gezegde}"
