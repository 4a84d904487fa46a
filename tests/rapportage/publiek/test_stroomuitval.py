"""The power fails while a site is written: whoever looks finds the whole old site or the whole new one."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from rapportage.publiek.blad import Blad
from rapportage.publiek.schrijven import schrijf

pytestmark = pytest.mark.zonder_database

WORTEL = Path(__file__).resolve().parents[3]
BLADEN, KEREN = 60, 10
# A site on which every page says its number; half of the pages never change.
SITE = """
from rapportage.publiek.blad import Blad

def site(nummer):
    zegt = [str(nummer if plaats % 2 else 0).encode() for plaats in range(60)]
    paden = [f"map-{plaats % 7}/{plaats}.html" for plaats in range(60)]
    return {pad: Blad(pad, "text/html", z.decode(), lambda z=z: z) for pad, z in zip(paden, zegt)}
"""
# Writes sites 1, 2, 3 … until it is killed; "los" writes every page straight into its place.
SCHRIJVER = f"""{SITE}
import sys
from pathlib import Path
from rapportage.publiek.schrijven import schrijf
plek, hoe = Path(sys.argv[1]), sys.argv[2]
for nummer in range(1, 10_000):
    if hoe == "los":
        for blad in site(nummer).values():
            doel = plek / blad.pad
            doel.parent.mkdir(parents=True, exist_ok=True)
            doel.write_bytes(blad.maak())
    else:
        schrijf(site(nummer), plek)
"""
ruimte: dict = {}
exec(SITE, ruimte)
site = ruimte["site"]


def nummers(plek: Path) -> set[bytes]:
    """What the pages that change say."""
    return {pad.read_bytes() for pad in plek.rglob("*.html") if int(pad.stem) % 2}


def geknipt(tmp_path: Path, hoe: str, dobbel: Random) -> list[set[bytes]]:
    """What stands there after each kill, at random moments after the first site was complete."""
    uitkomsten = []
    for keer in range(KEREN):
        plek = tmp_path / f"{hoe}-{keer}"
        with subprocess.Popen([sys.executable, "-c", SCHRIJVER, str(plek), hoe], cwd=WORTEL) as proces:
            while len(list(plek.rglob("*.html"))) < BLADEN:
                assert proces.poll() is None
                time.sleep(0.01)
            time.sleep(dobbel.random() / 10)
            proces.kill()
        assert len(list(plek.rglob("*.html"))) == BLADEN
        uitkomsten.append(nummers(plek))
    return uitkomsten


def test_a_killed_publication_leaves_one_whole_site(tmp_path):
    heel = geknipt(tmp_path, "heel", Random(5))
    assert all(len(gevonden) == 1 for gevonden in heel)
    # The negative control: page by page, straight into its place.
    assert any(len(gevonden) != 1 for gevonden in geknipt(tmp_path, "los", Random(5)))


def test_a_page_that_cannot_be_made_leaves_the_old_site_and_nothing_else(tmp_path):
    plek = tmp_path / "site"
    schrijf(site(1), plek)
    voor = sorted(str(pad) for pad in tmp_path.rglob("*"))

    def stuk() -> bytes:
        raise OSError("schijf vol")

    with pytest.raises(OSError, match="schijf vol"):
        schrijf({**site(2), "z.html": Blad("z.html", "text/html", "2", stuk)}, plek)
    assert nummers(plek) == {b"1"}
    assert sorted(str(pad) for pad in tmp_path.rglob("*")) == voor
