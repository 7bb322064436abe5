"""The window's end of ``paper.press``: starts the process when there is work, sends jobs, and hands answers over in the window's thread."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from ppm_desktop.paper.jobs import Broken, FileWritten
from ppm_desktop.session.background.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from ppm_desktop.paper.jobs import Answer, Job

_SOURCES: Final = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class _Asked:
    done: Callable[[Answer], None]
    told: Callable[[FileWritten], None] | None


class Press(QObject):
    """Sends one job after the other. What is cancelled is not answered."""

    _said = Signal(int, object)  # number, Answer or FileWritten; from the worker's thread

    def __init__(self, parent: QObject | None = None) -> None:
        """Start no process before there is work."""
        super().__init__(parent)
        self._asked: dict[int, _Asked] = {}
        self._count = 0
        self._workers = Workers(1, "press")
        self._process: subprocess.Popen[bytes] | None = None
        self._under_way = 0
        self._lock = Lock()  # of the two above
        self._said.connect(self._deliver)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._asked

    def ask(self, job: Job, done: Callable[[Answer], None], told: Callable[[FileWritten], None] | None = None) -> int:
        """Have a job done; then call ``done``, and before it ``told`` for each file that is there. Return a number to cancel it by."""
        self._count += 1
        number = self._count
        self._asked[number] = _Asked(done, told)
        self._workers.start(lambda: self._do(number, job))
        return number

    def cancel(self, number: int) -> None:
        """Forget a job; if it is under way, end the process. Files that are there already stay, each whole."""
        if self._asked.pop(number, None) is not None:
            with self._lock:
                if self._under_way == number and self._process is not None:
                    self._process.kill()

    def stop(self) -> None:
        """Forget all jobs and end the process; for closing the window."""
        self._asked.clear()
        with self._lock:
            if self._process is not None:
                self._process.kill()
        self._workers.stop()
        self._end()

    # in the worker's thread

    def _do(self, number: int, job: Job) -> None:
        if number not in self._asked:
            return
        try:
            self._talk(number, job)
        except (OSError, EOFError, pickle.UnpicklingError) as error:  # it has ended
            self._end()
            self._said.emit(number, Broken(f"The process that sets pages has ended: {error!r}"))

    def _talk(self, number: int, job: Job) -> None:
        jobs, answers = self._pipes(number)
        pickle.dump(job, jobs, pickle.HIGHEST_PROTOCOL)
        jobs.flush()
        said: object = None
        while said is None or isinstance(said, FileWritten):
            said = pickle.load(answers)  # noqa: S301 - from our own process
            self._said.emit(number, said)
        with self._lock:
            self._under_way = 0

    def _pipes(self, number: int) -> tuple[IO[bytes], IO[bytes]]:
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = _started()
            self._under_way = number
            jobs, answers = self._process.stdin, self._process.stdout
        if jobs is None or answers is None:
            raise OSError
        return jobs, answers

    def _end(self) -> None:
        """End the process and free what belongs to it."""
        with self._lock:
            process, self._process, self._under_way = self._process, None, 0
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was to be written has nowhere to go
                    continue
        process.wait()

    # in the window's thread

    @Slot(int, object)
    def _deliver(self, number: int, said: Answer | FileWritten) -> None:
        asked = self._asked.get(number)
        if asked is None:
            return
        if isinstance(said, FileWritten):
            if asked.told is not None:
                asked.told(said)
            return
        del self._asked[number]
        asked.done(said)


def _started() -> subprocess.Popen[bytes]:
    """Start the process with the same Python and the same sources; the one-folder build is both itself."""
    paths = os.pathsep.join(filter(None, (str(_SOURCES), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "--press"] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ppm_desktop.paper.press"]
    return subprocess.Popen(  # noqa: S603 - this program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": paths},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would open a console
    )
