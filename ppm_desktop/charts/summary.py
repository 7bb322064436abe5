"""A chart in one sentence, for those who hear the window instead of seeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ppm_desktop.reports.cost_table import CostTable


def cost_summary(table: CostTable) -> str:
    """Say what the bars show: each option's total and its largest part."""
    parts = [_option(table, option) for option in range(len(table.columns))]
    return f"{table.title}. Bar chart, {table.unit}: {'; '.join(parts)}."


def _option(table: CostTable, option: int) -> str:
    largest = max(table.rows, key=lambda row: row.values[option])
    total = table.total.values[option]
    made_of = f", mostly {largest.label.lower()} ({largest.values[option] / total:.0%})" if total > 0 else ""
    lacking = ", a lower bound" if table.incomplete[option] else ""
    barred = "" if table.eligible[option] else ", cannot be bought"
    return f"{table.columns[option]} {table.total.texts[option]}{lacking}{made_of}{barred}"
