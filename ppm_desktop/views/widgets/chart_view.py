"""Hosts a matplotlib chart: the library is loaded after the window is visible, and until then a quiet placeholder stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from ppm_desktop.views.theme import current_theme
from ppm_desktop.views.widgets.chart_frame import ChartFrame
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.figure import Figure
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from ppm_desktop.session.point_walk import Pointed


class Chart(Protocol):
    """What a chart on a canvas can do; coordinates are pixels from the top left corner."""

    figure: Figure

    @property
    def points(self) -> Sequence[Pointed]:
        """Every figure with its place."""

    def lay_out(self, width: float, height: float) -> None:
        """Fit into a size."""

    def restyle(self, tokens: Mapping[str, str]) -> None:
        """Draw in another theme's colours."""

    def at(self, x: float, y: float) -> str:
        """Say what is at a point."""


class ChartView(ChartFrame):
    """A chart whose artists matplotlib draws."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start with the placeholder; ``host`` puts a chart in its place. ``name`` is read to those who do not see it."""
        super().__init__(name, parent)
        self._chart: Chart | None = None
        self._canvas: Any = None  # FigureCanvasQTAgg, whose base class is known to Qt only
        self._layers = QStackedLayout(self)
        placeholder = label("small", tr("Drawing …"))
        placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layers.addWidget(placeholder)
        self._mark.raise_()

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
        self._mark.raise_()
        self.redraw()

    def redraw(self) -> None:
        """Draw after the chart was given other figures; the artists are the same ones."""
        if self._chart is not None:
            self._chart.lay_out(self.width(), self.height())
            self._canvas.draw_idle()
            self.figures_changed()

    def points(self) -> Sequence[Pointed]:
        """Return every figure with its place."""
        return self._chart.points if self._chart is not None else ()

    def said_at(self, x: float, y: float) -> str:
        """Say what is at a place."""
        return self._chart.at(x, y) if self._chart is not None else ""

    def describe(self, summary: str) -> None:
        """Say in a sentence what the chart shows."""
        super().describe(summary)
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
        self.redraw()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:  # noqa: N802, ANN401 - Qt's name; any watched object
        """Tell the figures under the mouse, which the canvas keeps to itself."""
        if watched is self._canvas and event.type() == QEvent.Type.MouseMove:
            mouse: QMouseEvent = event  # type: ignore[assignment]  # what the type says
            self.mouseMoveEvent(mouse)
        return super().eventFilter(watched, event)
