"""Ctrl-C while the database of an import works: Python hears of it only when the running statement has ended, a thread at once."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ppm_desktop.usage.reading import UsageImport, UsageReading


def read_until_ctrl_c(reading: UsageReading) -> UsageImport:
    """Read usage exports; Ctrl-C raises ``KeyboardInterrupt`` within moments, and nothing is left on disk."""
    from ppm_desktop.usage.problems import UsageCancelledError  # noqa: PLC0415 - DuckDB loads only for commands that read exports

    with told_at_once(reading.cancel):
        try:
            return reading.run()
        except UsageCancelledError:
            raise KeyboardInterrupt from None


@contextmanager
def told_at_once(cancel: Callable[[], None]) -> Iterator[None]:
    """Call ``cancel`` in a thread when somebody presses Ctrl-C within the block; ``KeyboardInterrupt`` is raised as ever."""
    if threading.current_thread() is not threading.main_thread():  # signals are the main thread's
        yield
        return
    heard, written = os.pipe()
    if os.name == "posix":  # elsewhere it is not asked for
        os.set_blocking(written, False)
    before = signal.set_wakeup_fd(written, warn_on_full_buffer=False)

    def listen() -> None:
        while number := os.read(heard, 1):
            if number[0] == signal.SIGINT:
                cancel()

    listener = threading.Thread(target=listen, name="ctrl-c", daemon=True)
    listener.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before, warn_on_full_buffer=False)
        os.close(written)  # which ends the thread
        listener.join()
        os.close(heard)
