"""Environment of the tests, set before Django reads its settings, and how they run (loaded with -p in pyproject.toml)."""

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path

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
    """What stands in memory now stays there: not looking through all of it for garbage saves a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
