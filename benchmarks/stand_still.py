"""When the machine itself stood still: a second process that sleeps a few milliseconds at a time notes how late it wakes.

A virtual machine is stopped by its host for tens of milliseconds, and on a machine with other work everybody waits. A pause of the window
is told beside what this process saw in the same interval; neither is taken off the other, because the two wait on different processors.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

#: In seconds: so long the second process sleeps at a time.
_NAP: Final = 0.005
#: In seconds. Every system wakes a sleeper a little late.
_USUAL: Final = 0.001
#: In seconds: so long it may take until the second process is there.
_PATIENCE: Final = 30.0


class StandStill:
    """Has a second process of the same priority watch the machine, from entering to leaving.

    Attributes:
        process: The number of the second process.
    """

    def __enter__(self) -> Self:
        """Return when the second process watches."""
        self._folder = tempfile.TemporaryDirectory()
        self._told = Path(self._folder.name) / "late"
        with self._told.open("wb") as told:
            self._process = subprocess.Popen([sys.executable, "-I", __file__], stdout=told)
        self.process = self._process.pid
        limit = time.monotonic() + _PATIENCE
        while not self._told.stat().st_size and time.monotonic() < limit:
            time.sleep(_NAP)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()

    def within(self, begin: float, end: float) -> float:
        """Return for how many milliseconds the second process was kept from waking between two readings of ``time.perf_counter``."""
        whole, _newline, _unfinished = self._told.read_text().rpartition("\n")
        late = (tuple(map(float, line.split())) for line in whole.splitlines())
        return 1000 * sum(max(0.0, min(end, woke) - max(begin, due)) for due, woke in late)


def _watch() -> None:
    """Sleep, and tell when the waking was due and when it was, wherever that is late; until the one who asked has gone."""
    asked_by = os.getppid()
    print(0.0, 0.0, flush=True)  # it begins
    while os.getppid() == asked_by:
        due = time.perf_counter() + _NAP
        time.sleep(_NAP)
        woke = time.perf_counter()
        if woke - due > _USUAL:
            print(due, woke, flush=True)


if __name__ == "__main__":
    _watch()
