"""The pages of the places: made when they are first wanted, or earlier while nobody waits for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ppm_desktop.session.garbage import settle
from ppm_desktop.views.places import PLACES, START, PageParts, import_pages, make_page
from ppm_desktop.views.typeface import interface_family

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from ppm_desktop.session.errands import Errands
    from ppm_desktop.views.pages.compare import ComparePage

#: Between two pages that are made ahead, in milliseconds: what the user does in the meantime goes first.
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
        self._stack.setCurrentWidget(self.provide(name))
        return True

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
                self.compare_page.load_chart()
        return self.pages[name]

    @property
    def compare_page(self) -> ComparePage:
        """The page Compare."""
        return self.provide("compare")  # type: ignore[return-value]  # made by make_page under this name

    def load_chart_library(self) -> None:
        """Import matplotlib in a thread, then draw the charts that wait for it. Call it when the window is visible."""
        family = interface_family()

        def work() -> None:
            import_pages()
            import matplotlib.backends.backend_qtagg  # noqa: F401, PLC0415 - late, and in a thread, as the docstring says

            from ppm_desktop.charts import cost_by_component  # noqa: F401, PLC0415 - as above
            from ppm_desktop.charts.first_drawing import draw_once  # noqa: PLC0415 - as above

            draw_once(family)

        self._errands.send(work, lambda _nothing: self._chart_library_is_there())

    def furnish(self) -> None:
        """Make the pages that nobody has wanted yet, one at a time, so that a first visit takes no longer than a later one."""
        self._idle.start()

    def stop(self) -> None:
        """Make no more pages ahead."""
        self._idle.stop()

    def _make_another(self) -> None:
        missing = [place.name for place in PLACES if place.name not in self.pages and place.name != START]
        if not missing:
            self._idle.stop()
        elif self._parts is not None and self._charts and self._parts.recalculator.up_to_date:
            self.provide(missing[0])

    def _chart_library_is_there(self) -> None:
        self._charts = True
        settle()
        if "compare" in self.pages:
            self.compare_page.load_chart()
