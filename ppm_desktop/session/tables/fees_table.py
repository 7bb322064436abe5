"""The products of the price book with the fee in force, and what was negotiated instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ppm_desktop.domain.prices import Source
from ppm_desktop.domain.products import Fee, Product
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.reports.words import STATUS_LABELS
from ppm_desktop.session.edits.price_edits import with_dated_fee, with_fee_override, without_fee_override
from ppm_desktop.session.entry.number_entry import Refusal
from ppm_desktop.session.entry.shown_text import amount_text, exact_amount
from ppm_desktop.session.tables.rates_columns import age_column, example_remark, read_price, source_detail
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.session.tables.table_model import TableModel
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ppm_desktop.domain.period import Month
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

#: What the project file allows for a reason.
LONGEST_REASON = 500
#: What fits into a report's line.
LONGEST_SOURCE = 200


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A product, its fee in the shown month, its later fees within the plan, and the negotiated price."""

    product: Product
    fee: Fee | None
    later: tuple[Fee, ...]
    source: Source | None
    override: FeeOverride | None

    @property
    def net(self) -> Decimal | None:
        """What is paid: the negotiated price, otherwise the list price; None when nobody knows it."""
        return self.override.amount if self.override is not None else self.fee.amount if self.fee is not None else None


def read_reason(text: str) -> str | Refusal:
    """Read the reason of a negotiated price, which every report repeats."""
    reason = " ".join(text.split())
    if not reason:
        return Refusal(tr("Say why the price differs, such as the contract and its date: every report repeats it."))
    return reason if len(reason) <= LONGEST_REASON else Refusal(tr("A reason has at most {most} characters.").format(most=LONGEST_REASON))


def read_source(text: str) -> str | Refusal:
    """Read where a price comes from, which every report repeats."""
    source = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    if not source:
        return Refusal(tr("Say where the price comes from, such as the price list and its date: every report repeats it."))
    return source if len(source) <= LONGEST_SOURCE else Refusal(tr("A source has at most {most} characters.").format(most=LONGEST_SOURCE))


class FeesTable(TableModel[FeeRow]):
    """Products of the price book with the negotiated prices of the shown scenario."""

    def __init__(self, document: Document, style: NumberStyle, today: Callable[[], date] = date.today) -> None:
        """Show the products of ``document``; ``today`` says how old a source is, and dates what is typed."""
        self._today = today
        self._month: Month | None = None
        super().__init__(document, _columns(style, today))

    @property
    def month(self) -> Month:
        """The month whose fees are shown: the first of the plan until another is chosen."""
        period = self.document.project.period
        return self._month if self._month is not None and self._month in period else period[0]

    def show_month(self, month: Month) -> None:
        """Show the fees of another month of the plan."""
        self._month = month
        self.refresh()

    def read_rows(self) -> tuple[FeeRow, ...]:
        """Return the products in the price book's order."""
        project = self.document.project
        first, last = self.month.first_day, project.period[-1].first_day
        rows = []
        for product in project.price_book.products:
            fee = product.fee_on(first)
            later = tuple(sorted((f for f in product.fees if first < f.effective <= last), key=lambda f: f.effective))
            source = project.price_book.source(fee.source) if fee else None
            rows.append(FeeRow(product, fee, later, source, self.document.scenario.fee_override(product.id)))
        return tuple(rows)

    def put_rows(self, rows: tuple[FeeRow, ...], text: str, merge_key: str | None) -> None:
        """Replace the negotiated prices."""
        scenario = self.document.scenario
        for row in rows:
            if row.override is not None:
                scenario = with_fee_override(scenario, row.override)
        self.document.edit_scenario(scenario, text, merge_key)

    def negotiate(self, row: int, amount: Decimal, reason: str) -> None:
        """Set a product's negotiated price with its reason."""
        product = self.rows[row].product
        scenario = with_fee_override(self.document.scenario, FeeOverride(product.id, amount, reason))
        self.document.edit_scenario(scenario, tr("Negotiate the price of {product}").format(product=product.name))

    def use_list_price(self, row: int) -> None:
        """Go back to the price book's fee."""
        product = self.rows[row].product
        text = tr("Use the list price of {product}").format(product=product.name)
        self.document.edit_scenario(without_fee_override(self.document.scenario, product.id), text)

    def add_fee(self, row: int, amount: Decimal, effective: date, source: str) -> None:
        """Give a product another list price from a day on, with where it comes from."""
        project, product = self.document.project, self.rows[row].product
        today = self._today()
        cited = Source(id=f"fee-{today.isoformat()}", title=source, date=today, status="customer")
        book = with_dated_fee(project.price_book, product.id, Fee(effective, amount, cited.id), cited)
        text = tr("Change the list price of {product}").format(product=product.name)
        self.document.edit(replace(project, price_book=book), text)

    def row_name(self, row: FeeRow) -> str:
        """Name a product."""
        return row.product.name

    def rows_path(self) -> str:
        """Return where the products are in the project."""
        return "price_book.products"

    def place_of(self, problem: Problem) -> tuple[int, str] | None:
        """Find a product by its place in the price book or by a negotiated price of it."""
        for r, row in enumerate(self.rows):
            if problem.path == f"scenarios[{self.document.scenario_index}].fee_overrides.{row.product.id}":
                return r, "override"
        return super().place_of(problem)


def _columns(style: NumberStyle, today: Callable[[], date]) -> tuple[Column[FeeRow], ...]:
    unit = tr("the price book's currency per organiser and month")
    return (
        Column(
            key="product",
            title=tr("Licence"),
            read=lambda row: row.product.id,
            show=lambda row: row.product.name,
            alignment="left",
            tooltip=tr("What can be assigned to an organiser."),
            places=("id", "name"),
        ),
        Column(
            key="fee",
            title=tr("List\nprice"),
            read=lambda row: row.fee.amount if row.fee else None,
            show=lambda row: _fee_text(row.fee, style),
            unit=unit,
            tooltip=tr("The price book's fee in the chosen month, per organiser and month."),
            places=("fees",),
            warn=lambda row: "" if row.fee else tr("No fee is in force in this month: options with this licence stay incomplete."),
        ),
        Column(
            key="override",
            title=tr("Nego-\ntiated"),
            read=lambda row: row.override.amount if row.override else None,
            show=lambda row: amount_text(row.override.amount, style) if row.override else "–",
            spell=lambda row: exact_amount(row.override.amount, style) if row.override else "",
            enter=lambda text: read_price(text, style),
            write=_with_amount,
            noun=tr("the negotiated price"),
            unit=unit,
            tooltip=tr("The price of this scenario instead of the list price. Amount and reason are entered together below the table."),
            places=("override",),
        ),
        Column(
            key="net",
            title=tr("Net\nprice"),
            read=lambda row: row.net,
            show=lambda row: "–" if row.net is None else amount_text(row.net, style) if row.net else "0",
            unit=unit,
            tooltip=tr("What is calculated with: the negotiated price, otherwise the list price."),
        ),
        Column(
            key="reason",
            title=tr("Reason"),
            read=lambda row: row.override.reason if row.override else "",
            show=lambda row: row.override.reason if row.override else "",
            enter=read_reason,
            write=_with_reason,
            noun=tr("the reason for the price"),
            alignment="left",
            edit_kind="text",
            optional=True,
            tooltip=tr("Why the price differs from the list; every report repeats it."),
        ),
        Column(
            key="effective",
            title=tr("In force\nfrom"),
            read=lambda row: row.fee.effective if row.fee else None,
            show=lambda row: style.day(row.fee.effective) if row.fee else "–",
            alignment="left",
        ),
        Column(
            key="source",
            title=tr("Source"),
            read=lambda row: row.fee.source if row.fee else None,
            show=lambda row: "; ".join((_source_text(row), *(_later_text(fee, style) for fee in row.later))),
            alignment="left",
            elastic=True,
            detail=lambda row: "\n".join(
                (source_detail(row.source, style) if row.fee else "–", *(_later_text(fee, style) for fee in row.later))
            ),
            note=lambda row: example_remark(row.source),
        ),
        age_column(today),
    )


def _source_text(row: FeeRow) -> str:
    """Name the source with its standing first, which is seen even where the title is cut."""
    if row.fee is None:
        return "–"
    if row.source is None:
        return tr("no source")
    return tr("{standing}: {source}").format(source=row.source.title, standing=tr(STATUS_LABELS[row.source.status]))


def _fee_text(fee: Fee | None, style: NumberStyle) -> str:
    if fee is None:
        return tr("no fee")
    return amount_text(fee.amount, style) if fee.amount else "0"


def _later_text(fee: Fee, style: NumberStyle) -> str:
    return tr("{amount} from {day}").format(amount=_fee_text(fee, style), day=style.day(fee.effective))


def _both_needed() -> Refusal:
    return Refusal(tr("A negotiated price needs an amount and a reason. Enter both below the table."))


def _with_amount(row: FeeRow, amount: Decimal) -> FeeRow | Refusal:
    return _both_needed() if row.override is None else replace(row, override=replace(row.override, amount=amount))


def _with_reason(row: FeeRow, reason: str) -> FeeRow | Refusal:
    return _both_needed() if row.override is None else replace(row, override=replace(row.override, reason=reason))
