"""Native charts, with the colours that options have everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from ppm_desktop.charts.axis_marks import money_marks
from ppm_desktop.charts.colours import ink_on, shade
from ppm_desktop.domain.period import MONTHS_PER_YEAR
from ppm_desktop.paper.look import light_tokens
from ppm_desktop.paper.slides.chart_workbook import chart_workbook
from ppm_desktop.paper.slides.markup import Box, emu
from ppm_desktop.paper.slides.plain_text import plain
from ppm_desktop.paper.slides.tables import describe
from ppm_desktop.reports.number_text import common_digits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ppm_desktop.paper.slides.page import Page

_LETTERS: Final = 10
#: A figure is written into a part of a bar that is at least so large a part of the longest bar.
_ROOM_FOR_FIGURE: Final = 0.07
#: So many months have room for their names below a line chart, and they are named in steps that divide a year.
_MONTHS_NAMED: Final = 8
#: So many amounts stand side by side below an axis of half a slide.
_MOST_STEPS: Final = 5
_STEPS: Final = (1, 2, 3, 6, 12)
#: In which language an axis names months, wherever it is shown.
_MONTH_LANGUAGES: Final = {"en-US": "[$-409]", "de-DE": "[$-407]"}
#: Greys of the legend, where a shade means a component whatever the option's colour.
_LEGEND_BASE: Final = "#4A4D52"


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers with its name. ``colours`` has one for each number of a bar chart, and one for a whole line."""

    name: str
    values: tuple[float, ...]
    colours: tuple[str, ...]
    dashed: bool = False


def add_bars(
    page: Page, box: Box, categories: Sequence[str], series: Sequence[Series], total: Series, words: tuple[str, str], today: date
) -> None:
    """Add stacked bars, a bar for each category; ``total`` stands in the worksheet only."""
    number = "#,##0.00" if common_digits(total.values) else "#,##0"
    chart, frame = _chart(page, box, XL_CHART_TYPE.BAR_STACKED, (categories, series, total), number, today)
    describe(frame.element, *words)
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, 42
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    axis = chart.category_axis
    axis.reverse_order = True
    _calm(axis)
    longest = max(total.values)
    elements = chart.element.iter(qn("c:ser"))
    for place, (shown, one, element) in enumerate(zip(plot.series, series, elements, strict=True)):
        _fill(shown.format, shade(_LEGEND_BASE, light_tokens()["background"], place))
        for point, colour in enumerate(one.colours):
            _fill(shown.points[point].format, colour)
        labels = [point for point, value in enumerate(one.values) if longest and value / longest >= _ROOM_FOR_FIGURE]
        _label(element, [(point, ink_on(one.colours[point])) for point in labels], number)


def add_tornado(
    page: Page, box: Box, categories: Sequence[str], series: Sequence[Series], begin: float, words: tuple[str, str], today: date
) -> None:
    """Add bars that begin at one amount: one series for the low of each category, one for its high."""
    number = "#,##0"
    chart, frame = _chart(page, box, XL_CHART_TYPE.BAR_CLUSTERED, (categories, series, None), number, today)
    describe(frame.element, *words)
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, 60
    axis = chart.category_axis
    axis.reverse_order = True
    _calm(axis)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values = chart.value_axis
    values.crosses_at = begin
    values.major_unit = _round_step(series, begin)
    values.has_major_gridlines = True
    _ink(values.major_gridlines.format.line, light_tokens()["line"], 0.5)
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = number, False
    for shown, one in zip(plot.series, series, strict=True):
        shown.invert_if_negative = False
        _fill(shown.format, one.colours[0])


def add_lines(page: Page, box: Box, months: Sequence[date], series: Sequence[Series], words: tuple[str, str], today: date) -> None:
    """Add a line for each series; ``months`` are their first days."""
    number = "#,##0"
    chart, frame = _chart(page, box, XL_CHART_TYPE.LINE, (months, series, None), number, today)
    describe(frame.element, *words)
    values = chart.value_axis
    values.minimum_scale = 0
    values.has_major_gridlines = True
    _ink(values.major_gridlines.format.line, light_tokens()["line"], 0.5)
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = number, False
    _calm(chart.category_axis)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    labels = chart.category_axis.tick_labels
    labels.number_format, labels.number_format_is_linked = f"{_MONTH_LANGUAGES.get(page.language, '')}mmm yyyy", False
    every = next((step for step in _STEPS if len(months) <= step * _MONTHS_NAMED), MONTHS_PER_YEAR * (1 + len(months) // 100))
    axis = chart.element.find(f".//{qn('c:dateAx')}")
    for tag in ("baseTimeUnit", "majorUnit", "majorTimeUnit"):
        for old in axis.findall(qn(f"c:{tag}")):
            axis.remove(old)
    for tag, value in (("baseTimeUnit", "months"), ("majorUnit", every), ("majorTimeUnit", "months")):
        axis.append(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value}"/>'))
    for shown, one in zip(chart.plots[0].series, series, strict=True):
        shown.smooth = False
        _ink(shown.format.line, one.colours[0], 1.5 if one.dashed else 2.5)
        if one.dashed:
            shown.format.line.dash_style = MSO_LINE.DASH


def _chart(
    page: Page,
    box: Box,
    kind: XL_CHART_TYPE,
    content: tuple[Sequence[str] | Sequence[date], Sequence[Series], Series | None],
    number: str,
    today: date,
) -> tuple[Any, Any]:
    categories, series, total = content
    names = [plain(category, 200) if isinstance(category, str) else category for category in categories]
    data: Any = CategoryChartData(number_format=number)  # type: ignore[no-untyped-call]  # of a library without all types
    data.categories = names
    columns = [(plain(one.name, 200), [round(value, 6) for value in one.values]) for one in series]
    for name, values in columns:
        data.add_series(name, values)
    x, y, width, height = (Emu(emu(part)) for part in box)
    frame: Any = page.slide.shapes.add_chart(kind, x, y, width, height, data)
    chart: Any = frame.chart
    if total is not None:
        columns.append((plain(total.name, 200), [round(value, 6) for value in total.values]))
    chart.part.chart_workbook.update_from_xlsx_blob(chart_workbook(names, columns, number, today))
    chart.has_title = False
    chart.font.size = Pt(_LETTERS)
    chart.font.color.rgb = _rgb(light_tokens()["text"])
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(_LETTERS)
    return chart, frame


def _round_step(series: Sequence[Series], begin: float) -> float:
    """Return a round distance of amounts along an axis at which they stand side by side."""
    amounts = [begin, *(value for one in series for value in one.values)]
    return money_marks(max(amounts) - min(*amounts, 0.0), _MOST_STEPS)[1]


def _calm(axis: Any) -> None:  # noqa: ANN401 - an object of a library without types
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    _ink(axis.format.line, light_tokens()["field_line"], 0.75)


def _fill(look: Any, colour: str) -> None:  # noqa: ANN401 - as above
    look.fill.solid()
    look.fill.fore_color.rgb = _rgb(colour)


def _ink(line: Any, colour: str, width: float) -> None:  # noqa: ANN401 - as above
    line.color.rgb = _rgb(colour)
    line.width = Pt(width)


def _label(series: Any, points: Sequence[tuple[int, str]], number: str) -> None:  # noqa: ANN401 - an element of the chart's XML
    """Write figures into those parts of bars that have room for them."""
    kinds = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")

    def shows(value: int) -> str:
        return "".join(f'<c:show{kind} val="{value if kind == "Val" else 0}"/>' for kind in kinds)

    labels = "".join(
        f'<c:dLbl><c:idx val="{point}"/><c:numFmt formatCode="{number}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_LETTERS * 100}"><a:solidFill><a:srgbClr val="{ink[1:]}"/></a:solidFill>'
        f'</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr><c:dLblPos val="ctr"/>{shows(1)}</c:dLbl>'
        for point, ink in points
    )
    series.find(qn("c:cat")).addprevious(parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{labels}{shows(0)}</c:dLbls>"))


def _rgb(colour: str) -> RGBColor:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]  # as above
