"""Hosts a chart: matplotlib is loaded after the window is visible, and until then a quiet placeholder stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QToolTip, QWidget

from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from matplotlib.figure import Figure
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent


class Chart(Protocol):
    """What every chart can do; coordinates are pixels from the top left corner."""

    figure: Figure

    def lay_out(self, width: float, height: float) -> None:
        """Fit into a size."""

    def restyle(self, tokens: Mapping[str, str]) -> None:
        """Draw in another theme's colours."""

    def at(self, x: float, y: float) -> str:
        """Say what is at a point."""


class ChartView(QWidget):
    """A chart in the window: its figures under the mouse, its summary for screen readers, a ring when it has the keyboard."""

    drawn = Signal()
    copy_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start with the placeholder; ``host`` puts a chart in its place. ``name`` is read to those who do not see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chart: Chart | None = None
        self._canvas: Any = None  # FigureCanvasQTAgg, whose base class is known to Qt only
        self._layers = QStackedLayout(self)
        placeholder = label("small", "Drawing …")
        placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layers.addWidget(placeholder)
        self._ring = _FocusRing(self)

    def host(self, make: Callable[[], Chart]) -> None:
        """Show a chart. matplotlib must have been imported."""
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg  # noqa: PLC0415 - imported in a thread by then

        self._chart = make()
        self._canvas = FigureCanvasQTAgg(self._chart.figure)  # type: ignore[no-untyped-call]  # matplotlib leaves its canvases untyped
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.setMouseTracking(True)
        self._canvas.setAccessibleName(self.accessibleName())
        self._canvas.installEventFilter(self)
        self._canvas.mpl_connect("draw_event", lambda _event: self.drawn.emit())
        self._layers.addWidget(self._canvas)
        self._layers.setCurrentWidget(self._canvas)
        self._ring.raise_()
        self.redraw()

    def redraw(self) -> None:
        """Draw after the chart was given other figures; the artists are the same ones."""
        if self._chart is not None:
            self._chart.lay_out(self.width(), self.height())
            self._canvas.draw_idle()

    def describe(self, summary: str) -> None:
        """Say in a sentence what the chart shows."""
        self.setAccessibleDescription(summary)
        if self._canvas is not None:
            self._canvas.setAccessibleDescription(summary)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chart is not None:
            self._chart.restyle(current_theme().tokens())
            self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the chart into the new size."""
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())
        self.redraw()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:  # noqa: N802, ANN401 - Qt's name; any watched object
        """Tell the figures under the mouse."""
        if watched is self._canvas and event.type() == QEvent.Type.MouseMove and self._chart is not None:
            mouse: QMouseEvent = event  # type: ignore[assignment]  # what the type says
            position = mouse.position()
            said = self._chart.at(position.x(), position.y())
            if said:
                QToolTip.showText(mouse.globalPosition().toPoint() + QPoint(0, 8), said, self._canvas)
            else:
                QToolTip.hideText()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt's name
        """Show the ring."""
        super().focusInEvent(event)
        self._ring.update()

    def focusOutEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt's name
        """Hide the ring."""
        super().focusOutEvent(event)
        self._ring.update()


class _FocusRing(QWidget):
    """Drawn above the canvas, which knows nothing of focus."""

    def __init__(self, chart: ChartView) -> None:
        super().__init__(chart)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._chart = chart

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chart.hasFocus():
            theme = current_theme()
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.focus), theme.metrics.focus_ring))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.metrics.radius, theme.metrics.radius)
