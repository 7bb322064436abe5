"""The comparison and the explanation as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from ppm_desktop.reports.answer import answer_of
from ppm_desktop.reports.cost_table import cost_table
from ppm_desktop.reports.explanation import bundles
from ppm_desktop.reports.terminal_page import page, print_basis, shown
from ppm_desktop.reports.words import component_label, form_of, printable
from ppm_desktop.wording import mark, tr, trc, trn

if TYPE_CHECKING:
    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.answer import Answer
    from ppm_desktop.reports.cost_table import CostTable
    from ppm_desktop.reports.explanation import Bundle, Explanation
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span

#: An explanation has ten columns; folding its ids helps nobody.
WIDE_PIPE_WIDTH = 200
_TEXT_HEADS: Final = (mark("Component"), mark("Group"), mark("Product"), mark("Destination"), mark("Months"))
_NUMBER_HEADS: Final = (mark("Quantity"), mark("Covered"), mark("Unit price"), mark("Amount"))
#: Room for the longest component in English, and for one option with a folded name.
LABEL_WIDTH, OPTION_WIDTH = 27, 22


def print_comparison(file: str, comparison: Comparison, style: NumberStyle, span: Span) -> None:
    """Print the verdict, the cost table and what is to be known about each option."""
    console = page()
    answer = answer_of(comparison, style, span)
    table = cost_table(comparison, style, span)
    project = comparison.project
    console.print(shown(f"{file} · {comparison.scenario.name}", "dim"))
    console.print(shown(answer.headline, "bold"))
    if answer.detail:
        console.print(shown(answer.detail))
    console.print()
    per_table = max(1, (console.width - _label_width(table)) // OPTION_WIDTH)
    for begin in range(0, len(table.columns), per_table):
        console.print(_cost_grid(table, answer, slice(begin, begin + per_table)))
        console.print()
    for card in answer.cards:
        console.print(Text.assemble((printable(card.name), "bold"), f": {card.difference_text}; {card.included_text}"))
        for note in card.notes:
            console.print(shown(f"  - {note}"))
    print_basis(console, project)
    console.print()


def _label_width(table: CostTable) -> int:
    """Return how wide the first column is, with the gap after it."""
    return max(LABEL_WIDTH, *(len(row.label) + 2 for row in (*table.rows, table.total)), len(table.unit) + 2)


def _cost_grid(table: CostTable, answer: Answer, options: slice) -> Table:
    """Lay out some of the options; figures are never folded or shortened."""
    grid = Table(title=None, box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(table.unit), min_width=_label_width(table) - 2, no_wrap=True)
    for name in table.columns[options]:
        grid.add_column(shown(name), justify="right", min_width=max(len(text) for text in table.total.texts))
    for row in table.rows:
        cells = zip(row.texts[options], row.gaps[options], strict=True)
        grid.add_row(shown(row.label), *(Text(text, style="yellow" if gap else "", no_wrap=True) for text, gap in cells))
    grid.add_row(Text(table.total.label, style="bold"), *(Text(text, style="bold", no_wrap=True) for text in table.total.texts[options]))
    badges = [Text(card.badge, style="green" if card.badge_kind == "cheapest" else "yellow") for card in answer.cards[options]]
    grid.add_row("", *badges)
    return grid


def print_explanation(comparison: Comparison, explanation: Explanation, style: NumberStyle) -> None:
    """Print the lines behind a number, those that differ only in the month as one."""
    console = page(WIDE_PIPE_WIDTH)
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in _TEXT_HEADS:
        grid.add_column(shown(tr(name)), overflow="fold")
    for name in _NUMBER_HEADS:
        grid.add_column(shown(tr(name)), justify="right", no_wrap=True)
    grid.add_column(shown(tr("Source, in force since")), overflow="fold")
    nothing = trc("source of a price", "none")
    for bundle in bundles(explanation.ledger):
        line = bundle.first
        months = line.month if len(bundle.months) == 1 else f"{bundle.months[0]} … {bundle.months[-1]} ({len(bundle.months)})"
        grid.add_row(
            shown(component_label(line.component)),
            shown(line.group or tr("bought, not assigned")),
            shown(line.product),
            shown(line.destination),
            months,
            shown(_quantity(bundle, style)),
            style.count(bundle.covered) if bundle.covered else "",
            Text(tr("no rate"), style="yellow") if line.unit_price is None else style.rate(line.unit_price),
            Text(tr("no rate"), style="yellow") if bundle.amount is None else style.fixed(bundle.amount, 2),
            shown(f"{line.source or line.reason or nothing}, {line.effective}" if line.effective else line.reason or nothing),
        )
    console.print(grid)
    console.print()
    console.print(Text(_sum_of(explanation, comparison.project.currency, style), style="bold"))
    for source in explanation.sources:
        example = " " + tr("(EXAMPLE)") if source.status == "example" else ""
        console.print(shown(f"  {source.id}: {source.title}, {source.date}{example}. {source.note}".rstrip()))


def _sum_of(explanation: Explanation, currency: str, style: NumberStyle) -> str:
    lines, unpriced = len(explanation.ledger), explanation.unpriced
    total = trn("Total {amount} {currency}, {count} ledger line", "Total {amount} {currency}, {count} ledger lines", lines)
    total = total.format(amount=style.fixed(explanation.total, 2), currency=currency, count=lines)
    if not unpriced:
        return total
    more = trn(
        "{total}, and {count} line without a price: a lower bound", "{total}, and {count} lines without a price: a lower bound", unpriced
    )
    return more.format(total=total, count=unpriced)


def _quantity(bundle: Bundle, style: NumberStyle) -> str:
    """Return a quantity with its unit; licences of several months are licence months."""
    number = form_of(bundle.quantity)
    match bundle.first.unit:
        case "licence" if len(bundle.months) > 1:
            said = trn("{count} licence months", "{count} licence months", number)
        case "licence":
            said = trn("{count} licence", "{count} licences", number)
        case "call":
            said = trn("{count} call", "{count} calls", number)
        case _:
            said = trn("{count} minute", "{count} minutes", number)
    return said.format(count=style.count(bundle.quantity))
