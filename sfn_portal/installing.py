"""The environment in .venv, made and kept as the locked requirements say. Standard library only."""

import fcntl
import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO

from sfn_portal import system, testgear
from sfn_portal.system import Stop

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
SCOPES = ("basis", "test")
PIP = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
# The certificates of the system: many an organisation has its own authority there.
UV = ["-m", "uv", "pip", "install", "--quiet", "--system-certs", "--require-hashes"]


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in SCOPES:
        print(f"Gebruik: python3 sfn_portal/bootstrap.py {'|'.join(SCOPES)}", file=sys.stderr)
        return 2
    try:
        with _alone():
            prepare(arguments[0])
    except Stop as stop:
        print(f"Fout: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAfgebroken.", file=sys.stderr)
        return 130
    return 0


def prepare(scope: str) -> None:
    """Everything `scope` needs, made or found; raises Stop."""
    missing = system.missing_libraries()
    if find_spec("ensurepip") is None and not stamps():
        # Debian and Ubuntu leave this part out of Python; it is needed once, to make .venv.
        package = f"python3.{sys.version_info.minor}-venv"
        missing[package] = package
    if missing:
        if not system.may_install():
            raise Stop(system.missing_sentence(missing))
        system.apt_install(list(missing.values()))
    try:
        install(scope)
    except OSError as error:
        raise Stop(f"In {VENV} kan de omgeving niet worden gemaakt: {system.why(error)} ({error.filename}).") from error
    if scope == "test":
        testgear.gather(VENV)


def install(scope: str) -> None:
    """The Python packages of `scope` in .venv, exactly as locked; nothing to do when the stamp says so."""
    if wanted(scope) in stamps():
        return
    if not usable_environment():
        make_environment()
    kept = [stamp for stamp in stamps() if stamp in {wanted(known) for known in SCOPES}]
    print("Pakketten installeren …" if scope == "basis" else "Pakketten voor de tests installeren …", flush=True)
    # Gone while packages change, so that an installation cut off half-way is done again.
    _stamp_file().unlink(missing_ok=True)
    install_packages(REQUIREMENTS / f"{scope}.txt")
    # test.txt holds everything of basis.txt at the same versions (a test watches over that).
    new = {wanted(known) for known in (SCOPES if scope == "test" else ("basis",))}
    _stamp_file().write_text("\n".join(sorted(new.union(kept))) + "\n")


def wanted(scope: str) -> str:
    """The stamp of `scope`: it changes with the locked files, with the Python in .venv and with the place of .venv."""
    digest = hashlib.sha256(str(VENV).encode())
    for name in ("uv", scope):
        digest.update((REQUIREMENTS / f"{name}.txt").read_bytes())
    configuration = VENV / "pyvenv.cfg"
    digest.update(configuration.read_bytes() if configuration.exists() else b"")
    return f"{scope} {digest.hexdigest()}"


def stamps() -> list[str]:
    """The stamps of what is installed; none when the environment's Python is gone."""
    if not (VENV / "bin" / "python").exists() or not _stamp_file().exists():
        return []
    return _stamp_file().read_text().splitlines()


def usable_environment() -> bool:
    """Whether .venv has a Python ≥ 3.11 with a working pip, and was made at this very place."""
    pip = VENV / "bin" / "pip"
    if not pip.exists() or str(VENV) not in pip.read_text(errors="replace"):
        return False
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return _run([VENV / "bin" / "python", "-c", check]).returncode == 0


def make_environment() -> None:
    """A new .venv with pip in it; raises Stop."""
    print("Omgeving maken in .venv …", flush=True)
    outcome = _run([sys.executable, "-m", "venv", "--clear", VENV])
    if outcome.returncode:
        raise Stop(f"In {VENV} kan de omgeving niet worden gemaakt: {_last_line(outcome)}")


def install_packages(locked: Path) -> None:
    """Install a locked file with uv; with pip when uv cannot be had here or cannot reach its index. Raises Stop."""
    python = VENV / "bin" / "python"
    outcome = _run([python, *PIP, REQUIREMENTS / "uv.txt"])
    if outcome.returncode == 0:
        outcome = _run([python, *UV, "--python", python, "-r", locked])
    if outcome.returncode:
        print("Dat lukt niet met uv; nu met pip (dat duurt langer) …", flush=True)
        outcome = _run([python, *PIP, locked])
    if outcome.returncode:
        raise Stop(
            "De Python-pakketten kunnen niet worden geïnstalleerd. Controleer de internetverbinding en de instellingen "
            f"van pip, en probeer het opnieuw. De melding was: {_last_line(outcome)}"
        )


def _alone() -> TextIO:
    # Two commands started together must not build in one folder. The lock is on a file that is there anyway, and goes
    # when the file is closed or the process ends.
    file = (REQUIREMENTS / "basis.txt").open()
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def _stamp_file() -> Path:
    return VENV / "stempel"


def _run(command: list) -> subprocess.CompletedProcess:
    # A developer's own shell may point Python and uv at another environment.
    strange = {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "UV_PROJECT_ENVIRONMENT"}
    environment = {name: value for name, value in os.environ.items() if name not in strange}
    command = [str(part) for part in command]
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False
    )


def _last_line(outcome: subprocess.CompletedProcess) -> str:
    lines = [line.strip() for line in (outcome.stdout + outcome.stderr).splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or [f"afgebroken met {outcome.returncode}"])[-1]
