"""What `make test` says at the end: per part what passed, everything that did not run and why, and the totals."""

import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# A test that needs gear outside Python skips with a reason that begins like this.
KEURING = "KEURING:"
TEN_MINUTES = 600


@dataclass
class Part:
    """The outcome of one part; `not_run` counts the Dutch reasons for which something was skipped."""

    name: str
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    not_run: Counter[str] = field(default_factory=Counter)

    @property
    def skipped(self) -> int:
        return self.not_run.total()

    def count(self, results: Path, exit_code: int) -> None:
        """Add what pytest wrote into the JUnit file `results`; a run that broke off counts as one failure."""
        for case in _cases(results):
            skip = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                self.failed += 1
            elif skip is not None:
                self.not_run[skip.get("message", "zonder reden").removeprefix(KEURING).strip()] += 1
            else:
                self.passed += 1
        if exit_code and not self.failed:
            self.failed += 1


def closing_lines(parts: list[Part], gear: list[str], seconds: float) -> list[str]:
    """The last lines of `make test`; the very last is for programs. `gear` holds the reasons why a tool is missing."""
    breadth = max(len(part.name) for part in parts)
    lines = ["", "Uitkomst"]
    for part in parts:
        counts = f"{part.passed} geslaagd, {part.failed} mislukt, {part.skipped} niet gedraaid"
        lines.append(f"  {part.name:{breadth}}  {counts:<45}  {duration(part.seconds):>9}")
    reasons = [
        f"  {part.name}, {_times(number)}: {reason}"
        for part in parts
        for reason, number in sorted(part.not_run.items())
    ]
    reasons += [f"  Gereedschap: {reason}" for reason in gear]
    if reasons:
        lines += ["Niet gedraaid, en waarom", *reasons]
    lines.append(f"Samen {duration(seconds)}")
    if seconds > TEN_MINUTES:
        lines.append("Let op: dat is langer dan tien minuten.")
    passed, failed, skipped = (sum(getattr(part, name) for part in parts) for name in ("passed", "failed", "skipped"))
    return [*lines, f"{passed} passed, {failed} failed, {skipped} skipped"]


def duration(seconds: float) -> str:
    """`48 s` or `2 min 5 s`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _cases(results: Path) -> list[ET.Element]:
    try:
        return list(ET.parse(results).getroot().iter("testcase"))
    except (OSError, ET.ParseError):
        return []


def _times(number: int) -> str:
    return "1 test" if number == 1 else f"{number} tests"
