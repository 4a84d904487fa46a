"""Files to keep: the answer that a browser keeps as one, and which kinds of file a table can be."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

# (extension, what a reader calls it, media type), the usual one first; `programma.tabelbestand` makes them.
VORMEN = (
    ("xlsx", "Excel (.xlsx)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ods", "OpenDocument (.ods)", "application/vnd.oasis.opendocument.spreadsheet"),
    ("csv", "CSV (.csv)", "text/csv; charset=utf-8"),
)
SOORTEN = {vorm: soort for vorm, _, soort in VORMEN}


def bijlage(inhoud: bytes, naam: str) -> HttpResponse:
    """A file to keep; the end of its `naam` is one of VORMEN."""
    return download(inhoud, SOORTEN[naam.rpartition(".")[2]], naam)


def download(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    """A file of media type `soort` that a browser keeps under `naam`."""
    return HttpResponse(
        inhoud, content_type=soort, headers={"Content-Disposition": content_disposition_header(True, naam)}
    )
