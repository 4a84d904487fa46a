"""The child process that makes the PDFs: `python -m rapportage.pdf.worker '{"roots": […], …}'`, started by process.py.

Standard input and output are one socket that speaks the protocol of programma/childprocess. The worker loads WeasyPrint,
renders something small, says it is ready and then answers requests until the other side closes. No Django here.
"""

import gc
import json
import shutil
import socket
import sys
import traceback
import warnings
from datetime import datetime
from pathlib import Path

from programma.childprocess import limits
from programma.childprocess.protocol import Gesloten, Geweigerd, receive, send, take_over_output

ADDRESSES = 1024 * limits.MIB
FILE_SIZE = 64 * limits.MIB
WARM_UP = {"titel": "x", "kenmerk": "", "datum": "2000-01-01T00:00:00+00:00", "bijlagen": []}
WARM_UP_HTML = """<!doctype html><html lang="nl"><head><title>x</title></head><body><h1>Kop</h1><p>Gemeenteraadsvergadering
<a href="#a">verwijzing</a> en <strong>nadruk</strong>.</p><ul><li>punt</li></ul><table id="a"><caption>t</caption><thead>
<tr><th scope="col">a</th></tr></thead><tbody><tr><td>€ 1.000</td></tr></tbody></table>
<svg viewBox="0 0 9 9" width="9" height="9"><title>t</title><text x="1" y="8">x</text></svg></body></html>""".encode()


def main(settings: dict) -> int:
    verbinding, data = take_over_output(), settings["data"]
    try:
        limits.limit_process(data=data, addresses=max(ADDRESSES, data), file_size=FILE_SIZE)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            from rapportage.pdf import render

        renderer = render.Renderer([Path(root) for root in settings["roots"]])
        _render(renderer, {**WARM_UP, "stijlen": settings["stijlen"]}, [WARM_UP_HTML])
    except (ImportError, OSError, MemoryError):
        send(verbinding, _failure("start", traceback.format_exc()))
        return 1
    except Exception as fout:
        # A stylesheet that is not right yet must not keep other documents from being printed: the job will say it.
        print(f"warming up: {fout}", file=sys.stderr)
    render.without_collector()
    send(verbinding, {"ok": True, "waarschuwingen": _relevant(caught)})
    try:
        return _serve(verbinding, renderer)
    except Gesloten:
        # The portal closed, or was killed and cannot clean up after us.
        shutil.rmtree(settings["folder"], ignore_errors=True)
        return 0


def _serve(verbinding: socket.socket, renderer) -> int:
    while True:
        request, parts = receive(verbinding)
        limits.limit_next_job(request["tijd"])
        last = False
        try:
            pdf, notes = _render(renderer, request, parts)
            answer, body = {"ok": True, "waarschuwingen": notes}, [pdf]
        except (MemoryError, SystemError):
            # Without memory the interpreter itself may fail, and libraries are left half done: this worker has had it.
            answer, body, last = _failure("geheugen"), [], True
        except Geweigerd as fout:
            answer, body = _failure("inhoud", str(fout)), []
        except Exception:
            answer, body = _failure("fout", traceback.format_exc()), []
        send(verbinding, {**answer, "rss": limits.resident()}, *body)
        del body
        if last:
            return 1
        # Between two jobs: the cycles of the last document.
        gc.collect()


def _failure(soort: str, melding: str = "") -> dict:
    return {"ok": False, "soort": soort, "melding": melding}


def _render(renderer, request: dict, parts: list[bytes]) -> tuple[bytes, list[str]]:
    html, *inhouden = parts
    return renderer.render(
        html.decode(),
        stijlen=request["stijlen"],
        titel=request["titel"],
        kenmerk=request["kenmerk"],
        datum=datetime.fromisoformat(request["datum"]),
        bijlagen=[{**bijlage, "inhoud": inhoud} for bijlage, inhoud in zip(request["bijlagen"], inhouden, strict=True)],
    )


def _relevant(caught: list[warnings.WarningMessage]) -> list[str]:
    """The absence of system fonts is our own choice (fonts.conf), and no news."""
    return [str(found.message) for found in caught if "No fonts configured" not in str(found.message)]


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
