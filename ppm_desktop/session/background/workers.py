"""Threads for work in the background.

Python's own threads, not Qt's pool: a ``QThreadPool`` that is destroyed waits for its threads while it may hold Python's
lock, and destroys Python's runnables in its own threads.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from functools import partial
from threading import get_native_id
from typing import TYPE_CHECKING, Final, Literal

from ppm_desktop.costing.giving_way import ask_before_going_on
from ppm_desktop.session.background.right_of_way import RightOfWay

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

#: In seconds. Python's own 5 ms are waited anew at every call from Qt into Python while a worker computes: painting one
#: table beside an import took 200 ms.
_SWITCH_INTERVAL: Final = 0.0005


#: How much later than the window the system gives a processor to work that nobody waits for: as ``nice`` counts.
_LATER: Final = 10
_LAST: Final = 19


#: Work that goes first holds up all other, as far as that gives way; for the last, the system has a processor when nobody else wants it.
Rank = Literal["first", "usual", "last"]


class _Window:
    """The window's thread; there is none in tests of single workers."""

    right_of_way: RightOfWay | None = None


def let_window_go_first() -> None:
    """Make workers hand Python's lock over soon, and wait while the window's thread, this one, is at work. For programs with a window."""
    sys.setswitchinterval(_SWITCH_INTERVAL)
    _Window.right_of_way = RightOfWay()
    ask_before_going_on(_Window.right_of_way.wait)


class Workers:
    """Does work in the order in which it came, in at most so many threads. The work reports by signals, and raises nothing."""

    def __init__(self, most: int, name: str, rank: Rank = "usual") -> None:
        """Start no thread before there is work; ``name`` is seen in traces."""
        self._most = most
        self._name = name
        self._rank = rank
        self._executor: ThreadPoolExecutor | None = None
        self._stopped = False

    def start(self, work: Callable[[], None]) -> None:
        """Do ``work`` when a thread is idle; after the stop, never."""
        if self._stopped:
            return
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - the window is visible before there is work

            begin = _come_later if self._rank == "last" else None
            self._executor = ThreadPoolExecutor(self._most, thread_name_prefix=self._name, initializer=begin)
        way = _Window.right_of_way
        self._executor.submit(partial(_before_others, way, work) if way is not None and self._rank == "first" else work)

    def stop(self) -> None:
        """Drop what waits, wait for what is under way, and take nothing more."""
        self._stopped = True
        if self._executor is not None:
            way = _Window.right_of_way
            with nullcontext() if way is None else way.hurried():
                self._executor.shutdown(wait=True, cancel_futures=True)


def _before_others(way: RightOfWay, work: Callable[[], None]) -> None:
    with way.first():
        work()


def _come_later() -> None:
    """Let the system prefer other threads to this one and to those that it starts; only Linux ranks single threads."""
    if sys.platform == "linux":
        thread = get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, min(_LAST, os.getpriority(os.PRIO_PROCESS, thread) + _LATER))
