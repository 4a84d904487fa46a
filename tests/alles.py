"""`python -m tests.alles`, the runner behind `make test`: the checks, the suite on SQLite with the browser, PostgreSQL.

The exit code is 1 when anything failed. What it prints at the end is in tests/uitkomst.py.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sfn_portal import testgear
from tests import postgres
from tests.uitkomst import Part, closing_lines

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NOT_ON_POSTGRES = "not browser and not alleen_sqlite and not zonder_database and not eenmaal"
# One more than there are processors, for who waits for a browser or a PDF; more than six copies wait for one another.
WORKERS = str(min((os.cpu_count() or 2) + 1, 6))


def main() -> int:
    # A polite stop must also stop PostgreSQL: it becomes an exception, and the context managers do the rest.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begin = time.monotonic()
    try:
        with tempfile.TemporaryDirectory(prefix="sfn-tests-") as name:
            folder = Path(name)
            # The server of static files warns about a folder that is not there, and warnings are errors.
            (folder / "var" / "statisch").mkdir(parents=True)
            parts = [run_checks(folder), run_sqlite(folder), run_postgres(folder)]
    except KeyboardInterrupt:
        print("\nAfgebroken.", file=sys.stderr)
        return 130
    gear = [tool.reason for tool in testgear.read(VENV).values() if tool.reason]
    print("\n".join(closing_lines(parts, gear, time.monotonic() - begin)))
    return 1 if any(part.failed for part in parts) else 0


def run_checks(folder: Path) -> Part:
    """What looks at the code without running the portal; all at once, for each is short."""
    print("Controles …", flush=True)
    part = Part("Controles")
    ruff, djade = VENV / "bin" / "ruff", VENV / "bin" / "djade"
    templates = sorted({*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")})
    commands = {
        "ruff check": [ruff, "check", "--quiet", "."],
        "ruff format": [ruff, "format", "--check", "."],
        "djade": [djade, "--target-version", "5.2", "--check", *templates],
        "manage.py check": [PYTHON, "manage.py", "check", "--fail-level", "WARNING"],
        "manage.py makemigrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    }
    with _timed(part):
        running = {name: _start(command, folder, stdout=subprocess.PIPE) for name, command in commands.items()}
        for name, process in running.items():
            said, _ = process.communicate()
            part.passed += process.returncode == 0
            part.failed += process.returncode != 0
            if process.returncode:
                print(f"--- {name} ---\n{said}", flush=True)
    return part


def run_sqlite(folder: Path) -> Part:
    """The whole suite on the embedded database, in the browser too."""
    return _run_suite(Part("SQLite en browser"), folder)


def run_postgres(folder: Path) -> Part:
    """The suite on a PostgreSQL of its own, without the browser (that has run) and what a second database does not change."""
    part = Part("PostgreSQL")
    try:
        with postgres.server() as url:
            return _run_suite(part, folder, "-m", NOT_ON_POSTGRES, DATABASE_URL=url)
    except postgres.NotHere as reason:
        part.not_run[f"PostgreSQL start hier niet: {reason}"] += 1
        return part


def _run_suite(part: Part, folder: Path, *options: str, **environment: str) -> Part:
    print(f"\n{part.name} …", flush=True)
    results = folder / f"{part.name}.xml"
    command = [PYTHON, "-m", "pytest", "-q", "-n", WORKERS, f"--junitxml={results}", *options]
    with _timed(part):
        process = _start(command, folder, **environment)
        try:
            process.wait()
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    part.count(results, process.returncode)
    return part


def _start(command: list, folder: Path, stdout: int | None = None, **environment: str) -> subprocess.Popen:
    """A program in an environment that is the same on every computer: own folders, nothing of the person's portal."""
    own = ("SFN_", "DJANGO_", "PYTEST_", "DATABASE_URL", "PORT")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    clean |= {"SFN_DEMO": "1", "SFN_VAR": str(folder / "var"), "SFN_UITVOER": str(folder / "uitvoer"), **environment}
    command = [str(word) for word in command]
    stderr = subprocess.STDOUT if stdout else None
    return subprocess.Popen(
        command, cwd=ROOT, env=clean, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, text=True
    )


@contextmanager
def _timed(part: Part) -> Iterator[None]:
    begin = time.monotonic()
    yield
    part.seconds = time.monotonic() - begin


if __name__ == "__main__":
    sys.exit(main())
