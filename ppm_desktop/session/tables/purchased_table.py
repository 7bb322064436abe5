"""The licences that were bought, by product: they count where the pool and the fees go by purchased licences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ppm_desktop.domain.input_list import NO_GROUP
from ppm_desktop.domain.products import INCLUDED, Product
from ppm_desktop.domain.scenario import Purchase
from ppm_desktop.session.tables.annotated_table import AnnotatedTable
from ppm_desktop.session.tables.people_table import read_organisers
from ppm_desktop.session.tables.table_column import Column
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.domain.scenario import PoolBasis
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.document import Document


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """A product and how many licences of it were bought; None where nobody said."""

    product: Product
    licences: int | None


class PurchasedTable(AnnotatedTable[PurchaseRow]):
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

    def context(self) -> object:
        """Return what is said about the purchases."""
        return self.document.scenario.annotations

    def input_at(self, row: int, column: int) -> tuple[int, str] | None:
        """Return the purchases for their number, whichever product is meant."""
        del row
        return None if self.columns[column].computed else (NO_GROUP, "purchased")

    def use_basis(self, basis: PoolBasis) -> None:
        """Count licences another way. Numbers that no longer count go; Undo brings them back."""
        scenario = self.document.scenario
        if basis != scenario.pool_basis:
            purchased = scenario.purchased if basis == "purchased" else ()
            text = tr("Count purchased licences") if basis == "purchased" else tr("Count assigned licences")
            self.document.edit_scenario(replace(scenario, pool_basis=basis, purchased=purchased), text)


def _columns(style: NumberStyle) -> tuple[Column[PurchaseRow], ...]:
    return (
        Column(
            key="product",
            title=tr("Licence"),
            read=lambda row: row.product.id,
            show=lambda row: row.product.name,
            alignment="left",
            tooltip=tr("Licences of one pool are added up."),
        ),
        Column(
            key="licences",
            title=tr("Purchased"),
            read=lambda row: row.licences,
            show=lambda row: tr("as assigned") if row.licences is None else style.fixed(row.licences, 0),
            spell=lambda row: "" if row.licences is None else str(row.licences),
            enter=lambda text: read_organisers(text, style) if text.strip() else None,
            write=lambda row, number: replace(row, licences=number),
            noun=tr("purchased licences"),
            unit=tr("licences"),
            cleared="",
            tooltip=tr("Licences bought. If more are assigned, those count. Delete the number to count the assigned ones."),
        ),
    )
