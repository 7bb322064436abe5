"""Runs one piece of the work while the one before is used: DuckDB and numpy leave Python alone for most of theirs."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Piece = TypeVar("Piece")
Made = TypeVar("Made")
#: Pieces in the making; what is made and not yet used waits in memory.
_AT_ONCE: Final = 2


def ahead(make: Callable[[Piece], Made], pieces: Iterable[Piece]) -> Iterator[Made]:
    """Give what ``make`` returns for each piece, in order, and make the next two meanwhile; errors come where their piece would."""
    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for piece in pieces:
            waiting.append(pool.submit(make, piece))
            if len(waiting) > _AT_ONCE:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
