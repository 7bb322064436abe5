"""A plain table of lines to read, as the dialogs show them: no grid, no editing, one column takes the spare width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ppm_desktop.views.look.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

#: Lines below those in view whose texts are measured for the widths of the columns; all of several hundred would stop the window.
_MEASURED: Final = 50


def line_table(model: QAbstractItemModel, name: str, widest: int) -> QTableView:
    """Return a table of ``model``'s lines; ``name`` is what a screen reader calls it, ``widest`` the column that stretches."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    model.setParent(table)
    table.setProperty("role", "lines")
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(current_theme().metrics.row)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setResizeContentsPrecision(_MEASURED)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
    return table
