"""The tools outside Python that some tests need; a test without its tool is skipped, and named in the closing lines."""

import pytest

from sfn_portal import testgear
from sfn_portal.installing import VENV
from tests.uitkomst import KEURING


def pad(naam: str) -> str:
    """The path of "chromium", "jdk" (the compiler javac), "w3c" (vnu.jar) or "libreoffice" (soffice); skips the test when it is not here."""
    gereedschap = testgear.read(VENV).get(naam)
    if gereedschap is None:
        pytest.skip(f"{KEURING} {naam} is nog niet gezocht; `make test` doet dat")
    if not gereedschap.path:
        pytest.skip(f"{KEURING} {gereedschap.reason}")
    return gereedschap.path
