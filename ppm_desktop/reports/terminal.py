"""The comparison and the explanation as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ppm_desktop.reports.answer import answer_of
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.explanation import bundles
from ppm_desktop.reports.words import COMPONENT_LABELS, period_label, printable

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.answer import Answer
    from ppm_desktop.reports.cost_table import CostTable
    from ppm_desktop.reports.explanation import Bundle, Explanation
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span

#: Where nothing says how wide the reader's page is (a pipe, a file), lines are this long.
PIPE_WIDTH = 120
#: An explanation has ten columns; folding its ids helps nobody.
WIDE_PIPE_WIDTH = 200
#: Room for the longest component, and for one option with a folded name.
LABEL_WIDTH, OPTION_WIDTH = 27, 22


def _console(pipe_width: int = PIPE_WIDTH) -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=pipe_width)


def print_comparison(file: str, comparison: Comparison, style: NumberStyle, span: Span) -> None:
    """Print the verdict, the cost table and what is to be known about each option."""
    console = _console()
    answer = answer_of(comparison, style, span)
    table = cost_table(comparison, style, span)
    project = comparison.project
    console.print(_text(f"{file} · {comparison.scenario.name}", "dim"))
    console.print(_text(answer.headline, "bold"))
    if answer.detail:
        console.print(_text(answer.detail))
    console.print()
    per_table = max(1, (console.width - LABEL_WIDTH) // OPTION_WIDTH)
    for begin in range(0, len(table.columns), per_table):
        console.print(_cost_grid(table, answer, slice(begin, begin + per_table)))
        console.print()
    for card in answer.cards:
        console.print(Text.assemble((printable(card.name), "bold"), f": {card.difference_text}; {card.included_text}"))
        for note in card.notes:
            console.print(_text(f"  - {note}"))
    book = project.price_book
    mark = " (EXAMPLE PRICES)" if book.has_examples else ""
    console.print()
    console.print(
        _text(f"{period_label(project.period)} · {project.currency}, no tax added · prices: {book.name}, as of {book.as_of}{mark}")
    )
    console.print()


def _cost_grid(table: CostTable, answer: Answer, options: slice) -> Table:
    """Lay out some of the options; figures are never folded or shortened."""
    grid = Table(title=None, box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(table.unit, min_width=LABEL_WIDTH - 2, no_wrap=True)
    for name in table.columns[options]:
        grid.add_column(_text(name), justify="right", min_width=max(len(text) for text in table.total.texts))
    for row in table.rows:
        cells = zip(row.texts[options], row.gaps[options], strict=True)
        grid.add_row(row.label, *(Text(text, style="yellow" if gap else "", no_wrap=True) for text, gap in cells))
    grid.add_row(Text(table.total.label, style="bold"), *(Text(text, style="bold", no_wrap=True) for text in table.total.texts[options]))
    badges = [Text(card.badge, style="green" if card.badge_kind == "cheapest" else "yellow") for card in answer.cards[options]]
    grid.add_row("", *badges)
    return grid


def _text(text: str, style: str = "") -> Text:
    """Return text that cannot move the cursor, whatever a project is named."""
    return Text(printable(text), style=style)


def print_explanation(comparison: Comparison, explanation: Explanation, style: NumberStyle) -> None:
    """Print the lines behind a number, those that differ only in the month as one."""
    console = _console(WIDE_PIPE_WIDTH)
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in ("Component", "Group", "Product", "Destination", "Months"):
        grid.add_column(name, overflow="fold")
    for name in ("Quantity", "Covered", "Unit price", "Amount"):
        grid.add_column(name, justify="right", no_wrap=True)
    grid.add_column("Source, in force since", overflow="fold")
    for bundle in bundles(explanation.ledger):
        line = bundle.first
        months = line.month if len(bundle.months) == 1 else f"{bundle.months[0]} … {bundle.months[-1]} ({len(bundle.months)})"
        grid.add_row(
            COMPONENT_LABELS[line.component],
            _text(line.group or "bought, not assigned"),
            _text(line.product),
            line.destination,
            months,
            f"{style.count(bundle.quantity)} {_unit(line.unit, bundle)}",
            style.count(bundle.covered) if bundle.covered else "",
            Text("no rate", style="yellow") if line.unit_price is None else style.rate(line.unit_price),
            Text("no rate", style="yellow") if bundle.amount is None else style.fixed(bundle.amount, 2),
            _text(f"{line.source or line.reason or 'none'}, {line.effective}" if line.effective else line.reason or "none"),
        )
    console.print(grid)
    console.print()
    more = f", and {explanation.unpriced} lines without a price: a lower bound" if explanation.unpriced else ""
    total = f"Total {style.fixed(explanation.total, 2)} {comparison.project.currency}, {len(explanation.ledger)} ledger lines{more}"
    console.print(Text(total, style="bold"))
    for source in explanation.sources:
        mark = " (EXAMPLE)" if source.status == "example" else ""
        console.print(_text(f"  {source.id}: {source.title}, {source.date}{mark}. {source.note}".rstrip()))


def _unit(unit: str, bundle: Bundle) -> str:
    """Return the unit in the plural it needs; licences of several months are licence months."""
    if unit == "licence" and len(bundle.months) > 1:
        return "licence months"
    return unit if bundle.quantity == 1 else f"{unit}s"
