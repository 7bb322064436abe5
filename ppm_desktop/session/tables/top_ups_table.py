"""Purchases of credits by hand: on a day, for an amount."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.credits import TopUp
from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.domain.period import Month
from ppm_desktop.session.entry.day_entry import read_day
from ppm_desktop.session.entry.number_entry import Refusal, read_number
from ppm_desktop.session.tables.annotated_table import AnnotatedTable
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

#: What a first purchase begins with where the plan has no amount to go by.
_USUAL: Final = Decimal(1000)
#: From one purchase to the next that is offered.
_MONTHS: Final = 3


class TopUpsTable(AnnotatedTable[TopUp]):
    """Purchases of the shown scenario, the earliest first."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Edit the purchases of ``document``."""
        self._style = style
        super().__init__(document, _columns(document, style))

    def add(self) -> int:
        """Add a purchase some months after the last one, of the same amount; return its row. The way of paying must have a wallet."""
        known = self.read_rows()  # a table that is hidden because it is empty sleeps
        added = self.blank_row(known)
        self.put_rows((*known, added), tr("Add a purchase of credits by hand"), None)
        return self.read_rows().index(added)

    def remove(self, row: int) -> None:
        """Remove a purchase."""
        if 0 <= row < len(self.rows):
            self.put_rows((*self.rows[:row], *self.rows[row + 1 :]), tr("Remove a purchase of credits by hand"), None)

    def read_rows(self) -> tuple[TopUp, ...]:
        """Return the purchases."""
        funding = self.document.scenario.credits
        return () if funding is None else funding.top_ups

    def put_rows(self, rows: tuple[TopUp, ...], text: str, merge_key: str | None) -> None:
        """Replace the purchases, sorted by day."""
        funding = self.document.scenario.credits
        if funding is not None and funding.mode != "post_paid":
            top_ups = tuple(sorted(rows, key=lambda top_up: top_up.day))
            self.document.edit_scenario(replace(self.document.scenario, credits=replace(funding, top_ups=top_ups)), text, merge_key)

    def row_name(self, row: TopUp) -> str:
        """Name a purchase."""
        return tr("the purchase of {day}").format(day=self._style.day(row.day))

    def rows_path(self) -> str:
        """Return where the purchases are in the project."""
        return f"scenarios[{self.document.scenario_index}].credits.top_ups"

    def context(self) -> object:
        """Return what else the cells depend on."""
        return self.document.scenario.annotations, self.document.project.start, self.document.project.months

    def blank_row(self, rows: Sequence[TopUp]) -> TopUp:
        """Return the purchase that a new row begins with: within the plan as long as there is room."""
        period, funding = self.document.project.period, self.document.scenario.credits
        if rows:
            month = min(Month.of(rows[-1].day).plus(_MONTHS), max(period[-1], Month.of(rows[-1].day)))
            return TopUp(month.first_day, rows[-1].amount)
        amounts = (funding.recharge, funding.opening) if funding is not None else ()
        return TopUp(period[min(_MONTHS, len(period) - 1)].first_day, next((amount for amount in amounts if amount), _USUAL))

    def input_at(self, row: int, column: int) -> tuple[int, str] | None:
        """Return the credits, whichever purchase is meant."""
        del row, column
        return NO_GROUP, "credits"


def read_amount(text: str, style: NumberStyle) -> Decimal | Refusal:
    """Read an amount of money of 0 or more."""
    number = read_number(text, style)
    if isinstance(number, Refusal):
        return number
    return Refusal(tr("Less than 0 is not possible here.")) if number < 0 else number


def spelled_amount(amount: Decimal, style: NumberStyle) -> str:
    """Write an amount with all the digits it has and no more, as it is typed."""
    text = f"{amount.normalize():f}" if amount else "0"
    return text.replace(".", style.decimal_point)


def _columns(document: Document, style: NumberStyle) -> tuple[Column[TopUp], ...]:
    def outside(top_up: TopUp) -> str:
        planned = Month.of(top_up.day) in document.project.period
        return "" if planned else tr("Outside the planned months: not counted.")

    return (
        Column(
            key="bought_on",
            title=tr("Day"),
            read=lambda t: t.day.isoformat(),
            show=lambda t: style.day(t.day),
            enter=lambda text: read_day(text, style),
            write=lambda t, day: replace(t, day=day),
            noun=tr("the day"),
            alignment="left",
            edit_kind="text",
            tooltip=tr("The day on which credits are bought by hand."),
            places=("date",),
            warn=outside,
        ),
        Column(
            key="amount_bought",
            title=tr("Amount"),
            read=lambda t: str(t.amount),
            show=lambda t: style.fixed(float(t.amount), 2),
            spell=lambda t: spelled_amount(t.amount, style),
            enter=lambda text: read_amount(text, style),
            write=lambda t, amount: replace(t, amount=amount),
            noun=tr("the amount"),
            unit=document.project.currency,
            tooltip=tr("What is bought on that day, in whole amounts."),
            places=("amount",),
        ),
    )
