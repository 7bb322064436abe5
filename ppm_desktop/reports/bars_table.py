"""Bars that measure one thing of each row, as a table: chances, regrets, what knowing an input is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppm_desktop.reports.option_roles import Role
    from ppm_desktop.reports.table_twin import TableTwin


@dataclass(frozen=True, slots=True)
class MeasuredBar:
    """One row. Without a value there is no bar, and ``text`` says why."""

    key: str  # of an option or an input
    name: str
    role: Role  # decides its colour
    value: float | None
    text: str  # written at the end of the bar
    reach: tuple[float, float] | None  # drawn as a thin line with two ends: a standard error, or up to P90
    said: str  # what a reader is told who points at it


@dataclass(frozen=True, slots=True)
class BarsTable:
    """The rows in the order in which they are drawn, the largest first."""

    title: str
    subtitle: str
    summary: str
    twin: TableTwin
    bars: tuple[MeasuredBar, ...]
    whole: float | None = None  # what the full width stands for; None: the largest value or reach
