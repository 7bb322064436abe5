"""An explanation as a tree that Qt can show: the number at the top, what it is made of below; rows are made when they are unfolded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from ppm_desktop.reports.why.lines import day_text, price_of, source_text
from ppm_desktop.wording import mark, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.answering import WhyTree
    from ppm_desktop.reports.why.node import Node

_HEADS: Final = (mark("What"), mark("Calculation"), mark("Amount"), mark("Rate"), mark("Source"), mark("In force from"))
WHAT, CALCULATION, AMOUNT, RATE, SOURCE, DAY = range(len(_HEADS))
_NUMBERS: Final = (AMOUNT, RATE)
#: Whether a row rests on an example price, or lacks one.
WARNING_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True, eq=False)
class _Row:
    """A node at one place in the tree; the same node may stand at several."""

    node: Node
    above: int  # key of the row above, -1 at the top
    place: int
    below: list[int] = field(default_factory=list)  # keys, once they were made
    unfolded: bool = False


class ExplanationModel(QAbstractItemModel):
    """One row at the top: the number that is explained."""

    def __init__(self, tree: WhyTree, style: NumberStyle, parent: QObject | None = None) -> None:
        """Show an explanation."""
        super().__init__(parent)
        self.tree = tree
        self._style = style
        self._rows = [_Row(tree.root, -1, 0)]

    def node(self, index: Index) -> Node | None:
        """Return the number of a row."""
        return self._rows[index.internalId()].node if index.isValid() else None

    def place(self, index: Index) -> tuple[int, ...]:
        """Return the way from the top to a row: which child at each level."""
        found: list[int] = []
        row = self._rows[index.internalId()]
        while row.above >= 0:
            found.insert(0, row.place)
            row = self._rows[row.above]
        return tuple(found)

    def index_at(self, place: tuple[int, ...]) -> QModelIndex:
        """Return the row at a place."""
        index = self.index(0, 0)
        for number in place:
            index = self.index(number, 0, index)
        return index

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's name and signature
        """Return a cell."""
        if row < 0 or not 0 <= column < len(_HEADS):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row == 0 else QModelIndex()
        below = self._below(parent.internalId())
        return self.createIndex(row, column, below[row]) if row < len(below) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt's second form has no argument
        """Return the row above."""
        above = self._rows[index.internalId()].above if index.isValid() else -1
        return self.createIndex(self._rows[above].place, 0, above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and signature
        """Return how many numbers a number is made of."""
        if not parent.isValid():
            return 1
        return len(self._below(parent.internalId())) if parent.column() == 0 else 0

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008, N802 - Qt's name and signature
        """Say whether a row can be unfolded, without unfolding it."""
        node = self.node(parent)
        return True if node is None else parent.column() == 0 and not node.is_leaf

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and signature
        """Return the number of columns."""
        return len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column holds."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        node = self.node(index)
        if node is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.text(node, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.text(node, index.column()) or tr("none")
            return tr("{heading}: {text}").format(heading=tr(_HEADS[index.column()]), text=text)
        if role == WARNING_ROLE:
            price = price_of(node)
            origin = price.origin if price is not None else None
            return node.missing or (index.column() >= RATE and origin is not None and origin.example)
        return None

    def text(self, node: Node, column: int) -> str:
        """Return the text of a column."""
        price = price_of(node)
        origin = price.origin if price is not None else node.origin
        match column:
            case 0:
                return node.label
            case 1:
                return node.formula(self._style) if node.is_leaf or len(node.children) > 1 or node.operation != "sum" else ""
            case 2:
                return "" if price is node else node.amount(self._style)
            case 3:
                return price.amount(self._style) if price is not None else ""
            case 4:
                return source_text(origin, self._style) if origin is not None else ""
            case _:
                return day_text(origin, self._style) if origin is not None else ""

    def _below(self, key: int) -> list[int]:
        row = self._rows[key]
        if not row.unfolded:
            row.unfolded = True
            first = len(self._rows)
            self._rows += [_Row(child, key, place) for place, child in enumerate(row.node.children)]
            row.below = list(range(first, len(self._rows)))
        return row.below


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
