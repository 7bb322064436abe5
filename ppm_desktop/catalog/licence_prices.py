"""Fee histories of products, from ``licence_prices.toml`` or from the head of a price book."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ppm_desktop.catalog.complaints import ComplaintLog
from ppm_desktop.catalog.toml_entries import TomlTable, read_toml
from ppm_desktop.domain.products import Fee

if TYPE_CHECKING:
    from ppm_desktop.catalog.text_files import TextFile
    from ppm_desktop.catalog.values import Known


@dataclass(frozen=True, slots=True)
class FeeEntry:
    """A fee with its currency."""

    fee: Fee
    currency: str  # ISO 4217
    note: str = ""


#: Fee entries of one product, oldest first.
FeeHistory = tuple[FeeEntry, ...]
#: Fee histories by product id.
FeeHistories = dict[str, FeeHistory]


def read_licence_prices(file: TextFile, products: Known, sources: Known) -> FeeHistories:
    """Read the fee history of each product.

    Raises:
        CatalogueError: With every mistake of the file; two currencies for one product or a history out of order are.
    """
    log = ComplaintLog()
    top = read_toml(file, log)
    histories = fee_entries(top, products, sources)
    top.end()
    log.raise_if_any()
    return histories


def fee_entries(top: TomlTable, products: Known, sources: Known, currency: str | None = None) -> FeeHistories:
    """Read the tables ``[[fees.*]]`` of a file.

    Args:
        top: The top table of the file.
        products: The ids that may have fees.
        sources: The ids that may be cited.
        currency: The currency of the whole file, empty when it is wrong; None when each entry must name its own.
    """
    if "fees" not in top:
        return {}
    fees = top.table("fees")
    histories = {}
    for product_id in fees.names():
        rows = fees.rows(product_id)
        if product_id not in products.names:
            fees.complain(product_id, found=f'"{product_id}"', expected=products.phrase)
        histories[product_id] = _history(rows, sources, currency)
    return histories


def _history(rows: list[TomlTable], sources: Known, currency: str | None) -> FeeHistory:
    history = tuple(_entry(row, sources, currency) for row in rows)
    for (earlier, later), row in zip(pairwise(history), rows[1:], strict=True):
        if later.fee.effective <= earlier.fee.effective:
            row.contradict("effective", found=str(later.fee.effective), expected=f"a day after {earlier.fee.effective}, oldest fee first")
        if later.currency != earlier.currency:
            row.contradict("currency", found=f'"{later.currency}"', expected=f"{earlier.currency}, the one currency of this product")
    return history


def _entry(row: TomlTable, sources: Known, currency: str | None) -> FeeEntry:
    fee = Fee(row.date("effective"), row.amount("amount"), row.one_of("source", sources))
    entry = FeeEntry(fee, currency if currency is not None and "currency" not in row else row.currency(), row.note())
    if currency and entry.currency != currency:
        row.contradict("currency", found=f'"{entry.currency}"', expected=f"{currency}, the one currency of this price book")
    row.end()
    return entry
