"""The wallet of an option as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from ppm_desktop.reports.funding.words import funding_headline, funding_notes
from ppm_desktop.reports.terminal_page import page, shown
from ppm_desktop.reports.words import month_label
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from ppm_desktop.reports.funding.wallet import Funding, FundingRow
    from ppm_desktop.reports.number_text import NumberStyle

_HEADS: Final = (mark("Opening"), mark("Bought"), mark("Used"), mark("Forfeited"), mark("Unmet"), mark("Closing"), mark("Recharges"))


def print_funding(file: str, funding: Funding, style: NumberStyle) -> None:
    """Print what happens to the money month by month, and what is to be known about it."""
    console = page()
    console.print(shown(f"{file} · {funding.scenario.name}", "dim"))
    console.print(shown(funding_headline(funding, style), "bold"))
    console.print()
    console.print(_billed(funding, style) if funding.wallet is None else _wallet(funding, style))
    notes = funding_notes(funding, style)
    if notes:
        console.print()
    for note in notes:
        console.print(shown(f"- {note}"))
    console.print()
    if funding.project.has_examples:
        console.print(
            shown(tr("Spent evenly over the days of each month · {currency}, no tax added · EXAMPLE PRICES").format(**_basis(funding)))
        )
    else:
        console.print(shown(tr("Spent evenly over the days of each month · {currency}, no tax added").format(**_basis(funding))))


def _basis(funding: Funding) -> dict[str, str]:
    return {"currency": funding.project.currency}


def _grid(heads: tuple[str, ...]) -> Table:
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    grid.add_column(shown(tr("Month")), no_wrap=True)
    for head in heads:
        grid.add_column(shown(head), justify="right", no_wrap=True)
    return grid


def _wallet(funding: Funding, style: NumberStyle) -> Table:
    grid = _grid(tuple(tr(head) for head in _HEADS))
    for month, row in funding.rows:
        grid.add_row(shown(month_label(month)), *_cells(funding, row, style))
    total = (Text(cell.plain, style="bold") for cell in _cells(funding, funding.total_row, style))
    grid.add_row(shown(tr("Total"), "bold"), *total)
    return grid


def _cells(funding: Funding, row: FundingRow, style: NumberStyle) -> list[Text]:
    """Write a row; what a missing rate would raise is marked as a lower bound."""
    bounds = set() if funding.complete else {"used", "unmet"} | ({"bought"} if funding.settings.mode == "auto_recharge" else set())
    cells = []
    for name, cents in row._asdict().items():
        text = style.count(cents) if name == "recharges" else style.fixed(cents / 100, 2)
        bound = name in bounds
        warned = bound or (name in {"forfeited", "unmet"} and cents > 0)
        cells.append(shown(style.at_least(text) if bound else text, "yellow" if warned else ""))
    return cells


def _billed(funding: Funding, style: NumberStyle) -> Table:
    grid = _grid((tr("Billed afterwards"),))
    for month, cost in funding.costs:
        text = style.fixed(cost, 2)
        grid.add_row(shown(month_label(month)), shown(text if funding.complete else style.at_least(text)))
    return grid
