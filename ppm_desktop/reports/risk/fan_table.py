"""Cost by month as bands: what nine draws in ten cost at least and at most, for each option, and its dearest month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.reports.examples import example_note
from ppm_desktop.reports.number_text import NumberStyle
from ppm_desktop.reports.option_roles import role_of
from ppm_desktop.reports.risk.words import draws_text
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.reports.words import month_label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.risk.summary import OptionRisk, RiskSummary
    from ppm_desktop.reports.option_roles import Role


@dataclass(frozen=True, slots=True)
class FanBand:
    """One option by month."""

    key: str
    name: str
    role: Role
    eligible: bool
    low: tuple[float, ...]  # P10
    middle: tuple[float, ...]  # P50
    high: tuple[float, ...]  # P90
    worst: int  # the month that is the dearest most often
    worst_said: str
    said: tuple[str, ...]  # by month


@dataclass(frozen=True, slots=True)
class FanTable:
    """All options that are priced in every draw, in their order."""

    title: str
    subtitle: str
    summary: str
    twin: TableTwin
    months: tuple[str, ...]
    bands: tuple[FanBand, ...]
    currency: str
    style: NumberStyle


def fan_table(summary: RiskSummary, style: NumberStyle) -> FanTable:
    """Lay the months out."""
    project = summary.simulation.comparison.project
    currency = project.currency
    months = tuple(month_label(month) for month in summary.months)
    options = [option for option in summary.options if option.by_month]
    bands = tuple(_band(option, months, style, currency) for option in options)
    subtitle = tr("Cost by month, {currency}: the band holds 8 draws in 10 (P10 to P90), the line is the middle one (P50); {draws}")
    subtitle = example_note(project, subtitle.format(currency=currency, draws=draws_text(summary, style)))
    title = _finding(options, style, currency)
    columns = [TwinColumn("month", tr("Month"))]
    for option in options:
        name, key = option.result.option.name, option.result.option.id
        columns += [
            TwinColumn(f"{key}_{level}", tr("{option}, {level}").format(option=name, level=level.upper()))
            for level in ("p10", "p50", "p90")
        ]
    rows: tuple[tuple[str | float, ...], ...] = tuple(
        (month, *(amount for band in bands for amount in (band.low[place], band.middle[place], band.high[place])))
        for place, month in enumerate(months)
    )
    said = "; ".join(tr("{option}: {worst}").format(option=band.name, worst=band.worst_said) for band in bands)
    words = tr("{finding}. Bands by month: {options}.").format(finding=title, options=said) if bands else title
    return FanTable(title, subtitle, words, TableTwin(title, subtitle, tuple(columns), rows), months, bands, currency, style)


def _band(option: OptionRisk, months: tuple[str, ...], style: NumberStyle, currency: str) -> FanBand:
    name = option.result.option.name
    worst = max(range(len(months)), key=lambda month: option.worst_when[month])
    dearest = "" if option.worst_month is None else style.money(option.worst_month.p90)
    worst_said = tr(
        "dearest month most often {month} ({share} of the draws); one draw in ten has a month above {amount} {currency}"
    ).format(month=months[worst], share=style.percent(option.worst_when[worst]), amount=dearest, currency=currency)
    said = tuple(
        tr("{option}, {month}:\nP10 {p10}, P50 {p50}, P90 {p90} {currency}").format(
            option=name, month=month, p10=style.money(band.p10), p50=style.money(band.p50), p90=style.money(band.p90), currency=currency
        )
        for month, band in zip(months, option.by_month, strict=True)
    )
    return FanBand(
        key=option.result.option.id,
        name=name,
        role=role_of(option.result.option),
        eligible=option.result.eligibility.eligible,
        low=tuple(band.p10 for band in option.by_month),
        middle=tuple(band.p50 for band in option.by_month),
        high=tuple(band.p90 for band in option.by_month),
        worst=worst,
        worst_said=worst_said,
        said=said,
    )


def _finding(options: list[OptionRisk], style: NumberStyle, currency: str) -> str:
    rated = [option for option in options if option.worst_month is not None and not option.left_out] or options
    if not rated:
        return tr("No option is priced in every draw")
    calmest = min(rated, key=lambda option: float("inf") if option.worst_month is None else option.worst_month.p90)
    p90 = 0.0 if calmest.worst_month is None else calmest.worst_month.p90
    said = tr("The mildest worst month: {option}, nine times in ten at most {amount} {currency}")
    return said.format(option=calmest.result.option.name, amount=style.money(p90), currency=currency)
