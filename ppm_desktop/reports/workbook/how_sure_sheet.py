"""How sure the decision is: chances, bands of cost, cost by month with a fan chart, what to measure first, and the ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ppm_desktop.reports.decision_tables import chance_heads, chance_rows, range_heads, range_rows, with_short_names
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.risk.fan_table import fan_table
from ppm_desktop.reports.risk.measure_table import measure_table
from ppm_desktop.reports.risk.table import risk_rows
from ppm_desktop.reports.risk.words import assumption_sentence, method_sentences, recommendation, risk_sentences
from ppm_desktop.reports.workbook.addresses import area
from ppm_desktop.reports.workbook.computed_table import computed_note, write_table
from ppm_desktop.reports.workbook.formats import INK, LINE, QUIET, ROLE_COLOURS, paler
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.risk.fan_table import FanTable
    from ppm_desktop.reports.workbook.layout import Layout
    from ppm_desktop.reports.workbook.page import Page
    from ppm_desktop.reports.workbook.plan import WorkbookPlan

_CHART_ROWS: Final = 22
_SIZE: Final = {"width": 900, "height": 400}
#: A month's bands of an option: P10, P50, P90.
_LEVELS: Final = 3


def write_how_sure(page: Page, plan: WorkbookPlan, layout: Layout, book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
    """Write the sheet."""
    findings, style = plan.findings.risk, plan.style
    summary = findings.summary
    page.title(tr("How sure the decision is"), computed_note())
    page.columns(0, 0, 44)
    page.columns(1, max(9, _LEVELS * len(plan.results)), 17)
    page.text(3, 0, recommendation(findings, style), "verdict")
    row = 4
    for sentence in (*risk_sentences(summary, style), *method_sentences(summary, style)):
        page.text(row, 0, sentence, "note")
        row += 1
    if any(entry.assumed for entry in summary.simulation.ranges):
        page.text(row, 0, assumption_sentence(plan.catalogue.risk_defaults.defaults(), style), "warning")
        row += 1
    row = write_table(page, row + 1, tr("The options over the whole period"), chance_heads(), _chances(plan)) + 1
    fan = fan_table(summary, style)
    if fan.bands:
        heads = [column.label for column in fan.twin.columns]
        # The chart before its table: that may be long, and would push the chart over the edge of a page.
        _add_fan(page, plan, (layout.names["how_sure"], row + _CHART_ROWS + 2, fan), book, row)
        row = write_table(page, row + _CHART_ROWS, tr("Cost by month"), heads, fan.twin.rows) + 1
    measured = measure_table(findings, style)
    if measured.bars:
        rows = [(with_short_names(str(name), plan.scenario), *others) for name, *others in measured.twin.rows]
        title = with_short_names(measured.title, plan.scenario)
        row = write_table(page, row, title, [column.label for column in measured.twin.columns], rows) + 1
    ranges = range_rows(summary, style)
    if ranges:
        write_table(page, row, tr("Ranges of the inputs"), range_heads(), ranges, (0, 4))
    page.finish(frozen=(2, 0))


def _chances(plan: WorkbookPlan) -> list[tuple[str | float, ...]]:
    """Return the options with their amounts as numbers where they are known."""
    summary = plan.findings.risk.summary
    rows: list[tuple[str | float, ...]] = []
    for row, texts in zip(risk_rows(summary), chance_rows(summary, plan.style), strict=True):
        cells: list[str | float] = list(texts)
        if row.total is not None:
            cells[3:7] = [row.without_chance, row.total.p10, row.total.p50, row.total.p90]
        cells[7] = texts[7] if row.regret is None else row.regret.mean
        cells[8] = texts[8] if row.worst_month is None else row.worst_month.p90
        rows.append(tuple(cells))
    return rows


def _add_fan(page: Page, plan: WorkbookPlan, where: tuple[str, int, FanTable], book: Any, row: int) -> None:  # noqa: ANN401 - as above
    """Draw the band of the option that is cheapest most often as three lines."""
    sheet, top, fan = where
    likeliest = plan.findings.risk.summary.likeliest
    keys = [band.key for band in fan.bands]
    place = keys.index(likeliest.result.option.id) if likeliest is not None and likeliest.result.option.id in keys else 0
    option = next(result.option for result in plan.results if result.option.id == keys[place])
    colour, months = ROLE_COLOURS[role_of(option)], len(fan.months)
    chart = book.add_chart({"type": "line"})
    for level, share, dash in ((2, 0.6, "dash"), (1, 1.0, "solid"), (0, 0.6, "dash")):
        column = 1 + _LEVELS * place + level
        series = {"name": f"={area(sheet, top - 1, column, 1, 1)}", "values": f"={area(sheet, top, column, months, 1)}"}
        line = {"color": paler(colour, share), "width": 2, "dash_type": dash}
        chart.add_series(series | {"categories": f"={area(sheet, top, 0, months, 1)}", "line": line})
    # Without the option's name: XlsxWriter takes a title with an exclamation mark and a cell's name in it for a formula.
    title = tr("Cost by month of the option that is cheapest most often, {currency}").format(currency=fan.currency)
    chart.set_title({"name": title, "name_font": {"size": 11, "bold": True, "color": INK}})
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": INK}})
    grid = {"visible": True, "line": {"color": LINE}}
    chart.set_y_axis({"num_format": "#,##0", "num_font": {"color": QUIET}, "major_gridlines": grid, "line": {"none": True}, "min": 0})
    chart.set_x_axis({"num_font": {"color": QUIET}, "line": {"color": LINE}})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size(_SIZE)
    page.sheet.insert_chart(row, 0, chart, {"description": fan.summary[:1000]})
    page.reach(row + _CHART_ROWS, 4)
