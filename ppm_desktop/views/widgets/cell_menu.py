"""What can be done to the selected cells of a data table, as a menu, with the keys that do the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ppm_desktop.session.tables.annotated_table import AnnotatedTable
from ppm_desktop.session.tables.layered_table import LayeredTable
from ppm_desktop.views.widgets.menu_text import with_key
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ppm_desktop.session.tables.table_model import TableModel

#: The key for a note in worksheets, too.
NOTE_KEY: Final = "Shift+F2"


class Cells(Protocol):
    """What a table with a selection can do."""

    @property
    def table_model(self) -> TableModel[Any]:
        """The rows and columns."""

    def window(self) -> QWidget:
        """Return the window that the table is in."""

    def currentIndex(self) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return the cell of the cursor."""

    def selected_cells(self) -> list[tuple[int, int]]:
        """Return row and column of every selected cell."""

    def copy(self) -> None:
        """Copy the selection."""

    def paste(self) -> None:
        """Paste at the selection."""

    def fill_down(self) -> None:
        """Copy the first row of the selection down."""

    def clear_cells(self) -> None:
        """Empty the selection."""

    def reset_cells(self) -> None:
        """Let the selection follow its defaults."""

    def ask_why(self) -> object:
        """Ask about the number of the current cell."""


def cell_menu(table: Cells) -> QMenu:
    """Return the menu with what can be done to the selection of ``table``; it goes when it is closed."""
    menu = QMenu(table.window())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keys, model = QKeySequence.StandardKey, table.table_model
    menu.addAction(with_key(tr("&Copy"), keys.Copy), table.copy)
    menu.addAction(with_key(tr("&Paste"), keys.Paste), table.paste)
    menu.addAction(with_key(tr("&Fill down"), "Ctrl+D"), table.fill_down)
    menu.addAction(with_key(tr("C&lear"), "Del"), table.clear_cells)
    current = table.currentIndex()
    if current.isValid() and model.figure_at(current.row(), current.column()) is not None:
        menu.addAction(with_key(tr("&Why?"), "Return"), table.ask_why)
    if isinstance(model, LayeredTable):
        reset = menu.addAction(tr("&Reset to default"), table.reset_cells)
        reset.setEnabled(bool(model.resettable(table.selected_cells())))
    if isinstance(model, AnnotatedTable):
        note = menu.addAction(with_key(tr("&Note and source…"), NOTE_KEY), partial(open_note, table))
        note.setEnabled(bool(model.inputs_of(table.selected_cells())))
    return menu


def cell_command(table: Cells, event: QKeyEvent) -> Callable[[], None] | None:
    """Return what a key does to the selection of ``table``; None for a key that does nothing there."""
    keys: dict[QKeySequence, Callable[[], None]] = {
        QKeySequence("Ctrl+D"): table.fill_down,
        QKeySequence(NOTE_KEY): partial(open_note, table),
        QKeySequence(Qt.Key.Key_Delete): table.clear_cells,
        QKeySequence(Qt.Key.Key_Backspace): table.clear_cells,
    }
    if event.matches(QKeySequence.StandardKey.Copy):
        return table.copy
    if event.matches(QKeySequence.StandardKey.Paste):
        return table.paste
    pressed = QKeySequence(event.keyCombination())
    return next((act for key, act in keys.items() if key == pressed), None)


def open_note(table: Cells) -> None:
    """Ask what is to be said about the inputs in the selected cells; nothing where no cell shows an input."""
    from ppm_desktop.views.widgets.note_dialog import NoteDialog  # noqa: PLC0415 - not needed for an ordinary start

    model = table.table_model
    inputs = model.inputs_of(table.selected_cells()) if isinstance(model, AnnotatedTable) else ()
    if inputs:
        NoteDialog(model.document, inputs, table.window()).open()
