"""Cost by component and option: the rows that the window's table, the chart, the terminal and every export share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ppm_desktop.costing.charges import COMPONENTS
from ppm_desktop.reports.apportion import apportioned
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.number_text import common_digits
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.shortfall import components_lacking, shortfall_text
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn, known_or_bound
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.words import component_in_sentence, component_label, period_label
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.option_roles import Role
    from ppm_desktop.reports.period_view import Span

NO_RATE_TEXT: Final = mark("no rate")
_SUBTITLES: Final[dict[Span, str]] = {
    "month": mark("Cost by component, average month of {period}, {currency}"),
    "year": mark("Cost by component, average year of {period}, {currency}"),
    "whole": mark("Cost by component, whole period of {period}, {currency}"),
}


@dataclass(frozen=True, slots=True)
class CostRow:
    """One component over all options, or the total."""

    component: str  # "total" for the last row
    label: str
    values: tuple[float, ...]  # in the view's span; a lower bound where ``gaps`` says something
    texts: tuple[str, ...]
    gaps: tuple[str, ...]  # what has no price, "" where everything has


@dataclass(frozen=True, slots=True)
class CostTable:
    """All options side by side."""

    title: str
    subtitle: str
    unit: str  # "USD a year"
    option_ids: tuple[str, ...]
    columns: tuple[str, ...]
    roles: tuple[Role, ...]
    rows: tuple[CostRow, ...]
    total: CostRow
    incomplete: tuple[bool, ...]
    eligible: tuple[bool, ...]
    span: Span

    @property
    def summary(self) -> str:
        """The chart of the table in a sentence: each option's total and its largest part."""
        bars = "; ".join(_bar_in_words(self, option) for option in range(len(self.columns)))
        return tr("{title}. Bar chart, {unit}: {bars}.").format(title=self.title, unit=self.unit, bars=bars)

    @property
    def twin(self) -> TableTwin:
        """The same figures in rows, for the clipboard and CSV."""
        options = tuple(TwinColumn(key, name) for key, name in zip(self.option_ids, self.columns, strict=True))
        rows = tuple(
            (row.label, *(known_or_bound(v, t, bound=bool(g)) for v, t, g in zip(row.values, row.texts, row.gaps, strict=True)))
            for row in (*self.rows, self.total)
        )
        return TableTwin(self.title, self.subtitle, (TwinColumn("component", tr("Component")), *options), rows)

    def figure(self, row: CostRow, option: int) -> Figure:
        """Return the address of a number: of a row, in the column of an option."""
        if row.component == self.total.component:
            return Figure("total", self.option_ids[option], self.span)
        return Figure("component", self.option_ids[option], self.span, row.component)


def cost_table(comparison: Comparison, style: NumberStyle, span: Span = "year") -> CostTable:
    """Lay out a comparison. Connection fees are left out when no option has any.

    All figures have the same decimals, and each column's printed parts add up to its printed total.
    """
    view = PeriodView(span, comparison.project.months)
    results = comparison.results
    lacking = [components_lacking(result) for result in results]
    totals = tuple(result.total * view.factor for result in results)
    digits = common_digits(totals)
    exact = [[result.by_component[component] * view.factor for component in COMPONENTS] for result in results]
    printed = [apportioned(parts, digits) for parts in exact]
    rows = []
    for c, component in enumerate(COMPONENTS):
        values = tuple(parts[c] for parts in exact)
        gaps = tuple(_gap(result, component, style) if component in names else "" for result, names in zip(results, lacking, strict=True))
        if component == "connection" and not any(values):
            continue
        texts = tuple(_amount(parts[c], gap, digits, style) for parts, gap in zip(printed, gaps, strict=True))
        rows.append(CostRow(component, component_label(component), values, texts, gaps))
    all_gaps = tuple("; ".join(shortfall_text(u, style) for u in result.unpriced) for result in results)
    sums = tuple(_total(sum(parts), gap, digits, style) for parts, gap in zip(printed, all_gaps, strict=True))
    total = CostRow("total", tr("Total"), totals, sums, all_gaps)
    project = comparison.project
    return CostTable(
        title=_finding(comparison),
        subtitle=example_note(project, tr(_SUBTITLES[span]).format(period=period_label(project.period), currency=project.currency)),
        unit=view.unit_in(project.currency),
        option_ids=tuple(result.option.id for result in results),
        columns=tuple(result.option.name for result in results),
        roles=tuple(role_of(result.option) for result in results),
        rows=tuple(rows),
        total=total,
        incomplete=tuple(not result.complete for result in results),
        eligible=tuple(result.eligibility.eligible for result in results),
        span=span,
    )


def _bar_in_words(table: CostTable, option: int) -> str:
    largest = max(table.rows, key=lambda row: row.values[option])
    total = table.total.values[option]
    said = [f"{table.columns[option]} {table.total.texts[option]}"]
    if table.incomplete[option]:
        said.append(tr("a lower bound"))
    if total > 0:
        share = f"{largest.values[option] / total:.0%}"
        said.append(tr("mostly {component} ({share})").format(component=component_in_sentence(largest.component), share=share))
    if not table.eligible[option]:
        said.append(tr("cannot be bought"))
    return ", ".join(said)


def _finding(comparison: Comparison) -> str:
    if comparison.cheapest is not None:
        return tr("Cheapest that you can buy: {option}").format(option=comparison.cheapest.option.name)
    if not any(result.eligibility.eligible for result in comparison.results):
        return tr("None of these options can be bought")
    return tr("No option can be called cheapest yet")


def _gap(result: OptionResult, component: str, style: NumberStyle) -> str:
    named = [u for u in result.unpriced if component in (getattr(u, "components", None) or ("licences",))]
    return "; ".join(shortfall_text(u, style) for u in named)


def _amount(value: float, gap: str, digits: int, style: NumberStyle) -> str:
    if gap and value == 0:
        return tr(NO_RATE_TEXT)
    return _total(value, gap, digits, style)


def _total(value: float, gap: str, digits: int, style: NumberStyle) -> str:
    text = style.fixed(value, digits) if value else "0"
    return style.at_least(text) if gap else text
