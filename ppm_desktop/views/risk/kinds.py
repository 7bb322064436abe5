"""The charts of Risk as data: what they are called, and the class that lays them out. The classes are imported in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.views.compare.chart_kinds import ChartKind
from ppm_desktop.wording import mark

if TYPE_CHECKING:
    from ppm_desktop.charts.chart import Chart

#: Name, and what is written on the button.
VIEWS: Final = {
    "chances": mark("Cha&nces"),
    "tornado": mark("T&ornado"),
    "fan": mark("B&y month"),
    "regret": mark("Re&gret"),
    "measure": mark("&Measure first"),
    "ranges": mark("&Ranges"),
}


def _measured_bars() -> type[Chart[Any]]:
    from ppm_desktop.charts.measured_bars import MeasuredBars  # noqa: PLC0415 - brings matplotlib, in a thread

    return MeasuredBars


def _tornado() -> type[Chart[Any]]:
    from ppm_desktop.charts.tornado import TornadoChart  # noqa: PLC0415 - as above

    return TornadoChart


def _fan() -> type[Chart[Any]]:
    from ppm_desktop.charts.fan import FanChart  # noqa: PLC0415 - as above

    return FanChart


KINDS: Final = {
    "chances": ChartKind(mark("Chart of chances"), mark("Chances by option"), None, _measured_bars, table_shown=True),
    "tornado": ChartKind(mark("Tornado of inputs"), mark("Difference at both ends of each input"), None, _tornado),
    "fan": ChartKind(mark("Chart of cost bands by month"), mark("Bands by month and option"), None, _fan),
    "regret": ChartKind(mark("Chart of regrets"), mark("Regret by option"), None, _measured_bars, table_shown=True),
    "measure": ChartKind(mark("Chart of what to measure first"), mark("Worth of knowing each input"), None, _measured_bars),
}
