"""Where uploaded files lie: by their content, complete or not at all, and not longer than needed."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from programma.importeren import bewaarplaats
from programma.models import Importronde

NU = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def map_(settings, tmp_path) -> Path:
    settings.VAR = tmp_path
    return tmp_path / "importbestanden"


def bestanden(map_: Path) -> list[Path]:
    return [pad for pad in map_.rglob("*") if pad.is_file()]


def verouder(map_: Path, dagen: int) -> None:
    for pad in bestanden(map_):
        moment = (NU - timedelta(days=dagen)).timestamp()
        os.utime(pad, (moment, moment))


def ronde(noord, sha256: str, dagen: int) -> Importronde:
    return Importronde.objects.create(
        programma=noord,
        soort="acties",
        bestandsnaam="a.csv",
        sha256=sha256,
        grootte=1,
        begonnen_op=NU - timedelta(dagen),
    )


def test_a_file_comes_back_by_its_content_and_lies_there_once(map_):
    sha256 = bewaarplaats.bewaar(b"a;b\n")
    assert bewaarplaats.bewaar(b"a;b\n") == sha256
    assert bewaarplaats.lees(sha256) == b"a;b\n"
    assert [pad.name for pad in bestanden(map_)] == [sha256]
    assert bewaarplaats.lees("0" * 64) is None


def test_nobody_else_on_the_computer_reads_it(map_):
    bewaarplaats.bewaar(b"a;b\n")
    (pad,) = bestanden(map_)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert stat.S_IMODE(pad.parent.stat().st_mode) == 0o700


def test_a_full_disk_leaves_nothing_behind(map_, monkeypatch):
    def vol(handvat: int) -> None:
        raise OSError("schijf vol")

    monkeypatch.setattr("os.fsync", vol)
    with pytest.raises(OSError, match="schijf vol"):
        bewaarplaats.bewaar(b"a;b\n")
    assert bestanden(map_) == []


def test_after_thirty_days_a_file_is_removed(noord, map_):
    ronde(noord, bewaarplaats.bewaar(b"oud"), 31)
    verouder(map_, 31)
    ronde(noord, bewaarplaats.bewaar(b"nieuw"), 29)
    assert bewaarplaats.ruim_op(NU) == 1
    assert [pad.read_bytes() for pad in bestanden(map_)] == [b"nieuw"]


def test_an_old_file_that_a_new_round_uses_stays(noord, map_):
    sha256 = bewaarplaats.bewaar(b"oud")
    ronde(noord, sha256, 31)
    verouder(map_, 31)
    ronde(noord, sha256, 1)
    assert bewaarplaats.ruim_op(NU) == 0


def test_a_file_that_was_uploaded_a_moment_ago_has_no_round_yet_and_stays(noord, map_):
    bewaarplaats.bewaar(b"net binnen")
    verouder(map_, 0)
    assert bewaarplaats.ruim_op(NU) == 0
    verouder(map_, 31)
    assert bewaarplaats.ruim_op(NU) == 1
