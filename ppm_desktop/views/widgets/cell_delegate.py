"""Opens the editor that suits a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ppm_desktop.session.tables.table_cell import CellRole
from ppm_desktop.views.widgets.country_picker import CountryPicker

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QTableView

    from ppm_desktop.session.entry.country_finder import CountryFinder

Index = QModelIndex | QPersistentModelIndex


class _ChoiceEditor(QComboBox):
    """A list that does not change when somebody scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CellDelegate(QStyledItemDelegate):
    """Makes line edits, lists and country fields. The cells themselves are painted by ``CellPainter``."""

    def __init__(self, table: QTableView, countries: CountryFinder | None) -> None:
        """Serve ``table``; ``countries`` are needed where a column asks for a country."""
        super().__init__(table)
        self.open_editors: list[QWidget] = []
        self._countries = countries

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """Make the editor of a cell."""
        kind = index.data(CellRole.EDIT_KIND)
        name = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        editor: QWidget
        if kind == "choice":
            choice = _ChoiceEditor(parent)
            choice.addItems(list(index.data(CellRole.CHOICES)))
            choice.activated.connect(lambda _index: self._finish(choice))
            editor = choice
        elif kind == "country" and self._countries is not None:
            picker = CountryPicker(self._countries, parent)
            picker.chosen.connect(lambda: self._finish(picker))
            editor = picker
        else:
            line = QLineEdit(parent)
            line.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
            editor = line
        editor.setAccessibleName(name)
        self.open_editors.append(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's text, with all its digits, into the editor."""
        text = str(index.data(CellRole.SPELLED) or "")
        if isinstance(editor, CountryPicker):
            editor.set_text(text)
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Type the editor's text into the cell; the model refuses what it cannot be."""
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text() if isinstance(editor, QLineEdit) else ""
        model.setData(index, text, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Let the editor fill its cell; one that shows a list may be wider."""
        del index
        rect = QRect(option.rect)
        if isinstance(editor, QComboBox):
            rect.setWidth(max(rect.width(), editor.minimumSizeHint().width()))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep an editor open while its list of suggestions has the focus."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QComboBox):
            suggesting = isinstance(watched, CountryPicker) and watched.popup.isVisible()
            if suggesting or watched.view().isVisible():
                return False
        return super().eventFilter(watched, event)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
