"""What new prices would do to saved projects, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.drift.words import drift_headline, drift_sentences, outcome_label
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.portfolio.terminal import WIDE_PIPE_WIDTH, difference_text, print_remarks, short_names
from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ppm_desktop.decisions.drift import Drift
    from ppm_desktop.decisions.portfolio import OptionTotal
    from ppm_desktop.reports.number_text import NumberStyle


def print_drift(found: Sequence[Drift], bad: Mapping[str, Sequence[str]], book: str, style: NumberStyle) -> None:
    """Print a line per project, changed decisions first, and what is to be known about each."""
    console = page(WIDE_PIPE_WIDTH)
    console.print(shown(tr("New prices: {book}").format(book=book), "dim"))
    console.print(shown(drift_headline(found, len(bad)), "bold"))
    console.print()
    if found:
        console.print(_grid(found, style))
        console.print()
        said = tr("Totals are over each project's own period, no tax added. Fees that a project has negotiated stay as they are.")
        console.print(shown(said, "dim"))
    print_remarks(console, [(drift.heading.file, drift_sentences(drift, style)) for drift in found])


def _grid(found: Sequence[Drift], style: NumberStyle) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head in (tr("Decision"), tr("File"), tr("Customer")):
        grid.add_column(shown(head), overflow="fold")
    grid.add_column("", no_wrap=True)
    grid.add_column(shown(tr("Cheapest so far")), overflow="fold")
    grid.add_column(shown(tr("Total so far")), justify="right", no_wrap=True)
    grid.add_column(shown(tr("Cheapest, new prices")), overflow="fold")
    for head in (tr("Total, new prices"), tr("Change"), tr("Staying costs")):
        grid.add_column(shown(head), justify="right", no_wrap=True)
    short = short_names([drift.heading.file for drift in found])
    for drift in found:
        heading = drift.heading
        grid.add_row(
            shown(outcome_label(drift), "yellow" if drift.outcome in {"changed", "open"} else ""),
            shown(short[heading.file]),
            shown(heading.customer or heading.name),
            shown(heading.currency),
            shown(_name(drift.before)),
            _total(drift.before, style),
            shown(_name(drift.after)),
            _total(drift.after, style),
            difference_text(drift.change, style),
            difference_text(drift.cost_of_staying, style),
        )
    return grid


def _name(option: OptionTotal | None) -> str:
    return UNKNOWN if option is None else option.name


def _total(option: OptionTotal | None, style: NumberStyle) -> str:
    return UNKNOWN if option is None else style.money(option.total)
