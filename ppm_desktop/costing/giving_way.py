"""Long calculations let others go first: between two steps they ask whoever has set how, and otherwise nothing happens.

A program with a window sets that they wait while its thread is at work: Python runs one thread at a time, so that painting beside
two calculations takes three times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")


def _nobody() -> None:
    """Go on at once."""


class _Way:
    """Whom calculations ask."""

    ask: Callable[[], None] = staticmethod(_nobody)


def give_way() -> None:
    """Let others go first. Call it in long calculations between steps of a few milliseconds; in any thread."""
    _Way.ask()


def step_by_step(parts: Iterable[T]) -> Iterator[T]:
    """Give way before each part of a work."""
    for part in parts:
        give_way()
        yield part


def ask_before_going_on(wait: Callable[[], None] = _nobody) -> None:
    """Set what calculations call between two steps, in their own threads: it returns when they may go on. Without ``wait``: nothing."""
    _Way.ask = staticmethod(wait)
