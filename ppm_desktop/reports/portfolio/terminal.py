"""Many projects, a line for each, as text for a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.bridge import signed
from ppm_desktop.reports.number_text import UNKNOWN, WHOLE_FROM
from ppm_desktop.reports.portfolio.totals import currency_totals
from ppm_desktop.reports.portfolio.words import headline, standing_sentences, total_sentence
from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.reports.words import listed
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from ppm_desktop.decisions.portfolio import Standing
    from ppm_desktop.reports.number_text import NumberStyle

#: Ten columns; folding figures helps nobody.
WIDE_PIPE_WIDTH = 180


def print_portfolio(standings: Sequence[Standing], bad: Mapping[str, Sequence[str]], style: NumberStyle) -> None:
    """Print a line per project, what is to be known about each, and a total for each currency."""
    console = page(WIDE_PIPE_WIDTH)
    console.print(shown(headline(standings, len(bad)), "bold"))
    console.print()
    if standings:
        console.print(_grid(standings, style))
        console.print()
    for total in currency_totals(standings):
        console.print(shown(total_sentence(total, style)))
    if standings:
        console.print(shown(tr("Totals are over each project's own period, no tax added. Currencies are not added together."), "dim"))
    print_remarks(console, [(standing.heading.file, standing_sentences(standing, style)) for standing in standings])


def print_remarks(console: Console, said: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Print what is to be known about files; what several have in common is said once."""
    files_by_sentence: dict[str, list[str]] = {}
    short = short_names([file for file, _ in said])
    for file, sentences in said:
        for sentence in sentences:
            files_by_sentence.setdefault(sentence, []).append(short[file])
    if files_by_sentence:
        console.print()
    for sentence, files in files_by_sentence.items():
        about = tr("all") if len(files) == len(said) > 1 else listed(files)
        console.print(shown(tr("- {files}: {sentence}").format(files=about, sentence=sentence)))


def short_names(files: Sequence[str]) -> dict[str, str]:
    """Return files as seen from the folder that all of them are in."""
    try:
        folder = os.path.commonpath([os.path.dirname(file) for file in files])  # noqa: PTH120 - text as the user wrote it
    except ValueError:  # none, or absolute and relative ones
        return {file: file for file in files}
    return {file: os.path.relpath(file, folder) if folder else file for file in files}


def _grid(standings: Sequence[Standing], style: NumberStyle) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head in (tr("File"), tr("Customer"), tr("Scenario")):
        grid.add_column(shown(head), overflow="fold")
    grid.add_column("", no_wrap=True)
    for head in (tr("Months"), tr("Organisers")):
        grid.add_column(shown(head), justify="right", no_wrap=True)
    grid.add_column(shown(tr("Cheapest option")), overflow="fold")
    for head in (tr("Total"), tr("Organiser, month"), tr("To baseline"), tr("To next best")):
        grid.add_column(shown(head), justify="right", no_wrap=True)
    short = short_names([standing.heading.file for standing in standings])
    for standing in standings:
        heading, best = standing.heading, standing.best
        grid.add_row(
            shown(short[heading.file]),
            shown(heading.customer or heading.name),
            shown(heading.scenario),
            shown(heading.currency),
            str(heading.months),
            style.count(standing.organisers),
            shown(tr("not known") if best is None else best.name, "yellow" if best is None else ""),
            UNKNOWN if best is None else style.money(best.total),
            UNKNOWN if standing.per_organiser is None else style.money(standing.per_organiser),
            difference_text(standing.against_baseline, style),
            difference_text(standing.against_next, style),
        )
    return grid


def difference_text(value: float | None, style: NumberStyle) -> str:
    """Return a difference with its sign; a dash where it is not known."""
    return UNKNOWN if value is None else signed(value, 0 if abs(value) >= WHOLE_FROM else 2, style)
