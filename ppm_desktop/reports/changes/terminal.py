"""What changed between two saved projects, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.decisions.changes import ProjectChange
    from ppm_desktop.reports.bridge import BridgeTable
    from ppm_desktop.reports.changes.difference_table import DifferenceRow
    from ppm_desktop.reports.changes.table import ChangeReport


def print_changes(files: tuple[str, str], change: ProjectChange, report: ChangeReport) -> None:
    """Print the decision before and after, the bridge, and what differs."""
    console = page()
    for file, comparison in zip(files, (change.before, change.after), strict=True):
        console.print(shown(f"{file} · {comparison.scenario.name}", "dim"))
    if report.bridge is not None:
        console.print(shown(report.bridge.title, "bold"))
    for sentence in report.decisions:
        console.print(shown(f"- {sentence}"))
    console.print()
    if report.bridge is not None and not report.bridge.refusal:
        console.print(_bridge_grid(report.bridge))
        console.print(shown(report.bridge.subtitle, "dim"))
        console.print()
    for sentence in report.remarks:
        console.print(shown(f"- {sentence}"))
    console.print()
    _print_rows(tr("What differs"), report.inputs)
    _print_rows(tr("Prices that differ"), report.rates)
    if not (report.inputs or report.rates):
        console.print(shown(tr("Nothing differs: both hold the same inputs and the same prices.")))


def _bridge_grid(bridge: BridgeTable) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(tr("Part")), overflow="fold")
    grid.add_column(shown(bridge.unit), justify="right", no_wrap=True)
    grid.add_row(shown(bridge.start.label), shown(bridge.start.text))
    for step in bridge.steps:
        grid.add_row(shown(step.label), shown(step.text))
    grid.add_row(shown(bridge.end.label, "bold"), shown(bridge.end.text, "bold"))
    return grid


def _print_rows(title: str, rows: Sequence[DifferenceRow]) -> None:
    if not rows:
        return
    console = page()
    console.print(shown(title, "bold"))
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head in (tr("Where"), tr("What")):
        grid.add_column(shown(head), overflow="fold")
    for head in (tr("Then"), tr("Now")):
        grid.add_column(shown(head), justify="right", overflow="fold")
    for row in rows:
        grid.add_row(*(shown(text) for text in (row.where, row.what, row.before, row.after)))
    console.print(grid)
    console.print()
