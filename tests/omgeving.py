"""Environment of the tests, set before Django reads its settings (loaded with -p in pyproject.toml)."""

import os
import tempfile

os.environ.setdefault("SFN_DEMO", "1")
# DEBUG chooses static files without a manifest; the test runner itself switches DEBUG off again.
os.environ.setdefault("SFN_DEBUG", "1")
os.environ.setdefault("SFN_VAR", tempfile.mkdtemp(prefix="sfn-tests-"))
