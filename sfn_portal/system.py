"""System packages the portal stands on: what is missing, and apt-get where it may. Standard library only."""

import ctypes
import errno
import os
import shutil
import subprocess

# What WeasyPrint opens at run time, and the Debian/Ubuntu package that brings it.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


class Stop(Exception):
    """The work cannot go on; the message is one Dutch sentence (or two) for the person at the keyboard."""


def missing_libraries(load=ctypes.CDLL) -> dict[str, str]:
    """The libraries of LIBRARIES that do not load, as file name → package; `load` raises OSError like ctypes.CDLL."""
    missing = {}
    for library, package in LIBRARIES.items():
        try:
            load(library)
        except OSError:
            missing[library] = package
    return missing


def missing_sentence(missing: dict[str, str]) -> str:
    """What is missing (name → package) and the exact command that brings it."""
    return f"Op deze computer ontbreekt {listed(list(missing))}. {advice(list(missing.values()))}"


def advice(packages: list[str]) -> str:
    """The sentence that tells an ordinary user how to get these Debian packages."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return f"Voer eerst uit: sudo apt-get install {names}"
    return f"Installeer dit met het pakketbeheer van deze computer (op Debian en Ubuntu: sudo apt-get install {names})."


def why(error: OSError) -> str:
    """The reason of an error of the operating system, in Dutch as far as it is a usual one."""
    usual = {
        errno.EACCES: "geen toegang",
        errno.EPERM: "geen toegang",
        errno.EROFS: "alleen te lezen",
        errno.ENOSPC: "de schijf is vol",
        errno.EDQUOT: "de schijfruimte van deze gebruiker is op",
        errno.ENOTDIR: "er staat een bestand in de weg",
        errno.EEXIST: "er staat een bestand in de weg",
    }
    return usual.get(error.errno, error.strerror or str(error))


def listed(names: list[str]) -> str:
    """`a, b en c`."""
    return " en ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def may_install() -> bool:
    """Whether this process may install Debian packages itself: root with apt-get."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str], run=subprocess.run) -> None:
    """Install Debian packages as root; raises Stop with apt's own reason when that fails.

    The package lists of a fresh image are empty or old, hence `apt-get update` and a second try after a failure.
    """
    print(f"Systeempakketten installeren: {' '.join(packages)} …", flush=True)
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", *packages]
    outcome = _quiet(install, run)
    if outcome.returncode:
        _quiet(["apt-get", "update"], run)
        outcome = _quiet(install, run)
    if outcome.returncode:
        errors = [line for line in outcome.stdout.splitlines() if line.startswith("E:")]
        reason = errors[0][2:].strip() if errors else f"apt-get eindigde met {outcome.returncode}"
        command = f"apt-get install {' '.join(packages)}"
        raise Stop(f"Installeren van {listed(packages)} lukt niet ({reason}). Voer zelf uit: {command}")


def _quiet(command: list[str], run) -> subprocess.CompletedProcess:
    # Without a terminal on standard input a package that asks a question would otherwise wait for ever.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    return run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
