"""Tables as a download: which kinds of file there are, and the answer that a browser keeps as one."""

from django.http import HttpResponse

# (extension, what a reader calls it, media type), the usual one first; `programma.tabelbestand` makes them.
VORMEN = (
    ("xlsx", "Excel (.xlsx)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ods", "OpenDocument (.ods)", "application/vnd.oasis.opendocument.spreadsheet"),
    ("csv", "CSV (.csv)", "text/csv; charset=utf-8"),
)
SOORTEN = {vorm: soort for vorm, _, soort in VORMEN}


def bijlage(inhoud: bytes, naam: str) -> HttpResponse:
    """A file to keep; the end of its `naam` is one of VORMEN."""
    soort = SOORTEN[naam.rpartition(".")[2]]
    return HttpResponse(inhoud, content_type=soort, headers={"Content-Disposition": f'attachment; filename="{naam}"'})
