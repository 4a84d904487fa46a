"""The gear of the tests outside Python: Chromium, a JDK, the W3C validator and LibreOffice. Standard library only.

What cannot be had here does not stop the tests: the record says why, the tests skip, and the closing lines name it.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from sfn_portal import system

PINNED = Path(__file__).resolve().parent.parent / "requirements" / "npm.txt"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# The first package that this edition of Debian or Ubuntu has.
JDKS = ("openjdk-21-jdk-headless", "openjdk-17-jdk-headless", "default-jdk-headless")
OLDEST_JDK = 17
KEYS = ("chromium", "jdk", "w3c", "libreoffice")
# The first has no screen; older editions do not have it.
OFFICE = ("libreoffice-writer-nogui", "libreoffice-writer")
NPM = ["install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"]
# Where Debian and Ubuntu keep the certificates of the system; Node does not look there by itself.
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


@dataclass(frozen=True)
class Tool:
    """One piece of gear: `path` when it is here, else `reason`, a Dutch sentence."""

    name: str
    path: str = ""
    reason: str = ""


def record_file(environment: Path) -> Path:
    return environment / "testgereedschap.json"


def read(environment: Path) -> dict[str, Tool]:
    """What gather() found: chromium, jdk (path of javac), w3c (path of the jar) and libreoffice; empty before the first run."""
    try:
        return {key: Tool(**values) for key, values in json.loads(record_file(environment).read_text()).items()}
    except (OSError, ValueError, TypeError):
        return {}


def gather(environment: Path) -> dict[str, Tool]:
    """Find or install each tool, and write the record into the folder `environment`."""
    known = read(environment)
    if len(known) == len(KEYS) and all(tool.path and os.path.exists(tool.path) for tool in known.values()):
        return known
    tools = {
        "chromium": _tool("Chromium", chromium, ["chromium"]),
        "jdk": _tool(f"een JDK (versie {OLDEST_JDK} of nieuwer)", javac, JDKS),
        "w3c": validator(environment),
        "libreoffice": _tool("LibreOffice", office, OFFICE),
    }
    record_file(environment).write_text(json.dumps({key: asdict(tool) for key, tool in tools.items()}, indent=1) + "\n")
    return tools


def chromium() -> str | None:
    """The path of a Chromium that starts; Ubuntu has a script of that name that only points to the snap."""
    return next((path for path in map(shutil.which, CHROMIUM) if path and _run([path, "--version"])[0]), None)


def javac() -> str | None:
    """The path of a compiler that is new enough for veraPDF."""
    for path in (shutil.which("javac"), os.path.join(os.environ.get("JAVA_HOME", ""), "bin", "javac")):
        version = re.search(r"javac (\d+)", _run([path, "-version"])[1]) if path else None
        if version and int(version[1]) >= OLDEST_JDK:
            return path
    return None


def office() -> str | None:
    """The path of LibreOffice."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _tool(name: str, find, packages) -> Tool:
    """The tool that `find` gives; otherwise the first of the packages that can be installed."""
    for package in packages:
        if (path := find()) is not None:
            return Tool(name, path=path)
        if not system.may_install():
            return Tool(name, reason=f"{name} ontbreekt. {system.advice(packages[-1:])}")
        try:
            system.apt_install([package])
        except system.Stop as stop:
            failure = str(stop)
        else:
            failure = f"{name} werkt niet, ook niet na installatie van {package}."
    path = find()
    return Tool(name, path=path) if path else Tool(name, reason=failure)


def validator(environment: Path) -> Tool:
    """The W3C validator at the pinned version, put into `environment` by npm and checked against the pinned hash."""
    name = "de W3C-validator"
    package, digest = re.search(r"^(\S+) --hash=sha256:(\w+)$", PINNED.read_text(), re.MULTILINE).groups()
    folder = environment / "npm"
    jar = folder / "node_modules" / package.partition("@")[0] / "build" / "dist" / "vnu.jar"
    if not _is(jar, digest):
        npm = _tool("npm", lambda: shutil.which("npm"), ["npm"])
        if npm.reason:
            return Tool(name, reason=f"{name} wordt met npm opgehaald. {npm.reason}")
        print("W3C-validator ophalen …", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        _, said = _run([npm.path, *NPM, "--prefix", str(folder), package])
        if not _is(jar, digest):
            errors = [line for line in said.splitlines() if "error" in line]
            return Tool(
                name, reason=f"npm kan {package} niet ophalen ({errors[0] if errors else 'onverwachte inhoud'})."
            )
    return Tool(name, path=str(jar))


def _is(file: Path, digest: str) -> bool:
    return file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == digest


def _run(command: list[str]) -> tuple[bool, str]:
    """Whether a command succeeded, and all it said."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "timeout": 300}
    environment = {"NODE_EXTRA_CA_CERTS": CERTIFICATES, **os.environ}
    try:
        outcome = subprocess.run(command, env=environment, text=True, errors="replace", check=False, **options)
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, f"error: {error}"
    return outcome.returncode == 0, outcome.stdout
