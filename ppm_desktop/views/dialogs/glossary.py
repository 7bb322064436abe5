"""The words of the program, explained: a list that can be searched, and the explanation beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.views.widgets.labelled import buddy
from ppm_desktop.views.widgets.labels import label
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ppm_desktop.catalog.glossary import Term

_LIST_WIDTH = 220


class GlossaryDialog(QDialog):
    """Stays beside the window; the arrow keys go through the terms, typing above them searches."""

    def __init__(self, terms: Sequence[Term], term_id: str, parent: QWidget) -> None:
        """Show ``terms`` in the order of the alphabet, beginning at one; the caller shows the dialog."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Glossary"))
        self._terms = sorted(terms, key=lambda term: term.term.shown.casefold())
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(tr("a word, such as pool"))
        self.entries = QListWidget()
        self.entries.setAccessibleName(tr("Terms"))
        self.entries.setProperty("role", "entries")
        self.entries.setFixedWidth(_LIST_WIDTH)
        self.heading = label("verdict", wrap=True)
        self.explanation = QPlainTextEdit()
        self.explanation.setReadOnly(True)
        self.explanation.setTabChangesFocus(True)
        self.explanation.setAccessibleName(tr("Explanation"))
        self.nothing = label("muted", tr("No term has that word."), wrap=True)
        self.nothing.hide()
        for term in self._terms:
            item = QListWidgetItem(term.term.shown, self.entries)
            item.setSizeHint(QSize(0, current_theme().metrics.row))
            item.setToolTip(term.line.shown)
            item.setData(Qt.ItemDataRole.UserRole, term)
        self._arrange()
        self.search.textChanged.connect(self._filter)
        self.entries.currentItemChanged.connect(self._explain)
        self.show_term(term_id)
        self.entries.setFocus()
        self.resize(700, 460)

    def show_term(self, term_id: str) -> None:
        """Explain a term, whatever was searched before; without one of that id, the first."""
        self.search.clear()
        ids = [term.id for term in self._terms]
        self.entries.setCurrentRow(ids.index(term_id) if term_id in ids else 0)

    @property
    def shown_terms(self) -> list[str]:
        """The ids of the terms that the search leaves."""
        items = (self.entries.item(row) for row in range(self.entries.count()))
        return [item.data(Qt.ItemDataRole.UserRole).id for item in items if not item.isHidden()]

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        first = None
        for row, term in enumerate(self._terms):
            around = f"{term.term.shown} {term.explained}".casefold()
            fits = all(word in around for word in words)
            self.entries.item(row).setHidden(not fits)
            first = row if fits and first is None else first
        self.nothing.setVisible(first is None)
        current: QListWidgetItem | None = self.entries.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.entries.setCurrentRow(first)

    def _explain(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            term: Term = item.data(Qt.ItemDataRole.UserRole)
            self.heading.setText(term.term.shown)
            self.explanation.setPlainText(term.explained)

    def _arrange(self) -> None:
        metrics = current_theme().metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.page, 20, metrics.page, metrics.around)
        column.setSpacing(metrics.inside)
        column.addWidget(label("title", tr("Glossary")))
        searching = QHBoxLayout()
        searching.setSpacing(metrics.inside)
        searching.addWidget(buddy(tr("&Search"), self.search))
        searching.addWidget(self.search, 1)
        column.addLayout(searching)
        column.addWidget(self.nothing)
        both = QHBoxLayout()
        both.setSpacing(metrics.around)
        both.addWidget(self.entries)
        right = QVBoxLayout()
        right.setSpacing(metrics.inside)
        right.addWidget(self.heading)
        right.addWidget(self.explanation, 1)
        both.addLayout(right, 1)
        column.addLayout(both, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
