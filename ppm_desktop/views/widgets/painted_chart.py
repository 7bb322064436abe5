"""A chart that is laid out in a thread, where measuring its texts keeps nobody waiting, and painted by Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPainter

from ppm_desktop.session.point_walk import said_near
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.look.typeface import interface_family, interface_font
from ppm_desktop.views.widgets.chart_frame import ChartFrame
from ppm_desktop.views.widgets.drawing_painter import paint_drawing
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ppm_desktop.charts.chart import Chart, ChartTable
    from ppm_desktop.charts.drawing import Drawing
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.point_walk import Pointed

#: Before the first layout nobody knows how high the chart will be.
_FIRST_HEIGHT = 320


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be laid out."""

    table: ChartTable
    tokens: Mapping[str, str]
    width: int
    family: str


class PaintedChart(ChartFrame):
    """Keeps the last drawing until the next one is there; a layout for what is no longer wanted is dropped."""

    def __init__(self, name: str, errands: Errands, chart: Callable[[], type[Chart[Any]]]) -> None:
        """``chart`` imports the chart's class; it is called in a thread. ``name`` is read to those who do not see the chart."""
        super().__init__(name)
        self.setMouseTracking(True)
        self.setFixedHeight(_FIRST_HEIGHT)
        self._errands = errands
        self._chart = chart
        self._ready = False
        self._table: ChartTable | None = None
        self._drawing: Drawing | None = None
        self._busy: _Wish | None = None
        self._shown: _Wish | None = None

    def load(self) -> None:
        """Begin to lay out: matplotlib has been imported."""
        self._ready = True
        self._lay_out()

    def expect(self, height: int) -> None:
        """Take the height that the first drawing is going to have."""
        if self._drawing is None:
            self.setFixedHeight(height)

    def show_table(self, table: ChartTable | None) -> None:
        """Show other figures."""
        self._table = table
        if table is not None:
            self.describe(table.summary)
        self._lay_out()

    def points(self) -> Sequence[Pointed]:
        """Return every figure with its place."""
        return self._drawing.points if self._drawing is not None else ()

    def said_at(self, x: float, y: float) -> str:
        """Say what is at a place: in whose area it is, or which figure is near."""
        return said_near(self.points(), x, y, self._drawing.surroundings if self._drawing is not None else ())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the last drawing."""
        with QPainter(self) as painter:
            self.paint_chart(painter, event.rect())
        if self._drawing is not None and self._shown is not None and self._shown.table is self._table:
            self.drawn.emit()

    def paint_chart(self, painter: QPainter, _area: QRect) -> None:
        """Paint the drawing, or what stands there before the first; only what is in ``_area`` need be."""
        theme = current_theme()
        painter.fillRect(self.rect(), theme.colour("background"))
        if self._drawing is not None:
            paint_drawing(painter, self._drawing)
        else:
            painter.setFont(interface_font(theme.metrics.small))
            painter.setPen(theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Drawing …"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the chart into another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _lay_out(self) -> None:
        """Ask for a layout of what is to be shown now; while one is under way, the newest wish waits."""
        if self._table is None or not self._ready or not self.isVisible() or self._busy is not None:
            return
        wish = _Wish(self._table, current_theme().tokens(), self.width(), interface_family())
        if wish == self._shown:
            self._shown = wish  # equal figures, another table
            self.update()
            return
        self._busy = wish
        chart = self._chart
        self._errands.send(
            lambda: chart()(wish.tokens, wish.family).laid_out(wish.table, wish.width), lambda found: self._take(wish, *found), self._fail
        )

    def showEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt's name
        """Catch up."""
        super().showEvent(event)
        self._lay_out()

    def _take(self, wish: _Wish, height: int, drawing: Drawing) -> None:
        self._busy = None
        if wish.table is self._table:
            self._shown, self._drawing = wish, drawing
            if height != self.height():
                self.setFixedHeight(height)
                self._make_room()
            self.figures_changed()
            self.update()
        self._lay_out()

    def _make_room(self) -> None:
        """Lay the page out now: otherwise one frame would be painted in which the chart lies over what is below it."""
        for _pass in range(2):  # a scroll area learns in the second one that what it holds has grown
            parent = self.parentWidget()
            while parent is not None:
                QCoreApplication.sendPostedEvents(parent, QEvent.Type.LayoutRequest)
                parent = parent.parentWidget()

    def _fail(self, error: Exception) -> None:
        self._busy = None
        self._errands.failed.emit(error)
