"""What every answer carries, and what no template may hold."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

from tests.adressen import paginas

pytestmark = pytest.mark.eenmaal

SJABLONEN = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
CSP = "base-uri 'self'; default-src 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:; object-src 'none'"


@pytest.mark.parametrize("adres", paginas(), ids=lambda adres: adres.naam)
def test_every_page_carries_the_strict_policy(request, adres):
    antwoord = request.getfixturevalue(adres.lezer).get(adres.pad)
    assert "; ".join(sorted(antwoord["Content-Security-Policy"].split("; "))) == CSP
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["X-Frame-Options"] == "DENY"
    assert antwoord["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("pad", [p for p in SJABLONEN if "druk" not in p.parts], ids=lambda pad: pad.name)
def test_no_template_holds_inline_script_or_style(pad):
    tekst = re.sub(r"{%.*?%}", "", pad.read_text(encoding="utf-8"))
    assert not re.search(r"<script(?![^>]*\bsrc=)", tekst)
    assert not re.search(r"<style|\sstyle=|\son\w+=|hx-on", tekst)
    assert not re.search(r"""(?:src|href)=["']https?://""", tekst.replace("https://www.w3.org/2000/svg", ""))


def test_there_is_no_django_admin():
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert "admin" not in get_resolver().namespace_dict


def test_on_a_server_cookies_are_secure_and_https_is_kept(monkeypatch):
    import importlib

    from sfn_portal import settings as instellingen

    monkeypatch.setenv("SFN_DEMO", "0")
    monkeypatch.setenv("SFN_DEBUG", "0")
    monkeypatch.setenv("SFN_SECRET_KEY", "x" * 50)
    server = importlib.reload(instellingen)
    try:
        assert server.SESSION_COOKIE_SECURE
        assert server.CSRF_COOKIE_SECURE
        assert server.SECURE_SSL_REDIRECT
        assert server.SECURE_HSTS_SECONDS >= 31_536_000
        assert not server.DEMO
    finally:
        monkeypatch.undo()
        importlib.reload(instellingen)
