"""What would change the decision: equal cost of the best two, the changes that turn it, and what each input does, with a tornado chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.decisions.break_even import BreakEven, IncompleteOptionsError
from ppm_desktop.reports.break_even.table import break_even_table
from ppm_desktop.reports.break_even.words import incomplete_options_sentence, short_place
from ppm_desktop.reports.decision_tables import break_even_heads, flip_heads, flip_rows, with_short_names
from ppm_desktop.reports.input_words import input_name, input_value
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.sensitivity.flip_words import flip_sentence
from ppm_desktop.reports.sensitivity.tornado_table import MOST_BARS, tornado_table
from ppm_desktop.reports.workbook.addresses import area
from ppm_desktop.reports.workbook.computed_table import computed_note, write_table
from ppm_desktop.reports.workbook.formats import INK, LINE, QUIET, ROLE_COLOURS, paler
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.sensitivity.tornado_table import TornadoTable
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

#: Columns before the totals of the options.
_BEFORE: Final = 5
_CHART_ROWS: Final = 24
_SIZE: Final = {"width": 900, "height": 460}


def write_change(page: Page, plan: WorkbookPlan, layout: Layout, book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Write the sheet."""
    page.title(tr("What would change the decision"), computed_note())
    page.columns(0, 0, 44)
    page.columns(1, _BEFORE - 1, 20)
    page.columns(_BEFORE, _BEFORE + 2 * len(plan.results) - 1, 18)
    flips = plan.findings.flips
    page.text(3, 0, flip_sentence(flips, plan.style), "verdict")
    row = _write_tornado(page, plan, layout, book, 5)
    row = _write_break_even(page, plan, row)
    if flips.best is not None:
        rows = flip_rows(flips, plan.style)
        write_table(page, row, tr("How far each input may change before another option is the cheapest"), flip_heads(), rows, (0, 4))
    page.finish(frozen=(2, 0))


def _write_break_even(page: Page, plan: WorkbookPlan, row: int) -> int:
    found = plan.findings.turning
    if isinstance(found, IncompleteOptionsError) and plan.findings.second is not None:
        pair = (plan.findings.chosen.option.id, plan.findings.second.option.id)
        page.text(row, 0, incomplete_options_sentence(found, plan.scenario, pair, plan.style), "warning")
    if not isinstance(found, BreakEven):
        return row + 2
    places = [] if found.today is None else [(tr("Today"), found.today)]
    places += [(tr("Equal cost"), point) for point in found.points]
    rows = [
        (name, short_place(found, at.x, plan.style), at.minutes_per_organiser, *at.costs, at.costs[1] - at.costs[0]) for name, at in places
    ]
    heads = (*break_even_heads(found, plan.project.currency), tr("Difference"))
    end = write_table(page, row, tr("Where the best two cost the same"), heads, rows)
    page.text(end, 0, break_even_table(found, plan.style, plan.project).title, "note")
    return end + 2


def _write_tornado(page: Page, plan: WorkbookPlan, layout: Layout, book: Any, row: int) -> int:  # noqa: ANN401 - as above
    tornado = plan.findings.tornado
    if tornado is None:
        return row
    table = tornado_table(tornado, plan.style)
    names = [option.name for option in tornado.options]
    heads = [tr("Input"), tr("Low"), tr("High"), tr("Difference at low"), tr("Difference at high")]
    heads += [tr("{option}, at low").format(option=name) for name in names] + [
        tr("{option}, at high").format(option=name) for name in names
    ]
    missing = tr("a price is missing")
    rows = []
    for bar in tornado.bars:
        amounts = (bar.low.difference, bar.high.difference, *bar.low.totals, *bar.high.totals)
        values = (input_value(bar.changing, end.x, plan.style) for end in (bar.low, bar.high))
        name = with_short_names(input_name(bar.changing), plan.scenario)
        rows.append((name, *values, *(missing if amount is None else amount for amount in amounts)))
    end = write_table(page, row, with_short_names(table.title, plan.scenario), heads, rows)
    today = UNKNOWN if tornado.difference is None else plan.style.money(tornado.difference)
    said = tr("{subtitle}. Today: {amount}.").format(subtitle=table.subtitle, amount=today)
    page.text(end, 0, with_short_names(said, plan.scenario), "note")
    if tornado.difference is None:
        return end + 2
    _add_chart(page, table, (layout.names["change"], row + 2, min(MOST_BARS, len(rows))), book, end + 1)
    return end + _CHART_ROWS + 2


def _add_chart(page: Page, table: TornadoTable, where: tuple[str, int, int], book: Any, row: int) -> None:  # noqa: ANN401 - as above
    sheet, top, bars = where
    chart = book.add_chart({"type": "bar"})
    colour = ROLE_COLOURS[table.roles[0]]
    for column, share in ((3, 0.45), (4, 1.0)):
        series = {"name": f"={area(sheet, top - 1, column, 1, 1)}", "values": f"={area(sheet, top, column, bars, 1)}"}
        fill = {"color": paler(colour, share)}
        chart.add_series(series | {"categories": f"={area(sheet, top, 0, bars, 1)}", "fill": fill, "gap": 50, "overlap": 100})
    # Without the options' names: XlsxWriter takes a title with an exclamation mark and a cell's name in it for a formula.
    title = tr("What the next best costs more than the cheapest, {currency}").format(currency=table.currency)
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True, "color": INK}})
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": INK}})
    # Bars begin at today's difference; names stand at the left edge, away from them.
    grid = {"visible": True, "line": {"color": LINE}}
    chart.set_x_axis({"num_format": "#,##0", "num_font": {"color": QUIET}, "major_gridlines": grid, "crossing": table.today})
    chart.set_y_axis({"reverse": True, "label_position": "low", "num_font": {"color": QUIET}, "line": {"color": INK}})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size(_SIZE)
    page.sheet.insert_chart(row, 0, chart, {"description": table.summary[:1000]})
    page.reach(row + _CHART_ROWS, 4)
