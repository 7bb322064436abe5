"""The files that were open before, as a table: name, folder, day of the last change; what is not there any more is dimmed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableWidget, QTableWidgetItem

from ppm_desktop.views.look.theme import current_theme
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ppm_desktop.reports.number_text import NumberStyle
    from ppm_desktop.session.background.errands import Errands
    from ppm_desktop.session.preferences import Preferences

#: The menu has all of them; here stand those that somebody who has just come is likely to want.
MOST_SHOWN: Final = 6
_FILE, _FOLDER, _CHANGED = range(3)
_PATH: Final = Qt.ItemDataRole.UserRole + 1


class RecentFiles(QTableWidget):
    """Enter or a double click opens, Delete takes out of the list. Whether a file is there is asked in a thread: a drive may be asleep."""

    chosen = Signal(object)  # path
    listed = Signal()  # what is there has been looked up, or the list has changed

    def __init__(self, preferences: Preferences, errands: Errands, style: NumberStyle) -> None:
        """List nothing yet; ``refresh`` does."""
        super().__init__(0, 3)
        self._preferences, self._errands, self._style = preferences, errands, style
        self._changed: dict[Path, date | None] = {}
        self.setAccessibleName(tr("Recent plans"))
        self.setHorizontalHeaderLabels([tr("Plan"), tr("Folder"), tr("Last changed")])
        self.setProperty("role", "lines")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current_theme().metrics.row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_FOLDER, QHeaderView.ResizeMode.Stretch)
        self.cellDoubleClicked.connect(lambda row, _column: self._open(row))
        self.customContextMenuRequested.connect(self._show_menu)

    def refresh(self) -> None:
        """List the files, then look which of them are there and when they were changed."""
        self._list()
        paths = self._preferences.recent[:MOST_SHOWN]
        self._errands.send(lambda: {path: _last_changed(path) for path in paths}, self._note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, remove with Delete; Up and Down move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentRow())
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.remove(self.currentRow())
        else:
            super().keyPressEvent(event)

    def remove(self, row: int) -> None:
        """Take a file out of the list; the file itself stays."""
        path = self._path(row)
        if path is not None:
            self._preferences.recent = [other for other in self._preferences.recent if other != path]
            self._list()
            self.setCurrentCell(min(row, self.rowCount() - 1), _FILE)

    def is_missing(self, path: Path) -> bool:
        """Say whether a file was looked for and not found."""
        return path in self._changed and self._changed[path] is None

    def _list(self) -> None:
        paths = self._preferences.recent[:MOST_SHOWN]
        self.setRowCount(len(paths))
        for row, path in enumerate(paths):
            missing = self.is_missing(path)
            changed = self._changed.get(path)
            last = tr("not found") if missing else self._style.day(changed) if changed is not None else ""
            for column, text in enumerate((path.name, str(path.parent), last)):
                item = QTableWidgetItem(text)
                item.setData(_PATH, path)
                item.setToolTip(
                    tr("{file} is not there: moved, renamed, or on a drive that is away").format(file=path) if missing else str(path)
                )
                if missing or column != _FILE:
                    item.setForeground(current_theme().colour("disabled" if missing else "muted"))
                self.setItem(row, column, item)
        metrics = current_theme().metrics
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + metrics.row * len(paths) + 2)
        if paths and self.currentRow() < 0:
            self.setCurrentCell(0, _FILE)
            self.clearSelection()
        self.listed.emit()

    def _note(self, changed: dict[Path, date | None]) -> None:
        self._changed = changed
        self._list()

    def _path(self, row: int) -> Path | None:
        item = self.item(row, _FILE)
        return item.data(_PATH) if item is not None else None

    def _open(self, row: int) -> None:
        path = self._path(row)
        if path is not None and not self.is_missing(path):
            self.chosen.emit(path)

    def _show_menu(self, at: QPoint) -> None:
        row = self.rowAt(at.y())
        path = self._path(row)
        if path is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Open"), partial(self._open, row)).setEnabled(not self.is_missing(path))
        menu.addAction(tr("&Remove from this list"), partial(self.remove, row))
        menu.popup(self.viewport().mapToGlobal(at))


def _last_changed(path: Path) -> date | None:
    try:
        return date.fromtimestamp(path.stat().st_mtime) if path.is_file() else None  # noqa: DTZ012 - the user's own day, whatever TZ says
    except (OSError, ValueError, OverflowError):
        return None
