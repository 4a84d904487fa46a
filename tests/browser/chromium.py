"""How the tests and the measurements start Chromium: without screen, and kept from calling anywhere by itself."""

RUSTIG = ["gpu", "quic", "background-networking", "component-update", "sync"]


def startopties(pad: str) -> dict:
    """Launch options of Playwright for the system's own Chromium at `pad`."""
    return {
        "executable_path": pad,
        "args": ["--no-sandbox", "--no-first-run", *(f"--disable-{naam}" for naam in RUSTIG)],
    }
