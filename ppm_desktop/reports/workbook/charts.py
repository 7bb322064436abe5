"""The workbook's own charts, drawn by the spreadsheet program from the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.workbook.formats import COMPONENT_SHADES, DASHES, INK, LINE, QUIET, ROLE_COLOURS, paler
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.workbook.addresses import Area
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

#: In rows of the usual height.
_ROWS = 19
_SIZE = {"width": 620, "height": 370}


def add_charts(page: Page, plan: WorkbookPlan, layout: Layout, book: Any, row: int) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Put both charts on the summary, from a row on."""
    colours = [ROLE_COLOURS[role_of(result.option)] for result in plan.results]
    bars = book.add_chart({"type": "column", "subtype": "stacked"})
    names = layout.summary("option")
    for component, share in zip(COMPONENTS, COMPONENT_SHADES, strict=True):
        column = layout.summary(component)
        head = column.cell(-1)
        series = {"name": f"={head}", "categories": f"={names}", "values": f"={column}", "gap": 60}
        # An option has its own colour, a component its shade; the legend shows the shades of grey.
        points = [{"fill": {"color": paler(colour, share)}, "border": {"color": "#FFFFFF", "width": 0.75}} for colour in colours]
        bars.add_series(series | {"fill": {"color": paler(INK, share)}, "border": {"none": True}, "points": points})
    _style(bars, tr("Cost by component, {currency}").format(currency=plan.project.currency))
    page.sheet.insert_chart(row, 0, bars)
    lines = book.add_chart({"type": "line"})
    day = layout.month("day", 0)
    months = type(day)(day.sheet, day.top, day.left, day.top + plan.project.months - 1, day.left)
    for o, colour in enumerate(colours):
        column = layout.month_total(o, cumulative=True)
        lines.add_series(_line(column, months, colour, DASHES[colours[:o].count(colour) % len(DASHES)]))
    _style(lines, tr("Cost since the first month, {currency}").format(currency=plan.project.currency))
    lines.set_x_axis({"date_axis": False, "num_format": "mmm yyyy", "num_font": {"color": QUIET, "rotation": -45}, "line": {"color": LINE}})
    page.sheet.insert_chart(row, 6, lines)
    page.reach(row + _ROWS, 12)


def _line(column: Area, months: Area, colour: str, dash: str) -> dict[str, Any]:
    head = column.cell(-1)
    return {
        "name": f"={head}",
        "categories": f"={months}",
        "values": f"={column}",
        "line": {"color": colour, "width": 2, "dash_type": dash},
    }


def _style(chart: Any, title: str) -> None:  # noqa: ANN401 - as above
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True, "color": INK}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": INK}})
    chart.set_y_axis(
        {
            "num_format": "#,##0",
            "num_font": {"color": QUIET},
            "major_gridlines": {"visible": True, "line": {"color": LINE}},
            "line": {"none": True},
        }
    )
    chart.set_x_axis({"num_font": {"color": QUIET}, "line": {"color": LINE}})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size(_SIZE)
