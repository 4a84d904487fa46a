"""A child as the portal sees it: a process on the other end of a socket, with a folder of its own."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from programma.childprocess.protocol import receive, send

PROJECT = Path(__file__).resolve().parent.parent.parent
# All a child takes over from the portal's environment: where the system looks for libraries.
FOR_LIBRARIES = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


class ChildProcess:
    """One started child. After TimeoutError or Gesloten only `stop` is of use."""

    def __init__(
        self, module: str, settings: dict, *, options: Sequence[str] = (), environment: Mapping[str, str] | None = None
    ):
        """Start `python -m module` with `settings` and its folder as JSON, without waiting; raises OSError.

        `options` are those of the interpreter, `environment` comes on top of the little that every child gets.
        """
        self._folder = Path(tempfile.mkdtemp(prefix="sfn-child-"))
        self._socket, theirs = socket.socketpair()
        arguments = json.dumps({**settings, "folder": str(self._folder)})
        try:
            with theirs, open(self._folder / "stderr", "wb") as stderr:
                self._process = subprocess.Popen(
                    [sys.executable, *options, "-m", module, arguments],
                    cwd=PROJECT,
                    stdin=theirs,
                    stdout=theirs,
                    stderr=stderr,
                    start_new_session=True,
                    env=self._environment() | (environment or {}),
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

    def send(self, header: dict, parts: Sequence[bytes], *, deadline: float) -> None:
        """Send one frame; raises TimeoutError past `deadline` (a time.monotonic() value), Gesloten when it died."""
        send(self._socket, header, *parts, deadline=deadline)

    def receive(self, *, deadline: float) -> tuple[dict, list[bytes]]:
        """Its next frame; raises TimeoutError past `deadline` (a time.monotonic() value), Gesloten when it died."""
        return receive(self._socket, deadline=deadline)

    def ask(self, header: dict, parts: Sequence[bytes], seconds: float) -> tuple[dict, list[bytes]]:
        """Its answer to one request; raises TimeoutError when that takes longer than `seconds`, Gesloten when it died."""
        deadline = time.monotonic() + seconds
        self.send(header, parts, deadline=deadline)
        return self.receive(deadline=deadline)

    def wait(self) -> int:
        """How it ended, once it closed its side: its code, or minus the signal that ended it."""
        try:
            return self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return 0

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
        """After a fork, in the new process: leave the child to the parent, which it would outlive with our socket open."""
        self._socket.close()
        self._process.returncode = 0

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in FOR_LIBRARIES if name in os.environ}
        own = {"HOME": str(self._folder), "TMPDIR": str(self._folder)}
        return {**kept, **own, "LANG": "C.UTF-8", "TZ": "UTC"}
