"""What a document may fetch: files below our own static folders, by address statisch:///pad, and nothing else."""

import mimetypes
import urllib.parse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

SCHEME = "statisch"
BASE_URL = f"{SCHEME}:///"

# urljoin resolves "../lettertype.woff2" for the schemes it knows only; in this process that includes ours.
for _list in (urllib.parse.uses_relative, urllib.parse.uses_netloc):
    if SCHEME not in _list:
        _list.append(SCHEME)


class StaticFetcher:
    """WeasyPrint's `url_fetcher` over one or more static folders, read as one tree: the first that has a file wins.

    A refusal and a missing file are fatal: a report without its font or chart is not a report. The error that says so
    is a BaseException, so this class belongs in the child process only. WeasyPrint swallows even that inside an SVG:
    ask `refused` afterwards. `seen` maps each file read to its modification time, for whoever caches what came of it.
    """

    _fail_on_errors = True  # read by weasyprint.urls.fetch

    def __init__(self, roots: Sequence[Path]):
        self.roots = [Path(root).resolve() for root in roots]
        self.seen: dict[Path, int] = {}
        self.refused: list[str] = []

    def __call__(self, url: str) -> URLFetcherResponse:
        path = self.find(url)
        self.seen[path] = path.stat().st_mtime_ns
        mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": mime})

    def find(self, url: str) -> Path:
        """The file at `url`; raises FatalURLFetchingError with a Dutch sentence for anything that is not ours."""
        shown = url if len(url) <= 120 else url[:117] + "..."
        parts = urllib.parse.urlsplit(url)
        name = urllib.parse.unquote(parts.path).lstrip("/")
        if parts.scheme != SCHEME or parts.netloc or "\0" in name:
            self._refuse(f"Het document vraagt een bestand op dat niet van het portaal is: {shown}")
        for root in self.roots:
            path = (root / name).resolve()
            if not path.is_relative_to(root):
                self._refuse(f"Het document vraagt een bestand op buiten de eigen mappen: {shown}")
            if path.is_file():
                return path
        return self._refuse(f"Het bestand {shown} ontbreekt.")

    def _refuse(self, reden: str) -> NoReturn:
        self.refused.append(reden)
        raise FatalURLFetchingError(reden)
