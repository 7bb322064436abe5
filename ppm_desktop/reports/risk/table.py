"""A simulation as tables: the options, their months, and the inputs that were drawn. Terminal, JSON and every later output share them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppm_desktop.decisions.risk.summary import Band, Chance, LeftOut, OptionRisk, RiskSummary
    from ppm_desktop.domain.annotations import Confidence
    from ppm_desktop.domain.period import Month


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One option over the whole period. None where something has no price, and for chances where it may not be bought."""

    option: str
    name: str
    without_chance: float  # a lower bound where something has no price
    total: Band | None
    cheapest: Chance | None
    regret: Band | None
    worst_month: Band | None
    likeliest_worst: tuple[Month, float] | None  # the month that is the dearest most often, and how often
    left_out: LeftOut


@dataclass(frozen=True, slots=True)
class RiskMonthRow:
    """One option in one month: what a fan is drawn from."""

    option: str
    month: Month
    without_chance: float
    band: Band
    dearest: float  # share of the draws in which it is the dearest month


@dataclass(frozen=True, slots=True)
class RiskRangeRow:
    """One drawn input."""

    path: str
    low: float
    likely: float
    high: float
    is_factor: bool
    assumed: bool
    confidence: Confidence


def risk_rows(summary: RiskSummary) -> tuple[RiskRow, ...]:
    """Return one row for each option, in their order."""
    return tuple(_row(summary, option) for option in summary.options)


def risk_month_rows(summary: RiskSummary) -> tuple[RiskMonthRow, ...]:
    """Return one row for each month of each option that is priced in every draw."""
    return tuple(
        RiskMonthRow(option.result.option.id, month, sum(option.result.by_month[place].values()), band, option.worst_when[place])
        for option in summary.options
        for place, (month, band) in enumerate(zip(summary.months, option.by_month, strict=False))
    )


def risk_range_rows(summary: RiskSummary) -> tuple[RiskRangeRow, ...]:
    """Return the inputs that were drawn, in the order of their paths."""
    return tuple(
        RiskRangeRow(entry.path, entry.low, entry.likely, entry.high, entry.multiplied, entry.assumed, entry.confidence)
        for entry in summary.simulation.ranges
    )


def _row(summary: RiskSummary, option: OptionRisk) -> RiskRow:
    when = option.worst_when
    place = max(range(len(when)), key=lambda month: when[month], default=None)
    return RiskRow(
        option=option.result.option.id,
        name=option.result.option.name,
        without_chance=option.result.total,
        total=option.total,
        cheapest=option.cheapest,
        regret=option.regret,
        worst_month=option.worst_month,
        likeliest_worst=None if place is None else (summary.months[place], when[place]),
        left_out=option.left_out,
    )
