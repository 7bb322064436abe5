"""The pages of the places: made when they are first wanted, or earlier while nobody waits for anything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ppm_desktop.session.garbage import settle
from ppm_desktop.views.places import PLACES, START, PageParts, import_page, import_pages, make_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from ppm_desktop.session.errands import Errands
    from ppm_desktop.views.pages.compare import ComparePage

#: Between two steps of making pages ahead, in milliseconds: what the user does in the meantime goes first.
_PAUSE: Final = 150


class PageStack(QObject):
    """Fills the centre of the window with pages for one document."""

    explanation_wanted = Signal(object)  # Figure
    sheet_wanted = Signal()  # somebody wants to import a rate sheet

    def __init__(self, stack: QStackedWidget, errands: Errands) -> None:
        """Put pages into ``stack``."""
        super().__init__(stack)
        self.pages: dict[str, QWidget] = {}
        self._stack = stack
        self._errands = errands
        self._parts: PageParts | None = None
        self._charts = False
        self._unmeasured: list[QWidget] = []
        self._idle = QTimer(self)
        self._idle.setInterval(_PAUSE)
        self._idle.timeout.connect(self._make_another)

    def attach(self, parts: PageParts) -> None:
        """Make the pages from these parts from now on."""
        self._parts = parts

    def show(self, name: str) -> bool:
        """Show the page of a place; False before there is a document."""
        if self._parts is None:
            return False
        page = self.provide(name)
        if page is not self._stack.currentWidget():
            # Painted in a turn of its own: until then the last page is seen, and keys and clicks are not kept waiting.
            self._stack.setUpdatesEnabled(False)
            QTimer.singleShot(0, self._stack, partial(self._stack.setUpdatesEnabled, True))  # noqa: FBT003 - Qt's name
            self._stack.setCurrentWidget(page)
        return True

    def prepare(self, name: str, then: Callable[[], None]) -> None:
        """Import what the page of a place needs, in a thread, then go on in a later turn of the event loop."""
        if name in self.pages:
            QTimer.singleShot(0, self, then)
        else:
            self._errands.send(lambda: import_page(name), lambda _nothing: then())

    def provide(self, name: str) -> QWidget:
        """Return the page of a place, made if it was not wanted before. There must be a document."""
        if name not in self.pages:
            if self._parts is None:
                raise LookupError(name)
            page = make_page(name, self._parts)
            self.pages[name] = page
            self._stack.addWidget(page)
            for wanted, told in (("explanation_wanted", self.explanation_wanted), ("import_wanted", self.sheet_wanted)):
                signal = getattr(page, wanted, None)  # only some pages have it
                if signal is not None:
                    signal.connect(told)
            if name == "compare" and self._charts:
                self.compare_page.draw_charts()
        return self.pages[name]

    @property
    def compare_page(self) -> ComparePage:
        """The page Compare."""
        return self.provide("compare")  # type: ignore[return-value]  # made by make_page under this name

    def load_chart_library(self) -> None:
        """Import all pages and matplotlib in a thread, then lay out the charts that wait. Call it when the window is visible."""

        def work() -> None:
            import_pages()
            from ppm_desktop.views.compare.chart_kinds import import_charts  # noqa: PLC0415 - late, as the docstring says

            import_charts()

        self._errands.send(work, lambda _nothing: self._chart_library_is_there())

    def furnish(self) -> None:
        """Make the pages that nobody has wanted yet, one at a time, so that a first visit takes no longer than a later one."""
        self._idle.start()

    def stop(self) -> None:
        """Make no more pages ahead."""
        self._idle.stop()

    def _make_another(self) -> None:
        if self._parts is None or not self._charts or not self._parts.recalculator.up_to_date:
            return
        missing = [place.name for place in PLACES if place.name not in self.pages and place.name != START]
        if self._unmeasured:
            from ppm_desktop.views.widgets.fitted_table import FittedTable  # noqa: PLC0415 - a page has imported it by now

            for table in self._unmeasured.pop().findChildren(FittedTable):
                table.measure()
        elif missing:
            self._unmeasured.append(self.provide(missing[0]))
        else:
            self._idle.stop()

    def _chart_library_is_there(self) -> None:
        self._charts = True
        settle()
        if "compare" in self.pages:
            self.compare_page.draw_charts()
