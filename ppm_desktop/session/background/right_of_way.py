"""The right of way of the window's thread: work in the background waits between two steps while that thread is at work.

A worker sees that for itself: the thread used a processor since the last look. Whoever waits has let Python's lock go, so that a thread that
wanted nothing but the lock has worked by the next look. Not asked are a timer of Qt, which would be two hundred events a second, at each of
which PySide looks types up without Python's lock (see ``imports``); nor the frames of the other thread, because whoever holds a frame may be the
last to hold its objects, and a widget must not be destroyed in a worker. Where the system has no such clock, on Windows and macOS, a worker only lets the lock go between two steps.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Event, Lock, get_ident
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: In seconds: no worker looks more often than that.
_LOOK: Final = 0.001
#: In seconds: from look to look while work waits.
_PAUSE: Final = 0.002
#: In seconds. Work goes on after so long whatever the window does: it may be waiting for this very work.
_LONGEST: Final = 0.1
#: A thread that used a processor for less than this share of the time has been resting: a timer now and then.
_RESTING: Final = 0.2
#: So many looks in a row must find it resting: between two of them it may have waited for a processor.
_QUIET_LOOKS: Final = 3


class RightOfWay:
    """Says to workers when they may go on. Made in the window's thread."""

    def __init__(self) -> None:
        """Belong to the thread that this is called in."""
        self._thread = get_ident()
        clock_of = getattr(time, "pthread_getcpuclockid", None)
        self._clock: int | None = None if clock_of is None else clock_of(self._thread)
        self._seen = time.monotonic(), self._work()
        self._lock = Lock()
        self._hurries = 0
        self._first: set[int] = set()  # threads whose work goes before all other
        self._none_first = Event()
        self._none_first.set()
        self.waits = False  # whether somebody waits for the window, as far as that was seen last

    def wait(self) -> None:
        """Return when nobody waits for the window, nor for work that goes first; in a worker."""
        thread = get_ident()
        if thread == self._thread or self._hurries or thread in self._first:
            return
        self._none_first.wait(_LONGEST)
        if self._clock is None:
            time.sleep(0)
            return
        begun = time.monotonic()
        if begun - self._seen[0] < _LOOK:
            return
        looks = _QUIET_LOOKS if self._has_worked() else 0
        while looks and time.monotonic() - begun < _LONGEST:
            self.waits = True
            time.sleep(_PAUSE)
            looks = _QUIET_LOOKS if self._has_worked() else looks - 1
        self.waits = False

    @contextmanager
    def first(self) -> Iterator[None]:
        """Hold all other work up, and wait for nobody; in the thread of work that goes first, because the window waits for it."""
        thread = get_ident()
        with self._lock:
            self._first.add(thread)
            self._none_first.clear()
        try:
            yield
        finally:
            with self._lock:
                self._first.discard(thread)
                if not self._first:
                    self._none_first.set()

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Hold no work up; for the window's thread, when it waits for the work itself."""
        self._hurries += 1
        self._none_first.set()
        try:
            yield
        finally:
            self._hurries -= 1

    def _has_worked(self) -> bool:
        """Look at the window's thread: say whether it has been at work since the last look."""
        if self._hurries:
            return False  # it waits
        before, now = self._seen, (time.monotonic(), self._work())
        self._seen = now
        return now[1] - before[1] > _RESTING * (now[0] - before[0])

    def _work(self) -> float:
        """Return the processor time that the thread has used, in seconds; 0 where nobody knows."""
        return 0.0 if self._clock is None else time.clock_gettime(self._clock)
