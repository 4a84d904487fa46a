"""Reading the fixtures: TOML files that a person can read and review, one folder per programme."""

import tomllib
from pathlib import Path


class FixtureFout(Exception):
    """A fixture that cannot be loaded; the message names file, place and way out, in Dutch."""


class Fixtures:
    """The fixture folder of one programme. Files are read when asked for."""

    def __init__(self, map_: Path):
        self.map = map_

    def lees(self, naam: str) -> dict:
        """The contents of file `naam` below the folder; raises FixtureFout when it is missing or no TOML."""
        try:
            with (self.map / naam).open("rb") as bestand:
                return tomllib.load(bestand)
        except FileNotFoundError as fout:
            raise FixtureFout(f"Het bestand {naam} ontbreekt in {self.map.name}.") from fout
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fout:
            raise FixtureFout(f"Het bestand {naam} is niet te lezen: {fout}.") from fout

    def genummerd(self, patroon: str) -> list[dict]:
        """The contents of every file that matches the glob `patroon`, by name."""
        return [self.lees(str(pad.relative_to(self.map))) for pad in sorted(self.map.glob(patroon))]
