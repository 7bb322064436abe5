"""One page, made in several turns of the event loop, none of which is long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.views.look.dressing import dress
from ppm_desktop.views.page_parts import PageParts, make_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QStackedWidget, QWidget

#: Texts of so many rows are measured in one step.
_ROWS: Final = 50


class PageMaking:
    """Makes the page of a place step by step: its own parts, its place in the window, what it builds later, the widths of its texts.

    A page may have a method ``build_next() -> bool`` that builds one more of its parts and says whether there was one. It
    must have been imported.
    """

    def __init__(self, name: str, parts: PageParts, stack: QStackedWidget) -> None:
        """Make nothing yet."""
        self._name = name
        self._parts = parts
        self._stack = stack
        self._steps = self._in_steps()
        self.page: QWidget | None = None

    def step(self) -> bool:
        """Take one step; False when there was none left."""
        return next(self._steps, False)

    def complete(self) -> QWidget:
        """Take all steps that are left, and return the page."""
        while self.step():
            pass
        if self.page is None:
            raise LookupError(self._name)
        return self.page

    def give_up(self) -> None:
        """Delete what was made; for a window that is closed."""
        self._steps = iter(())
        if self.page is not None:
            self.page.deleteLater()

    def _in_steps(self) -> Iterator[bool]:
        self.page = page = make_page(self._name, self._parts)
        dress(page)
        yield True
        self._stack.addWidget(page)  # a page gets its look from where it is: what is built later gets it piece by piece
        yield True
        build_next = getattr(page, "build_next", None)
        while build_next is not None and build_next():
            yield True
        yield from taking_in(page)


def taking_in(page: QWidget) -> Iterator[bool]:
    """Let a hidden page take the plan in, in steps."""
    from ppm_desktop.views.widgets.fitted_table import FittedTable  # noqa: PLC0415 - a page has imported it by now
    from ppm_desktop.views.widgets.when_seen import WhenSeen  # noqa: PLC0415 - as above

    for part in page.findChildren(WhenSeen):
        part.catch_up()
        yield True
    for table in page.findChildren(FittedTable):
        table.table_model.catch_up()
        yield True
        while table.measure(_ROWS):
            yield True
    yield True
