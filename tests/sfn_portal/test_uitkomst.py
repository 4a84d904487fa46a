"""The closing lines of `make test`: nothing that did not run is left out."""

from collections import Counter

from tests.uitkomst import Part, closing_lines

SUITE = """<testsuites><testsuite>
  <testcase name="a"/><testcase name="b"/>
  <testcase name="c"><skipped type="pytest.skip" message="KEURING: Chromium ontbreekt."/></testcase>
  <testcase name="d"><skipped type="pytest.skip" message="KEURING: Chromium ontbreekt."/></testcase>
  <testcase name="e"><failure message="AssertionError"/></testcase>
  <testcase name="f"><error message="a fixture broke"/></testcase>
</testsuite></testsuites>"""


def test_sanne_sees_what_did_not_run_and_why(tmp_path):
    results = tmp_path / "results.xml"
    results.write_text(SUITE)
    part = Part("SQLite en browser", seconds=125)
    part.count(results, exit_code=1)

    lines = closing_lines([part], gear=["de W3C-validator ontbreekt."], seconds=130)

    assert [" ".join(line.split()) for line in lines] == [
        "",
        "Uitkomst",
        "SQLite en browser 2 geslaagd, 2 mislukt, 2 niet gedraaid 2 min 5 s",
        "Niet gedraaid, en waarom",
        "SQLite en browser, 2 tests: Chromium ontbreekt.",
        "Gereedschap: de W3C-validator ontbreekt.",
        "Samen 2 min 10 s",
        "2 passed, 2 failed, 2 skipped",
    ]


def test_a_run_that_breaks_off_is_a_failure(tmp_path):
    part = Part("PostgreSQL")
    part.count(tmp_path / "never-written.xml", exit_code=3)
    assert (part.passed, part.failed, part.skipped) == (0, 1, 0)


def test_a_part_that_could_not_start_is_named_and_more_than_ten_minutes_too():
    part = Part("PostgreSQL", not_run=Counter({"PostgreSQL start hier niet: initdb mislukt": 1}))
    lines = closing_lines([part], gear=[], seconds=601)
    assert "  PostgreSQL, 1 test: PostgreSQL start hier niet: initdb mislukt" in lines
    assert "Let op: dat is langer dan tien minuten." in lines
    assert lines[-1] == "0 passed, 0 failed, 1 skipped"
