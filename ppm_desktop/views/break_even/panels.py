"""The map and the curve of Break-even, each with its exports and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.views.break_even.moved_map import MovedMap
from ppm_desktop.views.break_even.what_if import WhatIf
from ppm_desktop.views.compare.chart_kinds import ChartKind
from ppm_desktop.views.compare.painted_panel import TwinPanel
from ppm_desktop.views.widgets.painted_chart import PaintedChart
from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from ppm_desktop.charts.chart import Chart
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.document import Document


def _frontier_map() -> type[Chart[Any]]:
    from ppm_desktop.charts.frontier_map import FrontierMap  # noqa: PLC0415 - brings matplotlib, in a thread

    return FrontierMap


def _break_even_lines() -> type[Chart[Any]]:
    from ppm_desktop.charts.break_even_lines import BreakEvenLines  # noqa: PLC0415 - as above

    return BreakEvenLines


MAP: Final = ChartKind(mark("Map of two inputs"), mark("Points of the map"), None, _frontier_map)
CURVE: Final = ChartKind(mark("Chart of cost by one input"), mark("Points of the lines"), None, _break_even_lines, table_shown=True)


class MapPanel(TwinPanel):
    """The map, with a point that can be moved."""

    chart_widget: type[PaintedChart] = MovedMap

    def __init__(self, document: Document, style: NumberStyle, errands: Errands) -> None:
        """Put the sliders above the map, so that both are seen together."""
        self.what_if = WhatIf(style)
        super().__init__(document, style, errands, MAP, self.what_if)
        self.what_if.moved.connect(lambda x, y: self.map.move_point((x, y)))
        self.what_if.returned.connect(lambda: self.map.move_point(None))

    @property
    def map(self) -> MovedMap:
        """The map."""
        assert isinstance(self.painted, MovedMap)  # noqa: S101 - made so by the line above
        return self.painted


class CurvePanel(TwinPanel):
    """The lines below; the keys of the buttons belong to the map's."""

    def _show_table(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        super()._show_table(shown)
        for part in (self.copy_button, self.export_button, self.table_button):
            part.setText(part.text().replace("&", ""))
