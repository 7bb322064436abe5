"""Imported calls by month and class, as their chart shows them: a row of columns for each class, with its total and share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from ppm_desktop.domain.destinations import CALL_TYPES, CallType
from ppm_desktop.domain.period import months_from
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.reports.words import call_type_label, month_label, period_label
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.kept_usage import KeptUsage
    from ppm_desktop.domain.usage_summary import Tally

UsageMeasure = Literal["minutes", "money", "calls"]
USAGE_MEASURES: Final[tuple[UsageMeasure, ...]] = get_args(UsageMeasure)
_FINDINGS: Final[dict[UsageMeasure, str]] = {
    "minutes": mark("{share} of the billed minutes are {call_type}"),
    "money": mark("{share} of the charges are for {call_type}"),
    "calls": mark("{share} of the calls are {call_type}"),
}
_NAMES: Final[dict[CallType, str]] = {"toll": mark("Toll dial-in"), "toll_free": mark("Toll-free dial-in"), "dial_out": mark("Dial-out")}
_SUBTITLES: Final[dict[UsageMeasure, str]] = {
    "minutes": mark("Billed minutes by month, {period}; each row has a scale of its own"),
    "money": mark("Charges with connection fees by month, {currency}, {period}; each row has a scale of its own"),
    "calls": mark("Calls by month, {period}; each row has a scale of its own"),
}


@dataclass(frozen=True, slots=True)
class UsageRow:
    """The months of one class."""

    call_type: CallType
    name: str
    total: str
    share: str
    values: tuple[float, ...]
    said: tuple[str, ...]
    highest: str  # the largest value as text
    highest_at: int  # its month; -1 where there is nothing


@dataclass(frozen=True, slots=True)
class UsageMonthsTable:
    """All months from the first call to the last; a month without calls is there, too."""

    title: str
    subtitle: str
    summary: str
    twin: TableTwin
    months: tuple[str, ...]
    partial: tuple[bool, ...]  # covered in part by the exports
    rows: tuple[UsageRow, ...]
    style: NumberStyle


def usage_months_table(kept: KeptUsage, measure: UsageMeasure, style: NumberStyle) -> UsageMonthsTable:
    """Lay the months out. There must be calls."""
    summary = kept.summary
    first, last = summary.months[0], summary.months[-1]
    months = months_from(first, last - first + 1)
    values = {call_type: [0.0] * len(months) for call_type in CALL_TYPES}
    for one in kept.by_month:
        values[one.call_type][one.month - first] += measured(one.tally, measure)
    totals = {call_type: sum(found) for call_type, found in values.items()}
    whole = sum(totals.values())
    largest = max(CALL_TYPES, key=lambda call_type: totals[call_type])
    share = totals[largest] / whole if whole else 0.0
    title = tr(_FINDINGS[measure]).format(share=style.percent(share), call_type=call_type_label(largest))
    if not whole:
        title = tr("The export has no charges") if measure == "money" else tr("The export has no phone calls of meetings")
    subtitle = tr(_SUBTITLES[measure]).format(period=period_label(months), currency=summary.currency or tr("no currency"))
    partial = tuple(month in summary.partial_months for month in months)
    if any(partial):
        subtitle = tr("{basis}; hatched: covered only in part").format(basis=subtitle)
    covered = tuple(zip((month_label(month) for month in months), partial, strict=True))

    def written(value: float) -> str:
        return amount_text(value, measure, summary.currency, style)

    rows = tuple(_row(call_type, values[call_type], whole, covered, written, style) for call_type in CALL_TYPES)
    said = tr("{name}: {total}, {share}")
    told = "; ".join(said.format(name=row.name, total=row.total, share=row.share) for row in rows)
    return UsageMonthsTable(
        title=title,
        subtitle=subtitle,
        summary=tr("{finding}. {rows}.").format(finding=title, rows=told),
        twin=_twin(kept, title, subtitle, measure),
        months=tuple(month_label(month) for month in months),
        partial=partial,
        rows=rows,
        style=style,
    )


def measured(tally: Tally, measure: UsageMeasure) -> float:
    """Return what a measure says of calls: billed minutes, money with connection fees, or how many they are."""
    if measure == "minutes":
        return tally.billed_minutes
    return tally.charge + tally.connection_fee if measure == "money" else float(tally.calls)


def amount_text(value: float, measure: UsageMeasure, currency: str, style: NumberStyle) -> str:
    """Return a measured value with its unit."""
    if measure == "minutes":
        return tr("{count} min").format(count=style.count(value))
    if measure == "money":
        return tr("{amount} {currency}").format(amount=style.money(value), currency=currency).strip()
    return style.count(value)


def _row(
    call_type: CallType,
    values: list[float],
    whole: float,
    months: tuple[tuple[str, bool], ...],
    written: Callable[[float], str],
    style: NumberStyle,
) -> UsageRow:
    name, total = tr(_NAMES[call_type]), sum(values)
    plain, in_part = tr("{month}, {name}: {value}"), tr("{month}, {name}: {value}\nThe exports cover this month only in part")
    said = tuple(
        (in_part if partly else plain).format(month=month, name=name, value=written(value))
        for (month, partly), value in zip(months, values, strict=True)
    )
    place = max(range(len(values)), key=values.__getitem__) if total else -1
    share = style.percent(total / whole if whole else 0.0)
    return UsageRow(call_type, name, written(total), share, tuple(values), said, written(values[place]) if place >= 0 else "", place)


def _twin(kept: KeptUsage, title: str, subtitle: str, measure: UsageMeasure) -> TableTwin:
    digits = 2 if measure == "money" else 0
    columns = (
        TwinColumn("month", tr("Month")),
        *(TwinColumn(call_type, tr(_NAMES[call_type]), digits) for call_type in CALL_TYPES),
        TwinColumn("all", tr("All"), digits),
        TwinColumn("covered", tr("Covered")),
    )
    first, last = kept.summary.months[0], kept.summary.months[-1]
    rows: list[tuple[str | float, ...]] = []
    for month in months_from(first, last - first + 1):
        own = {one.call_type: measured(one.tally, measure) for one in kept.by_month if one.month == month}
        covered = tr("in part") if month in kept.summary.partial_months else tr("whole") if own else tr("no calls")
        found = [own.get(call_type, 0.0) for call_type in CALL_TYPES]
        rows.append((month_label(month), *found, sum(found), covered))
    return TableTwin(title, subtitle, columns, tuple(rows))
