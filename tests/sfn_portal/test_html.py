"""The W3C validator finds nothing to say about any page."""

import json
import shutil
import subprocess

import pytest

from tests import gereedschap
from tests.adressen import paginas


@pytest.mark.eenmaal
@pytest.mark.keuring
@pytest.mark.usefixtures("edities")
def test_every_page_is_valid_html(request, wethouder, client, tmp_path):
    validator = gereedschap.pad("w3c")
    gereedschap.pad("jdk")
    (tmp_path / "login.html").write_bytes(client.get("/inloggen").content)
    (tmp_path / "404.html").write_bytes(wethouder.get("/bestaat-niet/").content)
    for adres in paginas():
        lezer = request.getfixturevalue(adres.lezer)
        (tmp_path / f"{adres.naam}.html").write_bytes(lezer.get(adres.pad, follow=True).content)
    uitslag = subprocess.run(
        [shutil.which("java"), "-jar", validator, "--format", "json", *map(str, sorted(tmp_path.glob("*.html")))],
        capture_output=True,
        text=True,
    )
    berichten = [
        f"{bericht['url'].rsplit('/', 1)[-1]}:{bericht.get('lastLine')} {bericht['message']}"
        for bericht in json.loads(uitslag.stderr)["messages"]
    ]
    assert berichten == []
