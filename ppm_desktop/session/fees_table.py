"""The products of the price book with the fee in force, and what was negotiated instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ppm_desktop.domain.products import Fee, Product
from ppm_desktop.domain.scenario import FeeOverride
from ppm_desktop.session.number_entry import Refusal
from ppm_desktop.session.price_edits import with_fee_override, without_fee_override
from ppm_desktop.session.rates_table import example_remark, read_price, source_text
from ppm_desktop.session.shown_text import amount_text, exact_amount
from ppm_desktop.session.table_column import Column
from ppm_desktop.session.table_model import TableModel

if TYPE_CHECKING:
    from ppm_desktop.domain.prices import Source
    from ppm_desktop.domain.problem import Problem
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document

#: What the project file allows for a reason.
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A product, its fee when the plan begins, its later fees within the plan, and the negotiated price."""

    product: Product
    fee: Fee | None
    later: tuple[Fee, ...]
    source: Source | None
    override: FeeOverride | None


def read_reason(text: str) -> str | Refusal:
    """Read the reason of a negotiated price, which every report repeats."""
    reason = " ".join(text.split())
    if not reason:
        return Refusal("Say why the price differs, such as the contract and its date: every report repeats it.")
    return reason if len(reason) <= LONGEST_REASON else Refusal(f"A reason has at most {LONGEST_REASON} characters.")


class FeesTable(TableModel[FeeRow]):
    """Products of the price book with the negotiated prices of the shown scenario."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Show the products of ``document``."""
        super().__init__(document, _columns(style))

    def read_rows(self) -> tuple[FeeRow, ...]:
        """Return the products in the price book's order."""
        project = self.document.project
        first, last = project.start.first_day, project.period[-1].first_day
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
        self.document.edit_scenario(scenario, f"Negotiate the price of {product.name}")

    def use_list_price(self, row: int) -> None:
        """Go back to the price book's fee."""
        product = self.rows[row].product
        self.document.edit_scenario(without_fee_override(self.document.scenario, product.id), f"Use the list price of {product.name}")

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


def _columns(style: NumberStyle) -> tuple[Column[FeeRow], ...]:
    unit = "the price book's currency per organiser and month"
    return (
        Column(
            key="product",
            title="Licence",
            read=lambda row: row.product.id,
            show=lambda row: row.product.name,
            alignment="left",
            tooltip="What can be assigned to an organiser.",
            places=("id", "name"),
        ),
        Column(
            key="fee",
            title="List\nprice",
            read=lambda row: row.fee.amount if row.fee else None,
            show=lambda row: _fee_text(row.fee, style),
            unit=unit,
            tooltip="The price book's fee in the first month of the plan, per organiser and month.",
            places=("fees",),
            warn=lambda row: "" if row.fee else "No fee is in force when the plan begins: options with this licence stay incomplete.",
        ),
        Column(
            key="effective",
            title="In force\nfrom",
            read=lambda row: row.fee.effective if row.fee else None,
            show=lambda row: row.fee.effective.isoformat() if row.fee else "–",
            alignment="left",
        ),
        Column(
            key="source",
            title="Source",
            read=lambda row: row.fee.source if row.fee else None,
            show=lambda row: "; ".join(
                (source_text(row.source) if row.fee else "–", *(f"{_fee_text(f, style)} from {f.effective.isoformat()}" for f in row.later))
            ),
            alignment="left",
            note=lambda row: example_remark(row.source),
        ),
        Column(
            key="override",
            title="Nego-\ntiated",
            read=lambda row: row.override.amount if row.override else None,
            show=lambda row: amount_text(row.override.amount, style) if row.override else "–",
            spell=lambda row: exact_amount(row.override.amount, style) if row.override else "",
            enter=lambda text: read_price(text, style),
            write=_with_amount,
            noun="the negotiated price",
            unit=unit,
            tooltip="The price of this scenario instead of the list price. Amount and reason are entered together below the table.",
            places=("override",),
        ),
        Column(
            key="reason",
            title="Reason",
            read=lambda row: row.override.reason if row.override else "",
            show=lambda row: row.override.reason if row.override else "",
            enter=read_reason,
            write=_with_reason,
            noun="the reason for the price",
            alignment="left",
            edit_kind="text",
            tooltip="Why the price differs from the list; every report repeats it.",
        ),
    )


def _fee_text(fee: Fee | None, style: NumberStyle) -> str:
    if fee is None:
        return "no fee"
    return amount_text(fee.amount, style) if fee.amount else "0"


_BOTH = Refusal("A negotiated price needs an amount and a reason. Enter both below the table.")


def _with_amount(row: FeeRow, amount: Decimal) -> FeeRow | Refusal:
    return _BOTH if row.override is None else replace(row, override=replace(row.override, amount=amount))


def _with_reason(row: FeeRow, reason: str) -> FeeRow | Refusal:
    return _BOTH if row.override is None else replace(row, override=replace(row.override, reason=reason))
