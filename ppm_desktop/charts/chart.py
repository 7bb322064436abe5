"""What every chart can do: lay a table out as texts, lines, boxes and points in pixels, in any thread.

The window paints the layout with Qt (``views.widgets.painted_chart``), ``charts.export`` with matplotlib for pictures that people keep,
and ``charts.svg`` writes it for documents that have our typeface::

    chart = CostLines(theme_tokens, font_family)
    height, drawing = chart.laid_out(monthly_cost(comparison, style), width)
    picture(CostLines, table, Caption(scenario, prices), (light_tokens, family), "svg")  # bytes, always in the light theme's colours

``drawing.points`` are the figures in the order of the data, for moving a ring over them with the arrow keys and reading ``said``
aloud; points of one ``series`` belong together. The title and the subtitle belong to the page; ``table.twin`` is the table behind
the chart, to be shown, copied and saved as CSV.

Which table goes with which chart: ``CostByComponent`` with ``cost_table``; ``CostLines`` with ``monthly_cost`` and
``cumulative_cost``; ``CoverageMatrix`` with ``coverage_table``; ``BridgeChart`` with ``option_bridge`` and ``scenario_bridge``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from ppm_desktop.charts.canvas_text import families
from ppm_desktop.charts.drawing import Drawing, Space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.reports.table_twin import TableTwin


class ChartTable(Protocol):
    """What a chart, its page and its picture need of a table besides its figures."""

    @property
    def title(self) -> str:
        """The finding."""

    @property
    def subtitle(self) -> str:
        """Measure, unit, period and currency."""

    @property
    def summary(self) -> str:
        """The chart in a sentence."""

    @property
    def twin(self) -> TableTwin:
        """The same figures in rows."""


Table = TypeVar("Table", bound=ChartTable)


class Chart(ABC, Generic[Table]):
    """Lays tables of one kind out."""

    def __init__(self, tokens: Mapping[str, str], family: str) -> None:
        """Lay out in the colours ``tokens`` and the font ``family``."""
        self.tokens = tokens
        self.families = families(family)

    @abstractmethod
    def wanted_height(self, table: Table, width: float) -> int:
        """Return the height in pixels that a table wants in a space of some width."""

    @abstractmethod
    def draw(self, table: Table, space: Space) -> Drawing:
        """Lay a table out in a space."""

    def laid_out(self, table: Table, width: float) -> tuple[int, Drawing]:
        """Return the height that a table wants for a width, and its layout in it."""
        height = self.wanted_height(table, width)
        return height, self.draw(table, Space(width, height, self.tokens, self.families))
