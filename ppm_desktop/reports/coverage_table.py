"""What is included and what is metered: per option and kind of call, the share that a licence or its pool pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ppm_desktop.costing.charges import MINUTE_COMPONENTS
from ppm_desktop.reports.apportion import apportioned
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.number_text import WHOLE_PERCENT_FROM
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn, known_or_bound
from ppm_desktop.reports.why.figures import Figure
from ppm_desktop.reports.words import listed, month_label, period_label
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ppm_desktop.costing.comparison import Comparison, OptionResult
    from ppm_desktop.reports.cost_table import CostRow
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.option_roles import Role
    from ppm_desktop.reports.period_view import Span

#: What floating-point sums leave of a share.
_NOISE: Final = 1e-9
_ALL: Final = 100.0
_SUBTITLES: Final[dict[Span, str]] = {
    "month": mark("Minutes by who pays for them, and their cost, average month of {period}, {currency}"),
    "year": mark("Minutes by who pays for them, and their cost, average year of {period}, {currency}"),
    "whole": mark("Minutes by who pays for them, and their cost, whole period of {period}, {currency}"),
}
ROW_LABELS: Final = {
    "toll": mark("Toll dial-in"),
    "toll_free": mark("Toll-free dial-in"),
    "dial_out_pool": mark("Dial-out that a pool may pay"),
    "dial_out_other": mark("Other dial-out"),
    "connection": mark("Connection fees"),
}

POOL_LABEL: Final = mark("Pool in its peak month")


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One kind of call in one option. Minutes (for connection fees: calls) and money in the view's span."""

    total: float
    included: float
    pooled: float
    charged: float
    cost: float  # a lower bound where ``gap`` says something
    cost_text: str
    shares: tuple[str, ...]  # "62 % by pool", "38 % charged"
    quantity_text: str  # "19 321 min"
    gap: str

    @property
    def share_text(self) -> str:
        """The shares in a line."""
        return ", ".join(self.shares)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One kind of call over all options."""

    component: str
    label: str
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """All kinds of calls over all options, and how far the pools are used."""

    title: str
    subtitle: str
    summary: str
    currency: str
    unit: str  # "USD a year"
    span_text: str  # "a year"
    option_ids: tuple[str, ...]
    columns: tuple[str, ...]
    roles: tuple[Role, ...]
    eligible: tuple[bool, ...]
    rows: tuple[CoverageRow, ...]
    pools: tuple[str, ...]  # per option: the peak month's use of the pool in words
    pool_figures: tuple[Figure | None, ...]  # the same as a number that can be asked why, of several pools the one used most
    span: Span

    def figure(self, row: CoverageRow, option: int) -> Figure | None:
        """Return the address of what a cell says: its cost, or where it costs nothing its minutes over the whole period."""
        cell = row.cells[option]
        if cell.cost or cell.gap:
            return Figure("component", self.option_ids[option], self.span, row.component)
        if cell.total and row.component in MINUTE_COMPONENTS:
            return Figure("minutes", self.option_ids[option], component=row.component)
        if cell.total:  # calls without a connection fee: why they cost nothing
            return Figure("component", self.option_ids[option], self.span, row.component)
        return None

    @property
    def twin(self) -> TableTwin:
        """A row per option and kind of call, and one for each option's pool."""
        named = (
            ("option", tr("Option")),
            ("call_kind", tr("Calls")),
            ("included", tr("Included")),
            ("covered_by_pool", tr("Paid by the pool")),
            ("charged", tr("Charged")),
            ("cost", self.unit),
            ("note", tr("Note")),
        )
        rows: list[tuple[str | float, ...]] = []
        for option, name in enumerate(self.columns):
            for row in self.rows:
                cell = row.cells[option]
                cost = known_or_bound(cell.cost, cell.cost_text, bound=bool(cell.gap))
                rows.append((name, row.label, cell.included, cell.pooled, cell.charged, cost, cell.gap or cell.share_text))
            rows.append((name, tr(POOL_LABEL), "", "", "", "", self.pools[option]))
        return TableTwin(self.title, self.subtitle, tuple(TwinColumn(*pair) for pair in named), tuple(rows))


def coverage_table(comparison: Comparison, style: NumberStyle, span: Span = "year") -> CoverageTable:
    """Return what each option includes, what its pool pays, what is charged, and what that costs."""
    view = PeriodView(span, comparison.project.months)
    table = cost_table(comparison, style, span)
    costs = {row.component: row for row in table.rows}
    quantities = [_quantities(result) for result in comparison.results]
    rows = []
    for component, label in ROW_LABELS.items():
        cost = costs.get(component)
        if cost is None or (component == "connection" and not any(cost.values)):
            continue
        unit = mark("{count} calls") if component == "connection" else mark("{count} min")
        cells = tuple(_cell(found[component], cost, place, view, style, unit) for place, found in enumerate(quantities))
        rows.append(CoverageRow(component, tr(label), cells))
    project = comparison.project
    subtitle = tr(_SUBTITLES[span]).format(period=period_label(project.period), currency=project.currency)
    title = _finding(comparison, quantities, style)
    return CoverageTable(
        title=title,
        subtitle=example_note(project, subtitle),
        summary=_summary(title, table.columns, rows),
        currency=project.currency,
        unit=table.unit,
        span_text=view.unit,
        option_ids=table.option_ids,
        columns=table.columns,
        roles=table.roles,
        eligible=table.eligible,
        rows=tuple(rows),
        pools=tuple(pool_text(result, style) for result in comparison.results),
        pool_figures=tuple(_pool_figure(result) for result in comparison.results),
        span=span,
    )


def pool_text(result: OptionResult, style: NumberStyle) -> str:
    """Say how far an option's pools are used in the month that uses them most."""
    charges = result.charges
    texts = []
    filled = [pool for pool, available in charges.pools.items() if available.any()]
    for pool in filled:
        parts = [part for part in charges.parts if part.use.product.pool == pool]
        wanted = np.sum([part.minutes.T @ part.tariff.weight["dial_out_pool"] for part in parts], axis=0)
        said = _pool_use(wanted, charges.pools[pool], [month_label(month) for month in charges.traffic.months], style)
        names = listed([part.use.product.name for part in parts])
        texts.append(said if len(filled) == 1 else tr("{products}: {use}").format(products=names, use=said))
    return "; ".join(texts) or tr("no pool")


def _pool_figure(result: OptionResult) -> Figure | None:
    """Return the address of an option's use of its pool in the peak month, of several pools the one that is used most; None without one."""
    charges = result.charges
    found: list[tuple[float, Figure]] = []
    for pool, available in charges.pools.items():
        parts = [part for part in charges.parts if part.use.product.pool == pool]
        wanted = np.sum([part.minutes.T @ part.tariff.weight["dial_out_pool"] for part in parts], axis=0)
        share = _share_of_pool(wanted, available)
        peak = int(share.argmax())
        month = str(charges.traffic.months[peak])
        if available[peak] > 0:
            found.append((float(share[peak]), Figure("pool_use", result.option.id, product=parts[0].use.product.id, month=month)))
    return max(found, key=lambda use: use[0])[1] if found else None


def _share_of_pool(wanted: NDArray[np.float64], available: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return by month how much of the pool is asked for; infinite where minutes meet an empty one."""
    return np.divide(wanted, available, out=np.where(wanted > 0, np.inf, 0.0), where=available > 0)


def _pool_use(wanted: NDArray[np.float64], available: NDArray[np.float64], months: list[str], style: NumberStyle) -> str:
    share = _share_of_pool(wanted, available)
    peak = int(share.argmax())
    over = int((share > 1 + _NOISE).sum())
    percent = style.percent(float(share[peak]))
    if not over:
        return tr("{share} used in {month}").format(share=percent, month=months[peak])
    if len(months) == 1:
        return tr("used up; {share} needed").format(share=percent)
    said = trn("used up in {count} of {months} months", "used up in {count} of {months} months", over)
    said = said.format(count=over, months=len(months))
    return tr("{said}; {share} needed in {month}").format(said=said, share=percent, month=months[peak])


def _quantities(result: OptionResult) -> dict[str, tuple[float, float, float]]:
    """Return minutes, and calls under ``connection``, of the whole period: included, paid by the pool, charged."""
    found = {component: [0.0, 0.0, 0.0] for component in ROW_LABELS}
    for part in result.charges.parts:
        for component in MINUTE_COMPONENTS:
            weight = part.tariff.weight[component]
            paying = np.broadcast_to(part.charged(component), part.covered.shape)
            spared = 1 if component == "dial_out_pool" else 0
            for kind, quantity in ((component, part.minutes), ("connection", part.calls)):
                by_month = quantity.T @ weight
                found[kind][spared] += float((by_month * (1 - paying)).sum())
                found[kind][2] += float((by_month * paying).sum())
    return {kind: (values[0], values[1], values[2]) for kind, values in found.items()}


def _cell(parts: tuple[float, float, float], cost: CostRow, option: int, view: PeriodView, style: NumberStyle, unit: str) -> CoverageCell:
    included, pooled, charged = (part * view.factor for part in parts)
    total = included + pooled + charged
    gap = cost.gaps[option]
    nothing = tr("no charge") if total > 0 else ""
    return CoverageCell(
        total=total,
        included=included,
        pooled=pooled,
        charged=charged,
        cost=cost.values[option],
        cost_text=cost.texts[option] if gap or cost.values[option] or charged > 0 else nothing,
        shares=_shares(included, pooled, charged, style),
        quantity_text=tr(unit).format(count=style.count(total)) if total > 0 else "",
        gap=gap,
    )


def _shares(included: float, pooled: float, charged: float, style: NumberStyle) -> tuple[str, ...]:
    total = included + pooled + charged
    if total <= 0:
        return (tr("none"),)
    kinds = (
        (included / total, mark("included"), mark("{share} included")),
        (pooled / total, mark("paid by the pool"), mark("{share} by pool")),
        (charged / total, mark("charged"), mark("{share} charged")),
    )
    there = [kind for kind in kinds if kind[0] > _NOISE]
    if len(there) == 1:
        return (tr(there[0][1]),)
    percents = [share * 100 for share, _, _ in there]
    digits = 1 if min(percents) < WHOLE_PERCENT_FROM else 0
    printed = apportioned(percents, digits)  # so that they add up to 100
    return tuple(
        tr(partly).format(share=_percent_text(percent, digits, style)) for percent, (_, _, partly) in zip(printed, there, strict=True)
    )


def _percent_text(percent: float, digits: int, style: NumberStyle) -> str:
    """Return a part of something that has other parts: never 0 % and never 100 %."""
    least = 10.0**-digits
    if percent < least:
        return tr("under {share}").format(share=f"{style.fixed(least, digits)}{style.narrow_space}%")
    if percent > _ALL - least:
        return tr("over {share}").format(share=f"{style.fixed(_ALL - least, digits)}{style.narrow_space}%")
    return f"{style.fixed(percent, digits)}{style.narrow_space}%"


def _finding(comparison: Comparison, quantities: list[dict[str, tuple[float, float, float]]], style: NumberStyle) -> str:
    """Name the option that leaves the smallest share of minutes to be charged, among those that may be bought."""
    shares = {}
    for place, (result, found) in enumerate(zip(comparison.results, quantities, strict=True)):
        charged = sum(found[component][2] for component in MINUTE_COMPONENTS)
        total = sum(sum(found[component]) for component in MINUTE_COMPONENTS)
        if result.eligibility.eligible and total > 0:
            shares[place] = charged / total
    if not shares:
        return tr("No phone minutes to pay for in an option that can be bought")
    best = min(shares, key=lambda place: shares[place])
    name = comparison.results[best].option.name
    if shares[best] >= 1 - _NOISE:
        return tr("Every phone minute is charged, whichever option is bought")
    return tr("Fewest minutes charged: {option} ({share})").format(option=name, share=style.percent(shares[best]))


def _summary(title: str, columns: tuple[str, ...], rows: list[CoverageRow]) -> str:
    options = []
    for place, name in enumerate(columns):
        kinds = ", ".join(tr("{calls} {share}").format(calls=row.label, share=row.cells[place].share_text) for row in rows)
        options.append(tr("{option}: {kinds}").format(option=name, kinds=kinds))
    return tr("{finding}. Matrix of calls and options: {options}.").format(finding=title, options="; ".join(options))
