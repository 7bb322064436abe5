"""What the place Risk shows of a simulation: made in the worker, so that the window's thread only paints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ppm_desktop.reports.risk.chance_table import chance_table, regret_table
from ppm_desktop.reports.risk.fan_table import fan_table
from ppm_desktop.reports.risk.measure_table import measure_table
from ppm_desktop.reports.risk.words import assumption_sentence, method_sentences, recommendation, risk_sentences
from ppm_desktop.reports.sensitivity.tornado_table import tornado_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.charts.chart import ChartTable
    from ppm_desktop.decisions.risk.findings import RiskFindings
    from ppm_desktop.domain.ranges import RiskDefaults
    from ppm_desktop.reports.number_text import NumberStyle


@dataclass(frozen=True)
class RiskResult:
    """Findings with their tables by view, and what is said about them."""

    findings: RiskFindings
    tables: Mapping[str, ChartTable]
    recommendation: str
    sentences: tuple[str, ...]  # what follows from the draws, and what is left out
    method: tuple[str, ...]  # what was drawn, and what of it is assumed


def risk_result(findings: RiskFindings, defaults: RiskDefaults, style: NumberStyle) -> RiskResult:
    """Lay out everything that the place shows."""
    summary = findings.summary
    tables: dict[str, ChartTable] = {
        "chances": chance_table(summary, style),
        "tornado": tornado_table(findings.tornado, style, of_all_groups=findings.said_of_all_groups),
        "fan": fan_table(summary, style),
        "regret": regret_table(summary, style),
        "measure": measure_table(findings, style),
    }
    method = method_sentences(summary, style)
    if any(entry.assumed for entry in summary.simulation.ranges):
        method = (*method, assumption_sentence(defaults, style))
    return RiskResult(findings, tables, recommendation(findings, style), risk_sentences(summary, style), method)
