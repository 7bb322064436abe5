"""What the last check found sound: after an edit only what has changed is judged again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppm_desktop.domain.organisation import Group
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.domain.project import Project


class SoundParts:
    """Remembers groups without a problem, and what was said about the price book.

    By identity, because an edit shares all that it does not change. What is remembered is also held, so no other object
    can have its id. Groups with problems are judged every time: their problems name their place in the project.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._frame: tuple[object, ...] = ()
        self._before: dict[int, Group] = {}
        self._now: dict[int, Group] = {}
        self._book: tuple[PriceBook, tuple[object, ...], tuple[Problem, ...]] | None = None

    def begin(self, project: Project, countries: frozenset[str] | None) -> None:
        """Begin a check. What a group is judged by, besides itself, must be as it was; otherwise all is forgotten."""
        frame = (project.start, project.months, project.price_book.zone_a, countries)
        self._before = self._now if frame == self._frame else {}
        self._frame, self._now = frame, {}

    def has(self, group: Group) -> bool:
        """Say whether the last check found nothing in this group."""
        if self._before.get(id(group)) is not group:
            return False
        self._now[id(group)] = group
        return True

    def add(self, group: Group) -> None:
        """Remember a group without a problem."""
        self._now[id(group)] = group

    def book_problems(self, book: PriceBook, frame: tuple[object, ...]) -> tuple[Problem, ...] | None:
        """Return what was said about this price book under the same circumstances; None when it was not judged yet."""
        known = self._book
        return known[2] if known is not None and known[0] is book and known[1] == frame else None

    def add_book(self, book: PriceBook, frame: tuple[object, ...], problems: tuple[Problem, ...]) -> None:
        """Remember what was said about a price book."""
        self._book = (book, frame, problems)
