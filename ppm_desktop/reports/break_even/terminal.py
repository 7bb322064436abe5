"""Where two options cost the same, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.break_even.words import break_even_headline, limit_sentences, short_place, stretch_sentences
from ppm_desktop.reports.terminal_page import page, print_basis, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.break_even import BreakEven, Place
    from ppm_desktop.reports.number_text import NumberStyle


def print_break_even(file: str, found: BreakEven, style: NumberStyle) -> None:
    """Print the finding, both options at each point and today, and how far was searched."""
    console = page()
    console.print(shown(f"{file} · {found.changing.scenario.name}", "dim"))
    console.print(shown(break_even_headline(found, style), "bold"))
    console.print()
    console.print(_grid(found, style))
    console.print()
    for sentence in (*stretch_sentences(found, style), *limit_sentences(found, style)):
        console.print(shown(f"- {sentence}"))
    print_basis(console, found.changing.project)


def _grid(found: BreakEven, style: NumberStyle) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(found.changing.path), overflow="fold")
    heads = [tr("Minutes an organiser"), *(option.name for option in found.options), tr("Difference")]
    for head in heads:
        grid.add_column(shown(head), justify="right")
    if found.today is not None:
        _add(grid, tr("{place} (today)").format(place=short_place(found, found.today.x, style)), found.today, style)
    for place in found.points:
        _add(grid, short_place(found, place.x, style), place, style)
    return grid


def _add(grid: Table, label: str, place: Place, style: NumberStyle) -> None:
    amounts = (style.fixed(amount, 2) for amount in (*place.costs, place.difference))
    grid.add_row(shown(label), style.count(place.minutes_per_organiser), *amounts)
