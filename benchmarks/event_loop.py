"""How long the event loop stands still: a timer that should come every few milliseconds notes how late it is.

Two figures, because they answer different questions. A pause is what a person waits; on a machine with other work it grows
without our doing. The work of a pause is the processor time that the window's own thread spent in it, which is what the
program can be held to anywhere.
"""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

#: In milliseconds; gaps shorter than this are not seen.
TICK: Final = 4


class EventLoopWatch(QObject):
    """Notes the longest pause between two turns of the event loop, and the most work. Must live in the window's thread.

    Attributes:
        step: What is being done, as whoever watches calls it.
        most_work_in: The step in which the most work was done.
        work_by_step: In milliseconds, the most work between two turns of each step.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start to watch."""
        super().__init__(parent)
        self.step = ""
        self._stopped = False
        self.begin()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was seen so far."""
        self._longest = self._most = 0.0
        self.work_by_step: dict[str, float] = {}
        self.most_work_in = self.step
        self._last, self._last_work = time.perf_counter(), time.thread_time()

    def stop(self) -> None:
        """Watch no more; what was seen stays."""
        self._timer.stop()
        self._tick()
        self._stopped = True

    def longest_ms(self) -> float:
        """Return the longest pause since the beginning, also one that goes on."""
        return max(self._longest, 0.0 if self._stopped else time.perf_counter() - self._last) * 1000

    def most_work_ms(self) -> float:
        """Return the most processor time of this thread between two turns, also of those that go on."""
        return max(self._most, 0.0 if self._stopped else time.thread_time() - self._last_work) * 1000

    def _tick(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, now - self._last)
        self.work_by_step[self.step] = max(self.work_by_step.get(self.step, 0.0), (work - self._last_work) * 1000)
        if work - self._last_work > self._most:
            self._most, self.most_work_in = work - self._last_work, self.step
        self._last, self._last_work = now, work
