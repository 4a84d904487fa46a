"""A Word file is a zip of XML parts: the same parts always give the same bytes. Standard library only."""

import io
import zipfile
from collections.abc import Mapping

# Where a program looks first for what it has in its hands.
FIRST = "[Content_Types].xml"
# The oldest day that a zip can name; what is made when, stands in the properties of the document.
DAY = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The zip of `parts` by their name inside it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return target.getvalue()


def unpack(file: bytes) -> dict[str, bytes]:
    """The parts of a file that is trusted to be such a zip."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
