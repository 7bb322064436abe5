"""Threads for work in the background.

Python's own threads, not Qt's pool: a ``QThreadPool`` that is destroyed waits for its threads while it may hold Python's
lock, and destroys Python's runnables in its own threads.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

#: In seconds. Python's own 5 ms are waited anew at every call from Qt into Python while a worker computes: painting one
#: table beside an import took 200 ms.
_SWITCH_INTERVAL: Final = 0.0005


def let_window_go_first() -> None:
    """Make workers hand Python's lock over soon. Call it once, in programs that have a window."""
    sys.setswitchinterval(_SWITCH_INTERVAL)


class Workers:
    """Does work in the order in which it came, in at most so many threads. The work reports by signals, and raises nothing."""

    def __init__(self, most: int, name: str) -> None:
        """Start no thread before there is work; ``name`` is seen in traces."""
        self._most = most
        self._name = name
        self._executor: ThreadPoolExecutor | None = None
        self._stopped = False

    def start(self, work: Callable[[], None]) -> None:
        """Do ``work`` when a thread is idle; after the stop, never."""
        if self._stopped:
            return
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - the window is visible before there is work

            self._executor = ThreadPoolExecutor(self._most, thread_name_prefix=self._name)
        self._executor.submit(work)

    def stop(self) -> None:
        """Drop what waits, wait for what is under way, and take nothing more."""
        self._stopped = True
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
