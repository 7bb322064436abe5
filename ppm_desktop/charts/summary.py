"""A chart in one sentence, for those who hear the window instead of seeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.reports.words import component_in_sentence
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.reports.cost_table import CostTable


def cost_summary(table: CostTable) -> str:
    """Say what the bars show: each option's total and its largest part."""
    parts = [_option(table, option) for option in range(len(table.columns))]
    return tr("{title}. Bar chart, {unit}: {bars}.").format(title=table.title, unit=table.unit, bars="; ".join(parts))


def _option(table: CostTable, option: int) -> str:
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
