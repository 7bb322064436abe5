"""How the costs answer to their inputs, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from ppm_desktop.reports.input_words import input_name, input_value
from ppm_desktop.reports.number_text import UNKNOWN
from ppm_desktop.reports.sensitivity.flip_words import flip_sentence
from ppm_desktop.reports.terminal_page import page, print_basis, shown
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.decisions.flip import Flips
    from ppm_desktop.decisions.sensitivity import Bar, End, Tornado
    from ppm_desktop.reports.number_text import NumberStyle


def print_sensitivity(file: str, tornado: Tornado, flips: Flips, style: NumberStyle) -> None:
    """Print what turns the decision, each input's low and high, and what turns it by input."""
    console = page()
    comparison = tornado.comparison
    first, second = tornado.pair
    console.print(shown(f"{file} · {comparison.scenario.name}", "dim"))
    console.print(shown(flip_sentence(flips, style), "bold"))
    console.print()
    console.print(shown(tr("What {second} costs more than {first}, one input at a time:").format(second=second.name, first=first.name)))
    console.print(_bars(tornado, style))
    if flips.best is not None:
        console.print()
        console.print(shown(tr("How far each input may change before {option} is no longer cheapest:").format(option=flips.best.name)))
        console.print(_flips(flips, style))
    print_basis(console, comparison.project)


def _bars(tornado: Tornado, style: NumberStyle) -> Table:
    names = {option.id: option.name for option in tornado.options}
    grid = _table(tr("Input"), tr("Low"), tr("High"), tr("Difference at low"), tr("Difference at high"), tr("Cheapest at low, high"))

    def add(bar: Bar) -> None:
        ends = bar.low, bar.high
        cheapest = dict.fromkeys(UNKNOWN if end.cheapest is None else names[end.cheapest] for end in ends)
        grid.add_row(
            shown(input_name(bar.changing)),
            *(shown(input_value(bar.changing, end.x, style)) for end in ends),
            *(_difference(end, style) for end in ends),
            shown(", ".join(cheapest)),
        )

    for bar in tornado.bars:
        add(bar)
    return grid


def _difference(end: End, style: NumberStyle) -> str:
    return UNKNOWN if end.difference is None else style.fixed(end.difference, 2)


def _flips(flips: Flips, style: NumberStyle) -> Table:
    grid = _table(tr("Input"), tr("Today"), tr("Flips at"), tr("Change"), tr("Then cheapest"))
    for flip in flips.flips:
        changing = flip.changing
        change = style.percent(flip.x - 1.0)
        grid.add_row(
            shown(input_name(changing)),
            shown(input_value(changing, 1.0, style)),
            shown(input_value(changing, flip.x, style)),
            change if flip.x < 1.0 else f"+{change}",
            shown(flip.winner.name),
        )
    for changing, direction in flips.steady:
        word = tr("never when it rises") if direction == "rise" else tr("never when it falls")
        grid.add_row(shown(input_name(changing)), shown(input_value(changing, 1.0, style)), shown(word), UNKNOWN, UNKNOWN)
    return grid


def _table(first: str, *heads: str) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(first), overflow="fold")
    for head in heads[:-1]:
        grid.add_column(shown(head), justify="right")
    grid.add_column(shown(heads[-1]), overflow="fold")
    return grid
