"""The worker as the portal sees it: a child process that stays, and says when it is ready."""

import time
from collections.abc import Sequence
from pathlib import Path

from programma.childprocess.process import ChildProcess

FONTS = Path(__file__).resolve().parent / "fonts.conf"


class WorkerProcess(ChildProcess):
    """One started worker. After any error but an answer that says so, only `stop` is of use."""

    def __init__(self, roots: Sequence[Path], stijlen: Sequence[str], data: int):
        """Start it, without waiting until it is ready; raises OSError."""
        self.ready, self.jobs = False, 0
        settings = {"roots": [str(root.resolve()) for root in roots], "stijlen": list(stijlen), "data": data}
        super().__init__("rapportage.pdf.worker", settings, environment={"FONTCONFIG_FILE": str(FONTS)})

    def wait_until_ready(self, seconds: float) -> dict:
        """Its first words: {"ok": True, "waarschuwingen"} or {"ok": False, …}; raises TimeoutError, Gesloten."""
        answer, _ = self.receive(deadline=time.monotonic() + seconds)
        self.ready = answer["ok"]
        return answer

    def ask(self, header: dict, parts: Sequence[bytes], seconds: float) -> tuple[dict, list[bytes]]:
        answer = super().ask(header, parts, seconds)
        self.jobs += 1
        return answer
