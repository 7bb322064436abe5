"""How long the event loop stands still: a timer that should come every few milliseconds notes how late it is."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

#: In milliseconds; gaps shorter than this are not seen.
TICK: Final = 4


class EventLoopWatch(QObject):
    """Notes the longest pause between two turns of the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start to watch."""
        super().__init__(parent)
        self._longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was seen so far."""
        self._longest = 0.0
        self._last = time.perf_counter()

    def longest_ms(self) -> float:
        """Return the longest pause since the beginning, also one that goes on."""
        return max(self._longest, time.perf_counter() - self._last) * 1000

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
