"""What others made and we ship is what VERSIES.md says it is, and adds no style of its own to a page."""

import hashlib
import re

import pytest
from django.conf import settings

VENDOR = settings.BASE_DIR / "sfn_portal" / "static" / "sfn_portal" / "vendor"
pytestmark = pytest.mark.zonder_database


def test_the_built_editor_is_the_one_that_was_looked_at():
    sommen = re.findall(r"^ +([0-9a-f]{64})  (\S+)$", (VENDOR / "VERSIES.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [pad for _, pad in sommen] == ["prosemirror/prosemirror.min.js"]
    for som, pad in sommen:
        assert hashlib.sha256((VENDOR / pad).read_bytes()).hexdigest() == som


def test_the_editor_writes_no_style_element_and_runs_no_text_as_code():
    bron = (VENDOR / "prosemirror" / "prosemirror.min.js").read_text(encoding="utf-8")
    assert not re.search(r"""createElement\(["']style|insertRule|\beval\(|new Function\(""", bron)
