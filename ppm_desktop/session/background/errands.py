"""Work done in threads, its result handed over in the window's thread: reading files, importing modules, drawing exports."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from ppm_desktop.session.background.imports import ImportTurns, Wish, import_all_but_qt
from ppm_desktop.session.background.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


class Errands(QObject):
    """Sends work off and calls back in the thread that this object belongs to."""

    ended = Signal(int, object, object)  # number, result, exception or None; from the worker's thread
    failed = Signal(object)  # exception of an errand that has no handler of its own
    stopping = Signal()  # the window closes: who has threads of his own gives up, too

    def __init__(self, parent: QObject | None = None, *, threads: int = 2, name: str = "errand") -> None:
        """Start with nothing to do, for at most so many threads; ``name`` is seen in traces."""
        super().__init__(parent)
        self._waiting: dict[int, tuple[Callable[..., None], Callable[[Exception], None] | None]] = {}
        self._count = 0
        self._workers = Workers(threads, name)
        self._imports = ImportTurns(self)
        self.ended.connect(self._deliver)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._waiting and self._imports.idle

    def apart(self, name: str) -> Errands:
        """Return a thread for work that takes long, so that nothing else waits for it; it stops with these and fails to their ``failed``."""
        made = Errands(self, threads=1, name=name)
        made.failed.connect(self.failed)
        self.stopping.connect(made.stop)
        return made

    def send(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None) -> None:
        """Do ``work`` in a thread; then call ``done`` with its result, or ``failed`` with its exception."""
        self._count += 1
        self._waiting[self._count] = (done, failed)
        number = self._count
        self._workers.start(lambda: self._do(number, work))

    def fetch(
        self,
        modules: Iterable[str],
        done: Callable[[], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        when: Callable[[], bool] | None = None,
    ) -> None:
        """Import modules, what knows Qt in turns of this thread and all else in another; then call ``done``, or ``failed`` with the exception.

        Args:
            modules: Full names.
            done: Called in a later turn of the event loop, also if all of them are there.
            failed: Otherwise ``failed`` is emitted.
            when: Nobody waits for them: others go before, and a turn is taken only while this is true and nothing is under way in a thread.
        """
        fail = self.failed.emit if failed is None else failed
        quiet = None if when is None else lambda: not self._waiting and when()

        def take_turns(missing: list[str]) -> None:
            self._imports.add(Wish(missing, done, fail, quiet))

        self.send(partial(import_all_but_qt, tuple(modules)), take_turns, failed)

    def stop(self) -> None:
        """Forget what is under way and wait until the threads are idle; for closing the window."""
        self.stopping.emit()
        self._waiting.clear()
        self._imports.stop()
        self._workers.stop()

    def _do(self, number: int, work: Callable[[], object]) -> None:
        """Work; in a thread."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which deals with it there
            self.ended.emit(number, None, error)
        else:
            self.ended.emit(number, result, None)

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
