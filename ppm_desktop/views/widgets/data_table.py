"""A table that looks flat and works like a worksheet: typing edits, Enter goes down, Tab goes right, blocks copy and paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QWidget

from ppm_desktop.session.entry.clipboard_text import MOST_CHARACTERS, from_tsv, to_tsv
from ppm_desktop.session.tables.layered_table import LayeredTable
from ppm_desktop.views.widgets.cell_menu import cell_command, cell_menu
from ppm_desktop.views.widgets.cell_message import CellMessage
from ppm_desktop.views.widgets.fitted_table import MOST_ROWS, FittedTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent

    from ppm_desktop.session.entry.country_finder import CountryFinder
    from ppm_desktop.session.tables.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex


class DataTable(FittedTable):
    """Shows a ``TableModel``. It is as high as its rows, up to ``most_rows``."""

    current_row_changed = Signal(int)  # -1 when there is none
    explanation_wanted = Signal(object)  # the ``Figure`` of a computed number

    def __init__(
        self,
        model: TableModel[Any],
        name: str,
        *,
        countries: CountryFinder | None = None,
        most_rows: int = MOST_ROWS,
        wraps: bool = True,
        keeps_mark: bool = False,
    ) -> None:
        """Show a model.

        Args:
            model: The rows and columns.
            name: What the table is called by assistive technology.
            countries: Needed where a column asks for a country.
            most_rows: Beyond so many rows the table scrolls.
            wraps: Whether long texts take a second line; otherwise they are elided.
            keeps_mark: Whether the current row stays coloured without the keyboard, because the page speaks about it.
        """
        super().__init__(model, countries=countries, most_rows=most_rows, wraps=wraps, keeps_mark=keeps_mark)
        self._current: tuple[int, int] = (0, 0)
        self._message: CellMessage | None = None
        self.setAccessibleName(name)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        model.modelAboutToBeReset.connect(self._remember_current)
        model.modelReset.connect(self._delegate.open_editors.clear)  # a reset closes editors without asking
        model.modelReset.connect(self._restore_current)
        model.refused.connect(self._say_refusal)
        self.doubleClicked.connect(self.ask_why)
        self.selectionModel().currentChanged.connect(self._current_moved)
        self._restore_current()

    # the current cell

    @property
    def current_row(self) -> int:
        """The row of the cursor; -1 when the table is empty."""
        return self.currentIndex().row()

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell and select it alone."""
        index = self.model().index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def selected_rows(self) -> list[int]:
        """Return the rows that have a selected cell, from top to bottom."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell the painter whether a block is selected."""
        super().selectionChanged(selected, deselected)
        selection = self.selectionModel().selection()
        parts = selection.count()
        several = parts > 1 or (parts == 1 and selection.at(0).height() * selection.at(0).width() > 1)
        if several != self._cells.several_selected:  # which cells are coloured is repainted by Qt; how the cursor looks is not
            self._cells.several_selected = several
            self.viewport().update()

    def _current_moved(self, current: Index, previous: Index) -> None:
        self._hide_message()
        if current.row() != previous.row():
            self._repaint_row(previous.row())
            self._repaint_row(current.row())
            self.current_row_changed.emit(current.row())

    def _repaint_row(self, row: int) -> None:
        """Repaint one row only: painting a whole table takes longer than the answer."""
        if row >= 0:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _remember_current(self) -> None:
        if self.currentIndex().isValid():
            self._current = (self.currentIndex().row(), self.currentIndex().column())

    def _restore_current(self) -> None:
        rows = self.model().rowCount()
        if rows:
            self.go_to(min(self._current[0], rows - 1), self._current[1])
        self.current_row_changed.emit(self.current_row)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Show the cursor. Qt repaints every cell here, also when an editor closes; all that changes is one row."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.currentIndex().isValid())
        self._repaint_row(self.current_row)

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Hide the cursor; the row stays marked."""
        self._repaint_row(self.current_row)

    def dataChanged(self, top: Index, bottom: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802 - Qt's name
        """Repaint the rows that changed; Qt repaints every cell as soon as two have changed."""
        super().dataChanged(top, top, roles)  # it tells assistive technology, too
        if bottom.row() - top.row() > self._most_rows:
            self.viewport().update()
            return
        for row in range(top.row(), bottom.row() + 1):
            self._repaint_row(row)

    # keys

    def event(self, event: QEvent) -> bool:
        """Take the keys of a worksheet before menus do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._command(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a worksheet does with a key."""
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # an editor passed it on; Enter and Tab come back through closeEditor
            return
        self._hide_message()
        command = self._command(event)
        if command is not None:
            command()
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._step(forward=event.key() == Qt.Key.Key_Tab)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.modifiers() or not self.ask_why():
                self._go_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_F2 or (event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        if self.state() == QAbstractItemView.State.EditingState:
            return None  # they belong to the text that is being typed
        return cell_command(self, event)

    def ask_why(self) -> bool:
        """Ask for the explanation of the current number; return whether it can be explained."""
        index = self.currentIndex()
        figure = self.table_model.figure_at(index.row(), index.column()) if index.isValid() else None
        if figure is not None:
            self.explanation_wanted.emit(figure)
        return figure is not None

    def commitData(self, editor: QWidget) -> None:  # noqa: N802 - Qt's name
        """Take what an editor holds, once: choosing from a list and Enter may both ask for it."""
        if editor in self._delegate.open_editors:
            super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """Go on as in a worksheet: Tab to the right, Enter down, without opening the next editor."""
        ends = QAbstractItemDelegate.EndEditHint
        if editor not in self._delegate.open_editors:
            return
        self._delegate.open_editors.remove(editor)
        super().closeEditor(editor, ends.NoHint)
        if self._message is not None and self._message.text:
            return  # what was typed was refused: the cursor stays where the note is
        if hint in {ends.EditNextItem, ends.EditPreviousItem}:
            self._step(forward=hint == ends.EditNextItem)
        elif hint == ends.SubmitModelCache:
            self._go_down(1)

    def _step(self, *, forward: bool) -> None:
        """Go to the next cell that can be typed into; past the last one leave the table."""
        columns = self.model().columnCount()
        at = self.currentIndex().row() * columns + self.currentIndex().column()
        cells = range(at + 1, self.model().rowCount() * columns) if forward else range(at - 1, -1, -1)
        for cell in cells:
            row, column = divmod(cell, columns)
            if not self.table_model.columns[column].computed:
                self.go_to(row, column)
                return
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)

    def _go_down(self, rows: int) -> None:
        index = self.currentIndex()
        self.go_to(min(max(index.row() + rows, 0), self.model().rowCount() - 1), index.column())

    # blocks

    def copy(self) -> None:
        """Put the selected block on the clipboard, as text that a worksheet understands."""
        rows, columns = self._block()
        QGuiApplication.clipboard().setText(to_tsv([[self.table_model.spelled(r, c) for c in columns] for r in rows]))

    def paste(self) -> None:
        """Paste the clipboard's block at the selection, as one step; a single value fills the whole selection."""
        self._hide_message()  # what was refused before is over
        text = QGuiApplication.clipboard().text()
        if len(text) > MOST_CHARACTERS:
            self.table_model.refuse_paste_of(len(text))
            return
        block = from_tsv(text)
        if not block:
            return
        rows, columns = self._block()
        row, column = (rows[0], columns[0]) if rows else (0, 0)
        if len(block) == 1 and len(block[0]) == 1:
            block = [block[0] * max(len(columns), 1)] * max(len(rows), 1)
        self.table_model.paste(row, column, block)

    def fill_down(self) -> None:
        """Copy the first row of the selection to its other rows; a single row takes the one above."""
        rows, columns = self._block()
        if not rows:
            return
        source, targets = (rows[0], rows[1:]) if len(rows) > 1 else (rows[0] - 1, rows)
        if source >= 0:
            self.table_model.fill({(r, c): (source, c) for r in targets for c in columns if not self.table_model.columns[c].computed})

    def clear_cells(self) -> None:
        """Set the selected cells to what counts as empty."""
        self.table_model.clear(self.selected_cells())

    def reset_cells(self) -> None:
        """Let the selected cells follow their defaults again."""
        if isinstance(self.table_model, LayeredTable):
            self.table_model.reset(self.selected_cells())

    def selected_cells(self) -> list[tuple[int, int]]:
        """Return row and column of every selected cell."""
        return [(index.row(), index.column()) for index in self.selectedIndexes()]

    def _block(self) -> tuple[list[int], list[int]]:
        """Return rows and columns of the rectangle around the selection."""
        cells = self.selectedIndexes() or ([self.currentIndex()] if self.currentIndex().isValid() else [])
        if not cells:
            return [], []
        rows, columns = [index.row() for index in cells], [index.column() for index in cells]
        return list(range(min(rows), max(rows) + 1)), list(range(min(columns), max(columns) + 1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the same by mouse."""
        self.context_menu().popup(event.globalPos())

    def context_menu(self) -> QMenu:
        """Return the menu with what can be done to the selection."""
        return cell_menu(self)

    # refusals

    @property
    def message(self) -> str:
        """What is said beside a cell at the moment."""
        return self._message.text if self._message is not None else ""

    def _say_refusal(self, row: int, column: int, reason: str) -> None:
        if self._message is None:
            self._message = CellMessage(self.viewport())
        index = self.model().index(row, column) if row >= 0 else self.currentIndex()
        self._message.say(reason, self.visualRect(index) if index.isValid() else QRect(0, 0, 0, 0))

    def _hide_message(self) -> None:
        if self._message is not None:
            self._message.hide()
