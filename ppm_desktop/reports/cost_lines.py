"""What the options cost over time: month by month, and added up."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from ppm_desktop.costing.comparison import MONEY_DIGITS
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.leads import Lead, changes_of_lead, leaders
from ppm_desktop.reports.number_text import WHOLE_FROM, NumberStyle
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.shortfall import shortfall_text
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn, known_or_bound
from ppm_desktop.reports.words import listed, month_label, period_label
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.reports.option_roles import Role

LineKind = Literal["monthly", "cumulative"]


@dataclass(frozen=True, slots=True)
class CostLine:
    """One option over all months."""

    option_id: str
    name: str
    role: Role
    eligible: bool
    values: tuple[float, ...]  # by month; a lower bound where ``bounds`` says so
    bounds: tuple[bool, ...]
    texts: tuple[str, ...]
    gap: str  # what has no price, "" where everything has

    @property
    def complete(self) -> bool:
        """True when every month is priced in full."""
        return not any(self.bounds)


@dataclass(frozen=True, slots=True)
class LineTable:
    """All options over all months, and when the cheapest one changes."""

    kind: LineKind
    title: str
    subtitle: str
    summary: str
    currency: str
    month_ids: tuple[str, ...]  # "2026-04"
    months: tuple[str, ...]  # "Apr 2026"
    lines: tuple[CostLine, ...]
    leads: tuple[Lead, ...]  # changes only; among options that may be bought and are priced in full
    style: NumberStyle

    @property
    def twin(self) -> TableTwin:
        """A row per month, a column per option."""
        columns = (TwinColumn("month", tr("Month")), *(TwinColumn(line.option_id, line.name) for line in self.lines))
        rows = []
        for month, name in enumerate(self.month_ids):
            cells = [known_or_bound(line.values[month], line.texts[month], bound=line.bounds[month]) for line in self.lines]
            rows.append((name, *cells))
        return TableTwin(self.title, self.subtitle, columns, tuple(rows))


def monthly_cost(comparison: Comparison, style: NumberStyle) -> LineTable:
    """Return what each option costs in each month."""
    lines = _lines(comparison, style, "monthly")
    title = _monthly_finding(lines, _candidates(lines))
    return _table(comparison, "monthly", title, lines, (), style)


def cumulative_cost(comparison: Comparison, style: NumberStyle) -> LineTable:
    """Return what each option has cost up to and including each month, and in which months the cheapest one changes."""
    lines = _lines(comparison, style, "cumulative")
    candidates = _candidates(lines)
    leads = changes_of_lead([line.values for line in lines], candidates)
    months = [month_label(month) for month in comparison.traffic.months]
    return _table(comparison, "cumulative", _cumulative_finding(lines, candidates, leads, months), lines, leads, style)


def _table(
    comparison: Comparison, kind: LineKind, title: str, lines: tuple[CostLine, ...], leads: tuple[Lead, ...], style: NumberStyle
) -> LineTable:
    project = comparison.project
    measure = tr("Cost of each month, {period}, {currency}") if kind == "monthly" else tr("Cost added up by month, {period}, {currency}")
    months = tuple(month_label(month) for month in comparison.traffic.months)
    return LineTable(
        kind=kind,
        title=title,
        subtitle=example_note(project, measure.format(period=period_label(project.period), currency=project.currency)),
        summary=_summary(title, lines, months, project.currency, kind),
        currency=project.currency,
        month_ids=tuple(str(month) for month in comparison.traffic.months),
        months=months,
        lines=lines,
        leads=leads,
        style=style,
    )


def _lines(comparison: Comparison, style: NumberStyle, kind: LineKind) -> tuple[CostLine, ...]:
    by_option = [[sum(month.values()) for month in result.by_month] for result in comparison.results]
    if kind == "cumulative":
        by_option = [list(accumulate(values)) for values in by_option]
    digits = 0 if max((max(values) for values in by_option), default=0.0) >= WHOLE_FROM else 2
    return tuple(_line(result, values, style, kind, digits) for result, values in zip(comparison.results, by_option, strict=True))


def _line(result: OptionResult, values: list[float], style: NumberStyle, kind: LineKind, digits: int) -> CostLine:
    lacking = {month for unpriced in result.unpriced for month in unpriced.months}
    bounds = [month in lacking for month in result.charges.traffic.months]
    if kind == "cumulative":
        bounds = list(accumulate(bounds, max))
    texts = [style.fixed(value, digits) if round(value, digits) else "0" for value in values]
    return CostLine(
        option_id=result.option.id,
        name=result.option.name,
        role=role_of(result.option),
        eligible=result.eligibility.eligible,
        values=tuple(values),
        bounds=tuple(bounds),
        texts=tuple(style.at_least(text) if bound else text for text, bound in zip(texts, bounds, strict=True)),
        gap="; ".join(shortfall_text(unpriced, style) for unpriced in result.unpriced),
    )


def _candidates(lines: Sequence[CostLine]) -> list[int]:
    return [place for place, line in enumerate(lines) if line.eligible and line.complete]


def _certain(lines: Sequence[CostLine], candidates: Sequence[int]) -> tuple[int | None, ...]:
    """Return who leads each month; None where an option that may be bought but lacks a price could be cheaper."""
    values = [line.values for line in lines]
    unknown = [place for place, line in enumerate(lines) if line.eligible and not line.complete]
    found: list[int | None] = []
    for month, leader in enumerate(leaders(values, candidates)):
        best = min((leader, *unknown), key=lambda place: (round(values[place][month], MONEY_DIGITS), place))
        found.append(leader if best == leader else None)
    return tuple(found)


def _no_finding(lines: Sequence[CostLine]) -> str:
    if not any(line.eligible for line in lines):
        return tr("None of these options can be bought")
    return tr("No option can be called cheapest yet: a price is missing")


def _level_with(lines: Sequence[CostLine], candidates: Sequence[int], leader: int) -> str:
    """Name the leader, and whoever costs the same in every month: neither of equals is the cheapest alone."""

    def amounts(place: int) -> list[float]:
        return [round(value, MONEY_DIGITS) for value in lines[place].values]

    return listed([lines[place].name for place in candidates if place == leader or amounts(place) == amounts(leader)])


def _monthly_finding(lines: Sequence[CostLine], candidates: Sequence[int]) -> str:
    leading = _certain(lines, candidates)
    if not any(place is not None for place in leading):
        return _no_finding(lines)
    most = max(candidates, key=leading.count)
    count, months, option = leading.count(most), len(leading), _level_with(lines, candidates, most)
    if months == 1:
        return tr("Cheapest: {option}").format(option=option)
    if count == months:
        return tr("Cheapest in every month: {option}").format(option=option)
    found = (
        tr("Cheapest in at least {count} of {months} months: {option}")
        if None in leading
        else tr("Cheapest in {count} of {months} months: {option}")
    )
    return found.format(count=count, months=months, option=option)


def _cumulative_finding(lines: Sequence[CostLine], candidates: Sequence[int], leads: Sequence[Lead], months: Sequence[str]) -> str:
    leading = _certain(lines, candidates)
    if not leading or leading[-1] is None:
        return _no_finding(lines)
    option = _level_with(lines, candidates, leading[-1])
    if len(leading) == 1:
        return tr("Cheapest: {option}").format(option=option)
    if None in leading:
        return tr("Cheapest in total at the end: {option}").format(option=option)
    if not leads:
        return tr("Cheapest in total throughout: {option}").format(option=option)
    found = trn(
        "Cheapest in total from {month}: {option}", "The cheapest in total changes {count} times; from {month}: {option}", len(leads)
    )
    return found.format(count=len(leads), month=months[leads[-1].month], option=option)


def _summary(title: str, lines: Sequence[CostLine], months: Sequence[str], currency: str, kind: LineKind) -> str:
    parts = []
    for line in lines:
        peak = max(range(len(months)), key=line.values.__getitem__)
        if kind == "cumulative":
            said = tr("{option} {amount} by {month}").format(option=line.name, amount=line.texts[-1], month=months[-1])
        else:
            said = tr("{option} at most {amount}, in {month}").format(option=line.name, amount=line.texts[peak], month=months[peak])
        if not line.eligible:
            said = tr("{option}, cannot be bought").format(option=said)
        parts.append(said)
    return tr("{finding}. Line chart by month, {currency}: {options}.").format(finding=title, currency=currency, options="; ".join(parts))
