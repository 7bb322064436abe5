"""Threads for work in the background.

Python's own threads, not Qt's pool: a ``QThreadPool`` that is destroyed waits for its threads while it may hold Python's
lock, and destroys Python's runnables in its own threads.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

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
        self._executor = ThreadPoolExecutor(most, thread_name_prefix=name)
        self._stopped = False

    def start(self, work: Callable[[], None]) -> None:
        """Do ``work`` when a thread is idle; after the stop, never."""
        if not self._stopped:
            self._executor.submit(work)

    def stop(self) -> None:
        """Drop what waits, wait for what is under way, and take nothing more."""
        self._stopped = True
        self._executor.shutdown(wait=True, cancel_futures=True)
