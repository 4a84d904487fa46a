"""From a bare clone to a working environment: what is installed, what is only asked for, and when nothing is done."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sfn_portal import bootstrap, installing, system, testgear
from sfn_portal.system import Stop

pytestmark = pytest.mark.zonder_database

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def sanne(monkeypatch):
    """Sanne works under her own account on Debian: apt-get is there, but not for her."""
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)


@pytest.fixture
def ruud(monkeypatch):
    """Ruud is root on a fresh Debian; what apt-get is asked to do is in the list he gets back."""
    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "apt-get" else None)


def without_harfbuzz(library: str) -> None:
    if "harfbuzz" in library:
        raise OSError(f"{library}: cannot open shared object file")


def apt(*outcomes: int, said: str = ""):
    """An apt-get whose runs end with these codes, and the list of what it was asked."""
    asked = []
    codes = iter(outcomes)

    def run(command, **options):
        asked.append(" ".join(word for word in command if not word.startswith("-") and "Lock" not in word))
        return SimpleNamespace(returncode=next(codes), stdout=said)

    return run, asked


def test_a_missing_library_is_found_by_opening_it():
    assert system.missing_libraries(load=without_harfbuzz) == {"libharfbuzz-subset.so.0": "libharfbuzz-subset0"}
    assert system.missing_libraries(load=lambda library: None) == {}


def test_sanne_reads_in_one_sentence_what_is_missing_and_the_command(sanne, monkeypatch, capsys):
    missing = system.missing_libraries(load=without_harfbuzz)
    monkeypatch.setattr(system, "missing_libraries", lambda: missing)

    assert installing.main(["basis"]) == 1

    assert capsys.readouterr().err.splitlines() == [
        "Fout: Op deze computer ontbreekt libharfbuzz-subset.so.0. "
        "Voer eerst uit: sudo apt-get install libharfbuzz-subset0"
    ]


def test_sanne_gets_one_command_for_all_that_is_missing(sanne, monkeypatch):
    monkeypatch.setattr(system, "missing_libraries", lambda: {"libpango-1.0.so.0": "libpango-1.0-0"})
    monkeypatch.setattr(installing, "find_spec", lambda name: None)
    monkeypatch.setattr(installing, "stamps", list)
    with pytest.raises(Stop, match=r"Voer eerst uit: sudo apt-get install libpango-1\.0-0 python3\.\d+-venv$"):
        installing.prepare("basis")


def test_an_environment_that_is_there_does_not_need_what_made_it(sanne, monkeypatch):
    monkeypatch.setattr(system, "missing_libraries", dict)
    monkeypatch.setattr(installing, "find_spec", lambda name: None)
    monkeypatch.setattr(installing, "stamps", lambda: ["basis 1"])
    monkeypatch.setattr(installing, "install", lambda scope: None)
    installing.prepare("basis")


def test_for_ruud_missing_libraries_are_installed(ruud, monkeypatch):
    asked = []
    monkeypatch.setattr(system, "missing_libraries", lambda: system.LIBRARIES)
    monkeypatch.setattr(system, "apt_install", asked.append)
    monkeypatch.setattr(installing, "install", lambda scope: None)
    installing.prepare("basis")
    assert asked == [["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]]


def test_on_a_fresh_image_apt_fetches_its_lists_once_and_tries_again():
    run, asked = apt(100, 0, 0)
    system.apt_install(["chromium"], run=run)
    assert asked == ["apt-get install chromium", "apt-get update", "apt-get install chromium"]


def test_when_apt_gives_up_ruud_reads_why():
    run, _ = apt(100, 100, 100, said="Reading package lists...\nE: Unable to locate package chromium\n")
    with pytest.raises(Stop, match="chromium lukt niet \\(Unable to locate package chromium\\)"):
        system.apt_install(["chromium"], run=run)


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone in which installing only makes the files; `installed` lists the locked files that were installed."""
    requirements = tmp_path / "requirements"
    requirements.mkdir()
    for name in ("uv", "basis", "test"):
        (requirements / f"{name}.txt").write_text(f"{name}==1\n")
    python = tmp_path / ".venv" / "bin" / "python"
    installed = []

    def make_environment():
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        (tmp_path / ".venv" / "pyvenv.cfg").write_text("version = 3.11.2\n")

    for name, value in {"VENV": tmp_path / ".venv", "REQUIREMENTS": requirements}.items():
        monkeypatch.setattr(installing, name, value)
    monkeypatch.setattr(installing, "make_environment", make_environment)
    monkeypatch.setattr(installing, "usable_environment", python.exists)
    monkeypatch.setattr(installing, "install_packages", lambda locked: installed.append(locked.stem))
    return SimpleNamespace(installed=installed, requirements=requirements, python=python)


def test_the_second_time_nothing_is_installed(clone):
    installing.install("basis")
    installing.install("basis")
    assert clone.installed == ["basis"]


def test_what_the_tests_need_holds_what_the_portal_needs(clone):
    installing.install("test")
    installing.install("basis")
    assert clone.installed == ["test"]


def test_a_changed_lock_or_a_new_python_installs_again(clone):
    installing.install("basis")
    (clone.requirements / "basis.txt").write_text("basis==2\n")
    installing.install("basis")
    (clone.python.parent.parent / "pyvenv.cfg").write_text("version = 3.12.1\n")
    installing.install("basis")
    assert clone.installed == ["basis"] * 3


def test_an_installation_that_breaks_off_is_done_again(clone, monkeypatch):
    installing.install("test")
    (clone.requirements / "test.txt").write_text("test==2\n")

    def broken(locked):
        raise Stop("geen verbinding")

    with monkeypatch.context() as moment:
        moment.setattr(installing, "install_packages", broken)
        with pytest.raises(Stop):
            installing.install("test")
    installing.install("test")
    assert clone.installed == ["test", "test"]


def run_with(monkeypatch, failing: tuple[str, ...]) -> list[str]:
    """The installers that are tried when the ones in `failing` end with an error."""
    tried = []

    def run(command):
        tool = f"{command[2]} {Path(command[-1]).stem}"
        tried.append(tool)
        bad = tool in failing
        return subprocess.CompletedProcess(command, int(bad), "", "error: no route to host" if bad else "")

    monkeypatch.setattr(installing, "_run", run)
    installing.install_packages(Path("basis.txt"))
    return tried


def test_uv_installs_and_pip_takes_over_when_uv_cannot(monkeypatch):
    assert run_with(monkeypatch, failing=()) == ["pip uv", "uv basis"]
    assert run_with(monkeypatch, failing=("uv basis",)) == ["pip uv", "uv basis", "pip basis"]
    assert run_with(monkeypatch, failing=("pip uv",)) == ["pip uv", "pip basis"]


def test_without_a_network_sanne_reads_what_to_check(monkeypatch):
    with pytest.raises(Stop, match=r"Controleer de internetverbinding .* no route to host"):
        run_with(monkeypatch, failing=("pip uv", "pip basis"))


def test_an_old_python_understands_the_file_and_gives_one_sentence():
    ast.parse((ROOT / "sfn_portal" / "bootstrap.py").read_text(), feature_version=(3, 6))
    sentence = bootstrap.too_old((3, 9, 2))
    assert sentence == "Fout: het portaal heeft Python 3.11 of nieuwer nodig; op deze computer staat alleen 3.9."


def test_the_bootstrap_needs_no_package_at_all():
    command = [sys.executable, "-S", "-E", "sfn_portal/bootstrap.py", "alles"]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (outcome.returncode, outcome.stderr) == (2, "Gebruik: python3 sfn_portal/bootstrap.py basis|test\n")


def locked(name: str) -> set[str]:
    return set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / f"{name}.txt").read_text(), re.MULTILINE))


def test_every_locked_package_has_a_hash_and_the_tests_use_the_versions_of_the_portal():
    assert locked("basis") < locked("test")
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text()
        assert "://" not in text
        packages = [line for line in text.replace("\\\n", "").splitlines() if line and not line.startswith("#")]
        assert packages
        assert [line for line in packages if "--hash=sha256:" not in line] == []


def test_gear_that_sanne_cannot_install_is_recorded_with_the_reason(sanne, tmp_path):
    testgear.gather(tmp_path)
    known = testgear.read(tmp_path)
    assert known["chromium"].reason == "Chromium ontbreekt. Voer eerst uit: sudo apt-get install chromium"
    assert known["jdk"].reason.endswith("sudo apt-get install default-jdk-headless")
    assert known["w3c"].reason.endswith("npm ontbreekt. Voer eerst uit: sudo apt-get install npm")
    assert known["libreoffice"].reason.endswith("sudo apt-get install libreoffice-writer")


def test_gear_that_is_there_is_not_looked_for_again(tmp_path, monkeypatch):
    tool = tmp_path / "tool"
    tool.touch()
    known = {key: {"name": key, "path": str(tool), "reason": ""} for key in testgear.KEYS}
    testgear.record_file(tmp_path).write_text(json.dumps(known))
    monkeypatch.setattr(testgear.subprocess, "run", None)
    assert testgear.gather(tmp_path)["jdk"].path == str(tool)


def test_an_old_jdk_is_no_jdk(monkeypatch):
    monkeypatch.setattr(testgear.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(testgear, "_run", lambda command: (True, "javac 11.0.2"))
    assert testgear.javac() is None
    monkeypatch.setattr(testgear, "_run", lambda command: (True, "javac 17.0.15"))
    assert testgear.javac() == "/usr/bin/javac"


def test_a_validator_with_another_content_than_pinned_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(testgear.shutil, "which", lambda name: f"/usr/bin/{name}")

    def npm(command):
        jar = tmp_path / "npm" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
        jar.parent.mkdir(parents=True)
        jar.write_text("something else")
        return True, "added 1 package"

    monkeypatch.setattr(testgear, "_run", npm)
    assert "onverwachte inhoud" in testgear.validator(tmp_path).reason
