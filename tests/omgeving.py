"""Environment of the tests, set before Django reads its settings, and how they run (loaded with -p in pyproject.toml)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from sfn_portal import collector

os.environ.setdefault("SFN_DEMO", "1")
# DEBUG chooses static files without a manifest; the test runner itself switches DEBUG off again.
os.environ.setdefault("SFN_DEBUG", "1")
# Playwright keeps an event loop in the thread in which other tests use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
if "SFN_VAR" not in os.environ:
    os.environ["SFN_VAR"] = tempfile.mkdtemp(prefix="sfn-tests-")
    atexit.register(shutil.rmtree, os.environ["SFN_VAR"], ignore_errors=True)
# Where collected static files would stand; without the folder every request warns.
Path(os.environ["SFN_VAR"], "statisch").mkdir(parents=True, exist_ok=True)


def pytest_collection_finish() -> None:
    """As the web server does when it has read everything."""
    collector.settle()
