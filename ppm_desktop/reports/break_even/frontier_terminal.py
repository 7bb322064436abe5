"""Where two options cost the same over two inputs, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.break_even.frontier_words import axis_value, frontier_headline, today_sentence
from ppm_desktop.reports.input_words import input_name
from ppm_desktop.reports.terminal_page import page, print_basis, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.decisions.frontier import Frontier
    from ppm_desktop.reports.number_text import NumberStyle


def print_frontier(file: str, found: Frontier, style: NumberStyle) -> None:
    """Print the finding, the points of each branch, and where the customer and its groups stand."""
    console = page()
    x, y = found.pair.x, found.pair.y
    console.print(shown(f"{file} · {x.scenario.name}", "dim"))
    console.print(shown(frontier_headline(found, style), "bold"))
    console.print(shown(today_sentence(found, style)))
    for branch in found.branches:
        console.print()
        console.print(_grid((input_name(x), input_name(y)), [_pair(found, (p.x, p.y), style) for p in branch]))
    if len(found.groups) > 1:
        console.print()
        rows = [(one.group, *_pair(found, (one.x, one.y), style)) for one in found.groups]
        console.print(_grid((tr("Group"), input_name(x), input_name(y)), rows))
    print_basis(console, x.project)


def _pair(found: Frontier, at: tuple[float, float], style: NumberStyle) -> tuple[str, str]:
    return axis_value(found.pair.x, at[0], style), axis_value(found.pair.y, at[1], style)


def _grid(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head in heads:
        grid.add_column(shown(head), justify="left" if head == heads[0] and len(heads) > 2 else "right")  # noqa: PLR2004 - names come first
    for row in rows:
        grid.add_row(*(shown(cell) for cell in row))
    return grid
