"""What is behind a number, as rows that can be read: one per group, destination and price, summed over the months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ppm_desktop.reports.explanation import bundles, explain
from ppm_desktop.reports.period_view import PeriodView
from ppm_desktop.reports.words import COMPONENT_LABELS, STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.costing.comparison import Comparison
    from ppm_desktop.reports.explanation import Bundle
    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.period_view import Span

#: More rows than this are summed up in one: nobody reads them, and the sum still holds.
_MOST_ROWS: Final = 500
_HEADS: Final = ("Group", "What", "Quantity", "Of it included", "Price", "In force from", "Amount")
_FIRST_NUMBER: Final = 2
INCLUDED_COLUMN: Final = 3
_NO_PRICE: Final = "no rate"
_UNITS: Final = {"licence": "licence months", "minute": "min", "call": "calls"}


@dataclass(frozen=True, slots=True)
class WhyText:
    """An explanation in words, ready to be shown."""

    title: str  # "Pay per minute: toll dial-in"
    figure: str  # "9 759 USD a year"
    rows: tuple[tuple[str, ...], ...]
    reckoning: str  # how the rows become the figure
    sources: tuple[str, ...]
    unpriced: bool


def why(
    comparison: Comparison, option_id: str, component: str | None, style: NumberStyle, span: Span, countries: Mapping[str, str]
) -> WhyText:
    """Explain an option's total, or one component of it. Takes a while for large projects: call it in a thread.

    Args:
        comparison: What the figure was shown from.
        option_id: The option.
        component: The component, or None for the total.
        style: How numbers are written.
        span: What the figure was shown for.
        countries: Names by code.
    """
    explanation = explain(comparison, option_id, component)
    result = comparison.result(option_id)
    option = result.option.name if result is not None else option_id
    project = comparison.project
    view = PeriodView(span, project.months)
    products = {product.id: product.name for product in project.price_book.products}
    found = sorted(bundles(explanation.ledger), key=lambda bundle: -(bundle.amount if bundle.amount is not None else float("inf")))
    rows = [_row(bundle, style, products, countries, said=component is not None) for bundle in found[:_MOST_ROWS]]
    if len(found) > _MOST_ROWS:
        rest = sum(bundle.amount or 0.0 for bundle in found[_MOST_ROWS:])
        rows.append(("", f"{len(found) - _MOST_ROWS} more", "", "", "", "", style.money(rest)))
    bound = "≥\N{NARROW NO-BREAK SPACE}" if explanation.unpriced else ""
    whole, shown = style.money(explanation.total), style.money(explanation.total * view.factor)
    reckoning = f"Sum of the {project.months} months: {bound}{whole} {project.currency}."
    if span != "whole":
        times = " × 12" if span == "year" else ""
        reckoning += f" Average {span}: {bound}{whole} ÷ {project.months}{times} = {bound}{shown} {project.currency}."
    return WhyText(
        title=f"{option}: {COMPONENT_LABELS[component].lower() if component else 'total'}",
        figure=f"{bound}{shown} {project.currency} {view.unit}",
        rows=tuple(rows),
        reckoning=reckoning,
        sources=tuple(f"{source.title}, {source.date} ({STATUS_LABELS[source.status]})" for source in explanation.sources),
        unpriced=explanation.unpriced > 0,
    )


class ExplanationModel(QAbstractTableModel):
    """The rows of an explanation."""

    def __init__(self, text: WhyText) -> None:
        """Show these rows."""
        super().__init__()
        self._rows = text.rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's name and signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's name and signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column holds."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_HEADS[index.column()]}: {self._rows[index.row()][index.column()] or 'none'}"
        return None


def _row(bundle: Bundle, style: NumberStyle, products: Mapping[str, str], countries: Mapping[str, str], *, said: bool) -> tuple[str, ...]:
    """Say one bundle; its component is left out when the title has ``said`` it."""
    line = bundle.first
    label = "" if said else f"{COMPONENT_LABELS[line.component]}: "
    if line.destination:
        country, _, kind = line.destination.partition("/")
        place = countries.get(country, country) + (f", {kind}" if kind else "")
        what = label + place
    else:
        what = label + products.get(line.product, line.product)
    price = line.unit_price
    return (
        line.group or "bought, not assigned",
        what,
        f"{style.count(bundle.quantity)} {_UNITS[line.unit]}",
        style.count(bundle.covered) if bundle.covered > 0 else "",
        _NO_PRICE if price is None else style.fixed(price, 2) if line.unit == "licence" else style.rate(price),
        line.effective,
        style.money(bundle.amount) if bundle.amount is not None else _NO_PRICE,
    )


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column >= _FIRST_NUMBER else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
