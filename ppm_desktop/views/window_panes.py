"""The three panes side by side: places, page under its scenario tabs, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QStackedWidget, QVBoxLayout, QWidget

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.places import PLACES
from ppm_desktop.views.widgets.answer_panel import AnswerPanel
from ppm_desktop.views.widgets.empty_page import EmptyPage
from ppm_desktop.views.widgets.places_list import PlacesList
from ppm_desktop.views.widgets.scenario_tabs import ScenarioTabs

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QPaintEvent, QResizeEvent

#: Shares of a small window that the side panes may take.
_MOST_PLACES: Final = 0.16
_MOST_ANSWER: Final = 0.29
#: Narrower, the cards of the answer would be cut off.
_LEAST_ANSWER: Final = 280
_LINE: Final = 1  # between two panes, in pixels


class _Line(QSplitterHandle):
    """Paints itself: what is around the pages has no style sheet, see ``dressing``."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a plain line."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            middle = self.width() // 2  # what is beside it can be grabbed, too, but is not seen
            painter.drawLine(
                middle, 0, middle, self.height()
            )  # to fill it would bring the class of all gradients before the window is seen


class WindowPanes(QSplitter):
    """All widths can be dragged; the page takes what the side panes leave."""

    def __init__(self) -> None:
        """Lay out empty panes."""
        super().__init__(Qt.Orientation.Horizontal)
        self.places = PlacesList(PLACES)
        self.tabs = ScenarioTabs()
        self.stack = QStackedWidget()
        self.empty = EmptyPage()
        self.stack.addWidget(self.empty)
        self.answer = AnswerPanel()
        left, centre = QWidget(), QWidget()
        left.setProperty("role", "panel")
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 11, 0, 0)
        left_column.addWidget(self.places)
        self.centre = column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        for pane in (left, centre, self.answer):
            self.addWidget(pane)
        self.setHandleWidth(_LINE)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        left.setMinimumWidth(120)
        centre.setMinimumWidth(380)
        self.answer.setMinimumWidth(240)
        self.tabs.hide()
        self._own_widths = False
        self.splitterMoved.connect(self._keep)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        """Return a line to drag."""
        return _Line(self.orientation(), self)

    def restore(self, state: QByteArray) -> None:
        """Give the panes the widths that the user gave them before."""
        self._own_widths = self.restoreState(state)
        # A state says more than widths, and in damaged preferences anything.
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setHandleWidth(_LINE)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side panes the theme's widths, less in a small window, until the user drags them."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Share the width anew, after a pane was shown or hidden; widths that the user dragged stay."""
        if not self._own_widths:
            metrics = current_theme().metrics
            places = min(metrics.places, int(self.width() * _MOST_PLACES))
            answer = max(min(metrics.answer, int(self.width() * _MOST_ANSWER)), _LEAST_ANSWER)
            self.setSizes([places, self.width() - places - answer - 2 * self.handleWidth(), answer])

    def _keep(self) -> None:
        self._own_widths = True
