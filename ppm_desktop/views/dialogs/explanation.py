"""Why a number is what it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ppm_desktop.reports.why.lines import price_of, tree_text
from ppm_desktop.session.tables.explanation_model import AMOUNT, CALCULATION, DAY, RATE, SOURCE, WARNING_ROLE, WHAT, ExplanationModel
from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.explained import explained_by
from ppm_desktop.views.widgets.labels import label, yielding
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex, QSize

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.reports.why.answering import WhyTree
    from ppm_desktop.reports.why.unknown import Mend, Unknown

#: The words below the tree are scrolled where they are longer.
_WORDS_HEIGHT = 132
_WIDTHS = {WHAT: 284, CALCULATION: 300, AMOUNT: 164, RATE: 66, SOURCE: 176, DAY: 164}


class ExplanationDialog(QDialog):
    """A number, its formula, the tree below it, what is not known, and the rules. Escape closes it."""

    input_wanted = Signal(str)  # path of the input or price that somebody wants to see
    mend_wanted = Signal(object)  # a ``Mend``: where a missing price is typed in

    def __init__(self, tree: WhyTree, style: NumberStyle, parent: QWidget | None) -> None:
        """Show an explanation; the caller opens it."""
        super().__init__(parent)
        self._tree = tree
        self._style = style
        self.model = ExplanationModel(tree, style, self)
        self.view = QTreeView()
        self.figure = label("title", f"{tree.shown(style)} {tree.unit}".strip(), wrap=True)
        self.formula = yielding(label("verdict", tree.root.text(style), wrap=True))
        self.copy_button = QPushButton(tr("&Copy"))
        self.input_button = QPushButton(tr("&Go to the input"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Why? {figure}").format(figure=tree.title))
        explained_by(self, "ledger")
        self.setAccessibleName(tr("Explanation of {figure}").format(figure=tree.title))
        self._arrange()
        self._connect()
        self._unfold_first()
        self.view.setCurrentIndex(self.model.index(0, 0))
        self._offer_input()
        self.view.setFocus()

    def copied_text(self) -> str:
        """Return the explanation as text: the levels that are unfolded."""
        return tree_text(self._tree, self._style, lambda place: self.view.isExpanded(self.model.index_at(place)))

    def _unfold_first(self) -> None:
        """Unfold the first level, and on as long as there is only one way to go: nobody should have to click where nothing is chosen."""
        index = self.model.index(0, 0)
        while index.isValid():
            self.view.expand(index)
            inner = [self.model.index(row, 0, index) for row in range(self.model.rowCount(index))]
            further = [child for child in inner if self.model.hasChildren(child)]
            index = further[0] if len(further) == 1 else QModelIndex()

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(4)
        column.addWidget(yielding(label("muted", self._tree.title, wrap=True)))
        column.addWidget(self.figure)
        if not self._tree.root.is_leaf:
            column.addWidget(self.formula)
        column.addSpacing(8)
        for unknown in self._tree.unknowns:
            column.addWidget(self._unknown(unknown))
        self._prepare_view()
        column.addWidget(self.view, 1)
        column.addSpacing(8)
        if self._tree.notes or self._tree.rules:
            column.addWidget(self._words())
            column.addSpacing(8)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.input_button, QDialogButtonBox.ButtonRole.ActionRole)
        for made in buttons.findChildren(QPushButton):
            made.setAutoDefault(False)  # Enter belongs to the tree
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(sum(_WIDTHS.values()) + 2 * metrics.page + 16, 660)

    def _prepare_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(_RowDelegate(view))
        view.setProperty("role", "lines")
        view.setAccessibleName(tr("How {figure} comes about").format(figure=self._tree.title))
        view.setUniformRowHeights(True)
        view.setIndentation(16)
        view.setExpandsOnDoubleClick(False)
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        for section, width in _WIDTHS.items():
            view.setColumnWidth(section, width)
        header.setSectionResizeMode(SOURCE, QHeaderView.ResizeMode.Stretch)

    def _unknown(self, unknown: Unknown) -> QWidget:
        """Return the block that says what is not known and how to mend it."""
        block = QFrame()
        block.setObjectName("unknown")
        theme = current_theme()
        block.setStyleSheet(f"#unknown {{ border: 1px solid {theme.warning}; border-radius: {theme.metrics.radius}px; }}")
        line = QHBoxLayout(block)
        line.setContentsMargins(12, 8, 12, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("warning", unknown.what, wrap=True))
        words.addWidget(label("small", unknown.looked, wrap=True))
        words.addWidget(label("small", unknown.mend, wrap=True))
        line.addLayout(words, 1)
        mend = QPushButton(tr("Show in &Prices"))
        mend.setAutoDefault(False)
        mend.setAccessibleName(tr("Show in Prices: {mend}").format(mend=unknown.mend))
        mend.clicked.connect(partial(self._mend, unknown.target))
        line.addWidget(mend, 0, Qt.AlignmentFlag.AlignTop)
        return block

    def _words(self) -> QWidget:
        """Return notes and rules, scrolled where there are many."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for note in self._tree.notes:
            column.addWidget(label("warning", note, wrap=True))
        for rule in self._tree.rules:
            text = tr("{rule} ({id}; {source})").format(rule=rule.text, id=rule.rule, source=rule.source)
            column.addWidget(label("small", text, wrap=True))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Notes and rules"))
        area.setWidget(content)
        content.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setFixedHeight(min(_WORDS_HEIGHT, 24 * (len(self._tree.notes) + len(self._tree.rules)) + 8))
        return area

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._offer_input)
        self.view.activated.connect(self._unfold)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.copied_text()))
        self.copy_button.setToolTip(tr("Copy the explanation as text, with the levels that are unfolded"))
        self.input_button.clicked.connect(self._go_to_input)

    def _path(self) -> str:
        """Return the path of the input or price of the current row; "" for none."""
        node = self.model.node(self.view.currentIndex())
        if node is None:
            return ""
        leaf = price_of(node) or node
        return leaf.origin.path if leaf.origin is not None else ""

    def _offer_input(self) -> None:
        path = self._path()
        self.input_button.setEnabled(bool(path))
        self.input_button.setText(tr("Show in &Prices") if path.startswith("price_book") else tr("&Go to the input"))

    def _go_to_input(self) -> None:
        path = self._path()
        if path:
            self.input_wanted.emit(path)
            self.accept()

    def _mend(self, target: Mend) -> None:
        self.mend_wanted.emit(target)
        self.accept()

    def _unfold(self, index: QModelIndex) -> None:
        """Enter or a double click: unfold and fold; on an input, go there."""
        first = index.siblingAtColumn(0)
        if self.model.hasChildren(first):
            self.view.setExpanded(first, not self.view.isExpanded(first))
        else:
            self._go_to_input()


class _RowDelegate(QStyledItemDelegate):
    """Shows examples and missing prices in the colour of warnings, and rows as high as everywhere."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802 - Qt's name
        """Prepare a cell."""
        super().initStyleOption(option, index)
        theme = current_theme()
        if index.data(WARNING_ROLE):
            palette: QPalette = option.palette
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, QColor(theme.warning))
            option.palette = palette
        option.textElideMode = Qt.TextElideMode.ElideRight

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        size = super().sizeHint(option, index)
        size.setHeight(current_theme().metrics.row)
        return size
