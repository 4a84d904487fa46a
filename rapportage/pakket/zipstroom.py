"""A zip that is sent while it is made; the same files give the same bytes. Standard library only."""

import zipfile
from collections.abc import Callable, Iterable, Iterator

# A zip wants a time for every file; what is made when, stands in the metadata.
DAG = (1980, 1, 1, 0, 0, 0)


class _Bak:
    """What zipfile writes, until it is taken out."""

    def __init__(self) -> None:
        self._delen: list[bytes] = []

    def write(self, deel: bytes) -> int:
        self._delen.append(bytes(deel))
        return len(deel)

    def flush(self) -> None:
        """Nothing is held back."""

    def leeg(self) -> bytes:
        inhoud, self._delen = b"".join(self._delen), []
        return inhoud


def stroom(bestanden: Iterable[tuple[str, Callable[[], bytes]]]) -> Iterator[bytes]:
    """The zip in pieces, with one file in memory at a time."""
    bak = _Bak()
    with zipfile.ZipFile(bak, "w") as zip_:
        for naam, lees in bestanden:
            ingang = zipfile.ZipInfo(naam, DAG)
            ingang.compress_type = zipfile.ZIP_DEFLATED
            zip_.writestr(ingang, lees())
            yield bak.leeg()
    yield bak.leeg()
