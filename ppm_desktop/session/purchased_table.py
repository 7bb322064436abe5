"""The licences that were bought, by product: they count where the pool and the fees go by purchased licences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.products import INCLUDED, Product
from ppm_desktop.domain.scenario import Purchase
from ppm_desktop.session.people_table import read_organisers
from ppm_desktop.session.table_column import Column
from ppm_desktop.session.table_model import TableModel

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import PoolBasis
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """A product and how many licences of it were bought; None where nobody said."""

    product: Product
    licences: int | None


class PurchasedTable(TableModel[PurchaseRow]):
    """Products of the price book that can be bought, or whose licences fill a pool."""

    def __init__(self, document: Document, style: NumberStyle) -> None:
        """Show the purchases of the shown scenario."""
        super().__init__(document, _columns(style))

    def read_rows(self) -> tuple[PurchaseRow, ...]:
        """Return the products that have a fee or a pool."""
        bought = {purchase.product: purchase.licences for purchase in self.document.scenario.purchased}
        return tuple(
            PurchaseRow(product, bought.get(product.id))
            for product in self.document.project.price_book.products
            if product.id in bought or product.pool_minutes > 0 or product.id == INCLUDED
        )

    def put_rows(self, rows: tuple[PurchaseRow, ...], text: str, merge_key: str | None) -> None:
        """Replace the purchases."""
        shown = {row.product.id for row in rows}
        others = [purchase for purchase in self.document.scenario.purchased if purchase.product not in shown]
        typed = [Purchase(row.product.id, row.licences) for row in rows if row.licences is not None]
        purchased = tuple(sorted((*others, *typed), key=lambda purchase: purchase.product))
        self.document.edit_scenario(replace(self.document.scenario, purchased=purchased), text, merge_key)

    def row_name(self, row: PurchaseRow) -> str:
        """Name a product."""
        return row.product.name

    def rows_path(self) -> str:
        """Return where the purchases are in the project."""
        return f"scenarios[{self.document.scenario_index}].purchased"

    def use_basis(self, basis: PoolBasis) -> None:
        """Count licences another way. Numbers that no longer count go; Undo brings them back."""
        scenario = self.document.scenario
        if basis != scenario.pool_basis:
            purchased = scenario.purchased if basis == "purchased" else ()
            self.document.edit_scenario(replace(scenario, pool_basis=basis, purchased=purchased), f"Count {basis} licences")


def _columns(style: NumberStyle) -> tuple[Column[PurchaseRow], ...]:
    return (
        Column(
            key="product",
            title="Licence",
            read=lambda row: row.product.id,
            show=lambda row: row.product.name,
            alignment="left",
            tooltip="Licences of one pool are added up.",
        ),
        Column(
            key="licences",
            title="Purchased",
            read=lambda row: row.licences,
            show=lambda row: "as assigned" if row.licences is None else style.fixed(row.licences, 0),
            spell=lambda row: "" if row.licences is None else str(row.licences),
            enter=lambda text: read_organisers(text, style) if text.strip() else None,
            write=lambda row, number: replace(row, licences=number),
            noun="purchased licences",
            unit="licences",
            cleared="",
            tooltip="Licences bought. If more are assigned, those count. Delete the number to count the assigned ones.",
        ),
    )
