"""A bill held against a price book, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table

from ppm_desktop.reports.bill.reconciliation_table import reconciliation_steps
from ppm_desktop.reports.bill.reconciliation_words import (
    habit_sentences,
    place_sentences,
    reason_label,
    reconciliation_headline,
    riddle_sentence,
)
from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.wording import tr, trn

if TYPE_CHECKING:
    from ppm_desktop.decisions.reconciliation.findings import Reconciliation
    from ppm_desktop.reports.number_text import NumberStyle

#: So many destinations and riddles are read; JSON has the rest.
_MOST: Final = 12


def print_reconciliation(found: Reconciliation, style: NumberStyle) -> None:
    """Print the way from price book to bill, what the calls are, and what differs where."""
    console = page()
    console.print()
    console.print(shown(reconciliation_headline(found, style), "bold"))
    console.print()
    steps = _grid((tr("From price book to bill"), tr("Amount, {currency}").format(currency=found.currency)))
    for label, amount in reconciliation_steps(found):
        steps.add_row(shown(label), style.fixed(amount, 2))
    console.print(steps)
    console.print()
    verdicts = _grid((tr("What the calls are"), tr("Calls"), tr("Billed minutes"), tr("Charged")))
    for verdict, sums in found.verdicts.items():
        numbers = style.count(sums.calls), style.count(sums.minutes), style.fixed(sums.charged / 1_000_000, 2)
        verdicts.add_row(shown(reason_label(verdict)), *numbers)
    console.print(verdicts)
    console.print()
    every = [one for place in found.places for one in place_sentences(place, found.increment_seconds, found.currency, style)]
    more = trn("{count} more difference is in --json.", "{count} more differences are in --json.", len(every) - _MOST)
    notes = [
        *habit_sentences(found, style),
        *every[:_MOST],
        *([more.format(count=len(every) - _MOST)] if len(every) > _MOST else []),
        *(riddle_sentence(one, found.currency, style) for one in found.riddles[:_MOST]),
    ]
    for note in notes:
        console.print(shown(f"- {note}"))
    book = found.book
    basis = tr("Prices: {book}, as of {date}; calls rounded up to {increment} s.")
    if found.has_examples:
        basis = tr("Prices: {book}, as of {date} (EXAMPLE PRICES); calls rounded up to {increment} s.")
    console.print(shown(basis.format(book=book.name, date=book.as_of, increment=found.increment_seconds)))


def _grid(heads: tuple[str, ...]) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(heads[0]), overflow="fold")
    for head in heads[1:]:
        grid.add_column(shown(head), justify="right")
    return grid
