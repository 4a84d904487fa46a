"""Style sheets, scripts and fonts, gathered where the web server serves them; again only when one has changed."""

import hashlib
import os

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def verzamel() -> bool:
    """Run collectstatic when the files differ from the last time; returns whether it ran. Raises OSError."""
    if settings.DEBUG:
        return False
    stempel = settings.VAR / "statisch-stempel"
    verzameling = settings.STATIC_ROOT / "staticfiles.json"
    nu = _stempel()
    if verzameling.exists() and stempel.exists() and stempel.read_text() == nu:
        return False
    stempel.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stempel.write_text(nu)
    return True


def _stempel() -> str:
    """A digest of all static files (name, size, time) and of what makes the served copies of them."""
    som = hashlib.sha256(f"{django.__version__} {settings.STORAGES['staticfiles']['BACKEND']}".encode())
    for zoeker in get_finders():
        for pad, opslag in zoeker.list([]):
            gegevens = os.stat(opslag.path(pad))
            som.update(f"{pad} {gegevens.st_size} {gegevens.st_mtime_ns}\n".encode())
    return som.hexdigest()
