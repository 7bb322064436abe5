"""How long the event loop stands still: a timer that should come every few milliseconds notes how late it is.

Three figures, because they answer different questions. A pause is what a person waits; on a machine with other work it grows without our
doing. The work of a pause is the processor time that the window's own thread spent in it. And the window is held up by this program for
the pause less the time in which its thread could have gone on, but other work had the processors: that is its own work, and waiting for
Python's lock, files and other threads, on the clock.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

#: In milliseconds; gaps shorter than this are not seen.
TICK: Final = 4


class _QueueClock:
    """Says how long the thread that made it has waited for a processor, where the system tells: on Linux."""

    def __init__(self) -> None:
        try:
            self._told = os.open("/proc/thread-self/schedstat", os.O_RDONLY) if sys.platform == "linux" else None
        except OSError:
            self._told = None

    def __del__(self) -> None:
        if self._told is not None:
            os.close(self._told)

    def seconds(self) -> float | None:
        """Return the whole time; None where nobody knows."""
        return None if self._told is None else int(os.pread(self._told, 80, 0).split()[1]) / 1e9


class EventLoopWatch(QObject):
    """Notes the longest pause between two turns of the event loop, and the most work. Must live in the window's thread.

    Attributes:
        step: What is being done, as whoever watches calls it.
        most_work_in: The step in which the most work was done.
        longest_between: When the longest pause began and ended, as ``time.perf_counter`` counts.
        work_by_step: In milliseconds, the most work between two turns of each step.
        held_up_by_step: In milliseconds, how long the window was held up at most in each step; the work where the system does not say it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start to watch."""
        super().__init__(parent)
        self.step = ""
        self._stopped = False
        self._queue = _QueueClock()
        self.begin()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @property
    def knows_the_queue(self) -> bool:
        """Whether the system says how long a thread waited for a processor."""
        return self._queue.seconds() is not None

    def begin(self) -> None:
        """Forget what was seen so far."""
        self._longest = self._most = 0.0
        self.longest_between = 0.0, 0.0
        self.work_by_step: dict[str, float] = {}
        self.held_up_by_step: dict[str, float] = {}
        self.most_work_in = self.step
        self._last, self._last_work, self._last_queue = time.perf_counter(), time.thread_time(), self._queue.seconds()

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

    def held_up_ms(self) -> float:
        """Return how long the window was held up by this program at most; also in a turn that goes on."""
        if not self._stopped:
            self._tick()
        return max(self.held_up_by_step.values())

    def _tick(self) -> None:
        now, work, queue = time.perf_counter(), time.thread_time(), self._queue.seconds()
        pause, worked = now - self._last, work - self._last_work
        held_up = worked if queue is None or self._last_queue is None else max(worked, pause - (queue - self._last_queue))
        if pause > self._longest:
            self._longest, self.longest_between = pause, (self._last, now)
        self.work_by_step[self.step] = max(self.work_by_step.get(self.step, 0.0), worked * 1000)
        self.held_up_by_step[self.step] = max(self.held_up_by_step.get(self.step, 0.0), held_up * 1000)
        if worked > self._most:
            self._most, self.most_work_in = worked, self.step
        self._last, self._last_work, self._last_queue = now, work, queue
