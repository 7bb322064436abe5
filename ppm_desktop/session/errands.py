"""Work done in threads, its result handed over in the window's thread: reading files, importing libraries, drawing exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class _Errand(QRunnable):
    def __init__(self, errands: Errands, number: int, work: Callable[[], object]) -> None:
        super().__init__()
        self._errands = errands
        self._number = number
        self._work = work

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which deals with it there
            self._errands.ended.emit(self._number, None, error)
        else:
            self._errands.ended.emit(self._number, result, None)


class Errands(QObject):
    """Sends work off and calls back in the thread that this object belongs to."""

    ended = Signal(int, object, object)  # number, result, exception or None; from the worker's thread
    failed = Signal(object)  # exception of an errand that has no handler of its own

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self._waiting: dict[int, tuple[Callable[..., None], Callable[[Exception], None] | None]] = {}
        self._count = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self.ended.connect(self._deliver)

    def send(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None) -> None:
        """Do ``work`` in a thread; then call ``done`` with its result, or ``failed`` with its exception."""
        self._count += 1
        self._waiting[self._count] = (done, failed)
        self._pool.start(_Errand(self, self._count, work))

    def stop(self) -> None:
        """Forget what is under way and wait until the threads are idle; for closing the window."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(int, object, object)
    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        done, failed = self._waiting.pop(number, (None, None))
        if done is None:
            return
        if error is None:
            done(result)
        elif failed is not None:
            failed(error)
        else:
            self.failed.emit(error)
