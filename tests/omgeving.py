"""Environment of the tests, set before Django reads its settings (loaded with -p in pyproject.toml)."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SFN_DEMO", "1")
# DEBUG chooses static files without a manifest; the test runner itself switches DEBUG off again.
os.environ.setdefault("SFN_DEBUG", "1")
# Playwright keeps an event loop in the thread in which other tests use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("SFN_VAR", tempfile.mkdtemp(prefix="sfn-tests-"))
# Where collected static files would stand; without the folder every request warns.
Path(os.environ["SFN_VAR"], "statisch").mkdir(parents=True, exist_ok=True)
