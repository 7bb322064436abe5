"""The comparison and the explanation as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from ppm_desktop.reports.answer import answer_of
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.explanation import bundles
from ppm_desktop.reports.words import COMPONENT_LABELS, period_label

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.explanation import Explanation
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span

#: Where nothing says how wide the reader's page is (a pipe, a file), lines are this long.
PIPE_WIDTH = 120
#: An explanation has ten columns; folding its ids helps nobody.
WIDE_PIPE_WIDTH = 200


def _console(pipe_width: int = PIPE_WIDTH) -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=pipe_width)


def print_comparison(file: str, comparison: Comparison, style: NumberStyle, span: Span) -> None:
    """Print the verdict, the cost table and what is to be known about each option."""
    console = _console()
    answer = answer_of(comparison, style, span)
    table = cost_table(comparison, style, span)
    project = comparison.project
    console.print(Text(f"{file} · {comparison.scenario.name}", style="dim"))
    console.print(Text(answer.headline, style="bold"))
    if answer.detail:
        console.print(Text(answer.detail))
    console.print()
    grid = Table(title=None, box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(table.unit)
    for name in table.columns:
        grid.add_column(escape(name), justify="right")
    for row in table.rows:
        grid.add_row(row.label, *(Text(text, style="yellow" if gap else "") for text, gap in zip(row.texts, row.gaps, strict=True)))
    grid.add_row(Text(table.total.label, style="bold"), *(Text(text, style="bold") for text in table.total.texts))
    grid.add_row("", *(Text(card.badge, style="green" if card.badge_kind == "cheapest" else "yellow") for card in answer.cards))
    console.print(grid)
    console.print()
    for card in answer.cards:
        console.print(Text.assemble((card.name, "bold"), f": {card.difference_text}; {card.included_text}"))
        for note in card.notes:
            console.print(Text(f"  - {note}"))
    book = project.price_book
    mark = " (EXAMPLE PRICES)" if any(source.status == "example" for source in book.sources) else ""
    console.print()
    console.print(Text(f"{period_label(project.period)} · {project.currency}, without tax · prices: {book.name}, as of {book.as_of}{mark}"))
    console.print()


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
            Text(line.group or "bought, not assigned"),
            Text(line.product),
            line.destination,
            months,
            f"{style.count(bundle.quantity)} {line.unit}{'' if bundle.quantity == 1 else 's'}",
            style.count(bundle.covered) if bundle.covered else "",
            Text("no rate", style="yellow") if line.unit_price is None else style.rate(line.unit_price),
            Text("no rate", style="yellow") if bundle.amount is None else style.fixed(bundle.amount, 2),
            Text(f"{line.source or line.reason or 'none'}, {line.effective}" if line.effective else line.reason or "none"),
        )
    console.print(grid)
    console.print()
    more = f", and {explanation.unpriced} lines without a price: a lower bound" if explanation.unpriced else ""
    total = f"Total {style.fixed(explanation.total, 2)} {comparison.project.currency}, {len(explanation.ledger)} ledger lines{more}"
    console.print(Text(total, style="bold"))
    for source in explanation.sources:
        mark = " (EXAMPLE)" if source.status == "example" else ""
        console.print(Text(f"  {source.id}: {source.title}, {source.date}{mark}. {source.note}".rstrip()))
