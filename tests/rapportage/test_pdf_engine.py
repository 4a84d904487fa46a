"""The PDF engine: what it refuses, what it survives, and whether its files keep the norms. No Django, no database."""

import contextlib
import hashlib
import os
import select
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from programma.childprocess.limits import MIB
from programma.childprocess.process import PROJECT
from rapportage.pdf import Drukker, PdfFout
from rapportage.pdf.process import FONTS
from tests import pdfkeuring
from tests.rapportage.pdfstukken import BIJLAGEN, DATUM, KORT, STIJL, VERSLAG, ZIN

pytestmark = pytest.mark.zonder_database

STATISCH = PROJECT / "sfn_portal" / "static"


@pytest.fixture(scope="module")
def statisch(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("statisch")
    (root / "stijl").mkdir()
    (root / "stijl" / "druk.css").write_text(STIJL)
    (root / "stijl" / "vlak.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>')
    (root.parent / "geheim.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>')
    (root / "stijl" / "uitgang.svg").symlink_to(root.parent / "geheim.svg")
    return root


@pytest.fixture(scope="module")
def drukker(statisch):
    """One warm worker for most tests, as the portal has one."""
    with maak(statisch) as drukker:
        yield drukker


@pytest.fixture(scope="module")
def verslag(drukker, tmp_path_factory) -> Path:
    """A report with one of everything, as a file."""
    pad = tmp_path_factory.mktemp("pdf") / "verslag.pdf"
    werk = drukker.druk(VERSLAG, titel="Verslag van Noord", kenmerk="SVN-1", datum=DATUM, bijlagen=BIJLAGEN)
    assert werk.waarschuwingen == ()
    pad.write_bytes(werk.pdf)
    return pad


def maak(statisch: Path, **grenzen) -> Drukker:
    return Drukker([statisch, STATISCH], stijlen=["stijl/druk.css"], **grenzen)


def einde(pid: int) -> int:
    """A file descriptor that becomes readable when process `pid` ends."""
    return os.pidfd_open(pid)


def test_a_chart_of_our_own_is_printed(drukker):
    assert drukker.druk(KORT.format('<img alt="vlak" src="stijl/vlak.svg">'), titel="t").pdf.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "adres",
    [
        "http://127.0.0.1:1/vlak.svg",
        "https://www.lv.nl/logo.png",
        "//www.lv.nl/logo.png",
        "file:///etc/passwd",
        "data:image/svg+xml,%3Csvg/%3E",
        "statisch:///../geheim.svg",
        "statisch:///stijl/%2e%2e/%2e%2e/geheim.svg",
        "stijl/uitgang.svg",
        "stijl/bestaat-niet.svg",
    ],
)
def test_nothing_else_is_fetched_and_the_worker_lives_on(drukker, adres):
    drukker.warm()
    pid = drukker.pid
    with pytest.raises(PdfFout, match=r"Het (document vraagt een bestand op|bestand .* ontbreekt)"):
        drukker.druk(KORT.format(f'<img alt="x" src="{adres}">'), titel="t")
    assert drukker.druk(KORT.format("daarna"), titel="t").pdf
    assert drukker.pid == pid


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="http://127.0.0.1:1/x.css">',
        "<style>@import 'file:///etc/passwd'; p { background: url(http://127.0.0.1:1/x) }</style>",
        '<base href="http://127.0.0.1:1/"><img alt="x" src="x.svg">',
        '<svg width="9" height="9"><title>x</title><image href="file:///etc/passwd" width="9" height="9"/></svg>',
        '<object data="file:///etc/passwd"></object>',
    ],
)
def test_no_other_way_leads_outside(drukker, html):
    with pytest.raises(PdfFout, match="Het document vraagt een bestand op dat niet van het portaal is"):
        drukker.druk(KORT.format(html), titel="t")


def test_the_author_hears_of_unknown_css_a_missing_letter_and_a_relative_link(drukker):
    html = KORT.format('<span style="kleur: rood">\N{SNOWMAN}</span> <a href="/acties/">acties</a>')
    told = "\n".join(drukker.druk(html, titel="t").waarschuwingen)
    assert "kleur" in told
    assert "U+2603" in told
    assert "statisch:///acties/" in told


def test_lists_in_lists_without_end_are_an_error_and_no_more(drukker):
    with contextlib.suppress(PdfFout):
        drukker.druk(KORT.format("<ul><li>" * 400), titel="t")
    assert drukker.druk(KORT.format("daarna"), titel="t").pdf


def test_threads_take_turns(drukker):
    with ThreadPoolExecutor(4) as threads:
        files = threads.map(lambda n: drukker.druk(KORT.format(n), titel=f"stuk {n}", datum=DATUM).pdf, range(8))
    assert len(set(files)) == 8


def test_a_runaway_document_is_stopped_within_its_time_and_the_next_one_succeeds(statisch):
    long_one = KORT.format(ZIN * 3000)
    with maak(statisch) as drukker:
        assert drukker.druk(long_one, titel="t").pdf, "with time enough it is an ordinary document"
        drukker.tijd = 0.5
        ended, begin = einde(drukker.pid), time.monotonic()
        with pytest.raises(PdfFout, match="duurde langer dan"):
            drukker.druk(long_one, titel="t")
        assert time.monotonic() - begin < 3
        assert select.select([ended], [], [], 0)[0], "the worker is gone, not left behind"
        os.close(ended)
        drukker.tijd = 30.0
        assert drukker.druk(KORT.format("kort"), titel="t").pdf


def test_a_document_that_wants_too_much_memory_is_refused_and_the_next_one_succeeds(drukker, statisch):
    large_one = KORT.format("<p>x" * 5_000)
    with maak(statisch, geheugen=90 * MIB) as small:
        with pytest.raises(PdfFout):
            small.druk(large_one, titel="t")
        assert small.druk(KORT.format("kort"), titel="t").pdf
    assert drukker.druk(large_one, titel="t").pdf, "with the ordinary limit it fits"


def test_the_kernel_ends_a_job_that_nobody_waits_for():
    """The processor limit of a job holds in the worker itself, also when the portal is gone."""
    busy = "from programma.childprocess import limits\nlimits.limit_next_job(0)\nwhile True: pass"
    ended = subprocess.run([sys.executable, "-c", busy], cwd=PROJECT, check=False, timeout=60)
    assert ended.returncode < 0


def test_a_worker_that_grew_or_did_enough_is_replaced(drukker):
    first = drukker.druk(KORT.format("een"), titel="t") and drukker.pid
    drukker.rss, usual = MIB, drukker.rss
    drukker.druk(KORT.format("twee"), titel="t")
    drukker.rss = usual
    assert drukker.pid not in (first, None)
    assert drukker.druk(KORT.format("drie"), titel="t").pdf


def test_a_worker_stays_under_250_mb(drukker):
    for _ in range(3):
        werk = drukker.druk(VERSLAG, titel="t")
    assert werk.rss < 250_000_000


def test_a_missing_library_is_named(tmp_path, monkeypatch):
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    monkeypatch.setattr("programma.childprocess.process.PROJECT", tmp_path)
    for app in ("programma", "rapportage"):
        (tmp_path / app).symlink_to(PROJECT / app)
    with (
        Drukker([tmp_path], stijlen=[]) as drukker,
        pytest.raises(PdfFout, match=r"Installeer .*libpango-1\.0-0") as gevangen,
    ):
        drukker.druk("<p>x", titel="t")
    assert "cannot load" in gevangen.value.detail


def test_after_a_fork_each_process_has_a_worker_and_none_is_left_behind(statisch):
    script = f"""
import os
from pathlib import Path
from rapportage.pdf import Drukker
drukker = Drukker([Path({str(statisch)!r}), Path({str(STATISCH)!r})], stijlen=["stijl/druk.css"])
def druk(): assert drukker.druk({KORT.format("x")!r}, titel="t").pdf; return drukker.pid
mine = druk()
child = os.fork()
if not child:
    theirs = druk()
    os._exit(0 if theirs != mine else 1)
assert os.waitpid(child, 0)[1] == 0
assert druk() == mine
print(mine, flush=True)
input()
os._exit(0)
"""
    with subprocess.Popen([sys.executable, "-c", script], cwd=PROJECT, stdin=-1, stdout=-1, text=True) as portal:
        worker = int(portal.stdout.readline())
        ended = einde(worker)
        portal.stdin.write("\n")
        portal.stdin.close()
        assert select.select([ended], [], [], 30)[0], "the worker ends by itself when the portal is gone"
        os.close(ended)
    assert portal.returncode == 0


def test_the_same_document_and_date_give_the_same_bytes_in_two_processes(drukker, statisch, verslag):
    with maak(statisch) as other:
        for printer in (other, drukker):
            werk = printer.druk(
                VERSLAG, titel="Verslag van Noord", kenmerk="SVN-1", datum=DATUM, bijlagen=BIJLAGEN[::-1]
            )
            assert hashlib.sha256(werk.pdf).digest() == hashlib.sha256(verslag.read_bytes()).digest()
        assert other.pid != drukker.pid


def test_a_document_with_a_font_of_its_own_leaves_no_trace(drukker, verslag):
    font = "sfn_portal/vendor/source-sans-3/source-sans-3-latin-700-normal.woff2"
    face = f'<style>@font-face {{ font-family: "Source Sans 3"; src: url({font}) }}</style>'
    assert drukker.druk(VERSLAG.replace("</head>", f"{face}</head>"), titel="t").pdf != verslag.read_bytes()
    werk = drukker.druk(VERSLAG, titel="Verslag van Noord", kenmerk="SVN-1", datum=DATUM, bijlagen=BIJLAGEN)
    assert werk.pdf == verslag.read_bytes()


def test_the_speedups_change_nothing(statisch, tmp_path):
    script = f"""
import sys
from datetime import datetime, UTC
from pathlib import Path
from rapportage.pdf import speedups
if sys.argv[1] == "without": speedups.install = lambda: None
from rapportage.pdf.render import Renderer
from weasyprint.text.line_break import Layout
assert (Layout.setup.__module__ == "rapportage.pdf.textcache") is (sys.argv[1] == "with")
renderer = Renderer([Path({str(statisch)!r}), Path({str(STATISCH)!r})])
render = lambda: renderer.render(Path(sys.argv[2]).read_text(), stijlen=["stijl/druk.css"], titel="t", kenmerk="k",
                                 datum=datetime(2024, 6, 12, tzinfo=UTC), bijlagen=[])[0]
pdf = render()
assert render() == pdf, "what is remembered of the first print must not show in the second"
sys.stdout.buffer.write(pdf)
"""
    (tmp_path / "verslag.html").write_text(VERSLAG)
    with_them, without = (
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script, how, str(tmp_path / "verslag.html")],
            cwd=PROJECT,
            env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for how in ("with", "without")
    )
    assert with_them.startswith(b"%PDF")
    assert with_them == without


@pytest.mark.keuring
def test_the_file_is_pdf_a_3a_and_pdf_ua_1_by_verapdf(verslag, tmp_path):
    spoiled = tmp_path / "bedorven.pdf"
    with pikepdf.open(verslag) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(spoiled)
    uitslagen = pdfkeuring.vera([verslag, spoiled])
    assert [(u.norm, u.fouten) for u in uitslagen if u.pad == verslag] == [("ua1", ()), ("3a", ())]
    assert not any(u.voldoet for u in uitslagen if u.pad == spoiled), "a file without marks must not pass"


def test_the_file_keeps_the_conditions_that_need_no_java(verslag):
    assert pdfkeuring.gebreken(verslag) == []


def test_only_our_own_font_is_in_the_file(verslag):
    assert {naam.removeprefix("Source-Sans-3") for naam in pdfkeuring.lettertypen(verslag)} <= {
        "",
        "-Italic",
        "-Semi-Bold",
        "-Bold",
        "-Small-Caps",
    }


def test_the_tables_are_attached_as_csv(verslag):
    assert pdfkeuring.bijlagen(verslag) == {b.naam: ("text/csv", "Data", b.inhoud) for b in BIJLAGEN}


def test_the_file_tells_its_title_reference_and_date(verslag):
    with pikepdf.open(verslag) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Verslag van Noord"
        assert xmp["dc:description"] == "Kenmerk SVN-1"
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-06-12T11:02:37+00:00"
