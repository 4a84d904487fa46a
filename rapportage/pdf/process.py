"""The worker as the portal sees it: a child process on the other end of a socket, with a folder of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rapportage.pdf.protocol import receive, send

HIER = Path(__file__).resolve().parent
PROJECT = HIER.parent.parent
# All a worker takes over from the portal's environment: where the system looks for libraries.
FOR_LIBRARIES = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


class WorkerProcess:
    """One started worker. After any error but an answer that says so, only `stop` is of use."""

    def __init__(self, roots: Sequence[Path], stijlen: Sequence[str], data: int):
        """Start it, without waiting until it is ready; raises OSError."""
        self.ready, self.jobs = False, 0
        self._folder = Path(tempfile.mkdtemp(prefix="sfn-pdf-"))
        self._socket, theirs = socket.socketpair()
        settings = {
            "roots": [str(root.resolve()) for root in roots],
            "stijlen": list(stijlen),
            "data": data,
            "folder": str(self._folder),
        }
        try:
            with theirs, open(self._folder / "stderr", "wb") as stderr:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "rapportage.pdf.worker", json.dumps(settings)],
                    cwd=PROJECT,
                    stdin=theirs,
                    stdout=theirs,
                    stderr=stderr,
                    start_new_session=True,
                    env=self._environment(),
                )
        except OSError:
            self._socket.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def wait_until_ready(self, seconds: float) -> dict:
        """Its first words: {"ok": True, "waarschuwingen"} or {"ok": False, …}; raises TimeoutError, Gesloten."""
        answer, _ = receive(self._socket, deadline=time.monotonic() + seconds)
        self.ready = answer["ok"]
        return answer

    def ask(self, header: dict, parts: Sequence[bytes], seconds: float) -> tuple[dict, list[bytes]]:
        """Its answer to one request; raises TimeoutError when that takes longer than `seconds`, Gesloten when it died."""
        deadline = time.monotonic() + seconds
        send(self._socket, header, *parts, deadline=deadline)
        answer = receive(self._socket, deadline=deadline)
        self.jobs += 1
        return answer

    def stop(self) -> str:
        """End it, since it has nothing worth keeping, and clean up after it; returns the end of its standard error."""
        self._socket.close()
        self._process.kill()
        self._process.wait()
        stderr = self._folder / "stderr"
        said = stderr.read_text(errors="replace")[-2000:] if stderr.exists() else ""
        shutil.rmtree(self._folder, ignore_errors=True)
        return said

    def forget(self) -> None:
        """After a fork, in the new process: leave the worker to the parent, which it would outlive with our socket open."""
        self._socket.close()
        self._process.returncode = 0

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in FOR_LIBRARIES if name in os.environ}
        own = {"HOME": str(self._folder), "TMPDIR": str(self._folder), "FONTCONFIG_FILE": str(HIER / "fonts.conf")}
        return {**kept, **own, "LANG": "C.UTF-8", "TZ": "UTC"}
