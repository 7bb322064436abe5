"""How far a long calculation is, on one line of a terminal that is written over; nothing where nobody looks on."""

from __future__ import annotations

import sys
from threading import Lock
from typing import TYPE_CHECKING, Self

from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO


class ProgressLine:
    """A line on standard error while its block runs; gone afterwards. What is written to standard output stays clean."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Write to ``stream``, standard error unless given, if it is a terminal."""
        self._stream = sys.stderr if stream is None else stream
        self._shown = self._stream.isatty()
        self._lock = Lock()
        self._said = -1
        self._width = 0

    def __enter__(self) -> Self:
        """Say that it begins."""
        self.told(0.0)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take the line away."""
        self._write("")

    def told(self, done: float) -> None:
        """Show how far it is, 0 … 1; from any thread."""
        percent = int(100 * done)
        with self._lock:
            if percent > self._said:
                self._said = percent
                self._write(tr("Calculating: {percent} %").format(percent=percent))

    def _write(self, line: str) -> None:
        if self._shown:
            self._stream.write("\r" + line.ljust(self._width) + ("" if line else "\r"))
            self._stream.flush()
            self._width = len(line)
