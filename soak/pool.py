"""Processes that take mutants, each watched from outside: one that hangs or fills the memory is ended and told apart."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Of processor time, which other work on the machine does not stretch.
MOST_SECONDS: Final = 5.0
MOST_BYTES: Final = 1 << 30
#: Whoever waits for this long without computing waits for ever.
_MOST_WAITING: Final = 60.0
_LOOK_EVERY: Final = 0.2
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_TICK: Final = os.sysconf("SC_CLK_TCK")
_ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Failure:
    """One mutant that the program did not stand."""

    format: str
    number: int
    what: str  # "hangs", "memory", "died", or the type of the exception with the place where it arose


@dataclass(slots=True)
class Batch:
    """Mutants of one format, ``start`` to ``stop``, and what became of them."""

    format: str
    start: int
    stop: int
    seed: int
    done: dict[str, int] = field(default_factory=dict)  # outcome to how many
    failures: list[Failure] = field(default_factory=list)


class Worker:
    """One process on a batch. After a mutant that ended it, another goes on with the next."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.number = batch.start
        self._begin()

    def _begin(self) -> None:
        arguments = (self.batch.format, str(self.number), str(self.batch.stop), str(self.batch.seed))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "soak.taker", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=_ROOT
        )
        self._first = True
        self._since, self._used = time.monotonic(), self._seconds()

    def finished(self) -> bool:
        """Read what the process says, one line at least; True when the batch is at its end."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            if self._first and self.process.returncode != 0:
                message = "The process that takes mutants does not start; run python -m soak.taker project 0 1 1 to see why."
                raise RuntimeError(message)
            return self._went_on("died") if self.number < self.batch.stop else True
        number, _blank, outcome = line.rstrip("\n").partition(" ")
        self.number = int(number)
        if outcome:  # otherwise it begins with this mutant
            self._note(outcome)
            self.number += 1
        self._first = False
        self._since, self._used = time.monotonic(), self._seconds()
        return False

    def overdone(self) -> bool:
        """End the process when its mutant takes too much; True when the batch is at its end by that."""
        waited, used = time.monotonic() - self._since, self._seconds() - self._used
        # Before the first mutant the process imports the program.
        if waited > _MOST_WAITING or (used > MOST_SECONDS and not self._first):
            return self._went_on("hangs")
        return self._went_on("memory") if self._bytes() > MOST_BYTES else False

    def stop(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()

    def _went_on(self, what: str) -> bool:
        self.stop()
        self._note(f"! {what}")
        self.number += 1
        if self.number >= self.batch.stop:
            return True
        self._begin()
        return False

    def _note(self, outcome: str) -> None:
        kind = "failed" if outcome.startswith("! ") else outcome
        self.batch.done[kind] = self.batch.done.get(kind, 0) + 1
        if kind == "failed":
            self.batch.failures.append(Failure(self.batch.format, self.number, outcome[2:]))

    def _seconds(self) -> float:
        fields = self._read("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK if fields else 0.0

    def _bytes(self) -> int:
        fields = self._read("statm").split()
        return int(fields[1]) * _PAGE if fields else 0

    def _read(self, name: str) -> str:
        try:
            return Path(f"/proc/{self.process.pid}/{name}").read_text(encoding="ascii", errors="replace")
        except OSError:
            return ""


def run(batches: list[Batch], workers: int) -> Iterator[Batch]:
    """Work through the batches, so many at a time; yield each that is done."""
    waiting = list(reversed(batches))
    running: list[Worker] = []
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                running.append(Worker(waiting.pop()))
            with selectors.DefaultSelector() as selector:
                for worker in running:
                    assert worker.process.stdout is not None
                    selector.register(worker.process.stdout, selectors.EVENT_READ, worker)
                speaking = {key.data for key, _events in selector.select(_LOOK_EVERY)}
            for worker in tuple(running):
                if worker.finished() if worker in speaking else worker.overdone():
                    worker.stop()
                    running.remove(worker)
                    yield worker.batch
    finally:
        for worker in running:
            worker.stop()
