"""The last few answers of a calculation, kept for the next one that rests on the same values.

Each thread keeps its own and finds those of all: a study that tries hundreds of changed plans does not push out what the next edit can use.
"""

from __future__ import annotations

from collections import deque
from threading import Lock, local
from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import ref

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class Remembered(Generic[T]):
    """Holds so many answers of each thread, until the thread ends."""

    def __init__(self, most: int) -> None:
        """Hold nothing yet."""
        self._most = most
        self._here = local()
        self._lock = Lock()
        self._everywhere: list[ref[deque[T]]] = []

    def answers(self) -> Iterator[T]:
        """Yield this thread's answers, the newest first, then those of other threads."""
        own: deque[T] | None = getattr(self._here, "answers", None)
        if own is not None:
            yield from tuple(own)
        for kept in tuple(self._everywhere):
            others = kept()
            if others is not None and others is not own:
                yield from tuple(others)

    def add(self, answer: T) -> None:
        """Keep an answer; the oldest of this thread goes."""
        own: deque[T] | None = getattr(self._here, "answers", None)
        if own is None:
            own = self._here.answers = deque(maxlen=self._most)
            with self._lock:
                self._everywhere = [*(kept for kept in self._everywhere if kept() is not None), ref(own)]
        own.appendleft(answer)
