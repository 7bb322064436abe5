"""Runs one piece of the work while the one before is used: DuckDB and numpy leave Python alone for most of theirs."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Piece = TypeVar("Piece")
Made = TypeVar("Made")


def ahead(make: Callable[[Piece], Made], pieces: Iterable[Piece], at_once: int = 2) -> Iterator[Made]:
    """Give what ``make`` returns for each piece, in order, and make the next ones meanwhile; errors come where their piece would.

    ``at_once`` are in the making; what is made and not yet used waits in memory.
    """
    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        for piece in pieces:
            waiting.append(pool.submit(make, piece))
            if len(waiting) > at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
